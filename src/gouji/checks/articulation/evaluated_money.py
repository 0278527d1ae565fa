"""文字写的自评项目资金与项目自评表合计不符

查什么：文字写了几个项目开展自评、涉及多少资金，自评表正好有这么多张时，资金是否等于各表相应一栏之和。
为什么：项目增减、预算调整以后，文字里的合计最容易漏改。
依据：财预〔2020〕10号：项目资金的年初预算数、全年预算数、全年执行数填在各项目自评表，文字所写的合计由各表相加而来。

反例：
    本单位对2023年度1个项目支出开展绩效自评，项目资金全年预算21.00万元，全年执行12.00万元。
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
    - 本单位对2023年度1个项目支出开展绩效自评，项目资金全年预算21.00万元，全年执行12.00万元。
    + 本单位对2023年度1个项目支出开展绩效自评，项目资金全年预算12.00万元，全年执行12.00万元。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.claims import Mention, Passage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.selfeval import Scope
from gouji.domain.ties import Tie
from gouji.ties.between import evaluated_money as tie_of
from gouji.ties.forms import COLUMNS, FormTies, form_ties
from gouji.values.rounding import plain

_PROJECTS = re.compile(
    r"(?:对|涉及|组织|开展)[^。；]{0,20}?(?P<before>\d+)\s*个(?:一级|二级)?项目(?:支出)?|(?:自评的?|项目)(?:支出)?(?:共|共计)?(?P<behind>\d+)\s*个"
)
_SELF = re.compile(r"自评")
# Some of the projects, those of somebody else, and what was found out about them.
_OTHER = re.compile(r"其中|抽查|重点|部门评价|财政评价|占|平均|委托|上年|去年|跟踪|监控|目标")
#: What the words before an amount say of the column; words that say nothing may mean any.
_COLUMN = {
    "initial": re.compile(r"年初预算"),
    "budget": re.compile(r"全年预算|预算"),
    "executed": re.compile(r"执行|支出|使用"),
}
_MONEY = re.compile(r"资金|预算|执行|金额")
_STOP = re.compile(r"[，,、；]")


@check("J266")
def evaluated_money(dossier: Dossier) -> Iterator[Outcome]:
    forms = _projects(dossier)
    if not forms:
        return
    for claims in dossier.claims:
        for passage in claims.passages:
            for found in _PROJECTS.finditer(passage.text) if _SELF.search(passage.text) else ():
                if int(found["before"] or found["behind"]) != len(forms) or not _is_on_these(passage.text, found):
                    continue
                for mention in claims.mentions:
                    if mention.passage is passage and found.end() < mention.start and mention.unit.is_money:
                        yield from _compared(mention, passage, found.end(), forms)


def _is_on_these(text: str, found: re.Match[str]) -> bool:
    """Whether the clause that counts the projects speaks of the self-evaluation, or only one count is in the text: 编报绩效目标的项目4个，
    绩效自评的项目4个."""
    clause = text[max(text.rfind(stop, 0, found.start()) for stop in "。；") + 1 : found.end()]
    return bool(_SELF.search(clause)) or len(_PROJECTS.findall(text)) == 1


def _projects(dossier: Dossier) -> list[FormTies]:
    """The forms of projects, one of each project."""
    return [
        form
        for number, form in enumerate(form_ties(dossier))
        if form.evaluation.scope is Scope.PROJECT
        and form.evaluation.money is not None
        and not any(form.evaluation.same_object(earlier) for earlier in dossier.evaluations[:number])
    ]


def _compared(mention: Mention, passage: Passage, start: int, forms: Sequence[FormTies]) -> Iterator[Outcome]:
    before = _STOP.split(passage.text[start : mention.start])[-1]
    if not _MONEY.search(before) or _OTHER.search(passage.text[start : mention.end]):
        return
    columns = next(([name] for name, words in _COLUMN.items() if words.search(before)), list(COLUMNS))
    tie = tie_of(mention, forms, columns)
    if tie is None:
        return
    if tie.holds:
        yield Passed("自评项目资金", tie)
    else:
        yield Failed(_problem(mention, columns, tie), tie)


def _problem(mention: Mention, columns: Sequence[str], tie: Tie) -> Problem:
    figures = [term.figure.figure for term in tie.right]
    total = sum((one.exact for one in figures if one is not None), Fraction(0)) / mention.unit.factor
    named, unit = "、".join(COLUMNS[column] for column in columns), mention.unit.name
    said = f"合计是 {plain(total)}{unit}" if len(columns) == 1 else "合计都不是这个数"
    return Problem(
        Severity.WARNING,
        f"自评项目资金/{named}",
        f"文字写的自评项目资金是 {mention.shown}，{len(figures)} 张项目自评表的{named}{said}。",
        "把各项目自评表的这一栏重新相加，改正文字或写错的表；文字说的不是这些项目的，写明范围。",
        (mention.place,),
        Side.of("文字写的自评项目资金", mention.figure, mention.place),
        Side("各表合计", plain(total), None, plain(total), unit),
        difference=plain(Fraction(mention.figure.value) - total),
        relation="文字写的自评项目资金＝各项目自评表合计",
    )
