"""显示宽度: how many columns of a screen a text takes, Chinese characters taking two."""

from __future__ import annotations

from unicodedata import east_asian_width


def columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """``text`` with blanks up to ``width`` columns, behind it or, at the right, before."""
    blanks = " " * (width - columns(text))
    return blanks + text if right else text + blanks
