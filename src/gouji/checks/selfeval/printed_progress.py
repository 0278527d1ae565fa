"""表上印的完成率与目标、完成值不符

查什么：自评表、运行监控表有“完成率”“完成比例”“完成进度”一栏的，逐行看所印的比率是否由目标值和完成值得来。
为什么：得分多按完成率折算，完成率算错，得分跟着错；得分对而完成率错的，读的人会以为得分错了。
依据：财预〔2020〕10号：定量指标按完成值与指标值的比例计分。正向的是完成值÷目标值，反向的可能倒过来除或按2减去比例，完成的可以只写100%，这些写法都算对；都得不出的列为疑点。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 完成率 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 发放宣传资料 | 2000份 | 1500份 | 85% | 60 | 45 |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 100% | 30 | 30 |
    | 总分 | 100 | 85 |
正例：
    - | 产出指标 | 数量指标 | 发放宣传资料 | 2000份 | 1500份 | 85% | 60 | 45 |
    + | 产出指标 | 数量指标 | 发放宣传资料 | 2000份 | 1500份 | 75% | 60 | 45 |
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.rounding import half_up, plain
from gouji.values.units import PERCENT

_WHOLE = Fraction(1)


@check("S032")
def printed_progress(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for row in evaluation.indicators:
            if row.fulfilled is not None:
                whose = (evaluation.title, f"{evaluation.name}“{zh.squeeze(row.level3.text)}”")
                yield from _compared(whose, row.target, row.actual, row.fulfilled)
    for form in dossier.other_forms:
        if form.kind == "monitoring":
            for listed in form.rows:
                fields = [listed.fields.get(name) for name in ("target", "actual", "progress")]
                target, actual, progress = fields
                if target is not None and actual is not None and progress is not None:
                    yield from _compared((form.title, f"{form.called}“{listed.name}”"), target, actual, progress)


def _compared(whose: tuple[str, str], target: Field, actual: Field, progress: Field) -> Iterator[Outcome]:
    title, name = whose
    goal, done, printed = target.figure, actual.figure, progress.figure
    if goal is None or done is None or printed is None or goal.exact <= 0 or done.bound.upward or done.bound.downward:
        return
    if done.unit.dimension == "none":
        done = done.with_unit(goal.unit)
    if done.unit.dimension != goal.unit.dimension:
        return
    # 85 under 完成率(%) is printed without its sign
    shares = [printed] if printed.unit.is_rate else [printed, printed.with_unit(PERCENT)]
    key = f"{title}/{zh.label(name)}/完成率"
    if any(share.interval.meets(one) for share in shares for one in _lawful(goal, done)):
        yield Passed.over(key, progress, target, actual)
        return
    due = done.exact / goal.exact * 100
    right = f"{plain(half_up(due, max(printed.places, 2)))}%"
    how = f"{actual.text.strip()} ÷ {target.text.strip()} = {right}"
    yield Failed(
        Problem(
            Severity.WARNING,
            key,
            f"{name}完成率印的是 {progress.text.strip()}，按目标值和完成值应为 {right}（{how}）。",
            "核对目标值、完成值和完成率，改正不符的一个；另有算法的，写在备注里。",
            (progress.place, actual.place, target.place),
            Side.of("完成率", printed, progress.place),
            Side("完成值 ÷ 目标值", how, actual.place, right.rstrip("%"), "%"),
            relation=how,
        )
    )


def _lawful(goal: Figure, done: Figure) -> Iterator[Interval]:
    """What may be printed as the rate: the quotient, turned round or taken from 2 where less is better, and no more than the
    whole where the goal was reached."""
    if goal.interval.low > 0:
        quotient = done.interval / goal.interval
        yield quotient
        yield Interval(2 - quotient.high, 2 - quotient.low)
        if quotient.high >= _WHOLE or goal.bound.downward:
            yield Interval.point(_WHOLE)
    if done.interval.low > 0:
        yield goal.interval / done.interval
