"""Ruling lines among the paths of a page: drawn as lines, as thin filled boxes, as the sides of rectangles or in one go."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from types import ModuleType
from typing import Any

from gouji.readers.layout.page import Rule
from gouji.readers.pdf.turn import Turn

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# Points. A filled box this thin is a line; a line shorter than this is a dot or part of a drawn character.
_THICKEST = 3.0
_SHORTEST = 3.0
_SLOPE = 0.6
_WHITE = 250
_MOST_SEGMENTS = 20_000


class Rules:
    """The rules of one page, gathered path by path."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn
        self.across: list[Rule] = []
        self.down: list[Rule] = []

    def add(self, raw: ModuleType, item: Any, matrix: Matrix) -> None:
        """Adds what the path ``item`` rules. Invisible paths (clips, white, transparent) rule nothing."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
            return
        if not _visible(raw, item, stroked=bool(stroke.value)):
            return
        bounds = bounds_of(raw, item, matrix)
        if bounds is not None and min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THICKEST:
            self._thin(bounds)
            return
        if not stroke.value and raw.FPDFPath_CountSegments(item) <= 5:
            return  # one shaded area
        for points in _outlines(raw, item, multiplied(matrix_of(raw, item), matrix)):
            if stroke.value:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if abs(x1 - x0) <= _SLOPE or abs(y1 - y0) <= _SLOPE:
                        self._thin((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            else:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THICKEST:
                    self._thin((min(xs), min(ys), max(xs), max(ys)))

    def _thin(self, bounds: Bounds) -> None:
        left, top, right, bottom = self.turn.box(*bounds)
        if right - left >= max(bottom - top, _SHORTEST):
            self.across.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORTEST:
            self.down.append(Rule((left + right) / 2, top, bottom))


def bounds_of(raw: ModuleType, item: Any, matrix: Matrix) -> Bounds | None:
    """Left, bottom, right, top of an object whose holder is drawn under ``matrix``."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    if matrix == IDENTITY:
        return left, bottom, right, top
    corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def matrix_of(raw: ModuleType, item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """First ``inner``, then ``outer``."""
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(point: Point, matrix: Matrix) -> Point:
    x, y = point
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _visible(raw: ModuleType, item: Any, *, stroked: bool) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour = raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor
    if not colour(item, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _outlines(raw: ModuleType, item: Any, matrix: Matrix) -> list[list[Point]]:
    """The outlines of a path as corner points; a curve ends one, for tables have none."""
    outlines: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved((x.value, y.value), matrix)
        if kind == raw.FPDF_SEGMENT_LINETO and outlines:
            outlines[-1].append(point)
        else:
            outlines.append([point])
        if raw.FPDFPathSegment_GetClose(segment) and len(outlines[-1]) > 2:
            outlines[-1].append(outlines[-1][0])
    return [outline for outline in outlines if len(outline) > 1]
