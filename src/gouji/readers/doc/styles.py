"""样式表: what the styles of a Word file say of paragraphs and of runs of text ([MS-DOC] 2.9.271, 2.9.260)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.readers.doc.modifiers import modifiers
from gouji.readers.doc.properties import Paragraph, Run, paragraph_of, run_of

_NONE = 0xFFF
_PARAGRAPH, _CHARACTER = 1, 2
_DEEPEST = 12  # Word allows eleven styles to build on one another
_HEADINGS = range(1, 10)


@dataclass(frozen=True, slots=True)
class Style:
    """样式: ``outline`` counts from 0, None for body text."""

    list: int | None = None
    list_level: int | None = None
    outline: int | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Stated:
    """What one style states itself; ``identifier`` tells the styles that Word comes with."""

    identifier: int
    base: int
    paragraph: Paragraph
    run: Run


def styles_of(sheet: bytes) -> dict[int, Style]:
    """The styles of a sheet by their number, each with what it inherits; none where the sheet is damaged."""
    stated = dict(_entries(sheet))
    return {number: _inherited(number, stated) for number in stated}


def _inherited(number: int, stated: dict[int, _Stated]) -> Style:
    chain: list[_Stated] = []
    while number in stated and len(chain) < _DEEPEST:
        chain.append(stated[number])
        number = stated[number].base
    lists = next((style.paragraph for style in chain if style.paragraph.list is not None), Paragraph())
    level = next((style.paragraph.list_level for style in chain if style.paragraph.list_level is not None), None)
    hidden = next((style.run.hidden for style in chain if style.run.hidden is not None), False)
    outline = next((depth for depth in map(_outline, chain) if depth is not None), None)
    return Style(lists.list, level, outline, hidden)


def _outline(style: _Stated) -> int | None:
    if style.paragraph.outline is not None:
        return style.paragraph.outline
    return style.identifier - 1 if style.identifier in _HEADINGS else None


def _entries(sheet: bytes) -> Iterator[tuple[int, _Stated]]:
    if len(sheet) < 6:
        return
    head, count, fixed = struct.unpack_from("<3H", sheet, 0)
    at = 2 + head
    for number in range(count):
        if at + 2 > len(sheet):
            return
        size = struct.unpack_from("<H", sheet, at)[0]
        entry = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if len(entry) > fixed:
            try:
                yield number, _entry(entry, fixed)
            except struct.error:
                continue


def _entry(entry: bytes, fixed: int) -> _Stated:
    named, typed, counted = struct.unpack_from("<3H", entry, 0)
    kind, base, updates = typed & 0xF, typed >> 4, counted & 0xF
    at = fixed + 2 * struct.unpack_from("<H", entry, fixed)[0] + 4  # the name, its length and the zero behind it
    changes: list[bytes] = []
    for _ in range(updates):
        at += at & 1
        size = struct.unpack_from("<H", entry, at)[0]
        changes.append(entry[at + 2 : at + 2 + size])
        at += 2 + size
    paragraph, run = Paragraph(), Run()
    if kind == _PARAGRAPH and changes:
        paragraph = paragraph_of(0, modifiers(changes[0][2:]))
        run = run_of(modifiers(changes[1])) if len(changes) > 1 else run
    elif kind == _CHARACTER and changes:
        run = run_of(modifiers(changes[0]))
    return _Stated(named & 0xFFF, _NONE if base == _NONE else base, paragraph, run)
