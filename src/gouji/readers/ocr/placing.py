"""Which cell of a grid each reading stands in."""

from __future__ import annotations

from collections.abc import Iterable

from gouji.readers.layout.lattice import Lattice
from gouji.readers.ocr.engine import Reading


def centre(reading: Reading, point: float) -> tuple[float, float]:
    """The middle of a box in points; ``point`` is the size of a pixel in points."""
    return (reading.left + reading.right) / 2 * point, (reading.top + reading.bottom) / 2 * point


def by_cell(lattice: Lattice, readings: Iterable[Reading], point: float) -> dict[int, list[Reading]]:
    """The readings whose middle lies in a cell, by its number."""
    held: dict[int, list[Reading]] = {}
    for reading in readings:
        number = lattice.at(*centre(reading, point))
        if number is not None:
            held.setdefault(number, []).append(reading)
    return held
