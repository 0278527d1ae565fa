"""Percentage points: 占比由p提高到q，提高d个百分点; 为q，比上年（p）提高d个百分点; 为q，低于p的目标值d个百分点; 为q，同比提高d个百分点（上年p）: d is what
one rate is above the other. 增长p，…增长q，增幅回落d个百分点: of two rates of growth, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import POINTS, told_by
from gouji.recognise.claims.sentences.rows import Layout

_FROM = re.compile(r"[由从][^由从，,。；;]{0,14}$")
#: 为p，比上年的q提高d个百分点.
_THAN = re.compile(r"[，,（(]?(?:相?比|较|高于|低于)[^，,。；;\d]{0,12}(?:(?:19|20)\d\d年[^，,。；;\d]{0,8})?")
#: 低于p的目标值d个百分点, 比p的平均水平高d个百分点.
_STANDARD = re.compile(
    r"的?(?:年度|全[省市县区国])?(?:目标|指标|标准|平均|计划|考核|规定|要求)?(?:值|水平|线|数|标准)?(?P<way>高|低)?(?:出|了)?"
)
_ABOVE, _BELOW = re.compile(r"(?:高于|超过|超出)[^，,。；;\d]*$"), re.compile(r"低于[^，,。；;\d]*$")
#: 为q，同比提高d个百分点（上年p）; 为q，比目标值高d个百分点（目标为p）.
_OVER = re.compile(r"[，,（(]?(?P<than>同比|(?:相?比|较)[^，,。；;\d（(]{1,12}?)(?P<way>高|低)?(?:出|了)?")
_TOLD_BEHIND = re.compile(
    r"[（(](?P<name>上年|去年|上年同期|去年同期|[^，,。；;\d（(]{0,6}(?:目标|标准|平均|计划)[^，,。；;\d（(]{0,4})(?:为|是)?"
)
_SPEED = re.compile(r"[，,](?:增幅|增速|增长率)(?:同比|较上年|比上年)?(?:的)?")
_DATE = r"(?:(?:19|20)\d\d年度?|今年|本年度?|当年|[年期]末|目前|现在)?的?"
_NEAR = 20
_ADJUSTED = 30  # characters around a change that may say that it is of another scope


@told_by({POINTS}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The change in points of each rate that is said to have moved from one value to another."""
    to, by = _patterns()
    mentions = [spot.mention for spot in layout.spots]
    yield from _told_behind(mentions)
    for (first, second), change in zip(pairwise(mentions), mentions[2:], strict=False):
        if not (first.figure.unit.is_rate and second.figure.unit.is_rate):
            continue
        if change.figure.unit.dimension != "points":
            continue
        yield from _off_a_standard(first, second, change)
        if not change.direction:
            continue
        text = first.passage.text
        lead = first.lead[-_NEAR:]
        between, behind = text[first.end : second.start], text[second.end : change.start]
        if _of_another_scope(change):
            continue
        if between.endswith(("（", "(")) and behind.startswith(("）", ")")):  # 比上年（p）提高d个百分点
            between, behind = between[:-1], behind[1:]
        faster = _SPEED.match(behind)
        if faster is not None and _are_of_growth(first, second) and by.fullmatch("，" + behind[faster.end() :]):
            yield _moved(second, first, change)
        if not by.fullmatch(behind):
            continue
        if _THAN.fullmatch(between):
            yield _moved(first, second, change)
        elif to.fullmatch(between) and _FROM.search(lead):
            subject = re.sub(r"[由从]$", "", first.subject)
            yield _moved(replace(second, subject=subject), replace(first, subject=subject, base=""), change)


def _off_a_standard(rate: Mention, standard: Mention, gap: Mention) -> Iterator[Claim]:
    """为q，低于p的目标值d个百分点; 为q，比p的目标值高d个百分点."""
    text = rate.passage.text
    between, behind = text[rate.end : standard.start], _STANDARD.fullmatch(text[standard.end : gap.start])
    if behind is None or _THAN.fullmatch(between) is None or _of_another_scope(gap):
        return
    above, below = _ABOVE.search(between) is not None, _BELOW.search(between) is not None
    way = (above or behind["way"] == "高") - (below or behind["way"] == "低")
    if way:
        yield _moved(rate, standard, gap, way)


def _told_behind(mentions: Sequence[Mention]) -> Iterator[Claim]:
    """A change in points with the other rate in a bracket behind it."""
    up = wording().up
    for now, change, was in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if change.figure.unit.dimension != "points" or not (now.figure.unit.is_rate and was.figure.unit.is_rate):
            continue
        text = now.passage.text
        words = text[now.end : change.start]
        moved = next((word for word in (*up, *wording().down) if words.endswith((word, word + "了"))), "")
        over = _OVER.fullmatch(words.removesuffix("了").removesuffix(moved) if moved else words)
        behind = _TOLD_BEHIND.fullmatch(text[change.end : was.start])
        if over is None or behind is None or text[was.end : was.end + 1] not in "）)" or _of_another_scope(change):
            continue
        way = (moved in up) - (moved not in up) if moved else (over["way"] == "高") - (over["way"] == "低")
        year = any(word in over["than"] for word in (*wording().earlier, "同比"))
        if way and year is any(word in behind["name"] for word in wording().earlier):
            yield _moved(now, was, change, way)


def _are_of_growth(first: Mention, second: Mention) -> bool:
    """Whether two rates are of growth, each over the year before, of one thing."""
    roles = {first.role, second.role} == {Role.GROWTH}
    return roles and first.direction == second.direction > 0 and first.subject == second.subject


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between the two rates (提高到), and between the second and the change (，提高了)."""
    moved = "|".join(sorted({*wording().up, *wording().down}, key=len, reverse=True))
    to = re.compile(rf"的?(?:(?:{moved})(?:到|至|为)|{'|'.join(wording().becomes)})了?{_DATE}")
    return to, re.compile(rf"[，,（(]?(?:共|净|累计)?(?:{moved})了?")


def _moved(now: Mention, was: Mention, change: Mention, way: int = 0) -> Claim:
    """The claim; a change whose own words do not say which ``way`` it goes (比目标高d个百分点) counts where it holds."""
    ends = (now, was) if (way or change.direction) > 0 else (was, now)
    relation = Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, change, (1, -1))
    return Claim((relation,), Evidence.STATED if change.direction else Evidence.NAMED)


def _of_another_scope(change: Mention) -> bool:
    near = change.passage.text[change.clause[0] : change.end + _ADJUSTED]
    return any(word in near for word in wording().adjusted)
