"""Rates set beside a rate that has a name: 增长p，超全省平均（q）d个百分点; 甲增长q，…乙增长p，比甲增速高d个百分点: d is what one is above
the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout
from gouji.recognise.claims.sentences.same import identity

_ABOVE, _BELOW = ("超", "高于", "快于", "优于"), ("低于", "慢于")
_SET_BESIDE = re.compile(
    r"(?P<than>超过|超出|超|高于|快于|优于|低于|慢于|高出|(?:相?比|较)(?![上去]年|同期|年初|上期|上月|去|[上前]))"
    r"(?P<name>[^，,。；;：:\d（()）]{2,16}?)(?P<value>[（(]?(?:为|是)?\s?(?P<rate>\d[\d.]*[%％])[)）]?的?)?"
    r"(?P<way>高|低|快|慢|多|少)?(?:出|于|了)?$"
)
_OF_A_RATE = re.compile(
    r"(?:地方)?(?:同期)?(?:的)?(?:平均)?(?:增长速度|增速|增幅|增长率|增长|涨幅|水平|平均水平|平均值|平均数|占比|比重|完成率|执行率)+$"
)
_MEAN = "平均"
_ALIKE = {"GDP": "生产总值", "gdp": "生产总值", "地区生产总值": "生产总值", "国内生产总值": "生产总值"}
_LEAD, _BEFORE, _BEHIND = 48, 16, 4
_LESS = ("低", "慢", "少")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every such gap in points, with each rate of that name in reach. It counts where it holds."""
    mentions = [spot.mention for spot in layout.spots]
    for at, gap in enumerate(mentions):
        if gap.figure.unit.dimension != "points":
            continue
        text = gap.passage.text
        found = _SET_BESIDE.search(text, max(gap.clause[0], gap.start - _LEAD), gap.start)
        if found is None or any(word in text[gap.clause[0] : gap.end] for word in wording().adjusted):
            continue
        way = -1 if found["than"].startswith(_BELOW) or found["way"] in _LESS else 1
        if not (found["way"] or found["than"].startswith((*_ABOVE, *_BELOW, "高出"))):
            continue
        before = [one for one in mentions[max(0, at - _BEFORE) : at] if _is_rate(one)]
        rate = next((one for one in reversed(before) if one.end <= found.start()), None)
        if rate is None:
            continue
        if found["rate"]:
            named = [one for one in before if one.start == found.start("rate")]
        else:
            near = (*reversed(before), *(one for one in mentions[at + 1 : at + 1 + _BEHIND] if _is_rate(one)))
            named = [one for one in near if one is not rate and _is_called(one, found["name"])]
        told = tuple(_above(rate, one, gap, way) for one in named if min(one.direction, rate.direction) >= 0)
        if told:
            yield Claim(told, Evidence.NAMED)


def _is_rate(one: Mention) -> bool:
    return one.figure.unit.is_rate and one.figure.unit.dimension != "points"


def _is_called(rate: Mention, words: str) -> bool:
    """Whether a rate is of what ``words`` name: GDP增速 of 生产总值增长p, 全省平均 of 全省平均增幅p."""
    if _MEAN in words:
        return _MEAN in rate.words_before()
    name, subject = (identity(core(_OF_A_RATE.sub("", one))) for one in (words, rate.subject))
    name, subject = _ALIKE.get(name, name), next((to for to in _ALIKE.values() if subject.endswith(to)), subject)
    return len(name) > 1 and len(subject) > 1 and (subject.endswith(name) or name.endswith(subject))


def _above(rate: Mention, standard: Mention, gap: Mention, way: int) -> Relation:
    ends = (rate, standard) if way > 0 else (standard, rate)
    return Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, gap, (1, -1))
