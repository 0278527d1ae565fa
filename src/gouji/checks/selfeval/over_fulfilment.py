"""超额完成较多而没有说明

查什么：正向指标的实际完成值超过目标值 30% 以上时，是否写了原因。
为什么：大幅超额往往说明目标定得过低，财政部门可按偏离程度扣分；得分不受影响。
依据：财预〔2020〕10号：完成值大幅超过指标值的，要分析原因。偏离界限 1.30 是通行的工作界限，国家没有统一规定，超过它只作提醒；达到目标两倍、表上有原因一栏而空着的，或达到十倍、多半是写错一位或单位的，列为疑点。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 化解矛盾纠纷件数 | ≥500件 | 1620件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 化解矛盾纠纷件数 | ≥500件 | 1620件 | 60 | 60 |  |
    + | 产出指标 | 数量指标 | 化解矛盾纠纷件数 | ≥500件 | 1620件 | 60 | 60 | 年中新增专项排查，案件增多，明年调高目标 |
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gouji.catalogue.indicator_words import bounded_rates, is_negative_thing
from gouji.catalogue.score_wording import wording
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import ONE_OF, Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator
from gouji.scoring.actual import in_unit
from gouji.ties.forms import form_ties
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_LIMIT = Fraction(13, 10)
#: Rates that are aimed at are rarely lower.
_LEAST_TARGET = Fraction(3, 5)
#: From here on it is large by any measure; a digit may be too many; and another unit is meant: 150元 for 150万元.
_LARGE, _OTHER_DIGIT, _OTHER_UNIT = 2, 10, 1000


@check("S011")
def over_fulfilment(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        for row in evaluation.indicators:
            target, actual = row.target.figure, row.actual.figure
            if target is None or actual is None or target.exact <= 0 or not _is_positive(row, target):
                continue
            if actual.unit.is_rate and target.unit.dimension == "none" and target.value <= 1:
                continue  # 1 beside 100% is the whole, and more than it is no rate
            actual = _in_unit_of(target, actual)
            span = in_unit(actual, target.unit, wording())
            if isinstance(span, str):
                continue  # they count different things: no share of one another
            if (whole := form.at_most_whole(row)) is not None and not whole.holds:
                continue  # no such rate: S014 says so
            if row.rule is not None and not row.rule.is_empty:
                continue  # scored by the text beside it, which says itself what more than the target is worth
            ratio = span.low / target.exact
            # two where one was aimed at: a whole thing is the least that there can be more
            is_one_more = target.is_counted and actual.is_counted and actual.value - target.value <= 1
            if ratio <= _LIMIT or is_one_more or (row.reason is not None and not row.reason.is_empty):
                yield Passed(f"{evaluation.title}/{row.level3.text}")
            else:
                alike = actual.unit.dimension == target.unit.dimension
                tie = form.over_fulfilled(row, _LIMIT.numerator, _LIMIT.denominator) if alike else None
                yield Failed(_problem(row, target, actual, ratio), tie, known=True)


def _in_unit_of(target: Figure, actual: Figure) -> Figure:
    """A bare outcome is in the unit of its target (98.84 beside ≥95%); a share written as a fraction stays one."""
    is_fraction = target.unit.is_rate and 0 < actual.value <= 1
    return actual if actual.unit.dimension != "none" or is_fraction else actual.with_unit(target.unit)


def _is_positive(row: Indicator, target: Figure) -> bool:
    return not target.bound.downward and not is_negative_thing(row.level3.text)


def _problem(row: Indicator, target: Figure, actual: Figure, ratio: Fraction) -> Problem:
    shown = f"{plain(ratio * 100, 2)}%"
    is_owed = row.reason is not None and ratio >= _LARGE
    doubt = ""
    if ratio >= _OTHER_DIGIT:
        slip = "单位疑有一个写错" if ratio >= _OTHER_UNIT else "疑有一个多写或少写了一位"
        doubt = f"目标值和实际完成值{slip}。"
    problem = Problem(
        Severity.WARNING if is_owed or doubt else Severity.INFO,
        f"{zh.label(row.level3.text)}/超额完成",
        f"“{row.level3.text}”实际 {actual.text.strip()}，是目标 {target.text.strip()} 的 {shown}，超额较多而没有说明原因。{doubt}",
        "写明超额原因；如目标定得过低，明年相应调高。得分不受影响。",
        (row.actual.place, row.target.place),
        Side.of("实际完成值", actual, row.actual.place),
        Side.of("年度指标值", target, row.target.place),
        relation=f"{actual.text.strip()} ÷ {target.text.strip()} = {shown}",
    )
    return _with_doubt(problem, row, target, actual) if doubt else problem


def _with_doubt(problem: Problem, row: Indicator, target: Figure, actual: Figure) -> Problem:
    """``problem`` with both figures as doubtful as each other; of rates that are parts of a whole the target alone, where it is
    lower than any that is aimed at and the outcome is not."""
    is_low = target.unit.is_rate and target.exact < _LEAST_TARGET <= actual.exact
    if is_low and zh.label(row.level3.text).endswith(bounded_rates()):
        return replace(
            problem,
            left=Side.of("年度指标值", target, row.target.place),
            right=Side.of("实际完成值", actual, row.actual.place),
        )
    shown = f"{actual.text.strip()}、{target.text.strip()}"
    return replace(problem, left=Side(ONE_OF, shown, row.actual.place), right=None, rivals=(row.target.place,))
