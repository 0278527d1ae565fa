"""文本里的表: rows that bars or tabs part, standing between paragraphs: | 合计 | 246 | 167.37 |, as text and Markdown have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from gouji.readers.linedup import TextCell, TextTable

#: What parts cells: a bar of any kind, or a tab. Other signs stand in sentences too.
_SIGNS = ("|", "｜", "│", "┃", "\t")
# |---|:--:|, +----+----+ and ├──┼──┤ only rule a table off.
_RULE = re.compile(r"[\s|｜│┃+:：=\-—\u2500-\u257f]*[-=—\u2500-\u257f][\s|｜│┃+:：=\-—\u2500-\u257f]*")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[。；！？]")
_PAGE = re.compile(r"\s*\d{1,3}\s*")
_LEAST_ROWS, _LEAST_CELLS, _MOST_RUNNING = 2, 2, 3
_LARGEST = 1_000


def barred(lines: Sequence[str], at: int) -> TextTable | int:
    """The table whose first row is the line ``at``; else the number of the line up to which none begins.

    Its rows all have as many cells but for a short one now and then, a blank line may stand between two, and one row at least
    holds a number. Tabs part the entries of a list of contents from their pages too, and stand in paragraphs.
    """
    sign = _sign(lines, at)
    if sign is None:
        return at + 1
    rows, end = _run(lines, at, sign)
    widths = Counter(len(cells) for _, cells in rows)
    if not rows:
        return max(end, at + 1)
    width = widths.most_common(1)[0][0]
    first = next(number for number, cells in rows if len(cells) == width) - 1
    if first > at and not all(_is_rule(line) for line in lines[at:first]):
        return first
    if not _is_table(rows, width, sign):
        return max(end, at + 1)
    placed = ((line, tuple(TextCell(text, column) for column, text in enumerate(cells))) for line, cells in rows)
    return TextTable(tuple(placed), end)


def _sign(lines: Sequence[str], at: int) -> str | None:
    """What parts the cells of a line, or of the next one where a line only draws the edge of a table."""
    line = lines[at + 1] if _is_rule(lines[at]) and at + 1 < len(lines) else lines[at]
    return next((sign for sign in _SIGNS if sign in line), None)


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.fullmatch(line) is not None


def _run(lines: Sequence[str], at: int, sign: str) -> tuple[list[tuple[int, tuple[str, ...]]], int]:
    """The rows from the line ``at`` on, and the line behind them."""
    rows: list[tuple[int, tuple[str, ...]]] = []
    end, look = at, at
    while look < len(lines) and look <= end + 1:
        line = lines[look]
        look += 1
        if not line.strip():
            continue
        if not _is_rule(line):
            cells = _cells(line, sign)
            if not _LEAST_CELLS <= len(cells) <= _LARGEST:
                break
            rows.append((look, cells))
        end = look
    return rows, end


def _cells(line: str, sign: str) -> tuple[str, ...]:
    if sign not in line:
        return ()
    if sign == "\t":
        return tuple(line.split(sign))
    return tuple(text.strip() for text in line.strip().removeprefix(sign).removesuffix(sign).split(sign))


def _is_table(rows: Sequence[tuple[int, tuple[str, ...]]], width: int, sign: str) -> bool:
    if len(rows) < _LEAST_ROWS or not any(_DIGIT.search(text) for _, cells in rows for text in cells):
        return False
    ragged = sum(len(cells) != width for _, cells in rows)
    if sign != "\t":
        return ragged * 3 <= len(rows)
    if not any(cells[0].strip() for _, cells in rows):
        return False  # the tab before each row is how exporters mark a cell
    other = sum(_is_running(cells) for _, cells in rows)
    return ragged * 4 <= len(rows) and other * 4 <= len(rows)


def _is_running(cells: Sequence[str]) -> bool:
    """Whether a line with tabs is an entry of a list of contents or a paragraph: its end is a page or a sentence, and little
    stands before it."""
    filled = sum(bool(text.strip()) for text in cells)
    return filled <= _MOST_RUNNING and bool(_SENTENCE.search(cells[-1]) or _PAGE.fullmatch(cells[-1]))
