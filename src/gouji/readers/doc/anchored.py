"""What is anchored in the main text and stands elsewhere: footnotes, endnotes, text boxes, pictures."""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from gouji.readers.doc.drawings import Drawings
from gouji.readers.doc.header import Header, Part, Story

_MARK, _SHAPE, _BOX = 2, 26, 22
_SHAPE_OF_BOX = 14
_TO_THE_END = 1 << 31


class Note(NamedTuple):
    """A footnote or endnote by the positions of its text."""

    start: int
    end: int


class Box(NamedTuple):
    """A text box by the positions of its text."""

    start: int
    end: int


class Image(NamedTuple):
    """A picture: its bytes, empty where it is none that can be opened, None for an embedded object."""

    data: bytes | None


Anchor = Note | Box | Image


@dataclass(frozen=True, slots=True)
class Anchored:
    """锚定内容: ``anchors`` in the order of the ``positions`` in the main text where they are anchored; ``loose`` are text
    boxes that no place refers to."""

    positions: Sequence[int]
    anchors: Sequence[Anchor]
    loose: Sequence[Box]

    def within(self, start: int, end: int) -> Iterator[Anchor]:
        """Those anchored from ``start`` up to ``end``."""
        first, last = bisect_left(self.positions, start), bisect_left(self.positions, end)
        return iter(self.anchors[first:last])


def anchored_in(
    header: Header, table: bytes, drawings: Drawings, pictures: Iterator[tuple[int, bytes | None]]
) -> Anchored:
    """What is anchored in the main text; ``pictures`` are those that stand in a line, with their positions."""
    found: list[tuple[int, Anchor]] = [(at, Image(data)) for at, data in pictures]
    main = header.bounds[1]
    for marks, texts, story in (
        (Part.FOOTNOTE_MARKS, Part.FOOTNOTES, Story.FOOTNOTES),
        (Part.ENDNOTE_MARKS, Part.ENDNOTES, Story.ENDNOTES),
    ):
        places = [at for at, _ in _listed(header.part(table, marks), _MARK)]
        stretches = _stretches(_numbers(header.part(table, texts)), *header.story(story))
        found.extend(
            (at, Note(*stretch)) for at, stretch in zip(places, stretches, strict=False) if stretch and at < main
        )
    boxes = _boxes(header, table)
    for at, shape in _listed(header.part(table, Part.ANCHORS), _SHAPE):
        if at >= main:
            continue
        for inside in drawings.shapes(int.from_bytes(shape[:4], "little")):
            if inside in boxes:
                found.append((at, boxes.pop(inside)))
            elif (data := drawings.picture(inside)) is not None:
                found.append((at, Image(data)))
    found.sort(key=itemgetter(0))
    return Anchored([at for at, _ in found], [anchor for _, anchor in found], list(boxes.values()))


def _boxes(header: Header, table: bytes) -> dict[int, Box]:
    """The text boxes by the number of their shape."""
    listed = _listed(header.part(table, Part.TEXT_BOXES), _BOX)
    stretches = _stretches([*(at for at, _ in listed), _TO_THE_END], *header.story(Story.TEXT_BOXES))
    return {
        int.from_bytes(box[_SHAPE_OF_BOX : _SHAPE_OF_BOX + 4], "little"): Box(*stretch)
        for (_, box), stretch in zip(listed, stretches, strict=True)
        if stretch
    }


def _stretches(bounds: Sequence[int], first: int, last: int) -> list[tuple[int, int] | None]:
    """The stretches of a story from ``first`` to ``last`` that lie between ``bounds``, counted from its beginning; None for
    an empty one, or one that goes back over those before it."""
    found: list[tuple[int, int] | None] = []
    reached = first
    for start, end in pairwise([min(first + bound, last) for bound in bounds]):
        found.append((start, end) if reached <= start < end else None)
        reached = max(reached, end)
    return found


def _listed(data: bytes, size: int) -> list[tuple[int, bytes]]:
    """A list of positions with ``size`` bytes about each."""
    count = max((len(data) - 4) // (4 + size), 0)
    first = 4 * (count + 1)
    places = _numbers(data[:first])
    return [(places[at], data[first + size * at : first + size * (at + 1)]) for at in range(count)]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
