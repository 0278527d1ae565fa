"""自评表里有一行指标没有名称，留着空白模板的省略号

查什么：自评表的一行填了目标值和得分，三级指标一格却还是空白表里的“……”。
为什么：没有名称的指标无从核对目标和完成值，得分也就没有依据；多半是照模板加行时漏填了名称。
依据：财预〔2020〕10号附件1：逐项填写三级指标、年度指标值、实际完成值、分值和得分。没有打分的空白行不报告。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 30 | 30 |  |
    | 产出指标 | 质量指标 | …… | ≥95% | 98% | 30 | 30 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 质量指标 | …… | ≥95% | 98% | 30 | 30 |  |
    + | 产出指标 | 质量指标 | 宣传资料合格率 | ≥95% | 98% | 30 | 30 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side


@check("C019")
def nameless_row(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        for name in evaluation.nameless:
            yield Failed(
                Problem(
                    Severity.WARNING,
                    f"{evaluation.title}/{name.place.item}/无名指标",
                    f"{evaluation.name}有一行填了目标值和得分，三级指标却还是模板的“{name.text}”。",
                    "补填这一行的指标名称；是模板留下的空行的，删去。",
                    (name.place,),
                    Side("三级指标", name.text, name.place),
                )
            )
        if evaluation.indicators and not evaluation.nameless:
            yield Passed(f"{evaluation.title}/指标名称")
