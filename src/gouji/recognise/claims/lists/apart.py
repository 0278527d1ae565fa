"""Parts told right behind their whole without a word that opens a list: 支出合计A，基本支出、项目支出分别为b、c."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from gouji.catalogue.claims import complete_partition, fund_named
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Row, levels
from gouji.recognise.claims.sentences.same import of_last_year

_MOST = 8
_FEWEST = 2
_CLOSE = 10  # of the whole, the part that a slip is smaller than


@told_by(fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every whole whose parts by name follow it in its sentence; a sum that comes close and fails is doubted."""
    opened = {index for one in layout.openers for index in range(one.before, one.after)}
    for row in layout.rows:
        if row.level is not None and row.index not in opened:
            parts = _named_parts(row.level, tuple(_following(layout.rows, row)))
            if parts:
                relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, row.level)
                yield Claim((relation,), Evidence.OPEN, within=_CLOSE)


def _following(rows: Sequence[Row], whole: Row) -> Iterator[Row]:
    behind = rows[whole.index + 1 : whole.index + 1 + _MOST]
    return takewhile(lambda one: one.sentence == whole.sentence and one.brackets == whole.brackets, behind)


def _named_parts(whole: Mention, behind: Sequence[Row]) -> tuple[Mention, ...]:
    """The figures right behind ``whole`` that by their names are all of its parts, of its fund, measure and year; () for none."""
    found = tuple(takewhile(lambda one: _may_be_part(one, whole), levels(behind)))
    if len(found) < min(len(behind), _FEWEST):
        return ()
    for end in range(_FEWEST, len(found) + 1):
        named = tuple(core(part.subject) for part in found[:end])
        partition = complete_partition(named, frozenset())
        if partition is not None:
            return found[:end] if core(whole.subject).endswith(partition.whole or ("\0",)) else ()
    return ()


def _may_be_part(part: Mention, whole: Mention) -> bool:
    same = comparable(part, whole) and part.own and part.measure in ("", whole.measure) and part.year == whole.year
    return same and not of_last_year(part.subject) and fund_named(part.subject) in ("", fund_named(whole.subject))
