"""CSV without guessing: a stray quotation mark must not swallow the rows up to the next one.

A quotation mark opens a cell only as its first character and closes it only before a separator or the end of a line.
A cell may run over several lines, unless those lines are records themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

_QUOTE = '"'
_MOST_LINES = 100
_SEPARATORS = (",", "\t", ";")


class CsvError(ValueError):
    """A text that is no CSV without doubt; the message names the line."""


def records(text: str) -> list[tuple[int, list[str]]]:
    """(line from 1, cells) of every record that is not blank. Raises ``CsvError``."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = max(_SEPARATORS, key=lambda mark: sum(line.count(mark) for line in lines[:20]))
    width = max((line.count(separator) for line in lines[:20]), default=0) + 1
    return list(_records(lines, separator, width))


def _records(lines: list[str], separator: str, width: int) -> Iterator[tuple[int, list[str]]]:
    at = 0
    while at < len(lines):
        first, taken = at, [lines[at]]
        cells = _cells(taken[0], separator, first + 1)
        while cells is None:
            at += 1
            if at == len(lines):
                raise CsvError(f"第{first + 1}行有一个引号没有闭合，请改正或删去这个引号。")
            taken.append(lines[at])
            if len(taken) > _MOST_LINES:
                raise CsvError(f"第{first + 1}行有一个引号过了 {_MOST_LINES} 行还没有闭合，请改正或删去这个引号。")
            full = [number for number, line in enumerate(taken) if line.count(separator) + 1 >= width]
            if width > 1 and 0 in full and len(full) > 1:
                raise CsvError(
                    f"第{first + 1}行的引号没有在本行闭合，后面的第{first + full[1] + 1}行看来是另一条记录，请改正或删去这个引号。"
                )
            cells = _cells("\n".join(taken), separator, first + 1)
        at += 1
        if any(cell.strip() for cell in cells):
            yield first + 1, cells


def _cells(text: str, separator: str, line: int) -> list[str] | None:
    """The cells of one record, None where a quotation is still open at its end."""
    cells: list[str] = []
    at = 0
    while True:
        if text.startswith(_QUOTE, at):
            cell, at = _quoted(text, at + 1)
            if at < 0:
                return None
            if at < len(text) and text[at] != separator:
                raise CsvError(f"第{line}行的引号后面还有文字，分不清哪里是一格的结尾，请改正或删去这个引号。")
        else:
            end = text.find(separator, at)
            end = len(text) if end < 0 else end
            cell, at = text[at:end], end
        cells.append(cell)
        if at >= len(text):
            return cells
        at += 1


def _quoted(text: str, at: int) -> tuple[str, int]:
    """The text up to the closing mark and the position behind it, -1 where there is none; two marks are one."""
    parts: list[str] = []
    while True:
        end = text.find(_QUOTE, at)
        if end < 0:
            return "", -1
        parts.append(text[at:end])
        if not text.startswith(_QUOTE, end + 1):
            return "".join(parts), end + 1
        parts.append(_QUOTE)
        at = end + 2
