"""Figures of years told in turn, then compared by their years: 2022年、2023年支出分别为a和b，2023年比2022年减少D."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_YEARS = re.compile(
    r"(?:^|[，,。；;：:])\s*(?P<years>(?:20\d\d年度?[、和与及])+20\d\d年度?)[^，,。；;\d]*分别[为是达完成到]*$"
)
_YEAR = re.compile(r"20\d\d")
_THAN = re.compile(r"(?:^|[，,。；;])\s*(?P<now>20\d\d)年度?[比较](?P<then>20\d\d)年度?(?P<moved>[^，,。；;\d]*)$")
_REACH = 4


@told_by({Role.CHANGE}, ("分别",), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The change, and the growth beside it, between the figures of the two years that the words behind the list name."""
    for at, spot in enumerate(layout.spots):
        levels = _of_years(spot, layout.spots[at:])
        for change in layout.spots[at + len(levels) : at + len(levels) + _REACH] if levels else ():
            moved = change.mention
            found = _THAN.search(moved.lead)
            if moved.role is not Role.CHANGE or moved.own or found is None or not _only_moves(found["moved"]):
                break
            now, then = levels.get(found["now"]), levels.get(found["then"])
            if now is not None and then is not None and comparable(now, then, moved):
                ends = (now, then) if moved.direction > 0 else (then, now)
                yield Claim((Relation(Kind.DIFFERENCE, Shape.DIFFERENCE, Formula.SUM, ends, moved, (1, -1)),))


def _only_moves(words: str) -> bool:
    """Whether nothing but a word of change stands before the figure, which may name another thing: 减少公用经费D."""
    moved = words.strip().removeprefix("共").removeprefix("净").removesuffix("了")
    return moved in wording().up or moved in wording().down


def _of_years(first: Spot, behind: Sequence[Spot]) -> dict[str, Mention]:
    """The figures of a list that begins with ``first``, by their years; none where it is no such list."""
    mention = first.mention
    found = _YEARS.search(mention.lead) if mention.rank[0] == 0 and mention.rank[1] > 1 else None
    years = [] if found is None else _YEAR.findall(found["years"])
    told = [spot.mention for spot in behind[: len(years)]]
    in_turn = len(told) == len(years) and all(one.rank == (at, len(years)) for at, one in enumerate(told))
    return dict(zip(years, told, strict=True)) if in_turn else {}
