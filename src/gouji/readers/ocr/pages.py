"""A picture of a page to a page of glyphs and rules, which the layout of PDF pages then takes like any other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from gouji.readers.layout.lattice import Lattice, lattices
from gouji.readers.layout.page import Doubt, Glyph, Page, Rule
from gouji.readers.ocr.doubts import settled
from gouji.readers.ocr.engine import Engine, Reading
from gouji.readers.ocr.looks import alone
from gouji.readers.ocr.picture import encoded, prepared
from gouji.readers.ocr.ruling import rules_of
from gouji.readers.ocr.strokes import with_strokes
from gouji.readers.ocr.turn import quarters

if TYPE_CHECKING:
    import PIL.Image

# In pixels: a rule this far inside a box parts it.
_INSIDE = 6
_NARROWEST = 12
# A cell has something in it from this many pixels this dark; a page has not more such cells to look at again than this.
_INK, _LEAST_INK, _MOST_TRIES = 128, 15, 80
# A box this much taller than wide holds characters set one below the other.
_UPRIGHT = 1.6


def page_of(picture: PIL.Image.Image, number: int | None, long_side: float, engine: Engine) -> Page:
    """The page that ``picture`` shows, ``long_side`` points along its longer side, read by ``engine``."""
    ruled, ready = prepared(picture)
    seen = _seen(ready, engine)
    turns = quarters(seen, ready, engine)
    if turns:
        ruled, ready = prepared(picture.rotate(90 * turns, expand=True))
        seen = _seen(ready, engine)
    point = long_side / max(ready.size)
    across, down = rules_of(ruled, point)
    pixels = [Rule(rule.at / point, rule.start / point, rule.end / point) for rule in down]
    readings = [piece for reading in seen for piece in _parted(reading, pixels, ready, engine)]
    doubts: list[Doubt] = []
    for lattice in lattices(across, down):
        readings.extend(_overlooked(lattice, readings, ready, point, engine))
        for reading, taken, doubt in list(settled(lattice, readings, ready, point, engine)):
            readings[readings.index(reading)] = taken
            doubts += [doubt] if doubt is not None else []
    glyphs = [glyph for reading in with_strokes(readings, ready) for glyph in _glyphs(reading, point)]
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


def _parted(reading: Reading, down: Sequence[Rule], picture: PIL.Image.Image, engine: Engine) -> Iterator[Reading]:
    """``reading``, or where rules run through its box what each side of them reads on its own.

    An engine takes two narrow cells for one line, and a figure put into the wrong cell is worse than none.
    """
    middle = (reading.top + reading.bottom) / 2
    cuts = sorted(
        rule.at
        for rule in down
        if rule.start <= middle <= rule.end and reading.left + _INSIDE < rule.at < reading.right - _INSIDE
    )
    if not cuts:
        yield reading
        return
    edges = [reading.left - _INSIDE, *cuts, reading.right + _INSIDE]
    found = [
        piece
        for left, right in pairwise(edges)
        if right - left >= _NARROWEST
        for piece in alone(picture, left + 3, reading.top - _INSIDE, right - 3, reading.bottom + _INSIDE, engine)
    ]
    yield from found or [reading]


def _overlooked(
    lattice: Lattice, readings: Sequence[Reading], picture: PIL.Image.Image, point: float, engine: Engine
) -> Iterator[Reading]:
    """What the cells with ink in them hold that the engine passed over, each looked at alone."""
    centres = [((one.left + one.right) / 2 * point, (one.top + one.bottom) / 2 * point) for one in readings]
    seen = {lattice.at(x, y) for x, y in centres}
    tries = _MOST_TRIES
    for number, frame in enumerate(lattice.frames):
        if number in seen or tries == 0:
            continue
        left, right = lattice.xs[frame.left] / point + _INSIDE, lattice.xs[frame.right] / point - _INSIDE
        top, bottom = lattice.ys[frame.top] / point + _INSIDE, lattice.ys[frame.bottom] / point - _INSIDE
        if right - left < _NARROWEST or bottom - top < _NARROWEST:
            continue
        inside = picture.crop((round(left), round(top), round(right), round(bottom)))
        if sum(inside.histogram()[:_INK]) >= _LEAST_INK:
            tries -= 1
            yield from alone(picture, left, top, right, bottom, engine)


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
