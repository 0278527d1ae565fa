"""Where the characters of a page stand: by the pen, the advance and the size of the type, never by the ink.

The ink depends on the font at hand, and a PDF need not carry its fonts; pen, advance and size are in every PDF. A
character is taken to be as high as a figure, a Chinese one as high as these mostly are. Drawn characters (Type 3) alone
have no size but that of the drawing, which is always in the file."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from operator import sub
from typing import Any, NamedTuple

from gouji.readers.layout.page import Glyph
from gouji.readers.pdf.characters import Characters, Setting
from gouji.readers.pdf.turn import Turn

# In heights of the type: how high a figure stands on its line; how far a Chinese character rises and sinks.
_FIGURE, _RISE, _SINK = 0.7, 0.84, 0.1
# In heights of the type: how much of a character that is cut is left out, so that white stands behind it.
_CUT = 0.4
# From here on characters are Chinese.
_CHINESE = "\u2e80"
# In heights of the type: where vertical type has its pen beside it; how far below the line type reaches.
_BESIDE, _BELOW = 0.3, 0.12
# In radians: text that differs more from level or upright is set aslant; a scan is never laid so badly.
_ASLANT = 0.1
# Characters aslant belong together with a blank, or a line break that PDFium put in, between them.
_NEXT = 3


class Standing(NamedTuple):
    """字位: the glyphs of a page as they are drawn; ``aside`` are words set aslant, such as those of watermarks."""

    glyphs: list[Glyph]
    aside: list[str]


def quarters_of(objects: Sequence[int | None], settings: dict[int | None, Setting]) -> int | None:
    """The direction most characters run in, in counter-clockwise quarter turns; None where there are none. Words aslant
    tell nothing of a page on which others are not."""
    angles = {address: one.angle for address, one in settings.items() if address}
    counts = Counter(address for address in objects if address)
    chosen = [address for address in counts if not _is_aslant(angles[address])] or list(counts)
    turns: Counter[int] = Counter()
    for address in chosen:
        turns[round(angles[address] * 2 / math.pi) % 4] += counts[address]
    return max(turns, key=turns.__getitem__) if turns else None


def _is_aslant(angle: float) -> bool:
    return abs(math.remainder(angle, math.pi / 2)) > _ASLANT


def standing(
    texts: Sequence[str],
    objects: Sequence[int | None],
    settings: dict[int | None, Setting],
    ends: Mapping[int, float],
    characters: Characters,
    page: Any,
    turn: Turn,
) -> Standing:
    """The glyphs of ``texts`` that are not empty and lie on the page; ``ends`` tells how far to the right some of the objects
    are shown, which cuts the one glyph there and leaves out words beyond it."""
    count = len(texts)
    pens = characters.origins(page, count)
    types = characters.types(page, count)
    straight = all(abs(_off(one, turn)) < 0.01 and not one.drawn for address, one in settings.items() if address)
    smallest = min((one.size for address, one in settings.items() if address), default=0.0)
    if straight and turn.quarters == 0 and max(map(sub, pens[0], types[0]), default=0.0) <= _BESIDE * smallest:
        sizes = [one.size for one in map(settings.__getitem__, objects)]
        rights: Sequence[float] = types[2]
        if ends:
            shown = [ends.get(address or 0, math.inf) for address in objects]
            texts = [
                "" if one >= _CHINESE and x >= end else one for one, x, end in zip(texts, types[0], shown, strict=True)
            ]
            rights = _cut_off(texts, types[0], types[2], shown, sizes)
        return Standing(_level(texts, pens[1], types[0], rights, sizes, turn), [])
    inks = characters.inks(page, count) if any(one.drawn for one in settings.values()) else types
    glyphs: list[Glyph] = []
    aside: list[str] = []
    last = -_NEXT - 1
    sides = zip(zip(*pens, strict=True), zip(*types, strict=True), zip(*inks, strict=True), strict=True)
    for at, (text, address, (pen, type_, ink)) in enumerate(zip(texts, objects, sides, strict=True)):
        if not text or not address:
            continue
        setting = settings[address]
        if _is_aslant(setting.angle):
            aside.append(text if at - last > _NEXT else aside.pop() + text)
            last = at
            continue
        glyph = Glyph(text, *_box(text, setting, pen, type_, ink, turn))
        if 0 <= glyph.top + glyph.bottom <= 2 * turn.height and -1 <= glyph.left <= turn.width:
            glyphs.append(glyph)
    return Standing(glyphs, [word for word in aside if word.strip()])


def _off(setting: Setting, turn: Turn) -> float:
    """How far text is turned from the way the page is read, in radians."""
    return math.remainder(setting.angle - turn.quarters * math.pi / 2, 2 * math.pi)


def _cut_off(
    texts: Sequence[str],
    lefts: Sequence[float],
    rights: Sequence[float],
    shown: Sequence[float],
    sizes: Sequence[float],
) -> list[float]:
    """Where glyphs end: those that the end of what is ``shown`` cuts, there; Chinese ones before it, for what stands right
    behind that edge is no part of their word."""
    return [
        (max(left, end - (_CUT * size if text >= _CHINESE else 0)) if left < end < right else right)
        for text, left, right, end, size in zip(texts, lefts, rights, shown, sizes, strict=True)
    ]


def _level(
    texts: Sequence[str],
    bases: Sequence[float],
    lefts: Sequence[float],
    rights: Sequence[float],
    sizes: Sequence[float],
    turn: Turn,
) -> list[Glyph]:
    """The glyphs of an upright page with level text: most pages are, so this is made to be quick."""
    edge, head, width, glyph = turn.left, turn.top, turn.width, partial(tuple.__new__, Glyph)
    lowest = 2 * turn.height
    return [
        glyph((text, x0, y0, right - edge, y1, None))
        for text, left, right, base, size in zip(texts, lefts, rights, bases, sizes, strict=True)
        if text
        and -1 <= (x0 := left - edge) <= width
        and 0
        <= (y0 := head - base - (_RISE if text >= _CHINESE else _FIGURE) * size)
        + (y1 := head - base + (_SINK * size if text >= _CHINESE else 0))
        <= lowest
    ]


_Box = tuple[float, float, float, float]


def _box(
    text: str, setting: Setting, pen: tuple[float, float], type_: Sequence[float], ink: Sequence[float], turn: Turn
) -> _Box:
    """Left, top, right and bottom of one character on the upright page."""
    left, top, right, bottom = turn.box(*type_)
    if setting.drawn:
        _, top, _, bottom = turn.box(*ink)
        return left, top, right, bottom
    if abs(_off(setting, turn)) > _ASLANT:
        return left, top, right, bottom
    x, base, _, _ = turn.box(*pen, *pen)
    if x - left > _BESIDE * setting.size:
        base = bottom - _BELOW * setting.size
    rise, sink = (_RISE, _SINK) if text >= _CHINESE else (_FIGURE, 0.0)
    return left, base - rise * setting.size, right, base + sink * setting.size
