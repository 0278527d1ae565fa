"""Figures that OCR is unsure of: looked at once more by another model, and what it reads otherwise kept beside them.

The other model costs three hundredths of a second a figure; on a good scan there are none to look at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.page import Doubt
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.looks import MARGIN, seen_in
from gouji.readers.ocr.placing import by_cell, centre

if TYPE_CHECKING:
    import PIL.Image

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
# What may be a figure misread: digits above all, and room for a stroke that was taken for something else.
_DIGITS = re.compile(r"[^\d]{0,2}(?:\d[^\d]?){2,}[^\d]?")
_POINTS_FOR_COMMAS = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+\.\d\d")
# In percent: from here on a figure is believed; wide gaps after commas make an engine less sure of figures it reads right.
_SURE, _SURE_OF_GAPS = 95, 85
#: A page has not more figures to look at again than this.
_MOST = 16


def settled(
    lattice: Lattice, readings: Sequence[Reading], picture: PIL.Image.Image, point: float, engine: Engine
) -> Iterator[tuple[Reading, Reading, Doubt | None]]:
    """The readings in the cells of ``lattice`` that were doubtful, each with what it is now taken for, and its rivals.

    A reading that is no figure gives way to one that is; of two figures the first stays and the other is its rival.
    """
    for reading, frame in _doubtful(lattice, readings, point):
        text = _with_commas("".join(reading.text.split()))
        other = _with_commas(_seen_again(reading, frame, lattice, picture, point, engine))
        if text != other and _FIGURE.fullmatch(other):
            if not _FIGURE.fullmatch(text):
                text = other
            else:
                x, y = centre(reading, point)
                yield reading, reading._replace(text=text), Doubt(x, y, text, (other,))
                continue
        if text != reading.text:
            yield reading, reading._replace(text=text), None


def _doubtful(lattice: Lattice, readings: Sequence[Reading], point: float) -> list[tuple[Reading, Frame]]:
    """The readings alone in their cells that look like figures and may be wrong, the least sure first."""
    figures = [
        (found[0], lattice.frames[number])
        for number, found in by_cell(lattice, readings, point).items()
        if len(found) == 1 and _DIGITS.fullmatch("".join(found[0].text.split()))
    ]
    pointed = _columns_with_points(figures)
    doubtful = [
        (reading, frame)
        for reading, frame in figures
        if reading.confidence < (_SURE_OF_GAPS if " " in reading.text.strip() else _SURE)
        or not _FIGURE.fullmatch("".join(reading.text.split()))
        or ("." not in reading.text and frame.left in pointed)
    ]
    return sorted(doubtful, key=lambda one: one[0].confidence)[:_MOST]


def _columns_with_points(figures: Sequence[tuple[Reading, Frame]]) -> set[int]:
    """The columns most figures of which have decimals: one without may have lost its point."""
    return {
        left
        for left in {frame.left for _, frame in figures}
        if 2 * sum("." in reading.text for reading, frame in figures if frame.left == left)
        > sum(frame.left == left for _, frame in figures)
    }


def _seen_again(
    reading: Reading, frame: Frame, lattice: Lattice, picture: PIL.Image.Image, point: float, engine: Engine
) -> str:
    """What the other model reads there; the rules of the cell are left out of its sight."""
    part = picture.crop(
        (
            round(max(reading.left - MARGIN, lattice.xs[frame.left] / point + MARGIN / 2)),
            round(max(reading.top - MARGIN, lattice.ys[frame.top] / point + MARGIN / 2)),
            round(min(reading.right + MARGIN, lattice.xs[frame.right] / point - MARGIN / 2)),
            round(min(reading.bottom + MARGIN, lattice.ys[frame.bottom] / point - MARGIN / 2)),
        )
    )
    if not part.width or not part.height:
        return ""
    found = sorted(seen_in(part, engine.reconsider), key=lambda one: one.left)
    return "".join("".join(one.text.split()) for one in found)


def _with_commas(text: str) -> str:
    """No figure has two points: 2.995.39 is 2,995.39."""
    if not _POINTS_FOR_COMMAS.fullmatch(text):
        return text
    whole, _, decimals = text.rpartition(".")
    return f"{whole.replace('.', ',')}.{decimals}"
