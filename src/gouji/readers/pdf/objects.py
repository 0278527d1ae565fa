"""What lies on a page or in a form drawn on one, and how paths are drawn."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from types import ModuleType
from typing import Any, NamedTuple

from gouji.readers.pdf.native import Handle, Room, bare

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
_BATCH = 32


class Drawing(NamedTuple):
    """画线: how a path is drawn; ``colour`` is red, green, blue and opacity, each up to 255, ``bounds`` are left, bottom,
    right and top; None for what it does not have."""

    path: Handle
    filled: bool
    stroked: bool
    colour: Sequence[int] | None
    bounds: Bounds | None


class Objects:
    """对象: what PDFium knows of the objects on a page."""

    def __init__(self, raw: ModuleType) -> None:
        self._on_page = bare(raw, "FPDFPage_CountObjects"), bare(raw, "FPDFPage_GetObject", Handle)
        self._in_form = bare(raw, "FPDFFormObj_CountObjects"), bare(raw, "FPDFFormObj_GetObject", Handle)
        self._kind = bare(raw, "FPDFPageObj_GetType", ctypes.c_int, Handle)
        self._bounds = bare(raw, "FPDFPageObj_GetBounds")
        self._matrix = bare(raw, "FPDFPageObj_GetMatrix")
        self._drawn = bare(raw, "FPDFPath_GetDrawMode")
        self._fill_colour = bare(raw, "FPDFPageObj_GetFillColor")
        self._stroke_colour = bare(raw, "FPDFPageObj_GetStrokeColor")
        self._segments = bare(raw, "FPDFPath_CountSegments")
        self._segment = bare(raw, "FPDFPath_GetPathSegment", Handle)
        self._segment_kind = bare(raw, "FPDFPathSegment_GetType")
        self._segment_closes = bare(raw, "FPDFPathSegment_GetClose")
        self._segment_point = bare(raw, "FPDFPathSegment_GetPoint")
        self._line_to = raw.FPDF_SEGMENT_LINETO
        self._modes = Room(ctypes.c_int, 2, _BATCH)
        self._colours = Room(ctypes.c_uint, 4, _BATCH)
        self._sides = Room(ctypes.c_float, 4, _BATCH)
        self._one = Room(ctypes.c_float, 6, 1)

    def on(self, holder: Any, most: int, *, form: bool) -> tuple[list[int], list[int]]:
        """The addresses of the first ``most`` objects of a page or form, and the kind of each."""
        count, get = self._in_form if form else self._on_page
        addresses = list(map(get, repeat(holder), range(min(count(holder), most))))
        return addresses, list(map(self._kind, addresses))

    def bounds(self, item: Handle) -> Bounds | None:
        """Left, bottom, right, top."""
        references = [column[0] for column in self._one.references]
        if not self._bounds(item, *references[:4]):
            return None
        left, bottom, right, top, _, _ = self._one.numbers()
        return left, bottom, right, top

    def matrix(self, item: Handle) -> Matrix | None:
        if not self._matrix(item, self._one.references[0][0]):
            return None
        a, b, c, d, e, f = self._one.numbers()
        return a, b, c, d, e, f

    def drawings(self, paths: Sequence[int]) -> Iterator[Drawing]:
        """How the paths at some addresses are drawn."""
        for start in range(0, len(paths), _BATCH):
            handles = list(map(Handle, paths[start : start + _BATCH]))
            drawn = list(map(self._drawn, handles, *self._modes.references))
            bounded = list(map(self._bounds, handles, *self._sides.references))
            modes, sides = self._modes.numbers(), self._sides.numbers()
            coloured = [
                (self._stroke_colour if stroke else self._fill_colour)(handle, *references)
                for handle, stroke, *references in zip(handles, modes[1::2], *self._colours.references, strict=False)
            ]
            colours = self._colours.numbers()
            for at, handle in enumerate(handles):
                yield Drawing(
                    handle,
                    bool(drawn[at] and modes[2 * at]),
                    bool(drawn[at] and modes[2 * at + 1]),
                    colours[4 * at : 4 * at + 4] if coloured[at] else None,
                    (sides[4 * at], sides[4 * at + 1], sides[4 * at + 2], sides[4 * at + 3]) if bounded[at] else None,
                )

    def segments(self, path: Handle) -> int:
        return int(self._segments(path))

    def corners(self, path: Handle, most: int) -> Iterator[tuple[Point, bool, bool]]:
        """The first ``most`` points of a path: whether a straight line leads there, whether the outline closes there."""
        x, y = self._one.references[0][0], self._one.references[1][0]
        for at in range(min(self._segments(path), most)):
            segment = Handle(self._segment(path, at))
            straight = self._segment_kind(segment) == self._line_to
            self._segment_point(segment, x, y)
            across, up, *_ = self._one.numbers()
            yield (across, up), straight, bool(self._segment_closes(segment))
