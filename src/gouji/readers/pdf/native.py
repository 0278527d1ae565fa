"""PDFium's functions as bare calls: they are made several times for each character and each path of a page.

The functions of pypdfium2 check and convert every argument, which costs more than what they do. A bare call takes what
it is given, and a wrong argument ends the process: bare calls are made here and nowhere else, by methods with types.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from functools import cache
from itertools import repeat
from types import ModuleType
from typing import Any

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
Handle = ctypes.c_void_p
# Characters whose boxes are asked for in one go.
_BATCH = 128


@cache
def _bare(raw: ModuleType, name: str, result: Any = ctypes.c_int, *arguments: Any) -> Callable[..., Any]:
    """The function ``name`` without checks of its arguments: numbers pass as C ints, handles and references as pointers.

    An address is a number that no C int holds: where one is passed, the kinds of all ``arguments`` must be given.
    """
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


def _references(room: Any) -> list[Any]:
    size = ctypes.sizeof(room._type_)
    return [ctypes.byref(room, at * size) for at in range(len(room))]


class Characters:
    """The characters of text pages, with the room that PDFium writes their boxes to."""

    def __init__(self, raw: ModuleType) -> None:
        self._code = _bare(raw, "FPDFText_GetUnicode", ctypes.c_uint)
        self._generated = _bare(raw, "FPDFText_IsGenerated")
        self._ink = _bare(raw, "FPDFText_GetCharBox")
        self._type = _bare(raw, "FPDFText_GetLooseCharBox")
        ink, type_ = (ctypes.c_double * (4 * _BATCH))(), (ctypes.c_float * (4 * _BATCH))()
        self._ink_sides, self._type_sides = memoryview(ink).cast("B").cast("d"), memoryview(type_).cast("B").cast("f")
        references = _references(ink)
        self._ink_references = [references[side::4] for side in range(4)]
        self._type_references = _references(type_)[::4]

    def codes(self, text: Any, count: int) -> list[int]:
        return list(map(self._code, repeat(text), range(count)))

    def generated(self, text: Any, at: int) -> bool:
        """Whether PDFium put the character in, as it does between words and lines."""
        return bool(self._generated(text, at))

    def boxes(self, text: Any, count: int) -> tuple[list[float], list[float]]:
        """Four sides for each character: those of its ink (left, right, bottom, top) and those of its type, which has
        room around the ink (left, top, right, bottom)."""
        ink: list[float] = []
        type_: list[float] = []
        for start in range(0, count, _BATCH):
            batch = range(start, min(start + _BATCH, count))
            list(map(self._ink, repeat(text), batch, *self._ink_references))
            list(map(self._type, repeat(text), batch, self._type_references))
            ink += self._ink_sides[: 4 * len(batch)].tolist()
            type_ += self._type_sides[: 4 * len(batch)].tolist()
        return ink, type_


class Objects:
    """What lies on a page or in a form drawn on one, and how paths are drawn."""

    def __init__(self, raw: ModuleType) -> None:
        self._on_page = _bare(raw, "FPDFPage_CountObjects"), _bare(raw, "FPDFPage_GetObject", ctypes.c_void_p)
        self._in_form = _bare(raw, "FPDFFormObj_CountObjects"), _bare(raw, "FPDFFormObj_GetObject", ctypes.c_void_p)
        self._kind = _bare(raw, "FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)
        self._bounds = _bare(raw, "FPDFPageObj_GetBounds")
        self._matrix = _bare(raw, "FPDFPageObj_GetMatrix")
        self._drawn = _bare(raw, "FPDFPath_GetDrawMode")
        self._fill_colour = _bare(raw, "FPDFPageObj_GetFillColor")
        self._stroke_colour = _bare(raw, "FPDFPageObj_GetStrokeColor")
        self._segments = _bare(raw, "FPDFPath_CountSegments")
        self._segment = _bare(raw, "FPDFPath_GetPathSegment", ctypes.c_void_p)
        self._segment_kind = _bare(raw, "FPDFPathSegment_GetType")
        self._segment_closes = _bare(raw, "FPDFPathSegment_GetClose")
        self._segment_point = _bare(raw, "FPDFPathSegment_GetPoint")
        self._line_to = raw.FPDF_SEGMENT_LINETO
        numbers, sides = (ctypes.c_uint * 4)(), (ctypes.c_float * 6)()
        self._number_references, self._side_references = _references(numbers), _references(sides)
        self._read_numbers = memoryview(numbers).cast("B").cast("I").tolist
        self._read_sides = memoryview(sides).cast("B").cast("f").tolist

    def on(self, holder: Any, most: int, *, form: bool) -> tuple[list[int], list[int]]:
        """The addresses of the first ``most`` objects of a page or form, and the kind of each."""
        count, get = self._in_form if form else self._on_page
        addresses = list(map(get, repeat(holder), range(min(count(holder), most))))
        return addresses, list(map(self._kind, addresses))

    def bounds(self, item: Handle) -> Bounds | None:
        """Left, bottom, right, top."""
        if not self._bounds(item, *self._side_references[:4]):
            return None
        left, bottom, right, top, _, _ = self._read_sides()
        return left, bottom, right, top

    def matrix(self, item: Handle) -> Matrix | None:
        if not self._matrix(item, self._side_references[0]):
            return None
        a, b, c, d, e, f = self._read_sides()
        return a, b, c, d, e, f

    def drawn(self, path: Handle) -> tuple[bool, bool]:
        """Whether a path is filled and whether it is stroked."""
        fill, stroke = self._number_references[:2]
        if not self._drawn(path, fill, stroke):
            return False, False
        filled, stroked, _, _ = self._read_numbers()
        return filled != 0, stroked != 0

    def colour(self, path: Handle, *, stroked: bool) -> tuple[int, int, int, int] | None:
        """Red, green, blue and opacity, each up to 255."""
        colour = self._stroke_colour if stroked else self._fill_colour
        if not colour(path, *self._number_references):
            return None
        red, green, blue, alpha = self._read_numbers()
        return red, green, blue, alpha

    def segments(self, path: Handle) -> int:
        return int(self._segments(path))

    def corners(self, path: Handle, most: int) -> Iterator[tuple[Point, bool, bool]]:
        """The first ``most`` points of a path: whether a straight line leads there, whether the outline closes there."""
        x, y = self._side_references[:2]
        for at in range(min(self._segments(path), most)):
            segment = Handle(self._segment(path, at))
            straight = self._segment_kind(segment) == self._line_to
            self._segment_point(segment, x, y)
            across, up, *_ = self._read_sides()
            yield (across, up), straight, bool(self._segment_closes(segment))
