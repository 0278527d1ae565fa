"""不可见字符: characters that show nothing, and those that make the eye read text in another order than it is stored.

A document is read as it is seen. Zero-width blanks, soft hyphens, marks of direction and the like come from web pages and
typesetting; inside a number they would cut it in two. An override of direction (U+202D, U+202E) shows what follows
backwards or forces it forwards: it is carried out, and said, for whoever reads the stored text reads another figure.
"""

from __future__ import annotations

import re
from dataclasses import replace

from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Note, Paragraph, Table
from gouji.values.folding import INVISIBLE

_ANY = re.compile(f"[{INVISIBLE}]")
_FORCED_LEFT, _FORCED_RIGHT = "\u202d", "\u202e"
_OVERRIDE = re.compile(f"[{_FORCED_LEFT}{_FORCED_RIGHT}]")
_OPENING, _CLOSING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
#: Deeper than Unicode lets directions nest: whatever opens past it is ignored.
_DEEPEST = 125
_PAIRS = "()<>[]{}«»≤≥（）＜＞［］｛｝《》〈〉「」『』【】〔〕"
_MIRRORED = str.maketrans(_PAIRS, "".join(right + left for left, right in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))


def seen(text: str) -> str:
    """``text`` without what shows nothing. Text with an override of direction stays as it is: ``displayed`` is for that."""
    if text.isascii() or not _ANY.search(text) or _OVERRIDE.search(text):
        return text
    return _ANY.sub("", text)


def seen_cells(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """``cells`` with their texts as they are seen; the same tuple where nothing is hidden, as nearly always."""
    if not _ANY.search("".join([cell[0] for cell in cells])):
        return cells
    return tuple([_with_text(cell, seen(cell.text)) for cell in cells])


def seen_paragraph(paragraph: Paragraph) -> Paragraph:
    return _with_words(paragraph, seen(paragraph.text))


def displayed(document: Document) -> Document:
    """``document`` with overrides of direction carried out, a note for each place that has one."""
    notes: list[Note] = []
    blocks = tuple([_block(block, notes) for block in document.blocks])
    return replace(document, blocks=blocks, notes=(*document.notes, *notes)) if notes else document


def in_display_order(text: str) -> str:
    """``text`` as the eye meets it: what stands under U+202E backwards, brackets turned; other characters as stored.

    An override ends with its U+202C or at the end of the line. Only overrides are carried out: letters of scripts that
    run from right to left do not occur in what is read here.
    """
    return "\n".join([_line(line) for line in text.split("\n")])


def _line(line: str) -> str:
    frames: list[tuple[str, list[str]]] = [("", [])]
    for character in line:
        if character in _OPENING and len(frames) < _DEEPEST:
            frames.append((character, []))
        elif character in _CLOSING and len(frames) > 1:
            _close(frames)
        else:
            frames[-1][1].append(character)
    while len(frames) > 1:
        _close(frames)
    return _ANY.sub("", "".join(frames[0][1]))


def _close(frames: list[tuple[str, list[str]]]) -> None:
    opened, pieces = frames.pop()
    if opened == _FORCED_RIGHT:
        pieces = [piece.translate(_MIRRORED) if len(piece) == 1 else piece for piece in reversed(pieces)]
    frames[-1][1].append("".join(pieces))


def _block(block: Block, notes: list[Note]) -> Block:
    if isinstance(block, Paragraph) and _OVERRIDE.search(block.text):
        shown = _with_words(block, in_display_order(block.text))
        notes.append(_note(shown.place))
        return shown
    if isinstance(block, Table) and _OVERRIDE.search("".join([cell.text for cell in block.cells])):
        return replace(block, cells=tuple([_cell(cell, notes) for cell in block.cells]))
    return block


def _cell(cell: Cell, notes: list[Note]) -> Cell:
    if not _OVERRIDE.search(cell.text):
        return cell
    shown = _with_text(cell, in_display_order(cell.text))
    notes.append(_note(shown.place))
    return shown


def _note(place: Place) -> Note:
    return Note(
        "这里有改变显示次序的控制字符（U+202D、U+202E），看到的次序与文件里存的不同，已按看到的读；请删去后重新录入再核对。",
        place,
        unread=True,
    )


def _with_words(paragraph: Paragraph, text: str) -> Paragraph:
    if text == paragraph.text:
        return paragraph
    return replace(paragraph, text=text, place=paragraph.place.quoting(text.strip()))


def _with_text(cell: Cell, text: str) -> Cell:
    if text == cell.text:
        return cell
    return cell._replace(text=text, place=cell.place.quoting(text.strip()))
