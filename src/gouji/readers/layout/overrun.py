"""跨页行: a row of words, or a cell of several rows, that a page break cuts in two becomes one again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.readers.layout.pagetable import PageCell, PageTable
from gouji.readers.layout.text import joined, least

_SENTENCE = re.compile(r"[。；]")
_SENTENCE_ENDS = "。；;！!？?：:"
# A weight or a unit in brackets, （10分）, （万元）, belongs to the name above it, and so does what ends a bracket begun there.
_WEIGHT = re.compile(r"[（(]\s*(?:\d{1,3}(?:\.\d{1,2})?\s*分|(?:单位[:：]\s*)?[百千万亿]{0,2}元)\s*[)）]")
_OPENED, _CLOSING = re.compile(r"[（(][^（()）]*$"), re.compile(r"[^（()）]{0,6}[)）]")
_FIGURE = re.compile(r"[-+]?[\d,，.]+\s*(?:%|分|元|万元)?|[-—–－/／]+")
_DIGIT = re.compile(r"\d")
# A numbered item, a bullet: what begins here does not go on from above.
_BEGINS = re.compile(r"\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．]|[-·•●◆])")

# What cannot begin a cell goes on from above: a sign of reckoning, the end of a bracket, or the unit of the figure that ends there.
_INSIDE = re.compile(r"\s*[=＝×÷，、。；）)”]")
_UNIT = re.compile(r"\s*(?:分|%|％|个百分点)")


def remainder(above: PageTable, below: PageTable, row: int) -> dict[int, PageCell]:
    """The cells of ``row`` of ``below`` by their left edge, where they are what is left over of the last row of ``above``.

    Every one that holds something stands under a cell with the same edges that holds something; one of them at least goes
    on in the middle of a sentence, or all are sentences; and no figure is put to another. The cell at the left has nothing
    to add, for it may name a row: unless it goes on below one of several rows, or others go on beside it. A row that no rule
    ends is cut by the page break beyond doubt.
    """
    foot = [cell for cell in above.cells if cell.frame.bottom == above.height]
    last = {cell.frame.left: cell for cell in foot if cell.text.strip()}
    here = [cell for cell in below.cells if cell.frame.top == row]
    left = min((cell.frame.left for cell in here), default=0)
    found = {cell.frame.left: cell for cell in here if cell.text.strip()}
    if not all(cell.frame.bottom == row + 1 and _fits(last.get(at), cell) for at, cell in found.items()):
        return {}
    if all(cell.opened for cell in foot):
        return found
    going_on = [at for at, cell in found.items() if _goes_on(last[at], cell)]
    if left in found:
        tall = last[left].frame.bottom - last[left].frame.top > 1
        return found if len(going_on) == len(found) and (tall or len(found) > 1) else {}
    prose = all(_SENTENCE.search(last[at].text) and _SENTENCE.search(cell.text) for at, cell in found.items())
    return found if going_on or prose else {}


def cut_merges(above: PageTable, below: PageTable, row: int, upper_row: PageTable) -> dict[int, PageCell]:
    """The cells that begin in ``row`` of ``below``, by their left edge, where they are the rest of a cell of several rows at
    the foot of ``above``: of the names at the left one has words and the other none, or nothing but the weight or the unit
    of the other.

    A name without words of one row alone may belong to the name above it; it is the beginning of the one below where a head
    stands above, ``upper_row`` being the last row but one, and a name further left runs over the page break as well.
    """
    last = {cell.frame.left: cell for cell in above.cells if cell.frame.bottom == above.height}
    heads = _names(upper_row)
    found: dict[int, PageCell] = {}
    edge = 0
    for cell in sorted((cell for cell in below.cells if cell.frame.top == row), key=lambda cell: cell.frame.left):
        upper = last.get(cell.frame.left)
        begins = bool(found) and (cell.frame.left, cell.frame.right) in heads
        if upper is None or cell.frame.left != edge or not _is_one_merge(upper, cell, begins):
            break
        found[cell.frame.left] = cell
        edge = cell.frame.right
    return found


def _names(row: PageTable) -> frozenset[tuple[int, int]]:
    """The edges of the cells of ``row``, where it is a head: names in all of them, and no figure."""
    heads = len(row.cells) > 1 and all(cell.text.strip() and not _DIGIT.search(cell.text) for cell in row.cells)
    return frozenset((cell.frame.left, cell.frame.right) for cell in row.cells) if heads else frozenset()


def _is_one_merge(upper: PageCell, lower: PageCell, begins: bool) -> bool:
    if upper.frame.right != lower.frame.right:
        return False
    rest = lower.text.strip()
    if _WEIGHT.fullmatch(rest) or (_CLOSING.fullmatch(rest) and _OPENED.search(upper.text)):
        name = upper.text.strip()
        return bool(name) and not _DIGIT.search(name)
    words = f"{upper.text}{lower.text}".strip()
    one = not (upper.text.strip() and lower.text.strip())
    tall = upper.opened or _is_tall(upper) or _is_tall(lower) or (begins and not upper.text.strip())
    return one and tall and not _FIGURE.fullmatch(words)


def _is_tall(cell: PageCell) -> bool:
    return cell.frame.bottom - cell.frame.top > 1


def grown(cell: PageCell, rest: PageCell) -> PageCell:
    """``cell`` with what the page break cut off it."""
    frame = cell.frame._replace(bottom=cell.frame.bottom + rest.frame.bottom - rest.frame.top)
    sure = least((cell.confidence, rest.confidence))
    return cell._replace(
        frame=frame, text=cell.text + rest.text, confidence=sure, candidates=(), full=rest.full, opened=rest.opened
    )


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
    text = cell.text.rstrip()
    if _INSIDE.match(more.text) or (_DIGIT.match(text[-1:]) and _UNIT.match(more.text)):
        return True
    ended = text.endswith(tuple(_SENTENCE_ENDS))
    return cell.full and not ended and not _BEGINS.match(more.text)
