"""Rows whose figures name no measure, in the order of a row that does: 资金总额全年预算数A、全年执行数B、执行率p；其中：中央资金a、b、p. The order may
be told alone: 依次为全年预算数、全年执行数、执行率：资金总额A、B、p."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.domain.claims import Mention, Passage, Role
from gouji.recognise.claims.sentences.labels import read_label
from gouji.recognise.claims.sentences.mentions import Piece
from gouji.recognise.claims.sentences.tokens import prepared

_ORDER = re.compile(r"依次(?:为|是|对应)?[：:]?\s?(?P<names>[^。；;，,\d]{4,80}?)[)）]?\s*(?=[：:。，,])")
_JOINT = re.compile(r"\s?[、，,/]\s?")
_SPLIT = re.compile(r"[、/／]")
_FEWEST, _MOST = 3, 6
_NAMED = (Role.LEVEL, Role.COMPLETION)
_BARE = (Role.LEVEL, Role.OTHER, Role.COMPLETION)


@dataclass(frozen=True, slots=True)
class _Column:
    """What the figures of one place in each row are: a measure, or a rate of completion by its name."""

    measure: str = ""
    rate: str = ""

    def takes(self, mention: Mention) -> bool:
        return mention.figure.unit.is_rate if self.rate else mention.figure.unit.is_money


def with_columns(pieces: Iterable[Piece], passage: Passage) -> Iterator[Piece]:
    """``pieces``, the figures of a row without measures given those of the columns told before."""
    pieces = tuple(pieces)
    rows = list(_rows([piece for piece in pieces if isinstance(piece, Mention)]))
    bare = [row for row in rows if _is_bare(row)]
    if not bare:
        yield from pieces
        return
    told = _told(prepared(passage.text))
    columns: Sequence[_Column] = ()
    given: dict[Mention, Mention] = {}
    for row in rows:
        columns = next((names for at, names in told if columns == () and at <= row[0].start), columns)
        if _is_bare(row):
            if len(row) == len(columns) and all(column.takes(one) for column, one in zip(columns, row, strict=True)):
                given.update((one, _placed(one, column)) for column, one in zip(columns, row, strict=True))
        elif len(row) >= _FEWEST:
            columns = _columns(row) or columns
    for piece in pieces:
        yield given.get(piece, piece) if isinstance(piece, Mention) else piece


def _rows(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Figures of one stretch up to ； or 。, or what follows one another with nothing but a joint between."""
    row: list[Mention] = []
    for mention in mentions:
        if (row and mention.clause[0] != row[-1].clause[0]) or (
            row and mention.own and len(row) >= _FEWEST and _is_bare(row)
        ):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


def _is_bare(row: Sequence[Mention]) -> bool:
    """Whether only a joint stands between any two figures, so that none but the first is named."""
    if not _FEWEST <= len(row) <= _MOST or any(one.role not in _BARE or one.measure for one in row):
        return False
    if any(one.own and one.role is Role.LEVEL for one in row[1:]):
        return False  # 甲、乙、丙分别为a、b、c
    text = row[0].passage.text
    return all(_JOINT.fullmatch(text, one.end, other.start) for one, other in pairwise(row))


def _columns(row: Sequence[Mention]) -> tuple[_Column, ...]:
    """The columns of a row each figure of which tells its own measure; else none."""
    if any(one.role not in _NAMED or not (one.measure or one.role is Role.COMPLETION) for one in row):
        return ()
    found = tuple(
        _Column(rate=one.base) if one.role is Role.COMPLETION else _Column(measure=one.measure) for one in row
    )
    return found if len(set(found)) == len(found) else ()


def _told(text: str) -> list[tuple[int, tuple[_Column, ...]]]:
    """The columns that words name in their order, with where they are told."""
    if "依次" not in text:
        return []
    found = ((one.end(), tuple(map(_named, _SPLIT.split(one["names"])))) for one in _ORDER.finditer(text))
    return [(at, columns) for at, columns in found if all(one.measure or one.rate for one in columns)]


def _named(name: str) -> _Column:
    name = name.strip()
    if name.endswith(wording().completion_rates):
        return _Column(rate=name)
    return _Column(measure=read_label(name).measure)


def _placed(mention: Mention, column: _Column) -> Mention:
    if column.rate:
        return replace(mention, role=Role.COMPLETION, base=column.rate, own=False, rank=(0, 1))
    return replace(mention, role=Role.LEVEL, measure=column.measure, rank=(0, 1))
