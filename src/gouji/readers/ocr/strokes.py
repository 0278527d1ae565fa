"""The lone stroke 一, which engines take for a rule and drop before 般, 级 and 、: put back where the picture shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.readers.ocr.engine import Reading

if TYPE_CHECKING:
    import PIL.Image

_AFTER = ("般", "级", "、")
# In heights of the line: where a stroke before the box may begin, how flat and wide it is, how near the middle it stands.
_REACH, _FLATTEST, _LEAST_WIDTH, _MOST_WIDTH, _HIGHEST, _LOWEST = 1.3, 0.2, 0.5, 1.1, 0.3, 0.7
# A thin stroke is as pale as this.
_INK = 200


def with_strokes(readings: Sequence[Reading], picture: PIL.Image.Image) -> list[Reading]:
    """``readings``, with 一 before those that begin with what follows 一 where the picture shows such a stroke."""
    return [_with_stroke(one, readings, picture) if one.text.startswith(_AFTER) else one for one in readings]


def _with_stroke(reading: Reading, readings: Sequence[Reading], picture: PIL.Image.Image) -> Reading:
    height = reading.bottom - reading.top
    left = max(reading.left - _REACH * height, 0)
    middle = (reading.top + reading.bottom) / 2
    if any(
        one.text.endswith("一") and left < one.right < reading.left + height and one.top < middle < one.bottom
        for one in readings
    ):
        return reading
    start = _stroke(reading, picture, left, height)
    return reading if start is None else reading._replace(text="一" + reading.text, left=min(start, reading.left))


def _stroke(reading: Reading, picture: PIL.Image.Image, left: float, height: float) -> float | None:
    """Where a run of ink begins about the start of the box that is flat, as wide as a character and half-way up."""
    import numpy

    part = picture.crop((round(left), round(reading.top), round(reading.left + height), round(reading.bottom)))
    ink = numpy.asarray(part) < _INK
    columns = numpy.concatenate(([False], ink.any(axis=0), [False]))
    edges = numpy.flatnonzero(columns[1:] != columns[:-1]).reshape(-1, 2)
    for start, end in edges:
        rows = numpy.flatnonzero(ink[:, start:end].any(axis=1))
        if (
            _LEAST_WIDTH * height <= end - start <= _MOST_WIDTH * height
            and rows[-1] + 1 - rows[0] <= _FLATTEST * height
            and _HIGHEST * height <= (rows[0] + rows[-1]) / 2 <= _LOWEST * height
        ):
            return round(left) + int(start)
    return None
