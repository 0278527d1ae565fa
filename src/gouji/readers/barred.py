"""文本里的表: rows that bars or tabs part, standing between paragraphs: | 合计 | 246 | 167.37 |, as text and Markdown have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from gouji.readers.linedup import TextCell, TextTable

#: What parts cells: a bar of any kind, or a tab. Other signs stand in sentences too.
_SIGNS = ("|", "｜", "│", "┃", "\t")
# |---|:--:|, +----+----+ and ├──┼──┤ only rule a table off.
_RULE = re.compile(r"[\s|｜│┃+:：=\-—\u2500-\u257f]*[-=—\u2500-\u257f][\s|｜│┃+:：=\-—\u2500-\u257f]*")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[。；！？]")
_VALUED = re.compile(r"[:：].")
_PAGE = re.compile(r"\s*\d{1,3}\s*")
_LEAST_ROWS, _LEAST_CELLS, _MOST_RUNNING = 2, 2, 3
_LARGEST = 1_000
_LONGEST_LABEL = 14
_PAIR, _WIDE = 2, 4
#: So many rows tell how a table is framed.
_LOOKED_AT = 40


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
    leading = [row for row in rows if row[0] <= first]
    if leading and not _leads(lines[at:first], sign, _framed(lines, at, sign), width):
        return first
    if not _is_table(rows[len(leading) :], width, sign):
        return max(end, at + 1)
    placed = ((line, tuple(TextCell(text, column) for column, text in enumerate(cells))) for line, cells in rows)
    return TextTable(tuple(placed), end)


def _leads(lines: Sequence[str], sign: str, framed: _Framed, width: int) -> bool:
    """Whether short rows before the first full one are of the table, as 项目名称 | 普法宣传 is of a form that has eight columns
    below: bars at both their ends say so, and between two cells that the next line follows, no word of a sentence. A row of
    links stands in a line of its own, or before a title."""
    told = [line.strip() for line in lines if not _is_rule(line)]
    if all(line.startswith(sign) and line.endswith(sign) for line in told if line) and sign != "\t":
        return True
    if sign == "\t" or not all(told):
        return False
    rows = [_cells(line, sign, framed) for line in told]
    # one pair alone may as well be links, or a title and its unit: of a form there are many columns
    return all(map(_is_label_and_value, rows)) and (len(rows) > 1 or len(rows[0]) > _PAIR or width >= _WIDE)


def _is_label_and_value(cells: Sequence[str]) -> bool:
    """项目名称 | 普法宣传 | 主管部门 | 司法局: labels that are filled in, each with its value."""
    return (
        len(cells) % 2 == 0
        and all(cells[::2])
        and all(_is_short(cell) for cell in cells[::2])
        and not any(_VALUED.search(cell) for cell in cells[1::2])
    )


def _is_short(text: str) -> bool:
    """Whether a cell is a label alone: 编制单位：某局 has its value in itself."""
    return len(text) <= _LONGEST_LABEL and not _SENTENCE.search(text) and not _VALUED.search(text)


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
    framed = _framed(lines, at, sign)
    while look < len(lines) and look <= end + 1:
        line = lines[look]
        look += 1
        if not line.strip():
            continue
        if not _is_rule(line):
            cells = _cells(line, sign, framed)
            if not _LEAST_CELLS <= len(cells) <= _LARGEST:
                break
            rows.append((look, cells))
        end = look
    return rows, end


class _Framed(NamedTuple):
    """框线: whether the rows have a sign before their first cell and behind their last."""

    left: bool
    right: bool


def _framed(lines: Sequence[str], at: int, sign: str) -> _Framed:
    """What most of the next rows have: where they have none, a sign at the edge stands behind or before a blank cell."""
    told: list[str] = []
    for line in islice(lines, at, at + _LOOKED_AT):
        if sign in line and not _is_rule(line):
            told.append(line.strip())
        elif line.strip() and not _is_rule(line):
            break
    left, right = sum(line.startswith(sign) for line in told), sum(line.endswith(sign) for line in told)
    return _Framed(2 * left > len(told), 2 * right > len(told))


def _cells(line: str, sign: str, framed: _Framed) -> tuple[str, ...]:
    if sign not in line:
        return ()
    if sign == "\t":
        return tuple(line.split(sign))
    shown = line.strip()
    shown = shown.removeprefix(sign) if framed.left else shown
    shown = shown.removesuffix(sign) if framed.right else shown
    return tuple(text.strip() for text in shown.split(sign))


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
