"""裁剪: text that is drawn and not shown, for it lies outside the part of the page that is drawn on. Programs that print sheets
draw the words of a merged cell on each of its pages, and cut off what belongs to the others."""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Sequence
from types import ModuleType

from gouji.readers.pdf.native import Handle, Room, bare
from gouji.readers.pdf.objects import Bounds

# More outlines, or more corners of one, are no plain frame; text is shown as far as can be told.
_MOST_PATHS, _MOST_CORNERS = 16, 16


class Clipping:
    """裁剪: what PDFium knows of the frames that text is drawn in."""

    def __init__(self, raw: ModuleType) -> None:
        self._clip = bare(raw, "FPDFPageObj_GetClipPath", Handle, Handle)
        self._paths = bare(raw, "FPDFClipPath_CountPaths", ctypes.c_int, Handle)
        self._corners = bare(raw, "FPDFClipPath_CountPathSegments")
        self._corner = bare(raw, "FPDFClipPath_GetPathSegment", Handle)
        self._point = bare(raw, "FPDFPathSegment_GetPoint")
        self._bounds = bare(raw, "FPDFPageObj_GetBounds")
        self._room = Room(ctypes.c_float, 4, 1)
        self._places = self._room.references[0][0], self._room.references[1][0]

    def hidden(self, objects: Collection[int]) -> set[int]:
        """Those of the text objects at some addresses that stand beside what is shown, or lines of which less than half is."""
        clips = list(map(self._clip, objects))
        counts = [self._paths(clip) if clip else 0 for clip in clips]
        return {
            address
            for address, clip, count in zip(objects, clips, counts, strict=True)
            if 0 < count <= _MOST_PATHS and self._is_outside(Handle(address), Handle(clip), count)
        }

    def _is_outside(self, text: Handle, clip: Handle, count: int) -> bool:
        left, bottom, right, top = (column[0] for column in self._room.references)
        if not self._bounds(text, left, bottom, right, top):
            return False
        x0, y0, x1, y1 = self._room.numbers()
        middle = (y0 + y1) / 2
        for path in range(count):
            corners = self._corners(clip, path)
            if not 2 < corners <= _MOST_CORNERS:
                continue
            # Two opposite corners of a frame tell of nearly all text that it is shown: only of the rest all are asked for.
            for points in ((0, 2), range(corners)):
                frame = self._frame(clip, path, points)
                if frame[0] <= x1 and x0 <= frame[2] and frame[1] <= middle <= frame[3]:
                    break
            else:
                return frame[0] < frame[2] and frame[1] < frame[3]
        return False

    def _frame(self, clip: Handle, path: int, points: Sequence[int]) -> Bounds:
        """Left, bottom, right, top of some points of an outline."""
        across, up = [], []
        for at in points:
            self._point(Handle(self._corner(clip, path, at)), *self._places)
            x, y, *_ = self._room.numbers()
            across.append(x)
            up.append(y)
        return min(across), min(up), max(across), max(up)
