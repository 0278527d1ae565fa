"""执行率应等于执行数除以全年预算数

查什么：资金情况中印的执行率是否等于全年执行数 ÷ 全年预算数；各项来源印了执行率的，同样核对，不符的作为疑点。
为什么：执行率决定执行率得分；印 100% 而实际超过 100%，多半是全年预算数没有填调整后的数。
依据：财预〔2020〕10号附件1 项目资金栏：执行率＝全年执行数÷全年预算数。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 258.40 | 258.40 | 310.52 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 年度资金总额 | 258.40 | 258.40 | 310.52 | 10 | 100% | 10 |
    + |  | 年度资金总额 | 258.40 | 310.60 | 310.52 | 10 | 99.97% | 10 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Slip
from gouji.domain.selfeval import MoneyBlock, MoneyRow, SelfEvaluation
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import half_up, plain

#: From how many times its budget on nothing is taken for spent of a budget that was not adjusted.
_TWICE = 2


@check("S002")
def executed_rate(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        if form.evaluation.money is not None:
            money = form.evaluation.money
            outcomes = (_rate(form, money, row) for row in (money.total, *money.parts))
            yield from (outcome for outcome in outcomes if outcome is not None)
            if money.total.budget is None:
                yield from _of_initial(form.evaluation, money)


def _of_initial(evaluation: SelfEvaluation, money: MoneyBlock) -> Iterator[Outcome]:
    """The rate where the form prints no budget but that of the beginning of the year: it may be of the adjusted one, unless the
    points are those of the printed amounts and not of the rate."""
    row = money.total
    base, executed, rate = money.amount(row.initial), money.amount(row.executed), row.rate and row.rate.figure
    claimed, weight = row.claimed and row.claimed.figure, row.weight and row.weight.figure
    if base is None or executed is None or not rate or base.exact <= 0:
        return
    assert row.initial is not None
    assert row.executed is not None
    assert row.rate is not None
    name = f"{evaluation.title}/执行率"
    share = executed.interval / base.interval
    if rate.interval.meets(share):
        yield Passed.over(name, row.rate, row.executed, row.initial)
        return
    if not claimed or not weight or not _points(share, weight).meets(claimed.interval):
        return
    if _points(rate.interval, weight).meets(claimed.interval):
        return
    right = f"{plain(half_up(executed.exact / base.exact * 100, max(rate.places, 2)))}%"
    how = f"{executed.text.strip()} ÷ {base.text.strip()} = {right}"
    yield Failed(
        Problem(
            Severity.WARNING,
            name,
            f"{evaluation.name}执行率印的是 {rate.text.strip()}，按所印的两个金额应为 {right}（{how}），执行率得分也是照 {right} 打的。",
            "核对执行率；是按调整后的预算数算的，请印出调整后的预算数，得分也照它算。",
            (row.rate.place, row.executed.place, row.initial.place),
            Side.of("执行率", rate, row.rate.place),
            Side("执行数 ÷ 年初预算数", how, row.executed.place, right.rstrip("%"), "%"),
            relation=how,
        )
    )


def _points(share: Interval, weight: Figure) -> Interval:
    return Interval(share.low * weight.exact, share.high * weight.exact)


def _rate(form: FormTies, money: MoneyBlock, row: MoneyRow) -> Outcome | None:
    evaluation, tie = form.evaluation, form.rate(row)
    budget, executed = money.amount(row.budget), money.amount(row.executed)
    if tie is None or budget is None or executed is None:
        return None
    # No form asks for the rates of the parts: what stands there may be a rate of something else.
    part = "" if row is money.total else zh.squeeze(row.label.text)
    name = f"{evaluation.title}/{part}执行率"
    if tie.holds:
        return Passed(name, tie)
    assert row.rate is not None
    assert row.rate.figure is not None
    assert row.executed is not None
    assert row.budget is not None
    rate, exact = row.rate.figure, executed.exact / budget.exact
    right = half_up(exact * 100, max(rate.places, 2))
    arithmetic = f"{executed.text.strip()} ÷ {budget.text.strip()} = {plain(right)}%"
    over = exact > 1 and rate.exact == 1
    mismatch = classify(rate, exact)
    is_tail = mismatch in TAILS
    problem = Problem(
        Severity.INFO if is_tail else Severity.WARNING if part else Severity.ERROR,
        name,
        f"{evaluation.name}{part}执行率印的是 {rate.text.strip()}，按金额计算应为 {plain(right)}%（{arithmetic}）"
        + ("；执行数大于全年预算数，全年预算数疑未填调整后的数。" if over else "。"),
        "把年中追加和上年结转计入全年预算数后重算执行率；如预算数无误，请说明超支来源。"
        if over
        else "按执行数 ÷ 全年预算数重算执行率，并核对两个金额。",
        (row.rate.place, row.executed.place, row.budget.place),
        Side.of(f"{part}执行率", rate, row.rate.place),
        Side("执行数 ÷ 全年预算数", arithmetic, row.executed.place, plain(right), "%"),
        mismatch,
        difference=plain(rate.value - right),
        relation=f"{executed.text.strip()} ÷ {budget.text.strip()}",
        cause=name,
    )
    # Above the whole and printed as 100% is a budget that was not adjusted, unless an amount is shown to be wrong: so much is
    # hardly added to a budget where a slip explains it.
    return Failed(problem, tie, known=over, slip=Slip.LESS if exact < _TWICE else Slip.MORE)
