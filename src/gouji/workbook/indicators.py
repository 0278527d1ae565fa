"""指标 sheet: indicators by the goal they belong to, with what a scorer could not use named by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from gouji.catalogue.wording import wordings
from gouji.domain.ledger import QueryError
from gouji.domain.package import Course, Evidence, IndicatorEntry
from gouji.domain.selfeval import Scope
from gouji.domain.standard import Standard
from gouji.values import zh
from gouji.values.cell import Words, read_cell
from gouji.values.figure import Bound, Figure, FigureRange
from gouji.values.units import NO_UNIT
from gouji.workbook.collected import collected, is_collected
from gouji.workbook.content import Content, Problems, Record
from gouji.workbook.nearest import nearest

_SHEET = "指标"
WHOLE = "整体"
_EVALUATED = Decimal(100)
_UPSIDE_DOWN = re.compile(r"(\d+(?:\.\d+)?)\D{0,4}[-—–~～至到]\s*(\d+(?:\.\d+)?)")


def indicators_of(
    content: Content,
    problems: Problems,
    derive: Callable[[str, str], tuple[str, Evidence] | None],
    evidence: list[Evidence],
    *,
    with_outcomes: bool = True,
) -> dict[str, tuple[IndicatorEntry, ...]]:
    """Indicators by project name, those of the whole department under the empty name; before the year is over, without
    outcomes."""
    plan = wordings().get(content.fields("body").text("template"))
    rules = {} if plan is None else plan.standards
    known = dict.fromkeys((WHOLE, *(record.text("name") for record in content.rows("projects"))))
    found: dict[str, list[IndicatorEntry]] = {}
    mistyped: set[str] = set()
    # what is collected over projects needs the projects' own values first
    records = sorted(content.rows("indicators"), key=lambda record: is_collected(record.text("query")))
    for record in records:
        owner = record.text("owner")
        if owner not in known:
            near = nearest(owner, known)
            mistyped.add(near)
            message = f"“{owner}”既不是“整体”，也不是“项目”表中的项目名称{f'，疑为“{near}”' if near else ''}。"
            problems.add(_SHEET, record.cell("owner"), message)
            continue
        if not with_outcomes:
            entry: IndicatorEntry | None = _row(record, "")
        else:
            entry = _collected(record, found, content, problems, evidence) or _entry(record, derive, evidence)
            if entry is not None and record.text("query"):
                _check_typed(record, entry.actual, problems)
        if entry is not None:
            # of no known template nothing can be said of what its form asks for
            is_ruled = plan is None or (owner == WHOLE and _is_ruled(rules.get(Scope.DEPARTMENT)))
            if _SHEET not in problems.lacking:
                _check_values(record, entry, problems, is_ruled=is_ruled, with_outcomes=with_outcomes)
            found.setdefault("" if owner == WHOLE else owner, []).append(entry)
    places = {record.cell("level3"): at for at, record in enumerate(content.rows("indicators"))}
    ordered = {
        owner: tuple(sorted(entries, key=lambda entry: places[entry.origin])) for owner, entries in found.items()
    }
    if _SHEET in problems.lacking:
        return ordered
    unevaluated = {record.text("name") for record in content.rows("projects") if not is_evaluated(record)}
    for owner in known:
        project = owner != WHOLE
        if owner in mistyped or (owner in unevaluated and not ordered.get(owner)):
            continue
        own = rules.get(Scope.PROJECT if project else Scope.DEPARTMENT)
        if project or not _is_ruled(own):
            stated = [record for record in content.rows("indicators") if record.text("owner") == owner]
            _check_weights(owner, stated, own, problems)
    return ordered


def is_evaluated(record: Record) -> bool:
    """Whether a project is self-evaluated: all are that are not said to be left out."""
    return record.text("evaluated") != "否"


def _is_ruled(rules: Standard | None) -> bool:
    """Whether the standard itself fixes the rows: then nobody gives them weights and targets."""
    return rules is not None and bool(rules.rows)


def _collected(
    record: Record,
    found: dict[str, list[IndicatorEntry]],
    content: Content,
    problems: Problems,
    evidence: list[Evidence],
) -> IndicatorEntry | None:
    """The row with its value collected over the projects, None where it asks for no such thing or it failed."""
    query = record.text("query")
    if not is_collected(query):
        return None
    try:
        actual, proof = collected(query, found, content)
    except QueryError as fault:
        problems.add(_SHEET, record.cell("query"), f"{fault}。")
        return _row(record, record.text("actual"))
    evidence.append(proof)
    return _row(record, actual)


def _entry(
    record: Record, derive: Callable[[str, str], tuple[str, Evidence] | None], evidence: list[Evidence]
) -> IndicatorEntry | None:
    actual, query = record.text("actual"), record.text("query")
    if query:
        derived = derive(query, record.cell("query"))
        if derived is None:
            return None
        actual, proof = derived
        evidence.append(replace(proof, name=record.text("level3")))
    return _row(record, actual)


def _check_typed(record: Record, derived: str, problems: Problems) -> None:
    """A value that is typed beside its query must be what the query gives, as far as it is written out."""
    typed = record.text("actual")
    one, other = read_cell(typed), read_cell(derived)
    if not typed or zh.squeeze(typed) == zh.squeeze(derived):
        return
    if isinstance(one, Figure) and isinstance(other, Figure) and one.bound is other.bound:
        is_bare = NO_UNIT in (one.unit, other.unit)
        if (is_bare or one.unit.dimension == other.unit.dimension) and one.interval.meets(other.interval):
            return
    message = (
        f"“{record.text('level3')}”填的实际完成值“{typed}”与台账算式算得的“{derived}”不同；"
        "以台账为准的请删去填的数，否则请改正台账或者算式。"
    )
    problems.add(_SHEET, record.cell("actual"), message)


def _row(record: Record, actual: str) -> IndicatorEntry:
    return IndicatorEntry(
        level1=record.text("level1"),
        level2=record.text("level2"),
        level3=record.text("level3"),
        target=record.text("target"),
        actual=actual,
        weight=record.amount("weight"),
        own_score=record.amount("own_score"),
        reason=record.text("reason"),
        evidence=record.text("query"),
        origin=record.cell("level3"),
        course=Course(
            record.text("midyear"), record.text("forecast"), record.text("likelihood"), record.text("midyear_reason")
        ),
        goal=record.text("goal"),
    )


def _check_values(
    record: Record, entry: IndicatorEntry, problems: Problems, *, is_ruled: bool, with_outcomes: bool
) -> None:
    """A target is needed and must be possible; a target in figures asks for one exact figure in its own unit."""
    turned = _UPSIDE_DOWN.search(zh.halfwidth(entry.target))
    if turned and Decimal(turned[1]) > Decimal(turned[2]):
        message = f"区间“{entry.target}”的下限 {turned[1]} 大于上限 {turned[2]}，请对调。"
        problems.add(_SHEET, record.cell("target"), message)
    if is_ruled:
        return
    if not entry.target:
        problems.add(_SHEET, record.cell("target"), f"“{entry.level3}”没有年度指标值。")
    if entry.weight is None:
        problems.add(_SHEET, record.cell("weight"), f"“{entry.level3}”没有分值。")
    if not with_outcomes:
        return
    actual, target = read_cell(entry.actual), read_cell(entry.target)
    if not entry.actual:
        problems.add(_SHEET, record.cell("actual"), f"“{entry.level3}”没有实际完成值，也没有台账算式。")
    elif isinstance(target, Figure | FigureRange):
        _check_actual(record, entry, actual, target, problems)
    elif entry.own_score is None and isinstance(target, Words):
        problems.add(_SHEET, record.cell("own_score"), f"“{entry.level3}”是定性指标，得分由人评定，请填自评得分。")


def _check_actual(
    record: Record, entry: IndicatorEntry, actual: object, target: Figure | FigureRange, problems: Problems
) -> None:
    unit = (target.low if isinstance(target, FigureRange) else target).unit
    where = record.cell("actual")
    if not isinstance(actual, Figure) or actual.bound is not Bound.EXACT:
        message = f"“{entry.level3}”的目标是数，实际完成值“{entry.actual}”应是一个有据可查的确数。"
        problems.add(_SHEET, where, message)
    elif actual.unit.dimension != unit.dimension:
        message = (
            f"“{entry.level3}”的目标以“{unit.name or '无单位'}”计，实际完成值“{entry.actual}”单位不同，请改成一致。"
        )
        problems.add(_SHEET, where, message)


def _check_weights(owner: str, stated: Sequence[Record], rules: Standard | None, problems: Problems) -> None:
    """All rows of ``owner`` count, those too whose value could not be had: their weights are no fault."""
    if not stated:
        problems.add(_SHEET, "", f"“{owner}”还没有设指标。")
        return
    if rules is None:
        return  # the template itself is a problem already
    told = {one.cell for one in problems if one.sheet == _SHEET}
    if any(record.cell("weight") in told for record in stated):
        return  # a weight that was refused may be what the rest leaves
    rest = Decimal(int(rules.execution.points)) if rules.execution is not None else Decimal(0)
    due = _EVALUATED - rest
    total = sum((record.amount("weight") or Decimal(0) for record in stated), Decimal(0))
    if total != due:
        message = f"“{owner}”各指标分值合计 {total}，加预算执行率 {rest} 分应为 100，即指标合计应为 {due}，相差 {total - due}。"
        problems.add(_SHEET, stated[0].cell("level3"), message)
