"""上级转移支付填成了其他资金

查什么：自评表“其他资金”里的数，正文是否写明它是上级转移支付、财政专项等财政资金。
为什么：上级转移支付属于财政拨款，填入“其他资金”会使财政资金少列。
依据：财预〔2020〕10号附件1 项目资金栏：当年财政拨款包括上级和本级财政安排的资金，其他资金指财政以外的资金。

反例：
    2023年预算安排项目经费10.00万元，其中区级项目经费7.50万元，上级转移支付资金2.50万元。
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    |  | 其中：当年财政拨款 | 7.50 | 7.50 | 7.50 |  |  |  |
    |  | 其他资金 | 2.50 | 2.50 | 2.50 |  |  |  |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 其中：当年财政拨款 | 7.50 | 7.50 | 7.50 |  |  |  |
    - |  | 其他资金 | 2.50 | 2.50 | 2.50 |  |  |  |
    + |  | 其中：当年财政拨款 | 10.00 | 10.00 | 10.00 |  |  |  |
    + |  | 其他资金 | 0 | 0 | 0 |  |  |  |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, MoneyBlock, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.values import zh
from gouji.values.figure import Figure

_FISCAL = ("转移支付", "上级专项", "上级补助", "中央补助", "省级补助", "中央专项", "省级专项")


@check("J010")
def misfiled_source(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        money = evaluation.money
        if money is None:
            continue
        for field, figure in _other_funds(money):
            fiscal = next((one for one in _fiscal(dossier) if one.figure.exact == figure.exact), None)
            if fiscal is not None:
                yield Failed(_problem(evaluation, field, figure, fiscal))
            else:
                yield Passed(f"{evaluation.title}/其他资金")


def _other_funds(money: MoneyBlock) -> Iterator[tuple[Field, Figure]]:
    for row in money.parts:
        if "其他资金" not in row.label.text:
            continue
        field = row.initial or row.budget
        figure = meant(money, field)
        if field is not None and figure is not None and figure.value:
            yield field, figure


def _fiscal(dossier: Dossier) -> Iterator[Mention]:
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.figure.unit.is_money and any(word in mention.subject for word in _FISCAL):
                yield mention


def _problem(evaluation: SelfEvaluation, field: Field, figure: Figure, fiscal: Mention) -> Problem:
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/其他资金",
        f"{evaluation.name}“其他资金”填 {field.text.strip()}，正文写这笔 {fiscal.figure.text.strip()} 是“{zh.squeeze(fiscal.subject)}”，属于财政拨款。",
        "把这笔资金填到“当年财政拨款”，“其他资金”只填财政以外的资金。",
        (field.place, fiscal.place),
        Side.of("其他资金", figure, field.place),
        Side.of(zh.squeeze(fiscal.subject), fiscal.figure, fiscal.place),
        relation="其他资金不含财政拨款",
    )
