"""Reads the cells of the published tables: numbers of many countries, padded to the same decimals by their conversion.

What was printed is lost, so the places of a figure are told by its neighbours: a column or a row in which no number has a
digit other than 0 from some decimal on is taken to be printed up to there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.solve.tables.sheet import Print, Sheet, Spot

_NUMBER = re.compile(r"([-+−–(]?)\s*[$€£]?\s*([\d.,'\s]*\d[\d.,]*)\s*%?\s*\)?")
_BETWEEN = re.compile(r"[\s,.']")
_LONGEST, _MOST_PLACES = 40, 8


def sheet_of(table: Sequence[Sequence[str]], number_format: str) -> Sheet:
    """The figures of ``table``; ``number_format`` ends in the name of its decimal mark: Point or Comma."""
    mark = "," if number_format.endswith("Comma") else "."
    numbers: dict[Spot, tuple[int, int]] = {}
    texts: dict[Spot, str] = {}
    for row, cells in enumerate(table):
        for column, text in enumerate(cells):
            number = _number(text, mark)
            if number is not None:
                numbers[row, column] = number
            elif text.strip():
                texts[row, column] = text
    by_row: dict[int, int] = {}
    by_column: dict[int, int] = {}
    for (row, column), number in numbers.items():
        places = _told(*number)
        by_row[row] = max(places, by_row.get(row, 0))
        by_column[column] = max(places, by_column.get(column, 0))
    finest = max((places for _, places in numbers.values()), default=0)
    figures = {
        (row, column): Print(
            2 * digits * 10 ** (finest - places), 10 ** (finest - min(places, by_row[row], by_column[column]))
        )
        for (row, column), (digits, places) in numbers.items()
    }
    return Sheet(len(table), max(map(len, table), default=0), figures, texts, 2 * 10**finest)


def _number(text: str, mark: str) -> tuple[int, int] | None:
    """The digits of a number as a whole, and how many of them stand behind the ``mark``; None for words."""
    if len(text) > _LONGEST:
        return None
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    whole, _, part = match[2].strip().partition(mark)
    first, *groups = _BETWEEN.split(whole)
    if groups and (not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups)):
        return None
    digits = "".join((first, *groups))
    if (digits and not digits.isdigit()) or (part and not part.isdigit()) or not digits + part:
        return None
    if len(digits) > 1 and not digits.strip("0"):  # $000 says in what amounts are given
        return None
    part = part[:_MOST_PLACES]
    value = int(digits + part)
    return (-value if match[1] in ("-", "−", "–", "(") else value), len(part)


def _told(digits: int, places: int) -> int:
    """How many decimals say something."""
    if not digits:
        return 0
    while places and digits % 10 == 0:
        digits //= 10
        places -= 1
    return places
