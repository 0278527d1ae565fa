"""What is drawn on a page of an OFD file, in points from its upper left corner."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gouji.readers.layout.page import Box, Glyph, Rule
from gouji.readers.ofd.container import Volume, local, named, numbers
from gouji.readers.pdf.glyphs import UNKNOWN, normal

if TYPE_CHECKING:
    from lxml.etree import _Element

POINT = 72 / 25.4
#: A page of fine print has 5 000 characters; drawings may have more objects, but no document page does.
MOST_GLYPHS = 100_000
MOST_OBJECTS = 100_000
_MOST_SEGMENTS = 20_000
_DEEPEST = 6
# As where the characters of a PDF stand: in heights of the type.
_FIGURE, _RISE, _SINK = 0.7, 0.84, 0.1
_CHINESE, _PUNCTUATION = "\u2e80", "\u2000"
# How wide characters are where their font is not looked at, and how far the next may be for all of it to be their room.
_HALF, _WIDEST_HALF, _FULL, _WIDEST_FULL = 0.5, 0.7, 1.0, 1.1
# Points: higher type, or none, is no print.
_TALLEST = 10_000.0
# In radians: text that differs more from level or upright is set aslant.
_ASLANT = 0.1
# Points. A filled box this thin is a line; a line shorter than this is a dot or part of a drawn character.
_THICKEST, _SHORTEST, _SLOPE = 3.0, 3.0, 0.6
_WHITE = 250.0
_CORNERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_FALSE = ("false", "0")

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Letter(NamedTuple):
    """字: one character by its pen, the room it takes along its line, the height of its type, in points, and the direction of
    its line in radians, clockwise."""

    text: str
    x: float
    y: float
    advance: float
    size: float
    angle: float


class Image(NamedTuple):
    """图: a picture by the id of its file."""

    media: str
    box: Box


@dataclass(slots=True)
class Drawing:
    """图面: what one page shows; ``cut`` tells that there is more than is looked at. ``left`` and ``top`` are where its
    paper begins, ``width`` and ``height`` its size, in millimetres."""

    volume: Volume
    left: float
    top: float
    width: float
    height: float
    letters: list[Letter] = field(default_factory=list)
    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    cut: bool = False
    objects: int = 0

    def draw(self, holder: _Element, base: Matrix = _IDENTITY, depth: int = 0) -> None:
        """Adds what ``holder`` holds: layers, blocks and the objects in them."""
        for element in holder.iterchildren():
            kind = local(element)
            if kind in ("Layer", "Content", "PageBlock"):
                self.draw(element, base, depth)
                continue
            if kind not in ("TextObject", "PathObject", "ImageObject", "CompositeObject"):
                continue
            self.objects += 1
            if self.objects > MOST_OBJECTS or depth > _DEEPEST:
                self.cut = True
                return
            if element.get("Visible") in _FALSE or element.get("Alpha") == "0":
                continue
            matrix = _multiplied(_own(element), base)
            if kind == "TextObject":
                self._text(element, matrix)
            elif kind == "PathObject":
                self._path(element, matrix)
            elif kind == "ImageObject":
                self._image(element, base)
            else:
                unit = self.volume.units.get(element.get("ResourceID", ""))
                if unit is not None:
                    self.draw(unit, matrix, depth + 1)

    def stamp(self, annotation: _Element) -> None:
        """Adds what a note on a page shows; a watermark's words are set aside."""
        mark = annotation.get("Type") == "Watermark"
        if annotation.get("Visible") in _FALSE:
            return
        for shown in named(annotation, "Appearance"):
            before = len(self.letters)
            self.draw(shown, _own(shown))
            if mark:
                self.aside.append("".join(letter.text for letter in self.letters[before:]))
                del self.letters[before:]

    def _text(self, element: _Element, matrix: Matrix) -> None:
        a, b, c, d, _, _ = matrix
        size = _number(element.get("Size"), 0.0)
        stretch = _number(element.get("HScale"), 1.0)
        height = size * math.hypot(c, d) * POINT
        angle = math.atan2(b, a)
        wide = size * stretch * math.hypot(a, b) * POINT
        x = y = 0.0
        if not 0 < height < _TALLEST or not 0 < wide < _TALLEST:
            return
        slanted = abs(math.remainder(angle, math.pi / 2)) > _ASLANT
        for code in named(element, "TextCode"):
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            text = code.text or ""
            steps = zip(_deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text)), strict=True)
            across, up = x, y
            if slanted:
                self.aside.append(text)
                continue
            for character, (right, down) in zip(text, steps, strict=True):
                if len(self.letters) >= MOST_GLYPHS:
                    self.cut = True
                    return
                px, py = self._placed((across, up), matrix)
                moved = None if right is None and down is None else math.hypot(right or 0.0, down or 0.0)
                step = None if moved is None else moved * math.hypot(a, b) * POINT
                advance = _advance(character, wide, step)
                if character not in "\r\n":
                    self.letters.append(Letter(normal(ord(character)), px, py, advance, height, angle))
                across += (right or 0.0) if moved is not None else _advance(character, size * stretch, None)
                up += down or 0.0

    def _path(self, element: _Element, matrix: Matrix) -> None:
        stroked = element.get("Stroke") not in _FALSE and _visible(element, "StrokeColor")
        filled = element.get("Fill") in ("true", "1") and _visible(element, "FillColor")
        if not stroked and not filled:
            return
        for data in named(element, "AbbreviatedData"):
            for corners in self._outlines((data.text or "").split()):
                points = [self._placed(corner, matrix) for corner in corners]
                xs, ys = [x for x, _ in points], [y for _, y in points]
                bounds = (min(xs), min(ys), max(xs), max(ys))
                if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= _THICKEST:
                    self._thin(*bounds)
                elif stroked:
                    for (x0, y0), (x1, y1) in pairwise(points):
                        if abs(x1 - x0) <= _SLOPE or abs(y1 - y0) <= _SLOPE:
                            self._thin(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _outlines(self, tokens: Sequence[str]) -> Iterator[list[tuple[float, float]]]:
        """The outlines of a path as corner points; a curve ends one, for tables have none."""
        outline: list[tuple[float, float]] = []
        at = count = 0
        while at < len(tokens):
            sign = tokens[at]
            given = tokens[at + 1 : at + 1 + _CORNERS.get(sign, 0)]
            at += 1 + len(given)
            count += 1
            if count > _MOST_SEGMENTS:
                self.cut = True
                break
            places = numbers(" ".join(given))
            if sign not in _CORNERS or len(places) < _CORNERS[sign]:
                continue
            if sign == "L":
                outline.append((places[0], places[1]))
                continue
            if sign == "C" and len(outline) > 2:
                outline.append(outline[0])
            if len(outline) > 1:
                yield outline
            outline = [] if sign == "C" else [(places[-2], places[-1])]
        if len(outline) > 1:
            yield outline

    def _thin(self, left: float, top: float, right: float, bottom: float) -> None:
        if right - left >= max(bottom - top, _SHORTEST):
            self.across.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORTEST:
            self.down.append(Rule((left + right) / 2, top, bottom))

    def _image(self, element: _Element, base: Matrix) -> None:
        """A picture fills the square of side 1 under its matrix, its boundary where it has none."""
        box = numbers(element.get("Boundary"))
        if len(box) != 4:
            return
        matrix = _multiplied(_own(element), base) if element.get("CTM") else (box[2], 0.0, 0.0, box[3], box[0], box[1])
        corners = [self._placed((x, y), matrix) for x in (0.0, 1.0) for y in (0.0, 1.0)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        self.images.append(Image(element.get("ResourceID", ""), Box(min(xs), min(ys), max(xs), max(ys))))

    def _placed(self, point: tuple[float, float], matrix: Matrix) -> tuple[float, float]:
        x, y = point
        a, b, c, d, e, f = matrix
        return (a * x + c * y + e - self.left) * POINT, (b * x + d * y + f - self.top) * POINT


def glyph_of(letter: Letter) -> Glyph:
    """The box of a character, however its line runs."""
    rise, sink = (_RISE, _SINK) if letter.text >= _CHINESE or letter.text == UNKNOWN else (_FIGURE, 0.0)
    if not letter.angle:  # nearly every line runs level: its corners need no turning
        x, end = letter.x, letter.x + letter.advance
        top, bottom = letter.y - rise * letter.size, letter.y + sink * letter.size
        return Glyph(letter.text, min(x, end), min(top, bottom), max(x, end), max(top, bottom))
    cos, sin = math.cos(letter.angle), math.sin(letter.angle)
    corners = [
        (letter.x + along * cos - over * sin, letter.y + along * sin + over * cos)
        for along in (0.0, letter.advance)
        for over in (-rise * letter.size, sink * letter.size)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Glyph(letter.text, min(xs), min(ys), max(xs), max(ys))


def _own(element: _Element) -> Matrix:
    """The matrix of an object, which moves it to its boundary."""
    ctm, box = numbers(element.get("CTM")), numbers(element.get("Boundary"))
    a, b, c, d, e, f = ctm if len(ctm) == 6 else _IDENTITY
    x, y = (box[0], box[1]) if len(box) >= 2 else (0.0, 0.0)
    return a, b, c, d, e + x, f + y


def _multiplied(inner: Matrix, outer: Matrix) -> Matrix:
    """First ``inner``, then ``outer``."""
    if outer == _IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _number(text: str | None, otherwise: float) -> float:
    found = numbers(text)
    return found[0] if found else otherwise


def _deltas(text: str | None, count: int) -> list[float | None]:
    """How far each of ``count`` characters is from the next; "g 3 1.5" states three at once."""
    found: list[float | None] = []
    tokens = iter((text or "").split())
    for token in tokens:
        if len(found) >= count:
            break
        if token == "g":
            times, step = numbers(next(tokens, "")), numbers(next(tokens, ""))
            if times and step:
                found += [step[0]] * int(min(max(times[0], 0), count))
        else:
            found += numbers(token)[:1]
    found = found[:count]
    return found + [None] * (count - len(found))


def _advance(character: str, size: float, step: float | None) -> float:
    """The room a character takes: up to the next one, unless that stands apart."""
    own, widest = (_HALF, _WIDEST_HALF) if character < _PUNCTUATION else (_FULL, _WIDEST_FULL)
    return step if step is not None and 0 < step <= widest * size else own * size


def _visible(element: _Element, name: str) -> bool:
    """Whether the colour of a line or an area shows on white paper."""
    colour = next(named(element, name), None)
    if colour is None:
        return True
    shades = numbers(colour.get("Value"))
    return colour.get("Alpha") != "0" and not (len(shades) in (1, 3) and min(shades) >= _WHITE)
