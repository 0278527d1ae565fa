"""金额单位与表头不符

查什么：表头写“万元”的资金栏里填的是不是元。
为什么：单位差一万倍，汇总时会被放大一万倍；常见于从账务系统直接粘贴。
依据：财预〔2020〕10号附件1 项目资金栏单位为万元；核对通则：区县部门万元栏下出现百万以上的数，通常是元。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 2584000.00 | 3105200.00 | 3105200.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 年度资金总额 | 2584000.00 | 3105200.00 | 3105200.00 | 10 | 100% | 10 |
    + |  | 年度资金总额 | 258.40 | 310.52 | 310.52 | 10 | 100% | 10 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, MoneyBlock, SelfEvaluation
from gouji.ties.amounts import IMPLAUSIBLE
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch
from gouji.values.rounding import plain
from gouji.values.units import YUAN


@check("S001")
def amount_unit(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        if evaluation.money is not None and evaluation.money.unit.factor > YUAN.factor:
            yield _block(evaluation, evaluation.money, dossier)


def _block(evaluation: SelfEvaluation, money: MoneyBlock, dossier: Dossier) -> Outcome:
    """One finding a block, at its largest figure: whoever pasted 元 once pasted it everywhere."""
    amounts = list(_amounts(money))
    large = [(field, figure) for field, figure in amounts if figure.value >= IMPLAUSIBLE]
    if not large:
        return Passed(f"{evaluation.title}/金额单位")
    field, figure = max(large, key=lambda pair: pair[1].value)
    same = _same_in_text(figure, dossier)
    right = plain(Fraction(figure.value) / money.unit.factor, 2)
    places = tuple(field.place for field, figure in amounts if figure.value)
    return Failed(
        Problem(
            Severity.ERROR,
            f"{evaluation.title}/金额单位",
            f"{evaluation.name}表头单位是{money.unit.name}，所填 {figure.text.strip()} 等 {len(places)} 个数是以元填的："
            f"按表头就是 {plain(figure.value)} {money.unit.name}，应为 {right} {money.unit.name}"
            + (f"（正文写 {same.figure.text.strip()}）。" if same else "。"),
            f"把资金栏全部改为{money.unit.name}（除以 {money.unit.factor}），或把表头单位改为元。",
            (field.place, *(place for place in places if place != field.place), *((same.place,) if same else ())),
            Side("所填金额", figure.text.strip(), field.place, format(figure.value, "f"), money.unit.name),
            Side.of("正文金额", same.figure, same.place)
            if same
            else Side("按元折算", f"{right}{money.unit.name}", None, right, money.unit.name),
            Mismatch.SCALE,
            relation=f"{figure.text.strip()} 元 = {right} {money.unit.name}",
        )
    )


def _amounts(money: MoneyBlock) -> Iterator[tuple[Field, Figure]]:
    fields: list[Field | None] = []
    for row in (money.total, *money.parts):
        fields += [row.initial, row.budget, row.executed]
    fields += [nature.amount for nature in money.natures]
    for field in fields:
        figure = money.amount(field)
        if field is not None and figure is not None and figure.unit == money.unit:
            yield field, figure


def _same_in_text(figure: Figure, dossier: Dossier) -> Fact | None:
    """A statement in the text that is the figure read as 元: proof rather than plausibility."""
    as_yuan = figure.with_unit(YUAN).interval
    for fact in dossier.facts.facts:
        if fact.figure.unit.is_money and fact.figure.value and fact.figure.interval.meets(as_yuan):
            return fact
    return None
