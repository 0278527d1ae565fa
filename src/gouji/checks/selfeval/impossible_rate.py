"""不可能超过 100% 的比率超过了 100%

查什么：合格率、满意度、参考率、成功率等的实际完成值是否超过 100%。
为什么：这类比率的分子是分母的一部分，超过 100% 一定有一个数填错。
依据：核对通则：不能超过 100% 的比率，实际值超过 100% 属于填报错误。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 质量指标 | 法律援助办案合格率 | ≥95% | 105% | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 产出指标 | 质量指标 | 法律援助办案合格率 | ≥95% | 105% | 60 | 60 |  |
    + | 产出指标 | 质量指标 | 法律援助办案合格率 | ≥95% | 100% | 60 | 60 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.ties.forms import form_ties


@check("S014")
def impossible_rate(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        for row in evaluation.indicators:
            tie = form.at_most_whole(row)
            actual = row.actual.figure
            if tie is None or actual is None:
                continue
            if tie.holds:
                yield Passed(f"{evaluation.title}/{row.level3.text}")
                continue
            problem = Problem(
                Severity.ERROR,
                f"{evaluation.title}/{row.level3.text}/比率上限",
                f"{evaluation.name}“{row.level3.text}”实际完成值 {row.actual.text} 超过 100%，这类比率的分子是分母的一部分，不可能超过 100%。",
                "核对分子、分母后改正实际完成值。",
                (row.actual.place,),
                Side.of("实际完成值", actual, row.actual.place),
                Side("上限", "100%", None, "100", "%"),
                relation="比率 ≤ 100%",
            )
            yield Failed(problem, tie, known=True)
