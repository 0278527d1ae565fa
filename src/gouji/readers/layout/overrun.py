"""跨页行: a row of words that a page break cuts in two becomes one row again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.text import joined, least

_SENTENCE_ENDS = "。；;！!？?：:"
# A weight in brackets, （10分）, belongs to the name above it.
_FIGURE = re.compile(r"[-+]?[\d,，.]+\s*(?:%|分|元|万元)?")
# A numbered item, a bullet: what begins here does not go on from above.
_BEGINS = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[-·•●◆])")


def remainder(above: PageTable, below: PageTable, row: int) -> dict[int, PageCell]:
    """The cells of ``row`` of ``below`` by their left edge, where they are what is left over of the last row of ``above``.

    Every one that holds something stands under a cell with the same edges that holds something; one of them at least goes
    on in the middle of a sentence; the cell at the left has nothing to add; and no figure is put to another.
    """
    last = {cell.frame.left: cell for cell in above.cells if cell.frame.bottom == above.height and cell.text.strip()}
    here = [cell for cell in below.cells if cell.frame.top == row]
    left = min((cell.frame.left for cell in here), default=0)
    found = {cell.frame.left: cell for cell in here if cell.text.strip()}
    if left in found or not all(
        cell.frame.bottom == row + 1 and _fits(last.get(at), cell) for at, cell in found.items()
    ):
        return {}
    return found if any(_goes_on(last[at], cell) for at, cell in found.items()) else {}


def filled_up(above: PageTable, rest: dict[int, PageCell]) -> Iterator[PageCell]:
    """The cells of ``above`` with what is left over of its last row."""
    for cell in above.cells:
        more = rest.get(cell.frame.left) if cell.frame.bottom == above.height else None
        if more is None:
            yield cell
        else:
            text = joined(cell.text, more.text) if _goes_on(cell, more) else f"{cell.text}\n{more.text}"
            sure = least((cell.confidence, more.confidence))
            yield cell._replace(text=text, confidence=sure, candidates=(), full=more.full)


def _fits(cell: PageCell | None, more: PageCell) -> bool:
    if cell is None or cell.frame.right != more.frame.right:
        return False
    return not _FIGURE.fullmatch(more.text.strip()) and not _FIGURE.fullmatch(cell.text.strip())


def _goes_on(cell: PageCell, more: PageCell) -> bool:
    ended = cell.text.rstrip().endswith(tuple(_SENTENCE_ENDS))
    return cell.full and not ended and not _BEGINS.match(more.text)
