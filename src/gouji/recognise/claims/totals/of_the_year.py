"""A year by its halves or quarters: 全年A件，其中上半年b件，下半年c件; 一季度至四季度分别a、b、c、d件，全年累计A件."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout

_HALVES = ("上半年", "下半年")
_QUARTERS = ("一季度", "二季度", "三季度", "四季度")
_IN_TURN = re.compile(
    r"(?:^|[，,：:])第?(?:一季度[至到—–-]+第?四季度|一[至到—–-]四季度|一、二、三、四季度)(?:支出|收入|完成|办理|受理|发放|接待|培训)?(?:分别|依次)[^，,。；;\d]*$"
)
_OF_THE_YEAR = re.compile(r"全年|[本当]年|年度|合计|累计|共计")
_TIME = re.compile(r"全年|[本当]年度?|20\d\d年度?|年度|合计|累计|共计|总计|[共为是计]|\s")
_DUE = re.compile(r"计划|任务|目标|预算|投资|20\d\d年[^，]*20\d\d年")
_BARE = re.compile(
    r"^(?:其中)?第?(?P<name>[上下]半年|[一二三四]季度)(?P<doing>支出|收入|完成|办理|受理|发放|接待|培训)?(?:为|是|有)?$"
)
#: Parts of the year that some of the quarters make up.
_SO_FAR = (
    (
        _QUARTERS[:2],
        re.compile(r"^上半年(?:累计|合计|共计?|总计)(?P<doing>支出|收入|完成|办理|受理|发放|接待|培训)?(?:为|是)?$"),
    ),
    (
        _QUARTERS[:3],
        re.compile(r"^前三季度(?:累计|合计|共计?|总计)?(?P<doing>支出|收入|完成|办理|受理|发放|接待|培训)?(?:为|是)?$"),
    ),
)


def claims(layout: Layout) -> Iterator[Claim]:
    """Both halves or all four quarters of one sentence, with the figure that it gives the year. A doubt where it fails."""
    for _, group in groupby(layout.spots, key=lambda spot: (spot.sentence, spot.brackets)):
        told = [spot.mention for spot in group]
        yield from _so_far(told)
        for parts in (*_named(told), *_in_turn(told)):
            wholes = [one for one in told if one not in parts and comparable(one, *parts)]
            if len(wholes) == 1 and _is_of_the_year(wholes[0]) and not _names_another(wholes[0], parts[0]):
                yield Claim((Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), wholes[0]),), Evidence.OPEN)


def _so_far(told: Sequence[Mention]) -> Iterator[Claim]:
    """一季度a，二季度b，上半年累计A, right behind each other."""
    names = [(one, _BARE.match(one.words_before())) for one in told]
    for quarters, words in _SO_FAR:
        for at in range(len(told) - len(quarters)):
            parts, whole = told[at : at + len(quarters)], told[at + len(quarters)]
            found = [match for _, match in names[at : at + len(quarters)] if match is not None]
            closes = words.match(whole.words_before())
            if closes is None or tuple(match["name"] for match in found) != quarters or not comparable(*parts, whole):
                continue
            doings = {match["doing"] for match in (*found, closes)} - {None}
            if len(doings) < 2 and all(one.role is Role.LEVEL for one in (*parts, whole)):
                yield Claim((Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, tuple(parts), whole),), Evidence.OPEN)


def _is_of_the_year(whole: Mention) -> bool:
    words = whole.words_before()
    return whole.role is Role.LEVEL and bool(_OF_THE_YEAR.search(words)) and _DUE.search(words) is None


def _names_another(whole: Mention, first: Mention) -> bool:
    """Whether a total behind the list has a name that the words before the list lack: …分别办理a、b、c、d件，全年投诉e件."""
    name = _TIME.sub("", whole.words_before())
    return whole.start > first.start and bool(name) and name not in first.lead


def _named(told: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    names = [(one, found["name"]) for one in told if (found := _BARE.match(one.words_before())) is not None]
    for periods in (_HALVES, _QUARTERS):
        parts = [one for one, name in names if name in periods]
        if sorted(name for _, name in names if name in periods) == sorted(periods) and comparable(*parts):
            yield parts


def _in_turn(told: Sequence[Mention]) -> Iterator[Sequence[Mention]]:
    for at, one in enumerate(told):
        parts = told[at : at + len(_QUARTERS)]
        if one.rank == (0, len(_QUARTERS)) and _IN_TURN.search(one.lead) and comparable(*parts):
            yield parts
