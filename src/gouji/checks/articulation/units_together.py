"""部门数与所属单位之和不一致

查什么：部门决算、预算写明包括哪些单位、而这些单位（含部门本级）的公开都一起核对时，部门的支出、财政拨款支出是否等于各单位之和；不等的列为疑点。有单位之间上级补助、上缴的，收支总额不比；注明并入别家核算的单位，不另要它的文件。
为什么：部门决算、预算由所属各单位汇总，各家自己的数都自洽，汇总错了只有放在一起才看得出来。
依据：预算法第五条：部门预算由本部门及其所属各单位预算组成；部门决算编报办法：部门决算由本级和所属单位决算汇总，内部往来抵销。

反例：
    青溪区司法局2024年度部门决算
    青溪区司法局部门决算包括：青溪区司法局本级决算、青溪区法律援助中心决算。
    2024年度本年支出380.00万元。
    ----
    青溪区司法局（本级）2024年度单位决算
    2024年度本年支出250.00万元。
    ----
    青溪区法律援助中心2024年度单位决算
    2024年度本年支出103.00万元。
正例：
    - 2024年度本年支出103.00万元。
    + 2024年度本年支出130.00万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.catalogue.papers import cells_of, words_of_papers
from gouji.checks.disclosure import is_accounts
from gouji.checks.listed_units import listed_units
from gouji.checks.papers import level_of, stated
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.printed import Printed
from gouji.values.interval import Exact
from gouji.values.rounding import plain

_ACCOUNTS, _BUDGET = "accounts", "budget"
#: What the figures of each kind of paper are called.
_MEASURES = {_ACCOUNTS: ("决算",), _BUDGET: ("预算", "年初预算", "决算")}
_CALLED = {_ACCOUNTS: "决算", _BUDGET: "预算"}
#: Money handed from one unit to another is in these only.
_GROSS = frozenset(("收入", "支出", "项目支出", "基本支出"))
_WITH_CARRIED = "总计"
_HANDED = {
    _ACCOUNTS: (
        ("income", "superior"),
        ("income", "affiliated"),
        ("spending", "superior"),
        ("spending", "affiliated"),
    ),
    _BUDGET: (
        ("budget_income", "superior"),
        ("budget_income", "affiliated"),
        ("budget_spending", "turned_up"),
        ("budget_spending", "to_affiliated"),
    ),
}


@check("J277")
def units_together(dossier: Dossier) -> Iterator[Outcome]:
    if dossier.year is None or dossier.body is None:
        return
    for kind in _MEASURES:
        wholes = [part for part in dossier.parts if _is_of(part, kind, "部门")]
        if len(wholes) == 1:
            yield from _of_department(dossier, wholes[0], kind, dossier.year)


def _of_department(dossier: Dossier, whole: Recognised, kind: str, year: int) -> Iterator[Outcome]:
    listed = listed_units(whole)
    if listed is None or listed.is_open:
        return
    names = [name for name in listed.names if name not in listed.merged]
    found = [one for one in (_paper_of(dossier, name, kind) for name in names) if one is not None]
    if not names or len(found) != len(names) or len({id(one) for one in found}) != len(names):
        return  # the department's own offices, or a unit, are not among the files
    handed = any(_is_handed(one, kind) for one in (whole, *found))
    for subject in cells_of(kind):
        if not (handed and subject in _GROSS):
            yield from _compared(subject, whole, found, kind, year)


def _is_of(part: Recognised, kind: str, level: str) -> bool:
    is_one = is_accounts(part) if kind == _ACCOUNTS else not is_accounts(part) and _BUDGET in part.identity.kinds
    return is_one and level_of(part) == level


def _paper_of(dossier: Dossier, name: str, kind: str) -> Recognised | None:
    """The only paper of the kind and year of the unit ``name``, or of the department's own offices."""
    body = name or dossier.body or ""
    found = [
        part
        for part in dossier.company
        if part.identity.year == dossier.year
        and _is_of(part, kind, "单位")
        and part.identity.body is not None
        and (part.identity.body.endswith(body) or body.endswith(part.identity.body))
    ]
    return found[0] if len(found) == 1 else None


def _is_handed(part: Recognised, kind: str) -> bool:
    """Whether the paper prints money that one body of the department hands to another."""
    words = words_of_papers("within")
    said = (
        mention.figure.value != 0
        for mention in part.claims.mentions
        if mention.figure.unit.is_money and words.search(mention.subject)
    )
    amounts = (
        table.amount("total", column)
        for accounts in (part.accounts if kind == _ACCOUNTS else part.budgets)
        for table in accounts
        for key, column in _HANDED[kind]
        if table.key == key
    )
    return any(said) or any(one is not None and not one.is_nil for one in amounts)


def _compared(subject: str, whole: Recognised, units: Sequence[Recognised], kind: str, year: int) -> Iterator[Outcome]:
    printed = [_only(stated(part, subject, _MEASURES[kind], year, kind)) for part in (whole, *units)]
    figures = [one for one in printed if one is not None and one.bounds is not None]
    if len(figures) != len(units) + 1:
        return
    department, *parts = figures
    low, high = _sum(parts)
    assert department.bounds is not None, "only those with bounds are kept"
    if low <= department.bounds[1] and department.bounds[0] <= high:
        yield Passed.over(subject, *figures)
    else:
        yield Failed(_problem(subject, department, parts, _CALLED[kind]))


def _sum(parts: Sequence[Printed]) -> tuple[Exact, Exact]:
    bounds = [one.bounds for one in parts if one.bounds is not None]
    return sum((one[0] for one in bounds), Fraction(0)), sum((one[1] for one in bounds), Fraction(0))


def _only(printed: Sequence[Printed]) -> Printed | None:
    """The one amount that all of ``printed`` may be, totals with what was carried over left out; None where a name stands for
    several."""
    printed = [one for one in printed if _WITH_CARRIED not in one.label + one.place.quote]
    bounds = [one.bounds for one in printed if one.bounds is not None]
    if not bounds or max(one[0] for one in bounds) > min(one[1] for one in bounds):
        return None
    return printed[0]


def _problem(subject: str, department: Printed, parts: Sequence[Printed], called: str) -> Problem:
    figures = [one.figure for one in parts if one.figure is not None]
    together = plain(sum((one.exact for one in figures), Fraction(0)) / department.unit.factor) + department.unit.name
    shown = "＋".join(one.shown for one in parts)
    return Problem(
        Severity.WARNING,
        f"{subject}/部门与所属单位",
        f"部门{called}的{subject}是 {department.shown}，所列各单位{called}公开的{subject}是 {shown}，合计 {together}。",
        "逐家核对汇总表；有内部往来抵销或者范围不同的，写明。",
        (department.place, *(one.place for one in parts)),
        Side(f"部门的{subject}", department.shown, department.place),
        Side("所属各单位合计", together),
        relation="部门 ＝ 本级＋所属各单位",
        cause=f"部门{called}由所属各单位汇总",
    )
