"""正文的项目支出与该项目自评表不一致

查什么：正文按项目列出的支出，是否与同名项目自评表的执行数一致。
为什么：同名项目两处金额不同，要么口径不同没有说明，要么有一处填错。
依据：核对通则：同一项目在自评表与正文中的执行数一致。

反例：
    2023年项目支出26.00万元，其中：普法宣传支出18.12万元，法律援助支出7.88万元。
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 6.00 | 6.00 | 6.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 年度资金总额 | 6.00 | 6.00 | 6.00 | 10 | 100% | 10 |
    + |  | 年度资金总额 | 18.12 | 18.12 | 18.12 | 10 | 100% | 10 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, Scope, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.ties.between import project_in_text
from gouji.ties.forms import form_ties
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_SPENT = ("支出", "经费", "费用")
_ITEM = "(项)"  # an item of the functional classification holds all projects of its kind
_LEAST_NAME = 4


@check("J009")
def project_restated(dossier: Dossier) -> Iterator[Outcome]:
    for form in form_ties(dossier):
        evaluation = form.evaluation
        if evaluation.scope is not Scope.PROJECT or evaluation.money is None or evaluation.project is None:
            continue
        executed = meant(evaluation.money, evaluation.money.total.executed)
        if executed is None or evaluation.money.total.executed is None:
            continue
        stated = list(_statements(dossier, zh.label(evaluation.project.text)))
        same = [one for one in stated if one.figure.interval.meets(executed.interval)]
        if same:
            if not any(one.figure.exact == executed.exact for one in stated) and executed.places == 0:
                yield Failed(_problem(evaluation, evaluation.money.total.executed, executed, stated[0], Severity.INFO))
            else:
                yield Passed(f"{evaluation.title}/正文支出", project_in_text(form, stated))
        elif stated:
            problem = _problem(evaluation, evaluation.money.total.executed, executed, stated[0], Severity.WARNING)
            yield Failed(problem, project_in_text(form, stated))


def _statements(dossier: Dossier, project: str) -> Iterator[Mention]:
    """Amounts spent that a text gives under the project's name; budgets and comparisons are other figures."""
    if len(project) < _LEAST_NAME:
        return
    for claims in dossier.claims:
        for mention in claims.mentions:
            subject = zh.label(mention.subject)
            spent = mention.measure in ("", "决算", "执行") and any(word in subject for word in _SPENT)
            named = project in subject and not subject.endswith(_ITEM)
            if mention.role is Role.LEVEL and mention.figure.unit.is_money and spent and named:
                yield mention


def _problem(
    evaluation: SelfEvaluation, field: Field, executed: Figure, stated: Mention, severity: Severity
) -> Problem:
    name = evaluation.project.text if evaluation.project else evaluation.title
    difference = plain(abs(stated.figure.exact - executed.exact) / executed.unit.factor)
    rounded = "；表中只印整数，可能是取整，请确认" if severity is Severity.INFO else ""
    return Problem(
        severity,
        f"{zh.label(name)}/正文支出",
        f"正文写“{zh.squeeze(stated.subject)}”{stated.figure.text.strip()}，同名项目“{name}”自评表的执行数是 {field.text.strip()} {executed.unit.name}，"
        f"相差 {difference} {executed.unit.name}{rounded}。",
        "口径相同的改正一处；正文含其他资金或其他项目的，请写明口径。",
        (stated.place, field.place),
        Side.of("正文支出", stated.figure, stated.place),
        Side.of("自评表执行数", executed, field.place),
        difference=difference,
        relation="正文项目支出 = 同名项目自评表执行数",
        cause="项目支出按项目列示",
    )
