"""What of the text of a Word file is seen: no deleted or hidden text, no codes of fields, symbols as they look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gouji.readers.doc.header import Header, Story
from gouji.readers.doc.pages import Runs
from gouji.readers.doc.pieces import Text
from gouji.readers.doc.properties import Properties, Run
from gouji.readers.doc.styles import Style
from gouji.readers.symbols import shape

_FIELDS = re.compile("[\x13\x14\x15]")
_BEGIN, _PARTED = "\x13", "\x14"
_SYMBOL = re.compile(r"\s*SYMBOL\s+(\d{1,3})\s.*Wingdings", re.I | re.S)
_PRIVATE = 0xF000
_LONGEST_SYMBOL = 100
_PICTURE = "\x01"
#: The marks that end a paragraph, a cell or row, a page or section.
MARKS = "\r\x07\x0c"
# What control characters look like: a line break, a hyphen; the others but the tab show nothing.
_CONTROLS = {**dict.fromkeys([*range(9), *range(10, 32)], ""), 0x0B: "\n", 0x1E: "-"}
# Those, and the halves of rare characters.
_ODD = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff]")
_PLAIN = Run()


@dataclass(frozen=True, slots=True)
class Shown:
    """可见文字: the characters by position, those that are not seen empty; ``deleted`` and ``hidden`` are the marks among
    those. ``pictures`` are the characters that stand for a picture and where in the data stream it is, None for an embedded
    object; ``changed`` where changes were tracked."""

    characters: list[str]
    deleted: frozenset[int]
    hidden: frozenset[int]
    pictures: Mapping[int, int | None]
    changed: bool

    def text(self, start: int, end: int) -> str:
        """The characters from ``start`` up to ``end`` as a reader sees them."""
        found = "".join(self.characters[start:end])
        if not _ODD.search(found):
            return found
        return found.translate(_CONTROLS).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def shown_of(header: Header, text: Text, runs: Runs, properties: Properties, styles: Mapping[int, Style]) -> Shown:
    """What is seen of ``text``; styles of paragraphs are left to whoever knows these."""
    characters = list(text.characters)
    unseen: dict[bool, set[int]] = {True: set(), False: set()}
    pictures: dict[int, int | None] = {}
    changed = False
    for start, end, run in _odd_runs(text, runs, properties):
        changed = changed or run.deleted or run.inserted
        style = styles.get(run.style) if run.style is not None else None
        if run.deleted or run.hidden or (run.hidden is None and style is not None and style.hidden):
            unseen[run.deleted].update(at for at in range(start, end) if characters[at] in MARKS)
            characters[start:end] = [""] * (end - start)
        elif run.symbol is not None and run.special:
            characters[start:end] = [shape(run.symbol)] * (end - start)
        elif run.picture is not None and run.special and not run.data:
            place = None if run.object else run.picture
            pictures.update((at, place) for at in range(start, end) if characters[at] == _PICTURE)
    for story in Story:
        _hide_codes(text.characters, *header.story(story), characters)
    return Shown(characters, frozenset(unseen[True]), frozenset(unseen[False]), pictures, changed)


def _odd_runs(text: Text, runs: Runs, properties: Properties) -> Iterator[tuple[int, int, Run]]:
    """The runs of text that have something of note about them, by the positions they reach over."""
    for piece in text.pieces:
        first, last = piece.offset, piece.offset + (piece.end - piece.start) * piece.width
        for number in runs.within(first, last):
            run = properties.run(runs.properties[number], piece.properties)
            if run is not _PLAIN and run != _PLAIN:
                start = piece.start + (max(runs.starts[number], first) - first) // piece.width
                end = piece.start + (min(runs.ends[number], last) - first) // piece.width
                if start < end:
                    yield start, end, run


def _hide_codes(text: str, start: int, end: int, characters: list[str]) -> None:
    """Blanks what of the fields between ``start`` and ``end`` is code: a reader sees what they came to."""
    opened: list[tuple[int, int | None]] = []
    codes: list[tuple[int, int]] = []
    for match in _FIELDS.finditer(text, start, end):
        at, sign = match.start(), match[0]
        if not characters[at]:  # deleted or hidden
            continue
        if sign == _BEGIN:
            opened.append((at, None))
        elif opened and sign == _PARTED:
            opened[-1] = opened[-1][0], at
        elif opened:
            begun, parted = opened.pop()
            symbol = _SYMBOL.match(text[begun + 1 : min(at, begun + _LONGEST_SYMBOL)]) if parted is None else None
            if symbol:  # it stands where the field begins, unless that is inside the code of another
                characters[begun] = shape(_PRIVATE + int(symbol[1]))
                begun += 1
            codes.append((begun, at if parted is None else parted))
    reached = start
    for first, last in sorted(codes):  # they may stand inside one another
        first = max(first, reached)
        if first <= last:
            characters[first : last + 1] = [""] * (last + 1 - first)
            reached = last + 1
