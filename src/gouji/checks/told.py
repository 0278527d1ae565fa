"""Turns failing relations into findings: one for each cause, naming the figure at fault or all that it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gouji.checks.pictured import not_read_in, with_doubt
from gouji.checks.wording import Failure, named, only_follows, or_slip, taken, undecided
from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.domain.claims import Mention, Role
from gouji.domain.filled import Filled, Fixed
from gouji.domain.findings import Problem, Slip, Undecided
from gouji.domain.printed import Printed, Word
from gouji.domain.ties import Form, Strength, Tie, span
from gouji.solve.culprits import Explanation, Knot, broken_by, localise
from gouji.solve.repair import Repair, settled_by
from gouji.solve.reread import reread, with_readings
from gouji.solve.twins import Elsewhere
from gouji.values.units import SCORE

#: Bits within which two explanations are equally good.
_EQUALLY = 1
#: Bits by which a change that no everyday slip explains must be likelier than all others to be told alone.
_FAR = 6
_FULL = 100
_SEVERAL = 2
#: What more than all of may be reached: no part of it is meant.
_NO_WHOLE = ("上年", "去年", "同期", "预算", "计划", "任务", "目标")
_BELOW_ZERO = ("结余", "结转", "差额", "盈余", "净", "调整", "冲减")


@dataclass(frozen=True)
class Explained:
    """说明: what is said of failing relations, and under which code; undecided where they may only rest on a part of a
    picture that was not read."""

    code: str
    said: Problem | Undecided
    ties: frozenset[Tie]


@dataclass(frozen=True)
class _Told:
    """A problem with its code, what would mend it and the failing relations it speaks of."""

    code: str
    problem: Problem
    repairs: Sequence[Repair]
    ties: Sequence[Tie]


def explained(
    failures: Sequence[Failure],
    held: Iterable[Tie],
    printed_figures: Callable[[], Iterable[Elsewhere]],
    doubted: Sequence[Tie] = (),
) -> tuple[Explained, ...]:
    """One problem for each figure at fault with the code it goes under; failing relations that cannot be pinned to a
    figure have one for each knot. ``printed_figures`` are asked for only where something fails. Of ``doubted``, which fail
    and may lawfully do so, nothing is said, but they speak for what mends them."""
    if not failures:
        return ()
    twins = tuple(printed_figures())
    by_tie = {failure.tie: failure for failure in failures}
    held = tuple(held)
    readings = reread([failure.tie for failure in failures], held)
    mended = {tie: with_readings(tie, dict(one.changes)) for one in readings for tie in one.mended}
    known = (*held, *mended.values())
    told = list(_solved([one for one in failures if one.tie not in mended], known, twins, doubted))
    return (
        *(
            Explained(code, problem, frozenset(one.mended))
            for one in readings
            for code, problem in taken(one, mended, by_tie.__getitem__)
        ),
        *(
            Explained(one.code, _read_or_not(one.problem, one.repairs, one.ties, held), frozenset(one.ties))
            for one in told
        ),
    )


def _solved(
    failures: Sequence[Failure],
    held: Sequence[Tie],
    twins: Sequence[Elsewhere],
    silent: Sequence[Tie],
) -> Iterator[_Told]:
    """What proves a fault is solved first; what is only supposed is solved where that does not explain it."""
    slips = _everyday_slips([one for one in failures if one.known and one.slip is not Slip.LESS], held, twins)
    failures = [replace(one, known=False) if one.slip is Slip.MORE and one.tie in slips else one for one in failures]
    failure_of = {one.tie: one for one in failures}.__getitem__
    open_ties = [one.tie for one in failures if not one.proves]
    proven = localise([one.tie for one in failures if one.proves], held, twins, (*open_ties, *silent))
    right: dict[Printed, Printed] = {}
    for knot in _with_repeats(tuple(_one_missing_row_each(proven))):
        following = _following(knot, open_ties)
        open_ties = [tie for tie in open_ties if tie not in following]
        rests = [failure_of(tie) for tie in knot.ties if right.keys() & set(tie.touched)]
        if rests:
            others = [failure_of(tie) for tie in knot.ties if failure_of(tie) not in rests]
            yield from _after(rests, others, right, held, twins)
        else:
            yield from _problems(knot, following, failure_of)
            right |= _put_right(knot)
    doubted = [tie for tie in open_ties if not failure_of(tie).is_told]
    open_ties = [tie for tie in open_ties if tie not in doubted]
    for knot in localise(doubted, held, twins, (*open_ties, *silent)):
        following = _following(knot, open_ties)
        open_ties = [tie for tie in open_ties if tie not in following]
        yield from _problems(knot, following, failure_of)
    for tie in open_ties:
        failure = failure_of(tie)
        slip = slips.get(tie) if failure.slip is Slip.AS_MUCH else None
        yield _Told(failure.code, failure.problem if slip is None else or_slip(failure.problem, slip), (), (tie,))


def _everyday_slips(
    failures: Sequence[Failure], held: Sequence[Tie], twins: Sequence[Elsewhere]
) -> Mapping[Tie, Repair]:
    """The likeliest slip of one figure that alone mends a relation, breaks nothing that holds, and that nothing around it
    opposes."""
    found: dict[Tie, Repair] = {}
    for knot in localise([one.tie for one in failures], held, twins):
        single = (one.repairs[0] for one in knot.explanations if len(one.repairs) == 1)
        slip = next((one for one in single if one.is_slip and one.mates >= 0 and not _is_absurd(one)), None)
        if slip is not None:
            found |= dict.fromkeys(knot.ties, slip)
    return found


def _after(
    rests: Sequence[Failure],
    others: Sequence[Failure],
    right: Mapping[Printed, Printed],
    held: Sequence[Tie],
    twins: Sequence[Elsewhere],
) -> Iterator[_Told]:
    """What is told of ``rests``, which fail with the figures that are put ``right``, too, and of ``others`` tied to them: as it
    will be then, so that nobody is told to fit a right figure to a wrong one."""
    after = {with_readings(one.tie, right): one for one in rests} | {one.tie: one for one in others}

    def failure_of(tie: Tie) -> Failure:
        one = after[tie]
        return one if one.tie is tie else replace(one, tie=tie, is_reckoned=True)

    origin = {tie: one.tie for tie, one in after.items()}
    for knot in localise([tie for tie in after if not tie.holds], held, twins):
        for one in _problems(knot, (), failure_of):
            yield replace(one, ties=[origin[tie] for tie in one.ties])


def _put_right(knot: Knot) -> dict[Printed, Printed]:
    """The figures that the one likely explanation of ``knot`` changes, as they should be."""
    likeliest = _likeliest(knot)
    if not _names_one(knot, likeliest):
        return {}
    return {
        one.figure: Fixed(one.figure.label, one.corrected, one.figure.place)
        for one in likeliest[0].repairs
        if one.figure.figure is not None
    }


def _following(knot: Knot, ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Those of ``ties`` that the likeliest explanation of ``knot`` mends as well."""
    best = _likeliest(knot)[:1]
    return tuple(tie for tie in ties if best and best[0].mends(tie))


def _read_or_not(
    problem: Problem, repairs: Sequence[Repair], ties: Sequence[Tie], held: Sequence[Tie]
) -> Problem | Undecided:
    reason = not_read_in(problem, repairs, ties, held)
    return with_doubt(problem) if reason is None else Undecided(reason, problem.places[0])


def _one_missing_row_each(knots: Sequence[Knot]) -> Iterator[Knot]:
    """``knots``, those that only miss cells of one and the same row as one: the row was left out."""
    by_row: dict[tuple[str, str], Knot] = {}
    kept: list[Knot | tuple[str, str]] = []
    for knot in knots:
        rows = {_missing_row(repair.figure) for repair in knot.explanations[0].repairs} if knot.explanations else set()
        row = rows.pop() if len(rows) == 1 else None
        if row is None:
            kept.append(knot)
        elif row in by_row:
            one, other = by_row[row].explanations[0], knot.explanations[0]
            both = Explanation((*one.repairs, *other.repairs), (*one.ties, *other.ties))
            by_row[row] = Knot((*by_row[row].ties, *knot.ties), (both,))
        else:
            by_row[row] = knot
            kept.append(row)
    return (by_row[one] if isinstance(one, tuple) else one for one in kept)


def _with_repeats(knots: Sequence[Knot]) -> Iterator[Knot]:
    """``knots``, those that only fail since a figure at fault is printed again in its column (a class has one section) with that
    figure's."""
    likeliest = [_likeliest(one) for one in knots]
    named_by = {at: ones[0] for at, ones in enumerate(likeliest) if _names_one(knots[at], ones)}
    taken_by: dict[int, int] = {}
    repeated: dict[int, tuple[Repair, ...]] = {}
    for at, knot in enumerate(knots):
        for owner, best in named_by.items():
            repairs = () if at in named_by else tuple(_repeated(best.repairs, knot))
            settled = settled_by(repairs)
            if repairs and all(tie.holds_with(settled) for tie in knot.ties):
                taken_by[at], repeated[at] = owner, repairs
                break
    for at, knot in enumerate(knots):
        if at in taken_by:
            continue
        more = [other for other, owner in taken_by.items() if owner == at]
        if more:
            ties = tuple(tie for other in more for tie in knots[other].ties)
            repairs = (*named_by[at].repairs, *(one for other in more for one in repeated[other]))
            whole = replace(named_by[at], repairs=repairs, ties=(*named_by[at].ties, *ties))
            yield Knot((*knot.ties, *ties), (whole,))
        else:
            yield knot


def _repeated(repairs: Sequence[Repair], knot: Knot) -> Iterator[Repair]:
    """``repairs`` at other cells of the same column that print the same and fail in ``knot``."""
    figures = dict.fromkeys(figure for tie in knot.ties for figure in tie.figures)
    for figure in figures:
        for one in repairs:
            if (
                isinstance(figure, Amount)
                and isinstance(one.figure, Amount)
                and figure is not one.figure
                and (figure.table, figure.column, figure.text) == (one.figure.table, one.figure.column, one.figure.text)
            ):
                yield replace(one, figure=figure)


def _missing_row(figure: Printed) -> tuple[str, str] | None:
    """Table and code of an amount whose row is not printed; None for a printed one."""
    if not isinstance(figure, Amount):
        return None
    missing = not figure.text and not figure.place.quote and figure.row.isdigit()
    return (figure.table, figure.row) if missing else None


def _likeliest(knot: Knot) -> list[Explanation]:
    """The explanations that are equally good and better than all others, what a sentence works out first. Where no everyday
    slip explains it, another must be far better to be told alone."""
    sane = [one for one in knot.explanations if not any(map(_is_absurd, one.repairs))]
    if not sane:
        return []
    sane = [one for one in sane if not (_makes_nothing(one) or _leaves_part_beyond_whole(one))] or sane
    sane = [one for one in sane if not _leaves_base_below_zero(one)] or sane
    claimed = {tie.claimed for tie in knot.ties}
    works_out = {id(one): any(repair.figure in claimed for repair in one.repairs) for one in sane}
    worst = sane[0].oddity + (_EQUALLY if sane[0].is_strong else _FAR)
    found = [one for one in sane if one.oddity <= worst]
    if len(found) > 1 and len(knot.ties) == 1 and all(map(_is_told, found)):
        # one relation cannot tell: all the figures that may be
        found = [one for one in sane if one.oddity <= sane[0].oddity + _FAR and _is_told(one)]
    return sorted(found, key=lambda one: (one.oddity, not works_out[id(one)]))


def _is_told(explanation: Explanation) -> bool:
    """Whether it changes one figure that a text tells."""
    return len(explanation.repairs) == 1 and isinstance(explanation.repairs[0].figure, Mention)


def _problems(knot: Knot, following: Sequence[Tie], failure_of: Callable[[Tie], Failure]) -> Iterator[_Told]:
    """The problems of ``knot``; ``following`` are relations that its likeliest explanation mends as well."""
    likeliest = _likeliest(knot)
    cause = f"knot/{knot.ties[0].code}/{knot.ties[0].left[0].figure.label}"
    if not _names_one(knot, likeliest):
        candidates = [one for one in likeliest if not _is_far_fetched(one)]
        candidates += _of_the_claimed(knot, candidates)
        lead, problem = undecided([failure_of(tie) for tie in knot.ties], candidates, cause)
        yield _Told(lead.code, problem, (), knot.ties)
        return
    best = likeliest[0]
    if following:
        best = replace(best, ties=(*best.ties, *following))
    for repairs in _by_mistake(best):
        if all(only_follows(repair.figure, best) for repair in repairs):
            continue
        broken = [failure_of(tie) for repair in repairs for tie in broken_by(repair.figure, best)]
        code, problem = named(repairs, best, broken, cause)
        yield _Told(code, problem, repairs, [failure.tie for failure in broken])


def _of_the_claimed(knot: Knot, candidates: Sequence[Explanation]) -> list[Explanation]:
    """What else may be at fault beside the one candidate of sums that are only supposed: the figure that they claim."""
    sums = all(
        tie.strength is Strength.SUPPOSED and tie.form is Form.LINEAR and len(tie.figures) > _SEVERAL
        for tie in knot.ties
    )
    if len(candidates) != 1 or not sums:
        return []
    claimed = knot.ties[0].left[0].figure
    others = (one for one in knot.explanations if one is not candidates[0] and len(one.repairs) == 1)
    return [one for one in others if one.repairs[0].figure is claimed and not _is_absurd(one.repairs[0])][:1]


def _names_one(knot: Knot, likeliest: Sequence[Explanation]) -> bool:
    """Whether the likeliest explanation may be told as the cause: it alone is likely. Of what is only supposed to be one thing,
    concluded from names, it is one figure that two kinds of relations or an everyday slip tell."""
    if len(likeliest) != 1 or _is_far_fetched(likeliest[0]):
        return False
    if all(tie.strength is Strength.SUPPOSED for tie in knot.ties):
        told = len({tie.code for tie in knot.ties}) > 1 or all(one.is_slip for one in likeliest[0].repairs)
        return told and len(likeliest[0].repairs) == 1
    return True


def _is_far_fetched(explanation: Explanation) -> bool:
    """Whether a form would have to be filled in wrongly in several places, or a weight or score be nothing: many such changes
    make a sum of rows right."""
    several = len(explanation.repairs) > 1 and not explanation.is_strong
    filled = any(isinstance(one.figure, Filled) for one in explanation.repairs)
    return (filled and several) or _makes_nothing(explanation)


def _makes_nothing(explanation: Explanation) -> bool:
    """Whether what a form prints would have to be nothing: 10 for 0 is no everyday slip, and any row of a sum could be it, but
    where the other columns of its row say so."""
    return any(isinstance(one.figure, Filled) and one.should == 0 >= one.mates for one in explanation.repairs)


def _leaves_part_beyond_whole(explanation: Explanation) -> bool:
    """Whether a share above 100% is left as it stands although the part is smaller than its whole as printed."""
    changed = {repair.figure for repair in explanation.repairs}
    return any(tie.rate not in changed and _is_share_above_all(tie) for tie in explanation.ties)


def _leaves_base_below_zero(explanation: Explanation) -> bool:
    """Whether a text says what grew or fell from less than nothing even then, as 60 more than before that are 50 in all."""
    settled = settled_by(explanation.repairs)
    return any(
        tie.form is Form.RATIO
        and isinstance(tie.rate, Mention)
        and tie.rate.role is Role.GROWTH
        and span(tie.right, settled)[1] < 0
        and not any(word in tie.rate.subject for word in _BELOW_ZERO)
        for tie in explanation.ties
    )


def _is_share_above_all(tie: Tie) -> bool:
    rate = tie.rate
    if not isinstance(rate, Mention) or rate.role is not Role.SHARE or rate.exact <= 1:
        return False
    return not any(word in rate.base for word in _NO_WHOLE) and span(tie.left)[1] < span(tie.right)[0]


def _is_absurd(repair: Repair) -> bool:
    """Whether a figure that cannot fall below zero would have to, or points rise above the full score, a share above the
    whole, or a rate of a form above twice the whole: then it is no slip of this figure."""
    if isinstance(repair.figure, Word):
        return False
    if isinstance(repair.figure, Filled) and repair.figure.unit.is_rate and repair.should > 2 * _FULL >= repair.printed:
        return True
    if (
        isinstance(repair.figure, Mention)
        and repair.figure.role is Role.SHARE
        and repair.should > _FULL >= repair.printed
    ):
        return True
    if repair.figure.unit is SCORE and repair.should > _FULL:
        return True
    return repair.should < 0 <= repair.printed and not any(word in repair.figure.label for word in _BELOW_ZERO)


def _by_mistake(best: Explanation) -> list[list[Repair]]:
    """The repairs by what went wrong once: a row that the table does not print is one omission, one figure printed wrongly in
    several places is one figure, and one difference that went up through the sums is one difference."""
    if _is_one_difference(best.repairs):
        return [list(best.repairs)]
    groups: dict[object, list[Repair]] = {}
    for repair in best.repairs:
        figure = repair.figure
        mistake = _missing_row(figure) or ((figure.label, figure.shown, repair.should) if figure.text else figure)
        groups.setdefault(mistake, []).append(repair)
    return list(groups.values())


def _is_one_difference(repairs: Sequence[Repair]) -> bool:
    """Whether all of several printed figures are off by the same amount."""
    if len(repairs) < _SEVERAL or any(isinstance(one.figure, Word) or not one.figure.text for one in repairs):
        return False
    return len({Fraction(abs(one.printed - one.should)) * one.figure.unit.factor for one in repairs}) == 1


def joined_to_culprits(problems: Sequence[Problem], culprits: Sequence[Problem]) -> tuple[Problem, ...]:
    """``problems`` of other checks, those that rest on a figure at fault under that figure's cause."""
    cause_at = {
        problem.left.place: problem.cause for problem in culprits if problem.left is not None and problem.left.place
    }
    return tuple(_joined(problem, cause_at) for problem in problems)


def _joined(problem: Problem, cause_at: Mapping[Place, str]) -> Problem:
    if problem.cause:
        return problem
    cause = next((cause_at[place] for place in problem.places if place in cause_at), "")
    return replace(problem, cause=cause) if cause else problem
