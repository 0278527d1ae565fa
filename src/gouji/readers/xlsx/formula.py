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
    """移动的公式: ``template`` has %d for every row number that moves along; ``numbers`` are those in row 0."""

    template: str
    numbers: tuple[int, ...]

    def to(self, row: int) -> str:
        """The formula as it stands in ``row``, from 0."""
        return self.template % tuple([number + row for number in self.numbers])


def moving(formula: str, rows: int, columns: int) -> Moving:
    """``formula``, led by =, with its relative references moved by ``rows`` and ``columns`` and ready to be moved down."""
    pieces: list[str] = []
    numbers: list[int] = []
    at = 0
    for match in _REFERENCE.finditer(formula):
        if match["kept"] is not None:
            continue
        letters = match["letters"]
        if not match["fixed"]:
            letters = column_name(max(column_number(letters) + columns, 0))
        pieces += [formula[at : match.start()].replace("%", "%%"), match["fixed"], letters, match["anchored"]]
        pieces.append(match["row"] if match["anchored"] else "%d")
        numbers += [] if match["anchored"] else [int(match["row"]) + rows]
        at = match.end()
    return Moving("".join(("=", *pieces, formula[at:].replace("%", "%%"))), tuple(numbers))
