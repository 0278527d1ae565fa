"""监控表、汇总表的执行率算错

查什么：绩效运行监控表、绩效目标表和自评（评价）结果汇总表里，逐行印出的执行率是否等于这一行的执行数÷预算数。
为什么：执行率是监控和汇总的依据，抄错一行，预警和结果应用就落在错的项目上。
依据：财预〔2019〕136号、财预〔2020〕10号所附表式：预算执行率＝执行数÷预算数。年初、全年两种预算数都印的，合其中之一即可；只印年初预算数的，可能是按调整后的预算数算的，只作疑点。监控表的预计执行率，同样是全年预计执行数÷预算数。

反例：
    2024年度项目支出绩效运行监控表
    | 项目名称 | {1x4}普法宣传 |
    | 项目资金（万元） |  | 年初预算数 | 1-7月执行数 | 1-7月执行率 |
    |  | 年度资金总额 | 40.00 | 22.00 | 65.00% |
    | 一级指标 | 三级指标 | 年度指标值 | 1-7月执行情况 | 全年预计完成情况 |
    | 产出指标 | 开展普法宣传场次 | ≥12场 | 8场 | 12场 |
正例：
    - |  | 年度资金总额 | 40.00 | 22.00 | 65.00% |
    + |  | 年度资金总额 | 40.00 | 22.00 | 55.00% |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.unscored_columns import ends
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.reports import ExecutedMoney, UnscoredForm
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import half_up, plain
from gouji.values.units import PERCENT


@check("S031")
def executed_part(dossier: Dossier) -> Iterator[Outcome]:
    for form in dossier.other_forms:
        for row in form.execution:
            outcome = _rate(form, row)
            if outcome is not None:
                yield outcome


def _rate(form: UnscoredForm, row: ExecutedMoney) -> Outcome | None:
    executed, printed = row.executed.figure, row.rate.figure
    budgets = [(field, figure) for field in row.budgets if (figure := field.figure) is not None and figure.exact > 0]
    if executed is None or printed is None or len(budgets) < len(row.budgets):
        return None
    key = f"{form.title}/{zh.label(row.label)}/{row.named}"
    # 93.33 under 执行率(%) is printed without its sign; a bare number up to 1 may be a share or a rate of so little
    readings = [printed] if printed.unit.is_rate else [printed, printed.with_unit(PERCENT)]
    for field, budget in budgets:
        if any(reading.interval.meets(executed.interval / budget.interval) for reading in readings):
            return Passed.over(key, row.rate, row.executed, field)
    field, budget = budgets[0]
    return Failed(_problem(form, key, row, (field.text, budget), executed, readings[-1]))


def _problem(
    form: UnscoredForm, key: str, row: ExecutedMoney, base: tuple[str, Figure], executed: Figure, printed: Figure
) -> Problem:
    due = executed.exact / base[1].exact
    right = f"{plain(half_up(due * 100, max(printed.places, 2)))}%"
    how = f"{row.executed.text} ÷ {base[0]} = {right}"
    mismatch = classify(printed, due)
    return Problem(
        # with no other budget printed than the first, the rate may be of the adjusted one
        Severity.INFO if mismatch in TAILS else Severity.ERROR if row.is_adjusted else Severity.WARNING,
        key,
        f"{form.called}“{row.label or row.named}”{row.named}印的是 {row.rate.text}，按金额计算应为 {right}（{how}）。",
        "核对执行数、预算数和执行率，改正不符的一个。",
        (row.rate.place, row.executed.place, *(one.place for one in row.budgets)),
        Side.of(row.named, printed, row.rate.place),
        Side("执行数 ÷ 预算数", how, row.executed.place, right.rstrip("%"), "%"),
        mismatch,
        difference=plain(printed.value - half_up(due * 100, max(printed.places, 2))),
        relation=how,
        cause=f"{form.title}/合计" if zh.label(row.label) in ends()["total"] else "",
    )
