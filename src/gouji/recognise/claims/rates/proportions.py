"""Two figures of one kind as one to the other: 收入A，支出B，收支比约1.4:1; 教师m人，学生n人，师生比1∶14.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.domain.claims import Formula, Kind, Mention, Passage, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.values.figure import figure_of

_TO_ONE = re.compile(
    r"比(?:[例重值率])?[约为是达到近]{0,3}\s?(?P<one>\d+(?:\.\d+)?)\s?[:：∶]\s?(?P<other>\d+(?:\.\d+)?)(?![\d:：∶])"
)
_UNIT, _TIMES = "1", "倍"
_NEAR, _PAIR = 6, 2
_BEHIND = 60  # characters that a proportion may stand behind the last figure of a passage


def claims(layout: Layout) -> Iterator[Claim]:
    """Every such proportion with the last two figures of one kind before it in its sentence. It counts where it holds."""
    if not layout.spots:
        return
    passage = layout.spots[0].mention.passage
    end = layout.spots[-1].mention.end + _BEHIND
    at = 0
    for found in _TO_ONE.finditer(passage.text, layout.spots[0].mention.end, end):
        side = {found["one"]: "other", found["other"]: "one"}.get(_UNIT)
        while at < len(layout.spots) and layout.spots[at].mention.end <= found.start():
            at += 1
        told = _last_two(layout.spots[max(0, at - _NEAR) : at], passage.text, found.start())
        if side is not None and len(told) == _PAIR:
            times = _times(passage, *found.span(side), told[-1])
            if times is not None:
                one, other = told
                yield Claim((_over(one, other, times), _over(other, one, times)), Evidence.NAMED)


def _last_two(near: Sequence[Spot], text: str, end: int) -> list[Mention]:
    levels = [one.mention for one in near if one.mention.role is Role.LEVEL and not one.mention.figure.unit.is_rate]
    pair = [one for one in levels if comparable(one, levels[-1])][-_PAIR:]
    return [] if any("。" in text[one.end : end] for one in pair) else pair


def _times(passage: Passage, start: int, end: int, last: Mention) -> Mention | None:
    """The side of a proportion that is not 1, as how many times the other it is."""
    figure = figure_of(passage.text[start:end], _TIMES, passage.text[start:end])
    return None if figure is None else Mention(figure, Role.TIMES, passage, start, end, last.clause, "比")


def _over(top: Mention, bottom: Mention, times: Mention) -> Relation:
    return Relation(Kind.RATIO, Shape.TIMES, Formula.QUOTIENT, (top, bottom), times)
