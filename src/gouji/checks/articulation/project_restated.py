"""正文的项目支出、预算与该项目自评表不一致

查什么：正文按项目列出的支出，是否与同名项目自评表的执行数一致；写有全年预算的，是否与表中全年预算数一致。
为什么：同名项目两处金额不同，要么口径不同没有说明，要么有一处填错。
依据：核对通则：同一项目在自评表与正文中的预算数、执行数一致。

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

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gouji.checks.registry import check
from gouji.checks.report_of_project import is_all_of_project, reported_project
from gouji.domain.claims import Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Field, MoneyBlock, Scope, SelfEvaluation
from gouji.ties.amounts import meant
from gouji.ties.between import project_in_text
from gouji.ties.forms import FormTies, form_ties
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.rounding import plain

_SPENT = ("支出", "经费", "费用")
_ITEM = "(项)"  # an item of the functional classification holds all projects of its kind
_LEAST_NAME = 4


class _Column(NamedTuple):
    """资金栏: a column of the money block, what a text says of it in so many words, and in none where it speaks of spending. Where
    it is not compared, two that differ may both be right: a budget may be approved twice."""

    field: str
    form: str
    text: str
    measures: frozenset[str]
    is_spent: bool = False
    is_compared: bool = True


_COLUMNS = (
    _Column("executed", "执行数", "支出", frozenset(("决算", "执行")), is_spent=True),
    _Column("budget", "全年预算数", "全年预算", frozenset(("调整预算",))),
    _Column("initial", "年初预算数", "年初预算", frozenset(("年初预算",)), is_compared=False),
)


class _Stated(NamedTuple):
    """An amount of a text, its subject in normal form, and the project whose own report says it, '' where none does."""

    mention: Mention
    subject: str
    reported: str


@check("J009")
def project_restated(dossier: Dossier) -> Iterator[Outcome]:
    amounts: list[_Stated] | None = None
    for form in form_ties(dossier):
        evaluation = form.evaluation
        if evaluation.scope is Scope.PROJECT and evaluation.money is not None and evaluation.project is not None:
            # what the texts say is the same for every form
            amounts = list(_amounts(dossier)) if amounts is None else amounts
            named = list(_named(amounts, zh.label(evaluation.project.text)))
            for column in _COLUMNS:
                yield from _compared(form, evaluation.money, column, [one for one in named if _speaks(one, column)])


def _compared(form: FormTies, money: MoneyBlock, column: _Column, stated: Sequence[Mention]) -> Iterator[Outcome]:
    field: Field | None = getattr(money.total, column.field)
    amount = meant(money, field)
    if field is None or amount is None or not stated:
        return
    tie = project_in_text(form, column.field, f"{column.form}与正文所列项目{column.text}", stated)
    if any(one.figure.interval.meets(amount.interval) for one in stated):
        if not any(one.figure.exact == amount.exact for one in stated) and amount.places == 0:
            yield Failed(_problem(form.evaluation, column, field, amount, stated[0], Severity.INFO))
        else:
            yield Passed(f"{form.evaluation.title}/正文{column.text}", tie)
    elif column.is_compared:
        yield Failed(_problem(form.evaluation, column, field, amount, stated[0], Severity.WARNING), tie)


def _amounts(dossier: Dossier) -> Iterator[_Stated]:
    """The amounts that texts give; comparisons are other figures."""
    for claims in dossier.claims:
        for mention in claims.mentions:
            if mention.role is Role.LEVEL and mention.figure.unit.is_money:
                yield _Stated(mention, zh.label(mention.subject), reported_project(dossier, mention))


def _named(amounts: Sequence[_Stated], project: str) -> Iterator[Mention]:
    """Those ``amounts`` that a text gives under the project's name, or its own report of 项目."""
    if len(project) < _LEAST_NAME:
        return
    for mention, subject, reported in amounts:
        named = not subject.endswith(_ITEM) and is_all_of_project(mention, subject, project)
        if named or reported == project:
            yield mention


def _speaks(mention: Mention, column: _Column) -> bool:
    """Whether ``mention`` is what the form's column is of; an amount without further words is what was spent."""
    if mention.measure in column.measures:
        return True
    return column.is_spent and not mention.measure and any(word in zh.label(mention.subject) for word in _SPENT)


def _called(stated: Mention) -> str:
    """What a text calls the amount: its subject, or, where that was said of the amount before it, the words right before."""
    if stated.own:
        return zh.squeeze(stated.subject)
    before = stated.passage.text[stated.clause[0] : stated.start]
    return zh.squeeze(min((before.rpartition(mark)[2] for mark in "，,、；"), key=len)) or zh.squeeze(stated.subject)


def _problem(
    evaluation: SelfEvaluation, column: _Column, field: Field, amount: Figure, stated: Mention, severity: Severity
) -> Problem:
    name = evaluation.project.text if evaluation.project else evaluation.title
    difference = plain(abs(stated.figure.exact - amount.exact) / amount.unit.factor)
    rounded = "；表中只印整数，可能是取整，请确认" if severity is Severity.INFO else ""
    budget = "" if column.is_spent else column.text
    return Problem(
        severity,
        f"{zh.label(name)}/正文{column.text}",
        f"正文写“{_called(stated)}”{budget}{stated.figure.text.strip()}，同名项目“{name}”自评表的{column.form}是 {field.text.strip()} {amount.unit.name}，"
        f"相差 {difference} {amount.unit.name}{rounded}。",
        "口径相同的改正一处；正文含其他资金或其他项目的，请写明口径。",
        (stated.place, field.place),
        Side.of(f"正文{column.text}", stated.figure, stated.place),
        Side.of(f"自评表{column.form}", amount, field.place),
        difference=difference,
        relation=f"正文项目{column.text} = 同名项目自评表{column.form}",
        cause="项目支出按项目列示",
    )
