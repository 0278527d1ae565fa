"""裁剪: text that is drawn and not shown, for it lies outside the part of the page that is drawn on. Programs that print sheets
draw the words of a merged cell on each of its pages, and cut off what belongs to the others; and words too long for their
cell up to its edge."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Sequence
from itertools import repeat
from types import ModuleType
from typing import NamedTuple

from gouji.readers.pdf.native import Handle, Room, bare
from gouji.readers.pdf.objects import Bounds

# More outlines, or more corners of one, are no plain frame; text is shown as far as can be told.
_MOST_PATHS, _MOST_CORNERS = 16, 16
_BATCH = 64
# Points that the last character may take up beyond its ink.
_BEARING = 12.0


class Shown(NamedTuple):
    """所见: ``hidden`` are text objects that stand beside what is shown, or lines of which less than half is; ``ends`` tells how
    far to the right those are shown that may go on beyond."""

    hidden: set[int]
    ends: dict[int, float]


class Clipping:
    """裁剪: what PDFium knows of the frames that text is drawn in."""

    def __init__(self, raw: ModuleType) -> None:
        self._clip = bare(raw, "FPDFPageObj_GetClipPath", Handle, Handle)
        self._paths = bare(raw, "FPDFClipPath_CountPaths", ctypes.c_int, Handle)
        two = (Handle, ctypes.c_int)
        self._corners = bare(raw, "FPDFClipPath_CountPathSegments", ctypes.c_int, *two)
        self._corner = bare(raw, "FPDFClipPath_GetPathSegment", Handle, *two, ctypes.c_int)
        self._point = bare(raw, "FPDFPathSegment_GetPoint", ctypes.c_int, *[Handle] * 3)
        self._bounds = bare(raw, "FPDFPageObj_GetBounds", ctypes.c_int, *[Handle] * 5)
        self._sides = Room(ctypes.c_float, 4, _BATCH)
        self._places = Room(ctypes.c_float, 2, _BATCH)

    def shown(self, objects: Collection[int]) -> Shown:
        """How much is shown of the text objects at some addresses."""
        clips = list(map(self._clip, objects))
        counts = [self._paths(clip) if clip else 0 for clip in clips]
        framed = [
            one for one in zip(objects, clips, counts, strict=True) if one[1] is not None and 0 < one[2] <= _MOST_PATHS
        ]
        found = Shown(set(), {})
        for start in range(0, len(framed), _BATCH):
            batch = framed[start : start + _BATCH]
            sides = self._sides_of([text for text, _, _ in batch])
            for path in range(max(count for _, _, count in batch)):
                having = [
                    (text, clip, side) for (text, clip, count), side in zip(batch, sides, strict=True) if path < count
                ]
                self._look(having, path, found)
        return found

    def _sides_of(self, objects: Sequence[int]) -> list[Bounds]:
        list(map(self._bounds, objects, *self._sides.references))
        return list(zip(*(self._sides.column(number, len(objects)) for number in range(4)), strict=True))

    def _look(self, having: Sequence[tuple[int, int, Bounds]], path: int, found: Shown) -> None:
        """Tells ``found`` how much of some objects, each with its clip and its sides, is in the outline ``path``. Two opposite
        corners of it tell of nearly all that they are shown: only of the rest all are asked for."""
        clips = [clip for _, clip, _ in having]
        ones, others = (self._points(clips, path, corner) for corner in (0, 2))
        for (text, clip, sides), (x, y), (x1, y1) in zip(having, ones, others, strict=True):
            right = max(x, x1)
            if right < sides[2] + _BEARING or _is_beside(sides, (min(x, x1), min(y, y1), right, max(y, y1))):
                frame = self._frame(clip, path)
                if frame is not None and _is_beside(sides, frame):
                    found.hidden.add(text)
                elif frame is not None and frame[2] < sides[2] + _BEARING:
                    found.ends[text] = min(frame[2], found.ends.get(text, frame[2]))

    def _points(self, clips: Sequence[int], path: int, corner: int) -> Iterator[tuple[float, float]]:
        """Where one corner of the outline ``path`` of each of some clips lies."""
        segments = list(map(self._corner, clips, repeat(path), repeat(corner)))
        list(map(self._point, segments, *self._places.references))
        return zip(self._places.column(0, len(clips)), self._places.column(1, len(clips)), strict=True)

    def _frame(self, clip: int, path: int) -> Bounds | None:
        """Left, bottom, right, top of an outline; None where it is no frame."""
        count = self._corners(clip, path)
        if not 2 < count <= _MOST_CORNERS:
            return None
        segments = list(map(self._corner, repeat(clip), repeat(path), range(count)))
        list(map(self._point, segments, *self._places.references))
        across, up = (self._places.column(number, count) for number in (0, 1))
        frame = min(across), min(up), max(across), max(up)
        return frame if frame[0] < frame[2] and frame[1] < frame[3] else None


def _is_beside(sides: Sequence[float], frame: Bounds) -> bool:
    left, bottom, right, top = sides
    return right < frame[0] or frame[2] < left or not frame[1] <= (bottom + top) / 2 <= frame[3]
