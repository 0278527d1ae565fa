"""项目自评表与项目支出对不上

查什么：各项目自评表执行数之和是否不超过项目支出；不足的，差额有多少没有自评表。
为什么：执行数之和大于项目支出，必有一张表多填；少于项目支出，说明有项目没有自评。
依据：财预〔2020〕10号：所有项目支出都要自评；核对通则：项目自评表执行数之和不大于项目支出。

反例：
    2023年度支出278.10万元，其中：基本支出268.10万元，项目支出10.00万元。
    2023年度项目支出绩效自评表
    | 项目支出名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 12.00 | 12.00 | 12.00 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
    | 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
    | 总分 | 100 | 100 |
正例：
    - |  | 年度资金总额 | 12.00 | 12.00 | 12.00 | 10 | 100% | 10 |
    + |  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact
from gouji.domain.filled import Filled
from gouji.domain.findings import Failed, NotApplicable, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Scope
from gouji.domain.ties import Tie
from gouji.ties.amounts import beyond_general
from gouji.ties.between import projects
from gouji.ties.forms import form_ties
from gouji.values import interval
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.rounding import plain

_SUBJECTS = ("项目支出", "财政拨款项目支出", "一般公共预算财政拨款项目支出", "项目资金支出")


@check("J004")
def project_forms_total(dossier: Dossier) -> Iterator[Outcome]:
    executed = list(_executed(dossier))
    stated = [fact for subject in _SUBJECTS for fact in dossier.facts.find(subject, "决算", dossier.year)]
    if not executed or not stated:
        return
    whole = max(stated, key=lambda fact: fact.figure.exact)
    reached = interval.total(figure.interval for figure, _ in executed)
    whole_spending = whole.figure.interval + _other_funds(dossier, whole)
    same = [fact for fact in stated if fact.figure.interval.meets(reached)]
    if same or whole_spending.meets(reached):
        tie = _tie(dossier, stated, "=")
        places = (*(place for _, place in executed), *(fact.place for fact in same or (whole,)))
        yield Passed("项目自评表执行数合计", tie if tie is not None and tie.holds else None, places)
    elif reached.low > whole_spending.high:
        yield Failed(_problem(executed, whole, Severity.ERROR), _tie(dossier, stated, "<="), known=True)
    elif (len(executed) == 1 and whole.figure.interval.low - reached.high <= whole.figure.step) or len(executed) > 1:
        yield Failed(_problem(executed, whole, Severity.INFO), _tie(dossier, stated, "="), known=True)
    else:
        yield NotApplicable("只有一张项目自评表，无从判断项目支出是否都已自评")


def _other_funds(dossier: Dossier, whole: Fact) -> Interval:
    """What projects may spend beside the general public budget, where the text speaks of that budget only."""
    moneys = (one.money for one in dossier.evaluations if one.scope is Scope.DEPARTMENT and one.money is not None)
    if not whole.subject.startswith("一般公共预算"):
        return Interval.point(0)
    return max((beyond_general(money) for money in moneys), key=lambda one: one.high, default=Interval.point(0))


def _tie(dossier: Dossier, stated: list[Fact], sign: str) -> Tie | None:
    wholes = [form for form in form_ties(dossier) if form.evaluation.scope is Scope.DEPARTMENT]
    return projects(list(_entries(dossier)), stated, wholes[0] if len(wholes) == 1 else None, sign)


def _executed(dossier: Dossier) -> Iterator[tuple[Figure, Place]]:
    return ((entry.figure, entry.place) for entry in _entries(dossier))


def _entries(dossier: Dossier) -> Iterator[Filled]:
    for number, form in enumerate(form_ties(dossier)):
        evaluation = form.evaluation
        if any(evaluation.same_object(earlier) for earlier in dossier.evaluations[:number]):
            continue
        if evaluation.scope is Scope.PROJECT and evaluation.money is not None:
            entry = form.entries.of_money(evaluation.money.total, "executed")
            if entry is not None:
                yield entry


def _problem(executed: list[tuple[Figure, Place]], whole: Fact, severity: Severity) -> Problem:
    unit = whole.figure.unit
    total = sum((figure.exact for figure, _ in executed), start=whole.figure.exact * 0)
    shown, rest = plain(total / unit.factor), plain(abs(whole.figure.exact - total) / unit.factor)
    added = " + ".join(plain(figure.exact / unit.factor) for figure, _ in executed)
    count = f"{len(executed)} 张项目自评表执行数{'合计' if len(executed) > 1 else ''} {shown} {unit.name}"
    if severity is Severity.ERROR:
        message = f"{count}（{added}），大于{whole.subject} {whole.figure.text}，多 {rest} {unit.name}。"
        suggestion = "核对各项目自评表的执行数，看是否重复或口径不同。"
    elif len(executed) == 1:
        message = f"项目自评表执行数 {shown} {unit.name}，正文写的{whole.subject}是 {whole.figure.text}，差 {rest} {unit.name}，是尾数取舍不同。"
        suggestion = "两处用同一个数（四舍五入到两位）。"
    else:
        message = f"{count}（{added}），{whole.subject}是 {whole.figure.text}，其余 {rest} {unit.name}没有自评表。"
        suggestion = "补齐其余项目的自评表，或说明这部分支出为什么不自评。"
    places = tuple(place for _, place in executed)
    return Problem(
        severity,
        "项目自评表执行数合计",
        message,
        suggestion,
        (*places, whole.place),
        Side("项目自评表执行数合计", added, places[0], shown, unit.name),
        Side.of(whole.subject, whole.figure, whole.place),
        difference=plain((total - whole.figure.exact) / unit.factor),
        relation="各项目自评表执行数之和 ≤ 项目支出",
    )
