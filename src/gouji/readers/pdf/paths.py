"""Ruling lines among the paths of a page: drawn as lines, as thin filled boxes, as the sides of rectangles or in one go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gouji.readers.layout.page import Rule
from gouji.readers.pdf.native import Handle
from gouji.readers.pdf.objects import Bounds, Drawing, Matrix, Objects, Point
from gouji.readers.pdf.turn import Turn

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

# Points. A filled box this thin is a line; a line shorter than this is a dot or part of a drawn character.
_THICKEST = 3.0
_SHORTEST = 3.0
_SLOPE = 0.6
_WHITE = 250
_MOST_SEGMENTS = 20_000


class Rules:
    """The rules of one page, gathered path by path; ``cut`` tells that a path has more corners than are looked at."""

    def __init__(self, turn: Turn, objects: Objects) -> None:
        self.turn = turn
        self.objects = objects
        self.across: list[Rule] = []
        self.down: list[Rule] = []
        self.cut = False

    def add(self, paths: Sequence[int], matrix: Matrix) -> None:
        """Adds what ``paths`` rule. Invisible ones (clips, white, transparent) rule nothing."""
        for drawing in self.objects.drawings(paths):
            if (drawing.filled or drawing.stroked) and _visible(drawing.colour):
                bounds = moved_bounds(drawing.bounds, matrix)
                if bounds is not None and min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THICKEST:
                    self._thin(bounds)
                elif drawing.stroked or self.objects.segments(drawing.path) > 5:  # else it is one shaded area
                    self._add_sides(drawing, matrix)

    def _add_sides(self, drawing: Drawing, matrix: Matrix) -> None:
        own = self.objects.matrix(drawing.path) or IDENTITY
        for points in self._outlines(drawing.path, multiplied(own, matrix)):
            if drawing.stroked:
                for (x0, y0), (x1, y1) in pairwise(points):
                    if abs(x1 - x0) <= _SLOPE or abs(y1 - y0) <= _SLOPE:
                        self._thin((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            else:
                xs, ys = [x for x, _ in points], [y for _, y in points]
                if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THICKEST:
                    self._thin((min(xs), min(ys), max(xs), max(ys)))

    def _outlines(self, path: Handle, matrix: Matrix) -> list[list[Point]]:
        """The outlines of a path as corner points; a curve ends one, for tables have none."""
        outlines: list[list[Point]] = []
        self.cut = self.cut or self.objects.segments(path) > _MOST_SEGMENTS
        for corner, straight, closes in self.objects.corners(path, _MOST_SEGMENTS):
            point = _moved(corner, matrix)
            if straight and outlines:
                outlines[-1].append(point)
            else:
                outlines.append([point])
            if closes and len(outlines[-1]) > 2:
                outlines[-1].append(outlines[-1][0])
        return [outline for outline in outlines if len(outline) > 1]

    def _thin(self, bounds: Bounds) -> None:
        left, top, right, bottom = self.turn.box(*bounds)
        if right - left >= max(bottom - top, _SHORTEST):
            self.across.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORTEST:
            self.down.append(Rule((left + right) / 2, top, bottom))


def moved_bounds(bounds: Bounds | None, matrix: Matrix) -> Bounds | None:
    """Left, bottom, right, top of an object whose holder is drawn under ``matrix``."""
    if bounds is None or matrix == IDENTITY:
        return bounds
    left, bottom, right, top = bounds
    corners = [_moved((x, y), matrix) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _visible(colour: Sequence[int] | None) -> bool:
    if colour is None:
        return True
    red, green, blue, alpha = colour
    return alpha > 0 and min(red, green, blue) < _WHITE


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
