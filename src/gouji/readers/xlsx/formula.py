"""A shared formula as it stands in a cell other than its first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gouji.readers.sheet import column_name, column_number

# Quoted text and sheet names stay; a name followed by ( is a function.
_REFERENCE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\w.])(?P<fixed>\$?)(?P<letters>[A-Z]{1,3})(?P<anchored>\$?)(?P<row>\d{1,7})(?![\w(.])"""
)


@dataclass(frozen=True, slots=True)
class Moving:
    """移动的公式: ``pieces`` are what stands between the row numbers that move along, ``numbers`` are those in row 0."""

    pieces: tuple[str, ...]
    numbers: tuple[int, ...]
    alike: bool

    def to(self, row: int) -> str:
        """The formula as it stands in ``row``, from 0."""
        if self.alike:  # most refer to their own row only
            return str(self.numbers[0] + row).join(self.pieces) if self.numbers else self.pieces[0]
        numbers = [str(number + row) for number in self.numbers]
        return "".join([part for pair in zip(self.pieces, numbers, strict=False) for part in pair]) + self.pieces[-1]


def moving(formula: str, rows: int, columns: int) -> Moving:
    """``formula``, led by =, with its relative references moved by ``rows`` and ``columns`` and ready to be moved down."""
    pieces: list[str] = []
    numbers: list[int] = []
    piece = "="
    at = 0
    for match in _REFERENCE.finditer(formula):
        if match["kept"] is not None:
            continue
        letters = match["letters"]
        if not match["fixed"]:
            letters = column_name(max(column_number(letters) + columns, 0))
        piece += formula[at : match.start()] + match["fixed"] + letters + match["anchored"]
        if match["anchored"]:
            piece += match["row"]
        else:
            pieces.append(piece)
            numbers.append(int(match["row"]) + rows)
            piece = ""
        at = match.end()
    pieces.append(piece + formula[at:])
    return Moving(tuple(pieces), tuple(numbers), len(set(numbers)) <= 1)
