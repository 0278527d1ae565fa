"""文字写的自评项目个数、平均得分与汇总表不符

查什么：正文所写开展自评（评价）的项目个数、平均得分，与同一份文件里的结果汇总表比较：个数是不是表中的行数，平均得分是不是各行得分的平均。
为什么：汇总表添减了项目，正文的个数和平均分没有重算，两处就对不上。
依据：财预〔2020〕10号：自评结果逐项汇总报送，正文所写的个数和得分出自汇总表。平均得分按项目平均、按资金加权都可以；表可能只列一部分项目，故只作疑点，列出不到三分之一的不比较；一份文件里有几张汇总表的不比较。

反例：
    青溪区司法局对3个项目开展绩效自评，平均得分97.00分。
    2023年度项目支出绩效自评结果汇总表
    | 序号 | 项目名称 | 全年预算数 | 全年执行数 | 自评得分 | 自评等级 |
    | 1 | 普法宣传 | 30.00 | 28.50 | 96 | 优 |
    | 2 | 法律援助 | 30.00 | 30.00 | 98 | 优 |
    |  | 合计 | 60.00 | 58.50 |  |  |
正例：
    - 青溪区司法局对3个项目开展绩效自评，平均得分97.00分。
    + 青溪区司法局对2个项目开展绩效自评，平均得分97.00分。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gouji.checks.registry import check
from gouji.domain.claims import Mention
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.reports import FormRow, UnscoredForm
from gouji.values.figure import Figure
from gouji.values.rounding import half_up, plain
from gouji.values.units import SCORE

_EVALUATED = re.compile(r"项目[^，,。；;]{0,10}(?:绩效)?自评|自评[^，,。；;]{0,6}项目")
_COUNTED = re.compile(r"^个(?:[\u4e00-\u9fff]{0,8})项目")
_MEAN = re.compile(r"平均(?:得分|分|自评得分)[为是：:]?$")
#: A list of less than a third of what the text counts shows some of them, and says nothing of how many there are.
_MOST_LEFT_OUT = 3
# Some of them, or those of others, another year's.
_OTHER = re.compile(
    r"其中|抽查|复核|重点|部门评价|财政评价|上年|去年|整体|下属|所属|二级|区间|以上|以下|优|良|类|目标|监控"
)


@check("J268")
def listed_results(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        lists = [form for form in part.other_forms if form.kind == "summary" and form.rows]
        if len(lists) != 1 or not _is_whole(lists[0]):
            continue
        for mention in part.claims.mentions:
            start, end = mention.clause
            before, clause = mention.passage.text[start : mention.start], mention.passage.text[start:end]
            if _OTHER.search(clause) or mention.year not in (None, lists[0].year):
                continue
            if mention.figure.unit is SCORE and _MEAN.search(before):
                yield from _mean(lists[0], mention)
            elif _counts_projects(mention, clause):
                yield _count(lists[0], mention)


def _is_whole(form: UnscoredForm) -> bool:
    """Whether the list ends in a total or numbers its rows from 1 on, so that no page of it is missing."""
    numbers = [row.figure("number") for row in form.rows]
    numbered = [None if one is None else one.value for one in numbers] == list(range(1, len(numbers) + 1))
    return numbered or (form.total is not None and "number" not in form.rows[0].fields)


def _counts_projects(mention: Mention, clause: str) -> bool:
    text = mention.passage.text
    number_end = mention.start + len(mention.text.rstrip("个"))
    return (
        mention.figure.unit.name == "个"
        and _COUNTED.match(text[number_end:]) is not None
        and _EVALUATED.search(clause) is not None
    )


def _count(form: UnscoredForm, mention: Mention) -> Outcome:
    listed = len(form.rows)
    if mention.figure.value == listed:
        return Passed.over("自评项目个数", mention)
    if mention.figure.value > _MOST_LEFT_OUT * listed:
        return Undecided(
            f"文字写的自评项目是 {mention.text}，{form.called}只列出 {listed} 个，应是只列了一部分，个数没有核对。",
            form.place,
        )
    return Failed(
        Problem(
            Severity.WARNING,
            f"{form.title}/项目个数",
            f"文字写的自评项目是 {mention.text}，{form.called}列出 {listed} 个项目。",
            "核对个数和汇总表；表中只列一部分的，请写明。",
            (mention.place, form.place),
            Side.of("文字写的个数", mention.figure, mention.place),
            Side("汇总表的行数", str(listed), form.place, str(listed)),
            difference=plain(mention.figure.value - listed),
            relation="文字写的项目个数＝汇总表的行数",
        )
    )


def _mean(form: UnscoredForm, mention: Mention) -> Iterator[Outcome]:
    scores = [score for row in form.rows if (score := row.figure("claimed")) is not None]
    if len(scores) < len(form.rows) or len(scores) < 2:
        return
    means = [_weighted(scores, [Fraction(1)] * len(scores))]
    means += [
        _weighted(scores, money) for column in ("budget", "executed", "initial") if (money := _money(form.rows, column))
    ]
    if any(_is_rounded(mention.figure, mean) for mean in means):
        yield Passed.over("平均得分", mention, *(row.fields["claimed"] for row in form.rows))
        return
    right = plain(half_up(means[0], max(mention.figure.places, 2)))
    yield Failed(
        Problem(
            Severity.WARNING,
            f"{form.title}/平均得分",
            f"文字写的平均得分是 {mention.shown}，{form.called} {len(scores)} 个项目平均是 {right} 分。",
            "按汇总表重算平均得分；另有权数的，写明算法。",
            (mention.place, *(row.fields["claimed"].place for row in form.rows)),
            Side.of("文字写的平均得分", mention.figure, mention.place),
            Side("各项目平均", right, form.rows[0].fields["claimed"].place, right, "分"),
            difference=plain(Fraction(mention.figure.value) - means[0]),
            relation=f"({' + '.join(score.text.strip() for score in scores)}) ÷ {len(scores)} = {right}",
        )
    )


def _is_rounded(printed: Figure, mean: Fraction) -> bool:
    """Whether ``mean`` is printed so, rounded or cut off."""
    step = Fraction(10) ** -printed.places
    return half_up(mean, printed.places) == printed.value or 0 <= mean - Fraction(printed.value) < step


def _money(rows: Sequence[FormRow], column: str) -> list[Fraction]:
    """The money of every row, by which a mean may be weighted; none where one is blank."""
    found = [figure for row in rows if (figure := row.figure(column)) is not None]
    weights = [Fraction(figure.value) for figure in found]
    return weights if len(weights) == len(rows) and sum(weights) > 0 else []


def _weighted(scores: Sequence[Figure], weights: Sequence[Fraction]) -> Fraction:
    together = sum((Fraction(score.value) * weight for score, weight in zip(scores, weights, strict=True)), Fraction(0))
    return together / sum(weights, Fraction(0))
