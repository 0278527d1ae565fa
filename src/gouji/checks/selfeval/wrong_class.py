"""指标放错了类别

查什么：数量指标下是不是放了比率，产出指标下是不是放了满意度，数量指标的目标是不是没有数量。
为什么：放错类别会使某一类指标看似齐全、实则缺失，也会让汇总时把比率当作数量相加。
依据：财预〔2021〕101号：数量指标反映预期提供的产品或服务的数量，质量指标反映达到的标准和水平，满意度指标单列。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 公职人员学法参考率 | ≥90% | 95% | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 数量指标 | 公职人员学法参考率 | ≥90% | 95% | 60 | 60 |  |
    + | 产出指标 | 质量指标 | 公职人员学法参考率 | ≥90% | 95% | 60 | 60 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation
from gouji.scoring.quantity import stated
from gouji.values import zh
from gouji.values.cell import Words
from gouji.values.figure import Figure, FigureRange


@check("S009")
def wrong_class(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        has_class = any("满意度" in zh.label(row.level1.text + row.level2.text) for row in evaluation.indicators)
        for row in evaluation.indicators:
            fault = _fault(row, has_class=has_class)
            if fault is None:
                yield Passed(f"{evaluation.title}/{row.level3.text}")
            else:
                yield Failed(_problem(evaluation, row, *fault))


def _fault(row: Indicator, *, has_class: bool) -> tuple[str, str] | None:
    """What is wrong and where the row belongs, or None; ``has_class`` where the form has a class for satisfaction."""
    first, second, name = zh.label(row.level1.text), zh.label(row.level2.text), zh.label(row.level3.text)
    if not first + second:
        return None  # a form that sorts its indicators into no classes
    # other frames have satisfaction among the effects (履职效益, 项目效益): only one that has a class for it files it wrongly
    if name.endswith("满意度") and "满意度" not in first + second and "指标" in first and (second or has_class):
        return "是满意度", "满意度指标"
    if second != "数量指标":
        return None
    target = row.target.value
    if isinstance(target, Figure | FigureRange):
        figure = target.low if isinstance(target, FigureRange) else target
        return ("是比率，不是数量", "质量指标") if figure.unit.is_rate else None
    has_none = isinstance(target, Words) and stated(row.target) is None
    return ("的目标没有数量", "质量指标，或补写数量") if has_none else None


def _problem(evaluation: SelfEvaluation, row: Indicator, fault: str, belongs: str) -> Problem:
    group = zh.squeeze(row.level2.text if not row.level2.is_empty else row.level1.text)
    return Problem(
        Severity.WARNING,
        f"{zh.label(row.level3.text)}/指标类别",
        f"“{row.level3.text}”（目标“{zh.squeeze(row.target.text)}”）{fault}，却列在“{group}”下。",
        f"改列为{belongs}。",
        (row.level3.place,),
        Side("指标", row.level3.text, row.level3.place),
        Side("所列类别", group, row.level2.place),
        relation="指标类别与指标内容相符",
    )
