"""A picture of a page to a page of glyphs and rules, which the layout of PDF pages then takes like any other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import TYPE_CHECKING

from gouji.readers.layout.lattice import lattices
from gouji.readers.layout.page import Doubt, Glyph, Page, Rule
from gouji.readers.ocr.cells import Ruled, without_rules
from gouji.readers.ocr.dashes import with_dashes
from gouji.readers.ocr.digits import with_digits
from gouji.readers.ocr.doubts import settled
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.picture import encoded, is_blank, prepared
from gouji.readers.ocr.ruling import rules_of
from gouji.readers.ocr.strokes import with_strokes
from gouji.readers.ocr.turn import quarters

if TYPE_CHECKING:
    import PIL.Image

# A box this much taller than most holds more than one line; one this much taller than wide holds characters set one below
# the other.
_TALL, _UPRIGHT = 1.5, 1.6
# In pixels: how far inside a line a rule is none.
_INSIDE = 6


def page_of(picture: PIL.Image.Image, number: int | None, long_side: float, engine: Engine) -> Page:
    """The page that ``picture`` shows, ``long_side`` points along its longer side, read by ``engine``."""
    if is_blank(picture):
        point = long_side / max(picture.size)
        return Page(number, picture.width * point, picture.height * point, (), (), (), recognised=True)
    ruled, ready = prepared(picture)
    seen = _seen(ready, engine)
    turns = quarters(seen, ready, engine)
    if turns:
        ruled, ready = prepared(picture.rotate(90 * turns, expand=True))
        seen = _seen(ready, engine)
    point = long_side / max(ready.size)
    tallest = _TALL * _line_height(seen)
    across, down = rules_of(ruled, point)
    across = [rule for rule in across if not any(_is_stroke(rule, one, tallest, point) for one in seen)]
    readings = seen
    doubts: list[Doubt] = []
    for lattice in lattices(across, down, drawn=False):
        bare = without_rules(ready, lattice, point)
        readings = list(Ruled(lattice, bare, point, tallest, engine).readings(readings))
        readings = with_digits(with_dashes(lattice, readings, bare, point))
        for reading, taken, doubt in list(settled(lattice, readings, ready, point, engine)):
            readings[readings.index(reading)] = taken
            doubts += [doubt] if doubt is not None else []
    glyphs = [glyph for reading in with_strokes(with_digits(readings), ready) for glyph in _glyphs(reading, point)]
    return Page(
        number,
        ready.width * point,
        ready.height * point,
        tuple(glyphs),
        tuple(across),
        tuple(down),
        recognised=True,
        doubts=tuple(doubts),
    )


def _seen(picture: PIL.Image.Image, engine: Engine) -> list[Reading]:
    return [reading for reading in engine.recognise(encoded(picture)) if reading.text.strip()]


def _is_stroke(rule: Rule, reading: Reading, tallest: float, point: float) -> bool:
    """Whether what looks like a rule across is strokes of one line of bold print: rules run beside lines, not in them."""
    if reading.bottom - reading.top > tallest:
        return False
    inside = reading.top + _INSIDE < rule.at / point < reading.bottom - _INSIDE
    return inside and reading.left - _INSIDE < rule.start / point and rule.end / point < reading.right + _INSIDE


def _line_height(readings: Sequence[Reading]) -> float:
    return median(reading.bottom - reading.top for reading in readings) if readings else 0.0


def _glyphs(reading: Reading, point: float) -> Iterable[Glyph]:
    """The characters of a line, each with its share of the box: engines tell where a line stands, not its characters."""
    text = reading.text.strip()
    left, top, right, bottom = (side * point for side in (reading.left, reading.top, reading.right, reading.bottom))
    if len(text) > 1 and bottom - top > _UPRIGHT * (right - left):
        step = (bottom - top) / len(text)
        for at, character in enumerate(text):
            yield Glyph(character, left, top + at * step, right, top + (at + 1) * step, reading.confidence)
        return
    shares = [0.5 if character.isascii() else 1.0 for character in text]
    unit = (right - left) / max(sum(shares), 0.5)
    for character, share in zip(text, shares, strict=True):
        yield Glyph(character, left, top, left + share * unit, bottom, reading.confidence)
        left += share * unit
