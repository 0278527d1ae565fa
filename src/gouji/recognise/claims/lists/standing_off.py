"""Wholes that stand further off than where a list begins: 收入A，支出B。… and two items on 基本支出b、项目支出c; items that all print
their share of one whole, which is divided a second time.

The parts are known by their names, or by the one base of their shares; which figure before is the whole the words do not say.
It counts where it holds, and a failure proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from gouji.catalogue.claims import Partition, complete_partition, fund_named
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row, levels, one_list
from gouji.recognise.claims.sentences.same import of_last_year

_BACK = 40  # rows
_WHOLES = 4
_FEWEST, _FEWEST_SHARED = 2, 3
_LONGEST, _MOST_NAMED = 40, 8


@told_by(fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The parts of every such whole."""
    opened = {opener.after for opener in layout.openers}
    sentences: dict[tuple[int, tuple[int, ...]], list[Row]] = {}
    for row in layout.rows:
        if not row.explains:
            sentences.setdefault((row.sentence, row.brackets), []).append(row)
    for rows in sentences.values():
        for at, row in enumerate(rows):
            if row.index not in opened:
                yield from _named(layout, rows[:at], rows[at:])
    for parts in _with_shares_of_one(layout.rows):
        if _FEWEST_SHARED <= len(parts) <= _LONGEST:
            outside = [row for row in layout.rows[: parts[0].index] if _base(row) != _base(parts[0])]
            yield from _sum(parts, _before(outside, parts[0]))


def _named(layout: Layout, beside: Sequence[Row], rows: Sequence[Row]) -> Iterator[Claim]:
    """``rows`` that by their names are all parts of something, where the sentence prints none before them that it may be."""
    for end in range(_FEWEST, min(len(rows), _MOST_NAMED) + 1):
        parts = rows[:end]
        found = tuple(levels(parts))
        partition = complete_partition(tuple(core(one.subject) for one in found), frozenset())
        if partition is None or len(found) < end or not all(one.own for one in found):
            continue
        if not any(_is_called(one, partition) for one in levels(beside)):
            before = _before(layout.rows[: parts[0].index], parts[0])
            yield from _sum(parts, (whole for whole in before if _is_called(whole, partition)))
        return


def _is_called(whole: Mention, partition: Partition) -> bool:
    return core(whole.subject).endswith(partition.whole or ("\0",))


def _with_shares_of_one(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Items, one behind the other, that each print their share of what is called the same; a list that begins anew is another."""
    parts: list[Row] = []
    for row in rows:
        if parts and not (_base(row) and _base(row) == _base(parts[0]) and _in_one_list(row, parts[0])):
            yield parts
            parts = []
        parts += [row] if _base(row) else []
    yield parts


def _in_one_list(one: Row, other: Row) -> bool:
    return one.items[:-1] == other.items[:-1] and one_list(one.items[-1], other.items[-1])


def _base(row: Row) -> str:
    shares = row.of(Role.SHARE)
    return shares[0].base if len(shares) == 1 and row.level is not None and row.items else ""


def _before(rows: Sequence[Row], first: Row) -> Iterator[Mention]:
    """The figures of ``rows`` that may be the whole, the nearest first: of the year, measure and fund of the ``first`` part."""
    part = first.level
    for row in reversed(rows[-_BACK:]):
        level = row.level
        if part is None or level is None or level.is_nil or row.explains or row.brackets != first.brackets:
            continue
        measured = level.measure == part.measure or level.measure not in BUDGET_MEASURES
        same = comparable(level, part) and measured and not of_last_year(level.subject)
        years = {level.year, part.year} - {None}
        funds = {fund_named(level.subject), fund_named(part.subject)} - {""}
        if same and len(years) < _FEWEST and len(funds) < _FEWEST:
            yield level


def _sum(parts: Sequence[Row], wholes: Iterator[Mention]) -> Iterator[Claim]:
    figures = tuple(levels(parts))
    readings = tuple(
        Relation(Kind.SUM, Shape.PARTS, Formula.SUM, figures, whole)
        for whole in islice(wholes, _WHOLES)
        if comparable(*figures, whole)
    )
    if readings:
        yield Claim(readings, Evidence.NAMED)
