"""Turns failing relations into findings: one for each cause, naming the figure at fault or all that it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gouji.checks.pictured import not_read_in, with_doubt
from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.domain.arithmetic import printed
from gouji.domain.claims import Mention
from gouji.domain.filled import Filled
from gouji.domain.findings import SHOULD_BE, Problem, Severity, Side, Undecided
from gouji.domain.printed import Printed, Word
from gouji.domain.ties import Strength, Tie
from gouji.solve.culprits import Explanation, Knot, broken_by, localise
from gouji.solve.repair import Repair
from gouji.solve.reread import Rereading, reread, with_readings
from gouji.ties.shown import all_arithmetic, arithmetic
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch
from gouji.values.rounding import plain

_SLIPS = {
    Mismatch.SWAPPED: "（疑为数字颠倒）",
    Mismatch.SCALE: "（疑为小数点或单位写错）",
    Mismatch.SIGN: "（疑为正负号写反）",
    Mismatch.TRUNCATED: "（末位是截断的）",
    Mismatch.TAIL: "（末位尾差）",
    Mismatch.STALE: "（疑为旧数）",
    Mismatch.OTHER: "",
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_WAN = 10_000
_FEW = 3
#: Bits within which two explanations are equally good.
_EQUALLY = 1
_BELOW_ZERO = ("结余", "结转", "差额", "盈余", "净", "调整", "冲减")


@dataclass(frozen=True)
class Failure:
    """一条不成立的关系: the tie with the problem its check would report, under that check's code."""

    code: str
    tie: Tie
    problem: Problem
    known: bool = False

    @property
    def proves(self) -> bool:
        """Whether it shows by itself that some figure is wrong: not where it is only supposed, off by its last digit, or where
        its check knows another cause."""
        return self.tie.strength is not Strength.SUPPOSED and not self.is_told

    @property
    def is_told(self) -> bool:
        """Whether there is nothing to solve: its own problem says all, unless it follows from another."""
        return self.known or self.problem.severity is Severity.INFO


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
    printed_figures: Callable[[], Iterable[Figure]],
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
    told = list(_solved([one for one in failures if one.tie not in mended], known, twins, by_tie.__getitem__, doubted))
    return (
        *(
            Explained(code, problem, frozenset(one.mended))
            for one in readings
            for code, problem in _taken(one, mended, by_tie.__getitem__)
        ),
        *(
            Explained(one.code, _read_or_not(one.problem, one.repairs, one.ties, held), frozenset(one.ties))
            for one in told
        ),
    )


def _solved(
    failures: Sequence[Failure],
    held: Sequence[Tie],
    twins: Sequence[Figure],
    failure_of: Callable[[Tie], Failure],
    silent: Sequence[Tie],
) -> Iterator[_Told]:
    """What proves a fault is solved first; what is only supposed is solved where that does not explain it."""
    open_ties = [one.tie for one in failures if not one.proves]
    proven = localise([one.tie for one in failures if one.proves], held, twins, (*open_ties, *silent))
    for knot in _one_missing_row_each(proven):
        following = _following(knot, open_ties)
        open_ties = [tie for tie in open_ties if tie not in following]
        yield from _problems(knot, following, failure_of)
    doubted = [tie for tie in open_ties if not failure_of(tie).is_told]
    open_ties = [tie for tie in open_ties if tie not in doubted]
    for knot in localise(doubted, held, twins, (*open_ties, *silent)):
        following = _following(knot, open_ties)
        open_ties = [tie for tie in open_ties if tie not in following]
        yield from _problems(knot, following, failure_of)
    for tie in open_ties:
        yield _Told(failure_of(tie).code, failure_of(tie).problem, (), (tie,))


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


def _missing_row(figure: Printed) -> tuple[str, str] | None:
    """Table and code of an amount whose row is not printed; None for a printed one."""
    if not isinstance(figure, Amount):
        return None
    missing = not figure.text and not figure.place.quote and figure.row.isdigit()
    return (figure.table, figure.row) if missing else None


def _likeliest(knot: Knot) -> list[Explanation]:
    """The explanations that are equally good and better than all others; where no everyday slip explains it, all, what a
    sentence works out first."""
    sane = [one for one in knot.explanations if not any(map(_is_absurd, one.repairs))]
    claimed = {tie.claimed for tie in knot.ties}
    works_out = {id(one): any(repair.figure in claimed for repair in one.repairs) for one in sane}
    if sane and sane[0].is_strong:
        found = [one for one in sane if one.oddity <= sane[0].oddity + _EQUALLY]
        return sorted(found, key=lambda one: (one.oddity, not works_out[id(one)]))
    return sorted(sane, key=lambda one: not works_out[id(one)])


def _problems(knot: Knot, following: Sequence[Tie], failure_of: Callable[[Tie], Failure]) -> Iterator[_Told]:
    """The problems of ``knot``; ``following`` are relations that its likeliest explanation mends as well."""
    likeliest = _likeliest(knot)
    cause = f"knot/{knot.ties[0].code}/{knot.ties[0].left[0].figure.label}"
    if not _names_one(knot, likeliest):
        yield _undecided([failure_of(tie) for tie in knot.ties], likeliest, cause)
        return
    best, *others = likeliest
    if following:
        best = replace(best, ties=(*best.ties, *following))
    for rows in _by_missing_row(best):
        if all(_only_follows(repair.figure, best) for repair in rows):
            continue
        broken = [failure_of(tie) for repair in rows for tie in broken_by(repair.figure, best)]
        code, problem = _problem(rows, best, others, broken, cause)
        yield _Told(code, problem, rows, [failure.tie for failure in broken])


def _only_follows(figure: Printed, best: Explanation) -> bool:
    """Whether a figure of a text contradicts nothing as printed: it changes with the culprit and is no error of its own."""
    return isinstance(figure, Mention) and not any(figure in tie.figures for tie in best.ties)


def _names_one(knot: Knot, likeliest: Sequence[Explanation]) -> bool:
    """Whether the likeliest explanation may be told as the cause: an everyday slip, or one of few that several relations,
    or relations of tables, want. One sentence that does not add up names none of its figures."""
    if not likeliest:
        return False
    if _is_far_fetched(likeliest[0]):
        return False
    if all(tie.strength is Strength.SUPPOSED for tie in knot.ties):
        # That they speak of one thing is concluded from names: one figure at most, told by two kinds of relations or alone likely.
        told = len({tie.code for tie in knot.ties}) > 1 or (likeliest[0].is_strong and len(likeliest) == 1)
        return told and len(likeliest[0].repairs) == 1
    if likeliest[0].is_strong:
        return len(likeliest) < _FEW or len(likeliest[0].repairs) == 1
    return len(likeliest) < _FEW and (len(knot.ties) > 1 or knot.ties[0].claimed is None)


def _is_far_fetched(explanation: Explanation) -> bool:
    """Whether a form would have to be filled in wrongly in several places, or a weight or score be nothing: many such changes
    make a sum of rows right."""
    filled = [one for one in explanation.repairs if isinstance(one.figure, Filled)]
    several = len(explanation.repairs) > 1 and not explanation.is_strong
    return bool(filled) and (several or any(one.should == 0 and not one.is_slip for one in filled))


def _undecided(failures: Sequence[Failure], likeliest: Sequence[Explanation], cause: str) -> _Told:
    """One problem for relations that hang together, of which no figure can be named."""
    lead, *others = sorted(failures, key=lambda one: (_ORDER[one.problem.severity], len(one.tie.terms), one.code))
    problem = replace(lead.problem, cause=lead.problem.cause or cause)
    if others:
        more = all_arithmetic([one.tie for one in others], _FEW)
        places = tuple(dict.fromkeys(place for one in (lead, *others) for place in one.problem.places))
        problem = replace(
            problem, message=f"{problem.message}牵连的还有 {len(others)} 条关系不成立（{more}）。", places=places
        )
    known = [one for one in likeliest if lead.tie.claimed is None or one.repairs[0].figure is not lead.tie.claimed]
    known = [one for one in known if not _is_far_fetched(one)]
    if known and len(known[0].repairs) == 1:
        problem = replace(
            problem, suggestion=problem.suggestion + _possible(known), rivals=_rivals(problem.accused, known)
        )
    return _Told(lead.code, problem, (), [one.tie for one in failures])


def _possible(others: Sequence[Explanation]) -> str:
    more = "；等" if len(others) > _FEW else ""
    return f"也可能是：{'；'.join(map(_changes, others[:_FEW]))}{more}。"


def _is_absurd(repair: Repair) -> bool:
    """Whether a figure that cannot fall below zero would have to: then it is no slip of this figure."""
    if isinstance(repair.figure, Word):
        return False
    return repair.should < 0 <= repair.printed and not any(word in repair.figure.label for word in _BELOW_ZERO)


def _by_missing_row(best: Explanation) -> list[list[Repair]]:
    """The repairs, those in one row that the table does not print together: such a row is one omission."""
    groups: dict[object, list[Repair]] = {}
    for repair in best.repairs:
        groups.setdefault(_missing_row(repair.figure) or repair.figure, []).append(repair)
    return list(groups.values())


def _problem(
    repairs: list[Repair], best: Explanation, others: list[Explanation], failures: list[Failure], cause: str
) -> tuple[str, Problem]:
    first = repairs[0]
    proving = [failure for failure in failures if failure.proves] or failures
    lead = min(proving, key=lambda failure: (len(failure.tie.terms), failure.code))
    severity = min((failure.problem.severity for failure in proving), key=_ORDER.__getitem__)
    if first.mismatch in (Mismatch.TAIL, Mismatch.TRUNCATED):
        severity = Severity.INFO
    ties = list(dict.fromkeys(failure.tie for failure in failures))
    if isinstance(first.figure, Word):
        return lead.code, _turned(first.figure, lead, severity, ties, cause)
    if len(ties) == 1 and first.figure is lead.tie.claimed:
        return lead.code, _of_claim(lead, others, cause)
    figure = first.figure
    changes = "、".join(_change(repair) for repair in repairs)
    together = "" if len(best.repairs) == len(repairs) else f"（连同另外{len(best.repairs) - len(repairs)}处）"
    what = "改此一处" if len(repairs) == 1 else "补上此行"
    message = f"疑为 {changes}{_SLIPS[first.mismatch]}：{what}{together}，{len(ties)} 条关系全部成立"
    message += f"（{all_arithmetic(ties, _FEW)}）。"
    if others:
        message += (
            f"同样只改{len(others[0].repairs)}处的另一种可能：{'；'.join(_changes(one) for one in others[:_FEW])}。"
        )
    return lead.code, Problem(
        severity,
        figure.key,
        message,
        _advice(first),
        tuple(dict.fromkeys(_places(figure.place, ties))),
        Side(figure.label, figure.shown, figure.place, _value(figure), figure.unit.name),
        Side(
            SHOULD_BE, _should(first), _other_place(lead.tie, first.figure), format(first.should, "f"), figure.unit.name
        ),
        first.mismatch,
        plain(first.printed - first.should),
        arithmetic(lead.tie),
        cause,
        _rivals(figure.place, others),
    )


def _of_claim(lead: Failure, others: list[Explanation], cause: str) -> Problem:
    """What a sentence works out wrongly: told in the words of its check, with what else may be at fault."""
    advice = lead.problem.suggestion + (_possible(others) if others else "")
    rivals = _rivals(lead.problem.accused, others)
    return replace(lead.problem, suggestion=advice, cause=lead.problem.cause or cause, rivals=rivals)


def _rivals(accused: Place | None, others: Sequence[Explanation]) -> tuple[Place, ...]:
    """The places of what ``others`` would change instead."""
    places = dict.fromkeys(repair.figure.place for one in others for repair in one.repairs)
    return tuple(place for place in places if place != accused)


def _turned(word: Word, lead: Failure, severity: Severity, ties: Sequence[Tie], cause: str) -> Problem:
    """A word of change that has the wrong direction: told as what it makes fail, the word accused."""
    turned = "，".join(
        f"{'把' if number == 0 else ''}“{one}”改为“{other}”"
        for number, (one, other) in enumerate(zip(word.words, word.turned, strict=True))
    )
    figure = word.figures[0]
    return replace(
        lead.problem,
        severity=severity,
        suggestion=f"请核对所列各数；若都无误，{turned}。",
        places=tuple(dict.fromkeys(_places(word.place, ties))),
        left=Side(figure.label, word.shown, figure.place, _value(figure), figure.unit.name),
        right=Side(
            SHOULD_BE, word.turned[0] + figure.shown, _other_place(lead.tie, word), _value(figure), figure.unit.name
        ),
        mismatch=Mismatch.SIGN,
        cause=cause,
    )


def _in_wan(repair: Repair) -> str:
    """A large figure in 元 also in 万元, the unit in which the other tables and the text print it."""
    figure = repair.figure.figure
    if figure is None or figure.unit.name != "元" or abs(figure.value) < _WAN:
        return ""
    return f"（即 {figure.value / _WAN:.2f}万元）"


def _advice(repair: Repair) -> str:
    done = "改为" if repair.figure.text else "补填"
    return f"请对照账簿核对这个数；如确有误，{done}“{_should(repair)}”，其余各数不必改。"


def _taken(
    reading: Rereading, mended: Mapping[Tie, Tie], failure_of: Callable[[Tie], Failure]
) -> Iterator[tuple[str, Problem]]:
    """What is said of figures that were taken as OCR may also have read them: no fault of the document."""
    cause = f"reading/{reading.changes[0][0].label}"
    for amount, other in reading.changes:
        failures = [failure_of(tie) for tie in reading.mended if amount in tie.figures]
        lead = min(failures, key=lambda failure: (len(failure.tie.terms), failure.code))
        ties = [mended[failure.tie] for failure in failures]
        yield (
            lead.code,
            Problem(
                Severity.INFO,
                amount.key,
                f"{amount.label}：此处为图片识别，识别为“{amount.shown}”，按勾稽关系应为“{other.shown}”，识别时也认为可能是后者，"
                f"请对照原件。改读后 {len(ties)} 条关系全部成立（{all_arithmetic(ties, _FEW)}）。",
                f"原件印的是“{other.shown}”的，不必改动；印的确是“{amount.shown}”的，请对照账簿核对。",
                tuple(dict.fromkeys(_places(amount.place, reading.mended))),
                Side("识别为", amount.shown, amount.place, _value(amount), amount.unit.name),
                Side("按勾稽关系", other.shown, amount.place, _value(other), amount.unit.name),
                relation=arithmetic(mended[lead.tie]),
                cause=cause,
            ),
        )


def _change(repair: Repair) -> str:
    figure = repair.figure
    if isinstance(figure, Word):
        return f"“{figure.words[0]}”应为“{figure.turned[0]}”"
    about = "约" if repair.is_guess else ""
    return f"{figure.label} {figure.shown}{_in_wan(repair)} 应{about}为 {_should(repair)}"


def _changes(explanation: Explanation) -> str:
    return "、".join(map(_change, explanation.repairs))


def _should(repair: Repair) -> str:
    """What is to be printed: with the unit, the commas and, where only the unit is wrong, the right unit."""
    figure = repair.figure
    if isinstance(figure, Mention):
        return printed(Fraction(repair.should) * figure.unit.factor, figure.figure)
    if isinstance(figure, Filled):
        return figure.printing(repair.should)
    shown, unit = figure.shown, figure.unit.name
    return format(repair.should, ",f" if "," in shown else "f") + (unit if shown.endswith(unit) else "")


def _value(figure: Printed) -> str:
    return "" if figure.figure is None else format(figure.figure.value, "f")


def _other_place(tie: Tie, accused: Printed) -> Place | None:
    return next((figure.place for figure in tie.figures if figure.place != accused.place), None)


def _places(first: Place, ties: Iterable[Tie]) -> Iterator[Place]:
    yield first
    for tie in ties:
        yield from (figure.place for figure in tie.figures if not figure.is_empty)


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
