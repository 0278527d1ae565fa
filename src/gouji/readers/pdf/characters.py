"""The characters of a page: their codes and where they stand."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import repeat
from types import ModuleType
from typing import Any, NamedTuple

from gouji.readers.pdf.native import Handle, Room, bare

_BATCH = 64

#: Left, bottom, right and top of each character, column by column.
Sides = tuple[list[float], list[float], list[float], list[float]]


class Setting(NamedTuple):
    """排法: how the characters of one text object are set: ``size`` is the height of the type in points, ``angle`` the
    direction of the line in radians, counter-clockwise; ``drawn`` tells that the font is drawings (Type 3), whose
    height is what is drawn; ``font`` tells fonts of a page apart."""

    size: float
    angle: float
    drawn: bool
    font: int | None


class Characters:
    """字符: what PDFium knows of the characters of text pages."""

    def __init__(self, raw: ModuleType) -> None:
        self._code = bare(raw, "FPDFText_GetUnicode", ctypes.c_uint)
        self._generated = bare(raw, "FPDFText_IsGenerated")
        self._hyphen = bare(raw, "FPDFText_IsHyphen")
        self._ink = bare(raw, "FPDFText_GetCharBox")
        self._type = bare(raw, "FPDFText_GetLooseCharBox")
        self._origin = bare(raw, "FPDFText_GetCharOrigin")
        self._object = bare(raw, "FPDFText_GetTextObject", Handle)
        self._matrix = bare(raw, "FPDFText_GetMatrix")
        self._size = bare(raw, "FPDFText_GetFontSize", ctypes.c_double)
        self._font = bare(raw, "FPDFTextObj_GetFont", Handle, Handle)
        self._embedded = bare(raw, "FPDFFont_GetIsEmbedded", ctypes.c_int, Handle)
        self._font_file = raw.FPDFFont_GetFontData
        self._as_font = partial(ctypes.cast, typ=raw.FPDF_FONT)
        self._ink_room = Room(ctypes.c_double, 4, _BATCH)
        self._type_room = Room(ctypes.c_float, 4, _BATCH, written=1)
        self._origin_room = Room(ctypes.c_double, 2, _BATCH)
        self._matrix_room = Room(ctypes.c_float, 6, _BATCH, written=1)

    def codes(self, text: Any, count: int) -> list[int]:
        return list(map(self._code, repeat(text), range(count)))

    def generated(self, text: Any, at: int) -> bool:
        """Whether PDFium put the character in, as it does between words and lines."""
        return bool(self._generated(text, at))

    def hyphen(self, text: Any, at: int) -> bool:
        """Whether the character is a hyphen at the end of a line, whose code PDFium replaces."""
        return bool(self._hyphen(text, at))

    def objects(self, text: Any, count: int) -> list[int | None]:
        """The address of the text object that each character belongs to; None for what PDFium put in."""
        return list(map(self._object, repeat(text), range(count)))

    def settings(self, text: Any, objects: Sequence[int | None]) -> dict[int | None, Setting]:
        """How the text objects that characters belong to are set."""
        first = dict(zip(reversed(objects), range(len(objects) - 1, -1, -1), strict=True))
        at = list(first.values())
        sizes = list(map(self._size, repeat(text), at))
        fonts = [self._font(one) if one else None for one in first]
        drawn = {font: self._is_drawn(font) for font in set(fonts)}
        found: dict[int | None, Setting] = {}
        addresses = iter(zip(first, sizes, fonts, strict=True))
        for start in range(0, len(at), _BATCH):
            batch = at[start : start + _BATCH]
            list(map(self._matrix, repeat(text), batch, *self._matrix_room.references))
            for a, b, c, d in zip(*(self._matrix_room.column(number, len(batch)) for number in range(4)), strict=True):
                address, size, font = next(addresses)
                found[address] = Setting(size * math.hypot(c, d), math.atan2(b, a), drawn[font], font)
        return found

    def _is_drawn(self, font: int | None) -> bool:
        """A font that is in the file and has none: its characters are drawings."""
        if font is None or not self._embedded(font):
            return False
        length = ctypes.c_size_t(0)
        return not (self._font_file(self._as_font(font), None, 0, ctypes.byref(length)) and length.value)

    def origins(self, text: Any, count: int) -> tuple[list[float], list[float]]:
        """Where the pen stands for each character: how far to the right and how far up."""
        across: list[float] = []
        up: list[float] = []
        for batch in _batches(count):
            list(map(self._origin, repeat(text), batch, *self._origin_room.references))
            across += self._origin_room.column(0, len(batch))
            up += self._origin_room.column(1, len(batch))
        return across, up

    def types(self, text: Any, count: int) -> Sides:
        """The room that the type of each character takes up."""
        left, top, right, bottom = self._sides(self._type, self._type_room, text, count)
        return left, bottom, right, top

    def inks(self, text: Any, count: int) -> Sides:
        """What each character inks. It depends on the font that PDFium finds: of use where the file carries the font."""
        left, right, bottom, top = self._sides(self._ink, self._ink_room, text, count)
        return left, bottom, right, top

    @staticmethod
    def _sides(ask: Any, room: Room, text: Any, count: int) -> list[list[float]]:
        """The four numbers in ``room`` for each character, in the order that PDFium gives them."""
        found: list[list[float]] = [[], [], [], []]
        for batch in _batches(count):
            list(map(ask, repeat(text), batch, *room.references))
            for number, places in enumerate(found):
                places += room.column(number, len(batch))
        return found


def _batches(count: int) -> Iterable[range]:
    return (range(start, min(start + _BATCH, count)) for start in range(0, count, _BATCH))
