"""Problems found, put right and not: 问题n项，已整改a项，正在整改b项; 问题资金A，整改到位资金B，未整改资金C: together they are all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, takewhile

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_BREAK = re.compile(r"[，,。；;：:、（()）]")
_WHOLE = re.compile(r"问题(?:线索)?(?:资金|金额)?(?:共计?|合计|总计|有|为)?$|^\s?(?:具体|突出|主要|审计)?问题")
_DONE = re.compile(
    r"(?:已|全部)(?:经|按要求)?(?:完成)?整改(?:完成|完毕|到位|落实)?|(?:整改(?:完成|完毕|到位))|完成整改"
)
_LEFT = re.compile(r"正在整改|(?:[尚还]?未|待|没有)(?:完成)?整改|(?:正在|继续|持续)(?:推进)?整改|整改(?:进行)?中")
_PARTLY = re.compile(r"部分整改|基本整改|阶段性整改|部分完成整改")
_HOLDS = re.compile(r"^\s?[（(，,]?(?:其中)?(?:含|包括|以前年度)")
_BESIDE = 20  # characters
_OTHERS = 5  # a gap of more than a fifth of the whole leaves room for problems that words do not tell of


@told_by(("整改",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every whole whose problems put right and not put right follow it in its sentence, each once; a doubt where they fail,
    and told only where no other figure of the kind stands between. Those of the next sentence count where they add up."""
    sentences = [list(group) for _, group in groupby(layout.spots, key=lambda spot: spot.sentence)]
    for number, sentence in enumerate(sentences):
        spots = _levels(sentence)
        for at, spot in enumerate(spots):
            if _is_whole(spot):
                behind = list(_up_to_the_next(spot, spots[at + 1 :]))
                yield from _of(spot, behind)
                if number + 1 < len(sentences) and not any(_kind(one.mention) for one in behind):
                    after = list(_up_to_the_next(spot, _levels(sentences[number + 1])))
                    yield from (replace(one, evidence=Evidence.NAMED) for one in islice(_of(spot, after), 1))


def _levels(spots: Sequence[Spot]) -> list[Spot]:
    return [spot for spot in spots if spot.mention.role is Role.LEVEL]


def _is_whole(spot: Spot) -> bool:
    return any(_WHOLE.search(words) for words in (_before(spot.mention), _behind(spot.mention)))


def _up_to_the_next(whole: Spot, behind: Sequence[Spot]) -> Iterator[Spot]:
    """What is told up to another count of problems, which has problems put right and not of its own."""
    return takewhile(lambda one: not (_is_whole(one) and comparable(one.mention, whole.mention)), behind)


def _of(whole: Spot, behind: Sequence[Spot]) -> Iterator[Claim]:
    figure = whole.mention
    near = [spot.mention for spot in behind if comparable(spot.mention, figure) and spot.brackets == whole.brackets]
    kinds = [(one, _kind(one)) for one in near]
    done, left, partly = ([one for one, kind in kinds if kind == name] for name in ("done", "left", "partly"))
    if len(done) != 1 or len(left) != 1 or len(partly) > 1:
        return
    parts = (*done, *partly, *left)
    readings = [tuple(parts)]
    if partly:  # 正在整改b项，其中部分整改c项
        readings.append((*done, *left))
    alone = len(parts) == len(near) and not any(_HOLDS.search(_behind(one)) for one in parts)
    found = tuple(Relation(Kind.SUM, Shape.PARTS, Formula.SUM, one, figure) for one in readings)
    yield Claim(found, Evidence.OPEN if alone else Evidence.NAMED, within=_OTHERS)
    if alone:  # more than there are can never be
        yield Claim(found, Evidence.OPEN, may_leave_out=True)


def _kind(mention: Mention) -> str:
    """Whether a figure is by the words beside it of what was put right, of what was not, or of what was in part."""
    words = _before(mention) + _behind(mention)
    kinds = (("partly", _PARTLY), ("left", _LEFT), ("done", _DONE))
    return next((name for name, pattern in kinds if pattern.search(words)), "")


def _before(mention: Mention) -> str:
    return mention.words_before()


def _behind(mention: Mention) -> str:
    """The words right behind a figure, up to the next break or figure."""
    text = mention.passage.text
    words = _BREAK.split(text[mention.end : min(mention.clause[1], mention.end + _BESIDE)])[0]
    return words if not any(one.isdigit() for one in words) else ""
