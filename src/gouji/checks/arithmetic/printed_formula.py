"""表头印了算式的，各行应照算式

查什么：表头或栏次里印了算式的表（③=①+②、C=A-B、栏次 3=1+2、支出实现率 ⑤=④/③），每一行的数是否照算式算得出；有一项没有填的行只在算得通时计入。
为什么：算式是表自己规定的，一行算不通，必有一个数抄错、漏改或者填错了栏。
依据：本表表头所印的算式；按印出的数四舍五入的范围判断。算式在多数行不成立的，可能是表没有读准，不作判断。

反例：
    2023年项目资金使用情况表
    单位：万元
    | 项目 | 年初批复① | 年中调整② | 小计③=①+② | 实际支出④ | 支出实现率（%）⑤=④/③ |
    | 道路养护 | 120.00 | 15.50 | 135.50 | 130.08 | 96.00 |
    | 街面保洁 | 88.40 | -8.40 | 80.00 | 76.80 | 96.00 |
    | 路灯维护 | 45.25 | 4.75 | 55.00 | 47.50 | 95.00 |
    | 公园管护 | 62.10 | 0.00 | 62.10 | 60.86 | 98.00 |
正例：
    - | 路灯维护 | 45.25 | 4.75 | 55.00 | 47.50 | 95.00 |
    + | 路灯维护 | 45.25 | 4.75 | 50.00 | 47.50 | 95.00 |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gouji.checks.registry import check
from gouji.checks.relation import problem_of
from gouji.checks.tabulated import Tabulated, formula_blocks, tables_unknown
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, Outcome, Passed, Severity, Undecided
from gouji.domain.ties import Form, Term, Tie
from gouji.solve.tables.formulas import PrintedFormula
from gouji.values.units import NO_UNIT, PERCENT

_CODE = "A009"


@check(_CODE)
def printed_formula(dossier: Dossier) -> Iterator[Outcome]:
    for found in (*tables_unknown(dossier), *formula_blocks(dossier)):
        for formula in found.formulas:
            yield from _of(found, formula)


def _of(found: Tabulated, formula: PrintedFormula) -> Iterator[Outcome]:
    """The outcome of each row: an error where as many rows hold, a doubt where it is the only row that can be worked out."""
    ties = list(_ties(found, formula))
    holds = [tie for tie, _ in ties if tie.holds]
    fails = [tie for tie, whole in ties if tie.holds is False and whole]
    yield from (Passed(tie.title, tie) for tie in holds)
    if len(fails) > max(1, len(holds)):
        yield Undecided(
            f"《{found.title}》表头印的算式 {formula.text} 在 {len(fails)} 行算不通，可能没有读准，没有核对。"
        )
    else:
        severity = Severity.ERROR if holds else Severity.WARNING
        yield from (Failed(problem_of(tie, severity), tie) for tie in fails)


def _ties(found: Tabulated, formula: PrintedFormula) -> Iterator[tuple[Tie, bool]]:
    """The tie of each row, and whether all that it is worked out from is filled in: a blank adds nothing."""
    for row in sorted({row for row, _ in found.entries if row > found.head_end}):
        own = found.prints.get((row, formula.line))
        over, under = (
            tuple(Term(sign, found.prints[row, one]) for sign, one in side if (row, one) in found.prints)
            for side in (formula.over, formula.under)
        )
        if own is None or not over or bool(under) != bool(formula.under):
            continue
        title = f"{found.title}：{formula.text}"
        if formula.under:
            first, *others = (Tie(_CODE, title, over, "=", under, Form.RATIO, rate) for rate in _rates(own))
            tie = replace(first, rivals=tuple(others))
        else:
            tie = Tie(_CODE, title, (Term(1, own),), "=", over)
        yield tie, len(over) + len(under) == len(formula.over) + len(formula.under)


def _rates(printed: Filled) -> tuple[Filled, ...]:
    """A rate as it may be meant: in hundredths, whether the sign stands in the cell or in the head, or as it is."""
    if printed.figure.unit is not NO_UNIT:
        return (printed,)
    return replace(printed, figure=replace(printed.figure, unit=PERCENT)), printed
