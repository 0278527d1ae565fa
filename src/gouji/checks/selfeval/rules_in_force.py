"""评分标准在评价年度还没有施行

查什么：复算所用的评分标准在评价年度是否施行；表式认得准不准；有没有不打分的绩效表没有核对。
为什么：用后来的办法去评早年的表，或者把年度写错，复算出的得分都没有依据。
依据：各评分标准的施行年度，见表式与评分标准目录；指定版本（--edition）时同样核对。

反例：
    2015年度项目支出绩效自评表
    | 项目名称 | 普法宣传 |
    | 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
    | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
    |  | 年度资金总额 | 10 | 10 | 10 | 10 | 100% | 10 |
    | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 开展普法宣传场次 | 12场 | 12场 | 90 | 90 |
    | 总分 | 100 | 100 |
正例：
    - 2015年度项目支出绩效自评表
    + 2023年度项目支出绩效自评表
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.catalogue.forms import form
from gouji.catalogue.standards import standard
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.scores import ScoreCard, Standing
from gouji.domain.selfeval import SelfEvaluation
from gouji.domain.standard import Standard

_UNSCORED = frozenset((Standing.UNDECIDED, Standing.UNCLAIMED))


@check("S020")
def rules_in_force(dossier: Dossier) -> Iterator[Outcome]:
    for evaluation, card in zip(dossier.evaluations, dossier.cards, strict=True):
        yield from _form(evaluation)
        yield _in_force(evaluation, card)
    for other in dossier.other_forms:
        named = f"《{other.title}》" if other.title else "有一张表"
        unread = "" if other.rows else "，表内各数没有核对"
        yield Undecided(f"{named}是{other.name}，不是自评表，没有评分{unread}。", other.place)


def _form(evaluation: SelfEvaluation) -> Iterator[Outcome]:
    """What is not sure about which form it is; invented forms of tests are in no catalogue and have no candidates."""
    if not evaluation.candidates:
        return
    chosen = form(evaluation.form)
    if chosen.general:
        rules = standard(evaluation.standard)
        yield Undecided(
            f"{evaluation.name}没有认出是哪里的表式，按表头各栏通读，评分按“{rules.title}”；表上另有规定的，以表上为准。",
            evaluation.place,
        )
        return
    # a local print of a form that prints what only it has is no longer in doubt with that form
    local = chosen.requires and chosen.extends
    rivals = [
        one
        for one in evaluation.rivals
        if form(one.value).standard != evaluation.standard and not (local and one.value == chosen.extends)
    ]
    if rivals:
        yield Undecided(
            f"{evaluation.name}像“{chosen.name}”，也像“{form(rivals[0].value).name}”，断不定；评分按前者。",
            evaluation.place,
        )


def _in_force(evaluation: SelfEvaluation, card: ScoreCard) -> Outcome:
    rules = standard(card.standard)
    if card.year is None:
        return Undecided(f"{evaluation.name}没有认出评价年度，评分标准当年是否施行无法核对。", evaluation.place)
    if rules.in_force(card.year):
        return _form_in_force(evaluation, card.year)
    if all(row.standing in _UNSCORED for row in card.rows):
        return Undecided(f"{evaluation.name}没有一行能按标准复算，标准当年是否施行不影响得分。", evaluation.place)
    return Failed(_problem(evaluation, card.year, rules))


def _form_in_force(evaluation: SelfEvaluation, year: int) -> Outcome:
    """The standard holds; a form that was not yet in use then was read by columns of later years. Invented forms of tests
    are in no catalogue and have no candidates."""
    since = form(evaluation.form).in_force_from if evaluation.candidates else year
    if year >= since:
        return Passed(f"{evaluation.title}/评分标准")
    return Undecided(
        f"{evaluation.name}评价的是 {year} 年度，所用表式“{form(evaluation.form).name}”从 {since} 年度起才有，"
        "当年的表式没有收录，各栏是否齐全没有核对。",
        evaluation.place,
    )


def _problem(evaluation: SelfEvaluation, year: int, rules: Standard) -> Problem:
    span = f"{rules.in_force_from} 年度起" + (f"至 {rules.in_force_until} 年度" if rules.in_force_until else "")
    return Problem(
        Severity.WARNING,
        f"{evaluation.title}/评分标准",
        f"{evaluation.name}评价的是 {year} 年度，复算所用的“{rules.title}”{span}施行，得分没有按它判断对错。",
        "核对年度是否写错；年度无误的，请按当年的办法评分。",
        (evaluation.place,),
        Side("评价年度", str(year), evaluation.place),
        Side("评分标准施行年度", span),
        relation="评分标准在评价年度施行",
    )
