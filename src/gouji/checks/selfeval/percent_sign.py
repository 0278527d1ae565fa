"""同一张表里别的比率都有百分号，这一处没有

查什么：实际完成值印了百分号而目标值只印了数，同表其他比率又都印了百分号的，目标值是不是漏了百分号。
为什么：90 和 90% 不是一个数，漏了百分号的目标无法对照，汇总取数时会差一百倍。
依据：财预〔2020〕10号附件1：定量指标须填写指标值和计量单位。

反例：
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 30 | 30 |  |
    | 产出指标 | 质量指标 | 宣传资料合格率 | ≥95% | 98.2% | 30 | 30 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90 | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90 | 95% | 30 | 30 |  |
    + | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, SelfEvaluation
from gouji.values import zh

#: How many rates with the sign make a habit of which one without it is a slip.
_HABIT = 3
#: What is at most one may be a share of one; and a rate of a form is hardly more than twice the whole.
_LEAST, _MOST = 1, 200
_SIGNS = ("%", "‰")
_BARE = re.compile(r"[≥≤＞＜><=]{0,2}\s*(\d{1,9}(?:\.\d{1,9})?)")


@check("S027")
def percent_sign(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation in dossier.evaluations:
        pairs = list(_pairs(evaluation))
        signed = {field.place for pair in pairs for _, field in pair if _is_signed(field)}
        bare = {target[1].place: (target, actual) for target, actual in pairs if _lacks(target[1], actual[1])}
        if len(signed) < _HABIT * max(1, len(bare)):
            continue  # what the form prints without a sign is its habit, or said in a head
        for one, other in bare.values():
            yield Failed(_problem(evaluation, one, other))
        if not bare:
            yield Passed(f"{evaluation.title}/百分号")


_Named = tuple[str, Field]


def _pairs(evaluation: SelfEvaluation) -> Iterator[tuple[_Named, _Named]]:
    """Target and actual value of each row. What was reached is often printed in the unit of its target, without a sign."""
    for row in evaluation.indicators:
        name = f"“{zh.squeeze(row.level3.text)}”"
        yield (f"{name}目标值", row.target), (f"{name}实际完成值", row.actual)


def _printed(field: Field) -> str:
    """What stands there: a rate is read as one where its head alone says that it is, too."""
    return zh.halfwidth(field.place.quote or field.text).strip()


def _is_signed(field: Field) -> bool:
    return field.figure is not None and _printed(field).endswith(_SIGNS)


def _lacks(field: Field, beside: Field) -> bool:
    """Whether ``field`` is a bare number, such as a rate may be, beside one with a sign."""
    bare = _BARE.fullmatch(_printed(field))
    return bare is not None and _is_signed(beside) and _LEAST < Decimal(bare[1]) <= _MOST


def _problem(evaluation: SelfEvaluation, one: _Named, other: _Named) -> Problem:
    (name, field), (beside, signed) = one, other
    text = _printed(field)
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/{name}/百分号",
        f"{evaluation.name}{name}印的是 {text}，没有百分号；{beside}印的是 {_printed(signed)}，本表其他比率也都有百分号。",
        f"确是比率的，改为 {text}%；不是的，写明计量单位。",
        (field.place, signed.place),
        Side(name, text, field.place),
        Side(beside, _printed(signed), signed.place),
        relation="同一指标的目标值和完成值单位相同",
    )
