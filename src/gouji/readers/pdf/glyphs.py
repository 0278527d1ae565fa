"""The character a PDF's code stands for: radicals and compatibility forms that fonts put in the place of characters."""

from __future__ import annotations

import unicodedata
from functools import cache

from gouji.document.tree import UNREAD

# CJK radicals that Unicode gives no decomposition for, as fonts for Simplified Chinese use them.
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
_COMPATIBLE = (
    (0x2E80, 0x2FDF),  # radicals
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0xFB00, 0xFB06),  # ligatures
    (0xFE30, 0xFE4F),  # vertical forms
    (0x2F800, 0x2FA1F),
)
_UNMAPPED = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF), (0xFFFD, 0xFFFF), (0, 31), (0xD800, 0xDFFF))


#: What stands for a character whose font does not say which it is.
UNKNOWN = UNREAD


@cache
def normal(code: int) -> str:
    """The text of a character code in its usual form; ``UNKNOWN`` where the font names no character."""
    if code in (9, 0xA0):
        return " "
    if code > 0x10FFFF or any(low <= code <= high for low, high in _UNMAPPED):
        return UNKNOWN
    character = chr(code)
    if character in _RADICALS:
        return _RADICALS[character]
    if any(low <= code <= high for low, high in _COMPATIBLE):
        return unicodedata.normalize("NFKC", character)
    return character
