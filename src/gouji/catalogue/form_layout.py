"""版式: how a form is printed, written as the rows of its grid; it is drawn from this and known by it.

One string is one printed row, its cells parted by ``|``. Behind a cell's text ``{c=3}`` makes it three columns wide,
``{r=2}`` two rows high, ``{r=*}`` as high as its block and ``{r=same}`` as high as the rows that say the same.
``<project>`` is a slot that is filled in, ``<_>`` one that is read under no name; all else is printed as it stands. The
last row of ``indicators`` stands for every indicator; a row that holds a slot with a list is repeated for each of its
items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from gouji.values import zh

#: The parts of a form's table in the order in which they are printed where a form names no other.
BLOCKS = ("head", "money", "goals", "indicators", "footer")
#: Heights that depend on what is filled in: to the end of the block, over rows that say the same.
TO_THE_END, SAME = -1, -2

#: A slot that is known to be there and is read under no name.
NAMELESS = "_"

_SLOT = re.compile(r"<([a-z_.\d]+)>")
_MARK = re.compile(r"\{([cr])=(\d+|\*|same)\}")
_BRACKETED = re.compile(r"\([^()]*\)")
_HEIGHTS = {"*": TO_THE_END, "same": SAME}


@dataclass(frozen=True, slots=True)
class LaidCell:
    """版式的格: text with slots over ``columns``; ``rows`` is a number, ``TO_THE_END`` or ``SAME``."""

    text: str
    columns: int = 1
    rows: int = 1

    @property
    def slots(self) -> tuple[str, ...]:
        return tuple(_SLOT.findall(self.text))

    @property
    def label(self) -> str:
        """What is printed in it whatever is filled in, in normal form; empty where that is no word."""
        text = label_of(_SLOT.sub("", self.text))
        return text if re.search(r"[一-鿿]", text) else ""

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with its slots filled; raises ``KeyError`` where ``values`` lacks one."""
        return _SLOT.sub(lambda match: values[match[1]], self.text)


Row = tuple[LaidCell, ...]


@dataclass(frozen=True)
class FormLayout:
    """版式: the rows of each block, the lines above and below the table, and the unit in which its amounts are printed."""

    blocks: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = BLOCKS
    above: tuple[LaidCell, ...] = ()
    below: tuple[LaidCell, ...] = ()
    unit: str = "万元"

    def rows(self, block: str) -> tuple[Row, ...]:
        return self.blocks.get(block, ())

    @property
    def cells(self) -> Iterator[LaidCell]:
        for rows in self.blocks.values():
            for row in rows:
                yield from row

    def fields(self) -> dict[str, str]:
        """The label of each slot of the head and the footer that stands behind one, by the name of the slot."""
        found: dict[str, str] = {}
        for block in ("head", "footer"):
            for row in self.rows(block):
                for before, cell in pairwise(row):
                    if len(cell.slots) == 1 and cell.slots[0] != NAMELESS and before.label and not before.slots:
                        found.setdefault(cell.slots[0], before.label)
        return found

    def columns(self, block: str) -> dict[str, str]:
        """The head of each column of a block by the slot below it, where the block has a head."""
        heads: dict[int, str] = {}
        for number, spots in enumerate(_placed(self.rows(block))):
            if number and sum(len(cell.slots) > 0 for _, cell in spots) > 1:
                return {
                    cell.slots[0]: heads[column]
                    for column, cell in reversed(spots)
                    if cell.slots and heads.get(column) and cell.slots[0] != NAMELESS
                }
            for column, cell in spots:
                heads.update(dict.fromkeys(range(column, column + cell.columns), cell.label))
        return {}

    def row_label(self, block: str) -> str:
        """What names the first row of slots of a block below its head; empty where it has no name of its own."""
        for row in self.rows(block)[1:]:
            if sum(len(cell.slots) > 0 for cell in row) > 1:
                return next((cell.label for cell in row if cell.label and not cell.slots), "")
        return ""


def label_of(text: str) -> str:
    """The normal form of a printed label without what stands in brackets behind it."""
    return _BRACKETED.sub("", zh.label(text)).rstrip(":")


def _placed(rows: Sequence[Row]) -> Iterator[list[tuple[int, LaidCell]]]:
    """Each row's cells with the columns at which they begin; a cell as high as its block covers all rows below it."""
    taken: dict[int, int] = {}
    for row in rows:
        column, spots, high = 0, [], {}
        for cell in row:
            while taken.get(column, 0):
                column += 1
            spots.append((column, cell))
            if cell.rows != 1:
                rest = len(rows) if cell.rows == TO_THE_END else 0 if cell.rows == SAME else cell.rows - 1
                high.update(dict.fromkeys(range(column, column + cell.columns), rest))
            column += cell.columns
        yield spots
        taken = {at: left - 1 for at, left in taken.items() if left > 1} | {
            at: left for at, left in high.items() if left
        }


def layout_of(content: Mapping[str, Any]) -> FormLayout:
    """The layout a TOML table describes. Raises ``ValueError`` on a block that is none."""
    order = tuple(content.get("order", BLOCKS))
    if not set(order) <= set(BLOCKS):
        raise ValueError(f"unknown block in {order}")
    return FormLayout(
        {block: tuple(map(_row, content[block])) for block in order if content.get(block)},
        order,
        tuple(map(_cell, content.get("above", ()))),
        tuple(map(_cell, content.get("below", ()))),
        content.get("unit", "万元"),
    )


def _row(text: str) -> Row:
    return tuple(_cell(part.strip(" ")) for part in text.split("|"))


def _cell(text: str) -> LaidCell:
    marks = dict(_MARK.findall(text))
    rows = marks.get("r", "1")
    return LaidCell(_MARK.sub("", text), int(marks.get("c", 1)), _HEIGHTS[rows] if rows in _HEIGHTS else int(rows))
