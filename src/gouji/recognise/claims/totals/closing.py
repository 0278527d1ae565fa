"""Totals that close a sentence: 甲a，乙b，丙c，合计T is the sum of all that the sentence lists before; 人员经费a、公用经费b，基本支出合计T
that of the parts that are by their names all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.of_one import is_price
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_FEWEST = 2
_CLOSING = re.compile(
    r"(?:^|[，,；;、：:])\s*(?:以上|上述)?(?:[两二三四五六七八九十]\s*项|各项)?(?:合计|共计|总计|[共计])(?:为|是|金额|支出|收入|投入|资金)*\s*$"
)
_CLAUSE = 16
_OF_LAST_YEAR = re.compile(r"[上去]年|同期")


@told_by(fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such total. A doubt where it fails: more may belong to it than the sentence prints."""
    for _, sentence in groupby(layout.spots, key=lambda spot: spot.sentence):
        found = list(sentence)
        for at, spot in enumerate(found):
            if at >= _FEWEST and _closes(spot):
                yield from _sum(layout, found[:at], spot)
                break
            if at >= _FEWEST and spot.total and spot.mention.own and not spot.mention.divides:
                parts = _named_parts(found[:at], spot)
                yield from _sum(layout, parts, spot) if parts else ()


def _closes(spot: Spot) -> bool:
    mention = spot.mention
    lead = mention.passage.text[max(0, mention.start - _CLAUSE) : mention.start]
    return mention.role is Role.LEVEL and _CLOSING.search(lead) is not None


def _named_parts(before: list[Spot], closing: Spot) -> list[Spot]:
    """The last figures ``before`` that are by their names all parts of what ``closing`` is the total of; [] for none."""
    for count in range(_FEWEST, len(before) + 1):
        parts = before[-count:]
        partition = complete_partition(tuple(core(spot.mention.subject) for spot in parts), frozenset())
        if partition is not None:
            alike = all(spot.mention.measure in ("", closing.mention.measure) for spot in parts)
            alike &= _OF_LAST_YEAR.search(closing.mention.subject) is None
            alike &= len({spot.mention.year for spot in (*parts, closing)} - {None}) < _FEWEST
            return parts if alike and core(closing.mention.subject).endswith(partition.whole or ("\0",)) else []
    return []


def _sum(layout: Layout, before: list[Spot], closing: Spot) -> Iterator[Claim]:
    """The sum of ``before``, where each has a name of its own and none is a part of another."""
    told = [spot for spot in before if not is_price(spot.mention)]
    priced, before = len(told) < len(before), told
    if len(before) < _FEWEST:
        return
    parts = tuple(spot.mention for spot in before)
    rows = {spot.row.index for spot in (*before, closing)}
    plain = all(one.role is Role.LEVEL and one.own and not one.within for one in parts)
    alone = all(spot.row.brackets == closing.row.brackets for spot in before)
    nested = any(opener.after in rows for opener in layout.openers)
    if plain and alone and not nested and comparable(*parts, closing.mention):
        signs = (1,) * len(parts)
        relation = Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, parts, closing.mention, signs)
        unsure = priced or _is_spent_of(parts, closing)  # what was paid by a price need not be printed
        yield Claim((relation,), Evidence.NAMED if unsure else Evidence.OPEN)


def _is_spent_of(parts: Sequence[Mention], closing: Spot) -> bool:
    """Whether a total says how much was spent of what ``parts`` say was given: 中央资金a、省级资金b，合计支出T."""
    if words_of("total_spent").search(_words(closing.mention)) is None:
        return False
    return all(one.measure in BUDGET_MEASURES or _names_money(_words(one)) for one in parts)


def _names_money(words: str) -> bool:
    return words_of("total_given").search(words) is not None and words_of("total_spent").search(words) is None


def _words(mention: Mention) -> str:
    return mention.words_before(over="、", to_figure=True)
