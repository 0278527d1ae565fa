"""印章: where on a page a red seal stands. Red print, such as a heading or a negative amount, is no seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy

    Mask = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.bool_]]

# Red ink is gathered in squares of this many pixels. In shares of the shorter side of the page: a seal is 38 to 45 mm high on
# 210 mm of paper, half of one at the edge as high and narrow; lines of red print are low.
_SQUARE = 16
_LEAST_HEIGHT, _LEAST_WIDTH = 0.1, 0.03


def seals_of(inked: Mask) -> Mask:
    """The parts of a page that seals take up, given where its ink is red."""
    import numpy

    height, width = inked.shape
    rows, columns = -(-height // _SQUARE), -(-width // _SQUARE)
    padded = numpy.zeros((rows * _SQUARE, columns * _SQUARE), dtype=bool)
    padded[:height, :width] = inked
    squares = padded.reshape(rows, _SQUARE, columns, _SQUARE).any(axis=(1, 3))
    shorter = min(height, width)
    found = numpy.zeros_like(inked)
    for top, left, bottom, right in _blots({(int(row), int(column)) for row, column in numpy.argwhere(squares)}):
        if (bottom - top) * _SQUARE >= _LEAST_HEIGHT * shorter and (right - left) * _SQUARE >= _LEAST_WIDTH * shorter:
            found[top * _SQUARE : bottom * _SQUARE, left * _SQUARE : right * _SQUARE] = True
    return found


def _blots(squares: set[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Top, left, bottom and right of each group of squares that touch, corners included."""
    found = []
    while squares:
        group, edge = [], [squares.pop()]
        while edge:
            row, column = edge.pop()
            group.append((row, column))
            near = {(row + down, column + along) for down in (-1, 0, 1) for along in (-1, 0, 1)} & squares
            squares -= near
            edge.extend(near)
        rows, columns = [row for row, _ in group], [column for _, column in group]
        found.append((min(rows), min(columns), max(rows) + 1, max(columns) + 1))
    return found
