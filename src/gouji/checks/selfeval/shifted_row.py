"""指标行错位

查什么：指标行是不是整行左移或右移了一两栏：三级指标栏里只有一个目标值（≥95%、12场），名称在它左边；或者一级、二级指标的名字印在二级、三级指标栏里。
为什么：合并单元格少合或多合一行，这一行就错一栏：目标值成了名称，得分落到原因栏，汇总程序读不到这一行的分。
依据：核对通则：一格里印的应当是这一栏要填的。错位的行不评分、不计入合计，照所印的列出来。

反例：
    2023年度项目支出绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 40 | 40 |  |
    |  | 发放资料份数 | ≥800份 | 900份 | 20 | 20 |  |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 发放资料份数 | ≥800份 | 900份 | 20 | 20 |  |  |
    + |  |  | 发放资料份数 | ≥800份 | 900份 | 20 | 20 |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Indicator, SelfEvaluation


@check("S037")
def shifted_row(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        moved = [row for row in evaluation.indicators if row.shifted]
        for row in moved:
            yield Failed(_problem(evaluation, row))
        if evaluation.indicators and not moved:
            yield Passed(f"{evaluation.title}/各行各栏")


def _problem(evaluation: SelfEvaluation, row: Indicator) -> Problem:
    stands = "、".join(f"“{column}”栏是“{text}”" for column, text in row.shifted if text)
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/错位/{row.level3.text}",
        f"{evaluation.name}“{row.level3.text}”一行疑似错位：{stands}。这一行没有评分，也没有计入合计。",
        "检查左边合并的单元格是不是少合、多合了一行，把这一行移回各栏。",
        (row.place,),
        Side("指标行", row.level3.text, row.place),
        relation="各栏填的是这一栏的内容",
    )
