"""The text of a paragraph of an OpenDocument file as it is seen, and what hangs on it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gouji.readers.odf.names import ANNOTATION, ANNOTATION_END, BREAK, NOTE, SPAN, TAB, S, draw, text
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = re.compile(r"[ \t\r\n]+")
_STYLE = text("style-name")
_UNSEEN = (ANNOTATION, ANNOTATION_END, text("ruby-text"), text("hidden-text"), text("script"), text("note-citation"))
_DRAWN = draw("")
_MOST_SPACES = 1_000


@dataclass(slots=True)
class Line:
    """一段: what it says, the notes it refers to and the drawings anchored in it."""

    pieces: list[str] = field(default_factory=list)
    notes: list[_Element] = field(default_factory=list)
    drawings: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, said: str | None) -> None:
        """Adds characters of the file: blanks in a row are one, none begins a paragraph."""
        if said:
            said = _BLANKS.sub(" ", said)
            blank = not self.pieces or self.pieces[-1].endswith((" ", "\n", "\t"))
            self.pieces.append(said.removeprefix(" ") if blank else said)
            if not self.pieces[-1]:
                self.pieces.pop()


def line_of(paragraph: _Element, hidden: Collection[str] = ()) -> Line:
    """The paragraph as it is seen; text of a style in ``hidden`` is not."""
    line = Line()
    _take(paragraph, line, hidden)
    return line


def _take(element: _Element, line: Line, hidden: Collection[str]) -> None:
    line.add(element.text)
    for inner in element.iterchildren():
        tag = str(inner.tag)
        if tag == S:
            line.pieces.append(" " * min(whole(inner.get(text("c"), "1")) or 1, _MOST_SPACES))
        elif tag == TAB:
            line.pieces.append("\t")
        elif tag == BREAK:
            line.pieces.append("\n")
        elif tag == NOTE:
            line.notes.append(inner)
        elif tag.startswith(_DRAWN) and not tag.endswith("}a"):
            line.drawings.append(inner)
        elif tag not in _UNSEEN and not (tag == SPAN and inner.get(_STYLE) in hidden):
            _take(inner, line, hidden)
        line.add(inner.tail)
