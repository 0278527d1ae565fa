"""A shared formula as it stands in a cell other than its first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gouji.readers.sheet import column_name, column_number

# Quoted text and sheet names stay; a name followed by ( is a function.
_REFERENCE = re.compile(
    r"""(?P<kept>"(?:[^"]|"")*"|'(?:[^']|'')*')|(?<![\w.])(?P<fixed>\$?)(?P<letters>[A-Z]{1,3})(?P<anchored>\$?)(?P<row>\d{1,7})(?![\w(.])"""
)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference inside a formula; a fixed column or row stays where it is."""

    letters: str
    column: int
    row: int
    fixed: bool
    anchored: bool

    def moved(self, rows: int, columns: int) -> str:
        letters = "$" + self.letters if self.fixed else column_name(max(self.column + columns, 0))
        return f"{letters}${self.row}" if self.anchored else f"{letters}{self.row + rows}"


def shifted(formula: str, rows: int, columns: int) -> str:
    """``formula`` with its relative references moved by ``rows`` and ``columns``."""
    return "".join(
        [piece if isinstance(piece, str) else piece.moved(rows, columns) for piece in _pieces(formula)]
    )  # fmt: skip


@lru_cache(maxsize=256)
def _pieces(formula: str) -> tuple[str | _Reference, ...]:
    pieces: list[str | _Reference] = []
    at = 0
    for match in _REFERENCE.finditer(formula):
        if match["kept"] is not None:
            continue
        pieces.append(formula[at : match.start()])
        at = match.end()
        letters = match["letters"]
        pieces.append(
            _Reference(letters, column_number(letters), int(match["row"]), bool(match["fixed"]), bool(match["anchored"]))
        )  # fmt: skip
    return (*pieces, formula[at:])
