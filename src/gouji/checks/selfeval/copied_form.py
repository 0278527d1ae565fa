"""两张自评表的指标完全相同

查什么：同一单位的整体自评表与项目自评表、或两个项目的自评表，指标、目标、完成值、得分是否逐行相同。
为什么：整体支出和单个项目的目标不会一模一样，逐行相同说明有一张是复制的，没有按评价对象填写。
依据：财预〔2020〕10号：部门整体、项目分别设置绩效目标和指标。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件2
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法治建设 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
    附件2
    2023年度项目支出绩效自评表
    | 项目支出名称 | 法治建设 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 审查规范性文件件数 | ≥20件 | 22件 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 送审单位满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import SelfEvaluation
from gouji.values import zh

# One or two rows may coincide; a whole form does not.
_LEAST_ROWS = 2


@check("S012")
def copied_form(dossier: Dossier) -> Iterator[Outcome]:
    contents = {id(one): _content(one) for one in dossier.evaluations}
    for one, other in combinations(dossier.evaluations, 2):
        if min(len(one.indicators), len(other.indicators)) < _LEAST_ROWS or one.same_object(other):
            continue
        if contents[id(one)] != contents[id(other)]:
            yield Passed(f"{one.title}/{other.title}")
            continue
        yield Failed(
            Problem(
                Severity.WARNING,
                f"{one.title}/{other.title}/照抄",
                f"{one.name}与{other.name}的 {len(one.indicators)} 行指标、目标、完成值、得分逐行相同，评价对象不同而内容一样，疑有一张是复制的。",
                "按各自的评价对象重新填写指标、目标和完成值。",
                (one.place, other.place),
                Side("第一张表", one.title, one.place),
                Side("第二张表", other.title, other.place),
                relation="不同评价对象的指标不应完全相同",
            )
        )


def _content(evaluation: SelfEvaluation) -> tuple[tuple[str, ...], ...]:
    """The rows without punctuation: a comma lost in copying makes no other row."""
    return tuple(
        tuple(_words(field.text) for field in (row.level3, row.target, row.actual, row.claimed))
        for row in evaluation.indicators
    )


def _words(text: str) -> str:
    return "".join(character for character in zh.label(text) if character.isalnum() or character in "%<>≥≤-")
