"""Turns failing relations into findings: one for each figure at fault, or one for each knot that cannot be decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gouji.checks.localise import Explanation, Knot, broken_by, localise
from gouji.checks.pictured import not_read_in, with_doubt
from gouji.checks.relation import shown
from gouji.checks.repair import Repair
from gouji.checks.reread import Rereading, reread, with_readings
from gouji.document.place import Place
from gouji.domain.accounts import Amount
from gouji.domain.findings import Problem, Severity, Side, Undecided
from gouji.domain.ties import Tie
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
_BELOW_ZERO = ("结余", "结转", "差额", "盈余", "净", "调整", "冲减")


@dataclass(frozen=True)
class Failure:
    """一条不成立的关系: the tie with the problem its check would report, under that check's code."""

    code: str
    tie: Tie
    problem: Problem


@dataclass(frozen=True)
class Explained:
    """说明: what is said of failing relations, and under which code; undecided where they may only rest on a part of a
    picture that was not read."""

    code: str
    said: Problem | Undecided
    ties: frozenset[Tie]


def explained(failures: Sequence[Failure], held: Iterable[Tie]) -> tuple[Explained, ...]:
    """One problem for each figure at fault with the code it goes under; failing relations that cannot be pinned to a
    figure keep their own problems, grouped by cause."""
    by_tie = {failure.tie: failure for failure in failures}
    held = tuple(held)
    readings = reread([failure.tie for failure in failures], held)
    mended = {tie: with_readings(tie, dict(one.changes)) for one in readings for tie in one.mended}
    failed = [failure.tie for failure in failures if failure.tie not in mended]
    knots = _one_missing_row_each(localise(failed, (*held, *mended.values())))
    return (
        *(
            Explained(code, problem, frozenset(one.mended))
            for one in readings
            for code, problem in _taken(one, mended, by_tie.__getitem__)
        ),
        *(
            Explained(code, _read_or_not(problem, repairs, ties, held), frozenset(ties))
            for knot in knots
            for code, problem, repairs, ties in _problems(knot, by_tie.__getitem__)
        ),
    )


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
        rows = {_missing_row(repair.amount) for repair in knot.explanations[0].repairs} if knot.explanations else set()
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


def _missing_row(amount: Amount) -> tuple[str, str] | None:
    """Table and code of an amount whose row is not printed; None for a printed one."""
    missing = not amount.text and not amount.place.quote and amount.row.isdigit()
    return (amount.table, amount.row) if missing else None


def _problems(
    knot: Knot, failure_of: Callable[[Tie], Failure]
) -> Iterator[tuple[str, Problem, Sequence[Repair], Sequence[Tie]]]:
    """The problems of ``knot`` with their codes, each with what would mend it and the failing relations it speaks of."""
    sane = [one for one in knot.explanations if not any(map(_is_absurd, one.repairs))]
    likeliest = [one for one in sane if one.rank == sane[0].rank]
    cause = f"knot/{knot.ties[0].code}/{knot.ties[0].left[0][1].label}"
    if not likeliest or len(likeliest) >= _FEW:
        for tie in knot.ties:
            yield failure_of(tie).code, replace(failure_of(tie).problem, cause=cause), (), (tie,)
        return
    best, *others = likeliest
    for rows in _by_missing_row(best):
        failures = [failure_of(tie) for repair in rows for tie in broken_by(repair.amount, best)]
        code, problem = _problem(rows, best, others, failures, cause)
        yield code, problem, rows, [failure.tie for failure in failures]


def _is_absurd(repair: Repair) -> bool:
    """Whether a figure that cannot fall below zero would have to: then it is no slip of this figure."""
    printed = repair.amount.figure
    risen = printed is None or printed.value >= 0
    return repair.should < 0 and risen and not any(word in repair.amount.label for word in _BELOW_ZERO)


def _by_missing_row(best: Explanation) -> list[list[Repair]]:
    """The repairs, those in one row that the table does not print together: such a row is one omission."""
    groups: dict[object, list[Repair]] = {}
    for repair in best.repairs:
        groups.setdefault(_missing_row(repair.amount) or repair.amount, []).append(repair)
    return list(groups.values())


def _problem(
    repairs: list[Repair], best: Explanation, others: list[Explanation], failures: list[Failure], cause: str
) -> tuple[str, Problem]:
    first = repairs[0]
    amount = first.amount
    lead = min(failures, key=lambda failure: (len(failure.tie.terms), failure.code))
    severity = min((failure.problem.severity for failure in failures), key=_ORDER.__getitem__)
    if first.mismatch in (Mismatch.TAIL, Mismatch.TRUNCATED):
        severity = Severity.INFO
    ties = list(dict.fromkeys(failure.tie for failure in failures))
    changes = "、".join(
        f"{repair.amount.label} {repair.amount.shown}{_in_wan(repair)} 应为 {repair.shown}" for repair in repairs
    )
    together = "" if len(best.repairs) == len(repairs) else f"（连同另外{len(best.repairs) - len(repairs)}处）"
    what = "改此一处" if len(repairs) == 1 else "补上此行"
    message = f"疑为 {changes}{_SLIPS[first.mismatch]}：{what}{together}，{len(ties)} 条关系全部成立"
    message += f"（{'；'.join(_arithmetic(tie) for tie in ties[:_FEW])}{'；等' if len(ties) > _FEW else ''}）。"
    if others:
        message += f"同样只改{len(others[0].repairs)}处的另一种可能：{'；'.join(_change(one) for one in others[:2])}。"
    difference = first.should - (amount.figure.value if amount.figure is not None else 0)
    return lead.code, Problem(
        severity,
        f"{amount.table}/{amount.row}/{amount.column}",
        message,
        _advice(first),
        tuple(dict.fromkeys(_places(amount.place, ties))),
        Side(amount.label, amount.shown, amount.place, _printed(amount), amount.unit.name),
        Side("应为", first.shown, _other_place(lead.tie, first), format(first.should, "f"), amount.unit.name),
        first.mismatch,
        plain(-difference),
        _arithmetic(lead.tie),
        cause,
    )


def _in_wan(repair: Repair) -> str:
    """A large figure in 元 also in 万元, the unit in which the other tables and the text print it."""
    figure = repair.amount.figure
    if figure is None or figure.unit.name != "元" or abs(figure.value) < _WAN:
        return ""
    return f"（即 {figure.value / _WAN:.2f}万元）"


def _advice(repair: Repair) -> str:
    done = f"改为 {repair.shown}" if repair.amount.text else f"补填 {repair.shown}"
    return f"请对照账簿核对这个数；如确有误，{done}。"


def _taken(
    reading: Rereading, mended: Mapping[Tie, Tie], failure_of: Callable[[Tie], Failure]
) -> Iterator[tuple[str, Problem]]:
    """What is said of figures that were taken as OCR may also have read them: no fault of the document."""
    cause = f"reading/{reading.changes[0][0].label}"
    for amount, other in reading.changes:
        failures = [failure_of(tie) for tie in reading.mended if amount in tie.amounts]
        lead = min(failures, key=lambda failure: (len(failure.tie.terms), failure.code))
        ties = [mended[failure.tie] for failure in failures]
        yield (
            lead.code,
            Problem(
                Severity.INFO,
                f"{amount.table}/{amount.row}/{amount.column}",
                f"{amount.label}：此处为图片识别，识别为“{amount.shown}”，按勾稽关系应为“{other.shown}”，识别时也认为可能是后者，"
                f"请对照原件。改读后 {len(ties)} 条关系全部成立（{'；'.join(map(_arithmetic, ties[:_FEW]))}{'；等' if len(ties) > _FEW else ''}）。",
                f"原件印的是“{other.shown}”的，不必改动；印的确是“{amount.shown}”的，请对照账簿核对。",
                tuple(dict.fromkeys(_places(amount.place, reading.mended))),
                Side("识别为", amount.shown, amount.place, _printed(amount), amount.unit.name),
                Side("按勾稽关系", other.shown, amount.place, _printed(other), amount.unit.name),
                relation=_arithmetic(mended[lead.tie]),
                cause=cause,
            ),
        )


def _arithmetic(tie: Tie) -> str:
    return f"{tie.title}：{shown(tie.left)} 与 {shown(tie.right)}"


def _change(explanation: Explanation) -> str:
    return "、".join(f"{one.amount.label} {one.amount.shown} 应为 {one.shown}" for one in explanation.repairs)


def _printed(amount: Amount) -> str:
    return "" if amount.figure is None else format(amount.figure.value, "f")


def _other_place(tie: Tie, repair: Repair) -> Place | None:
    return next((amount.place for amount in tie.amounts if amount is not repair.amount), None)


def _places(first: Place, ties: Iterable[Tie]) -> Iterator[Place]:
    yield first
    for tie in ties:
        yield from (amount.place for amount in tie.amounts if not amount.is_empty)


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
