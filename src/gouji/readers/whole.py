"""Whole numbers in attributes of files: anything else there is damage, and no reason to fail."""

from __future__ import annotations

_MOST_DIGITS = 9


def whole(text: str | None) -> int | None:
    """The number ``text`` states in plain digits, None for anything else or more."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        return None
    return int(text)


def character(code: int) -> str:
    """The character of a code that a file states; empty where Unicode has none."""
    return chr(code) if 0 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else ""
