"""A table copied from a spreadsheet and pasted into a field: lines of cells under known heads, and what is wrong with them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from django.core.exceptions import ValidationError

from gouji_web.refusals import Refused

_MOST_LINES = 2_000
_MOST_FAULTS = 20


class Line(NamedTuple):
    """一行: its number as pasted, and its cells, as many as there are heads."""

    number: int
    cells: tuple[str, ...]


def pasted(text: str, heads: Sequence[str]) -> list[Line]:
    """The lines of a pasted table, without its line of heads. Raises ``Refused`` where there is none or too many."""
    separator = "\t" if "\t" in text else ","
    found = []
    for number, row in enumerate(csv.reader(text.replace("\r\n", "\n").split("\n"), delimiter=separator), 1):
        cells = tuple(cell.strip() for cell in row[: len(heads)])
        if any(cells) and cells[0] != heads[0]:
            found.append(Line(number, cells + ("",) * (len(heads) - len(cells))))
    if not found:
        raise Refused(f"没有读到一行。请粘贴这几栏：{'、'.join(heads)}。")
    if len(found) > _MOST_LINES:
        raise Refused(f"一次最多 {_MOST_LINES} 行，这次有 {len(found)} 行。")
    return found


def each(lines: Sequence[Line], do: Callable[[Line], None]) -> None:
    """Does something with every line. Raises ``ValidationError`` with what is wrong with each, having tried all of them."""
    faults = list(_faults(lines, do))
    if faults:
        more = len(faults) - _MOST_FAULTS
        raise ValidationError([*faults[:_MOST_FAULTS], *([f"还有 {more} 行也有问题。"] if more > 0 else [])])


def _faults(lines: Sequence[Line], do: Callable[[Line], None]) -> Iterator[str]:
    for line in lines:
        try:
            do(line)
        except Refused as refused:
            yield f"第 {line.number} 行“{line.cells[0]}”：{refused}"
