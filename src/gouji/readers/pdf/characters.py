"""The characters of a page: their codes and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from itertools import repeat
from types import ModuleType
from typing import Any

from gouji.readers.pdf.native import Room, bare

_BATCH = 64


class Side(Enum):
    """边: a side of the ink of a character or of its type, which has room around the ink."""

    INK_LEFT = auto()
    INK_RIGHT = auto()
    INK_BOTTOM = auto()
    INK_TOP = auto()
    LEFT = auto()
    TOP = auto()
    RIGHT = auto()
    BOTTOM = auto()


# In the order that PDFium gives them.
_INK = (Side.INK_LEFT, Side.INK_RIGHT, Side.INK_BOTTOM, Side.INK_TOP)
_TYPE = (Side.LEFT, Side.TOP, Side.RIGHT, Side.BOTTOM)


class Characters:
    """字符: what PDFium knows of the characters of text pages."""

    def __init__(self, raw: ModuleType) -> None:
        self._code = bare(raw, "FPDFText_GetUnicode", ctypes.c_uint)
        self._angle = bare(raw, "FPDFText_GetCharAngle", ctypes.c_float)
        self._generated = bare(raw, "FPDFText_IsGenerated")
        self._ink = bare(raw, "FPDFText_GetCharBox")
        self._type = bare(raw, "FPDFText_GetLooseCharBox")
        self._ink_room = Room(ctypes.c_double, 4, _BATCH)
        self._type_room = Room(ctypes.c_float, 4, _BATCH, written=1)

    def codes(self, text: Any, count: int) -> list[int]:
        return list(map(self._code, repeat(text), range(count)))

    def angles(self, text: Any, at: Iterable[int]) -> list[float]:
        """The directions that some characters run in, in radians, counted clockwise."""
        return list(map(self._angle, repeat(text), at))

    def generated(self, text: Any, at: int) -> bool:
        """Whether PDFium put the character in, as it does between words and lines."""
        return bool(self._generated(text, at))

    def sides(self, text: Any, count: int, sides: Sequence[Side]) -> list[list[float]]:
        """For each of ``sides`` where it is, character by character."""
        found: list[list[float]] = [[] for _ in sides]
        for start in range(0, count, _BATCH):
            batch = range(start, min(start + _BATCH, count))
            list(map(self._ink, repeat(text), batch, *self._ink_room.references))
            list(map(self._type, repeat(text), batch, *self._type_room.references))
            for places, side in zip(found, sides, strict=True):
                if side in _INK:
                    places += self._ink_room.column(_INK.index(side), len(batch))
                else:
                    places += self._type_room.column(_TYPE.index(side), len(batch))
        return found
