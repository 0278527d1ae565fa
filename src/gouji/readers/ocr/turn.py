"""Pages scanned sideways or upside down: told by how the lines lie, and by which way up some of them read best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.looks import cut, seen_in

if TYPE_CHECKING:
    import PIL.Image

# A box this much longer than thick is a line and not a character; fewer lines tell nothing; so many are tried.
_LINE, _FEWEST, _TRIED = 2.0, 3, 6
# Lines that read this well on average, in percent, stand upright; those upside down come to 60 or 70.
_SURE = 85


def quarters(readings: Sequence[Reading], picture: PIL.Image.Image, engine: Engine) -> int:
    """By how many quarters ``picture``, on which ``readings`` were seen, has to be turned counterclockwise."""
    tall = sorted(filter(_is_tall, readings), key=lambda one: one.top - one.bottom)
    wide = sorted(filter(_is_wide, readings), key=lambda one: one.left - one.right)
    if max(len(tall), len(wide)) < _FEWEST:
        return 0
    sideways = len(tall) > len(wide)
    if not sideways and _mean(wide) >= _SURE:
        return 0
    parts = [cut(picture, one) for one in (tall if sideways else wide)[:_TRIED]]
    return max((1, 3) if sideways else (0, 2), key=lambda turns: _mean(_turned(parts, turns, engine)))


def _turned(parts: Sequence[PIL.Image.Image], turns: int, engine: Engine) -> list[Reading]:
    return [one for part in parts for one in seen_in(part.rotate(90 * turns, expand=True), engine.look)]


def _is_tall(reading: Reading) -> bool:
    return reading.bottom - reading.top > _LINE * (reading.right - reading.left)


def _is_wide(reading: Reading) -> bool:
    return reading.right - reading.left > _LINE * (reading.bottom - reading.top)


def _mean(readings: Sequence[Reading]) -> float:
    """How sure the engine is of a character on average."""
    characters = sum(len(one.text) for one in readings)
    return sum(one.confidence * len(one.text) for one in readings) / characters if characters else 0.0
