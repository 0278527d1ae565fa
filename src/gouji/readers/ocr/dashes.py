"""A cell with nothing in it but a flat stroke holds a dash, which engines read as 1, 7, 一 or /: told by its shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.readers.layout.lattice import Lattice
from gouji.readers.ocr.engine import Reading
from gouji.readers.ocr.placing import by_cell

if TYPE_CHECKING:
    import PIL.Image

# Below this much of its width in height a stroke is flat; a thin one is as pale as this; fewer pixels of it are a speck.
_FLAT, _INK, _SHORTEST = 0.4, 200, 6


def with_dashes(lattice: Lattice, readings: Sequence[Reading], picture: PIL.Image.Image, point: float) -> list[Reading]:
    """``readings`` with a dash for every flat stroke alone in its cell, 一 in a column that goes on with 二.

    ``picture`` is the page without its rules, which would be ink beside the stroke.
    """
    cells = by_cell(lattice, readings, point)
    counted = {lattice.frames[number].left for number, held in cells.items() if "".join(x.text for x in held) == "二"}
    dashed = {
        held[0]: "一" if lattice.frames[number].left in counted else "—"
        for number, held in cells.items()
        if len(held) == 1 and len(held[0].text.strip()) == 1 and _is_flat(held[0], picture)
    }
    return [one._replace(text=dashed[one]) if one in dashed else one for one in readings]


def _is_flat(reading: Reading, picture: PIL.Image.Image) -> bool:
    """Whether the ink within a box is much wider than high."""
    left, top, right, bottom = map(round, reading[1:5])
    found = picture.crop((left, top, right, bottom)).point([255 * (grey < _INK) for grey in range(256)]).getbbox()
    if found is None:
        return False
    left, top, right, bottom = found
    return right - left >= _SHORTEST and bottom - top <= _FLAT * (right - left)
