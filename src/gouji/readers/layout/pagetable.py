"""A table as it stands on a page, before the tables of all pages are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from gouji.readers.layout.columns import Extent
from gouji.readers.layout.lattice import Frame


class PageCell(NamedTuple):
    """页内单元格: ``confidence`` is that of OCR in percent, None where the file states the text. ``full`` where the last line
    leaves no room for another character, so that the text may go on elsewhere; ``opened`` where the page break cut the cell;
    ``cut`` where one line runs up to the right edge of its cell."""

    frame: Frame
    text: str
    page: int | None
    confidence: int | None
    candidates: tuple[str, ...] = ()
    full: bool = False
    opened: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Inferred:
    """推出的列: where the columns of a table that no rules part begin and end, and the words of its head."""

    columns: tuple[Extent, ...]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageTable:
    """页内表: a table of one page, or of several once joined. Where its columns are ``inferred``, the edges ``xs`` run
    somewhere in the white between them. ``ys`` are the edges of its rows on the one page."""

    xs: tuple[float, ...]
    top: float
    bottom: float
    height: int
    cells: tuple[PageCell, ...]
    inferred: Inferred | None = None
    ys: tuple[float, ...] = ()
