"""What lies on one page: glyphs, rules and pictures, upright and measured in points from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """字形: one printed character. ``left`` and ``right`` include its side bearings; ``bottom`` is the line it stands on and
    ``top`` as high above it as a figure, or both are where OCR sees the character begin and end.

    ``confidence`` is that of OCR in percent, None for a character that the file states.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int | None = None


class Doubt(NamedTuple):
    """存疑的读数: a figure recognised as ``text`` at a point of a page, and the other figures it may be, likeliest first."""

    x: float
    y: float
    text: str
    rivals: tuple[str, ...]


class Rule(NamedTuple):
    """线: a ruling line at ``at``, from ``start`` to ``end`` along the other axis."""

    at: float
    start: float
    end: float


class Box(NamedTuple):
    """矩形: the extent of a picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)


@dataclass(frozen=True, slots=True)
class Page:
    """页: ``number`` from 1, None for a picture inside another document; ``across`` are the horizontal rules, ``down``
    the vertical ones.

    ``aside`` are words of watermarks, which are no part of the text.
    ``unmapped`` counts glyphs whose font does not say which character they are; ``recognised`` tells that OCR read them.
    """

    number: int | None
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    pictures: tuple[Box, ...] = ()
    unmapped: int = 0
    recognised: bool = False
    doubts: tuple[Doubt, ...] = ()
    aside: tuple[str, ...] = ()
