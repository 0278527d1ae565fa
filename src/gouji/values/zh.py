"""Chinese writing of numbers and labels: numerals, full and half width, the normal form of a label."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "两": 2,
    "貳": 2,
    "參": 3,
    "陸": 6,
}
_STEPS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_POSITIONAL = re.compile(r"[零〇一二三四五六七八九]{2,}")

#: The characters a Chinese numeral may consist of, for building patterns.
NUMERAL_CHARACTERS = "".join((*_DIGITS, *_STEPS, *_GROUPS))

_PLAIN_DIGITS = "零一二三四五六七八九"
_PLAIN_STEPS = ("", "十", "百", "千")
_PLAIN_GROUPS = ("", "万", "亿")


def parse_numeral(text: str) -> int | None:
    """The value of a Chinese numeral (二十一, 叁佰, 二〇二二, 一亿零三万), or None when it is not well formed.

    Strict on purpose: 二一十 or 十十 is no number, and a guess would become a false finding.
    """
    if not text:
        return None
    if _POSITIONAL.fullmatch(text) and (len(text) > 2 or "〇" in text):  # 三四 may mean "three or four"
        return int("".join(str(_DIGITS[character]) for character in text))
    value, ceiling = 0, 10**12
    rest = text
    for name, size in (("亿億", 10**8), ("万萬", 10**4)):
        at = max(rest.rfind(character) for character in name)
        if at < 0:
            continue
        head = _below_group(rest[:at], after_larger=value > 0)
        if head is None or head == 0 or size >= ceiling:
            return None
        value, ceiling, rest = value + head * size, size, rest[at + 1 :]
    if not rest:
        return value if value else None
    tail = _below_group(rest, after_larger=ceiling < 10**12)
    if tail is None or (value and (tail == 0 or len(rest) == 1)):  # 一万五 may be 15 000 or 10 005
        return None
    return value + tail


def _below_group(text: str, *, after_larger: bool = False) -> int | None:
    """The value of a numeral below 万: steps must fall (千, 百, 十), one digit before each, 零 only where one is skipped."""
    if not text:
        return None
    value, digit, ceiling, gap = 0, None, 10**4, False
    for index, character in enumerate(text):
        if character in _DIGITS:
            number = _DIGITS[character]
            if number == 0:
                if len(text) == 1:
                    return None if after_larger else 0
                if digit is not None or gap or (index == 0 and not after_larger):
                    return None
                gap = True
                continue
            if digit is not None:
                return None
            digit = number
        elif character in _STEPS:
            step = _STEPS[character]
            if step >= ceiling:
                return None
            if digit is None:
                # 十五 at the very start reads 15; 百五 does not read as anything certain
                if step != 10 or index != 0:
                    return None
                digit = 1
            value, digit, ceiling, gap = value + digit * step, None, step, False
        else:
            return None
    if digit is not None:
        if ceiling > 10 and value and not gap:
            return None  # 二百五 may be 205 or 250
        value += digit
    elif gap:
        return None
    return value


def to_numeral(value: int) -> str:
    """The everyday Chinese numeral of 0 <= ``value`` < 10**12: 21 is 二十一, 205 is 二百零五."""
    if not 0 <= value < 10**12:
        raise ValueError(f"no numeral for {value}")
    if value == 0:
        return "零"
    groups = []
    rest = value
    while rest:
        rest, group = divmod(rest, 10**4)
        groups.append(group)
    out, gap = "", False
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group == 0:
            gap = bool(out)
            continue
        if out and (gap or group < 1000):
            out += "零"
        out += _group_numeral(group) + _PLAIN_GROUPS[power]
        gap = False
    return out[1:] if out.startswith("一十") else out


def _group_numeral(group: int) -> str:
    out, gap = "", False
    for power in range(3, -1, -1):
        digit = group // 10**power % 10
        if digit == 0:
            gap = bool(out)
            continue
        out += ("零" if gap else "") + _PLAIN_DIGITS[digit] + _PLAIN_STEPS[power]
        gap = False
    return out


_ALIKE = str.maketrans(
    {
        "≧": "≥",
        "≦": "≤",
        "⩾": "≥",
        "⩽": "≤",
        "－": "-",
        "﹣": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "％": "%",
        "﹪": "%",
        "＞": ">",
        "＜": "<",
        "＝": "=",
        "　": " ",
        "\u00a0": " ",
        "．": ".",
    }
)
_HALF = _ALIKE | str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE = re.compile("[" + re.escape("".join(map(chr, _HALF))) + "]")
_SPACE = re.compile(r"\s+")
_SPACE_IN_WORDS = re.compile(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])")
_BRACKETS = str.maketrans("（）［］【】｛｝：；，", "()[][]{}:;,")
#: Figures and the like are their own normal form: a table holds more of them than are kept.
_PLAIN = re.compile(r"[0-9A-Za-z.,%+-]*")
#: Whole paragraphs of which a form is kept: check after check asks for the same.
_KEPT_TEXTS = 4096
_QUOTES = re.compile("[“”\"'‘’「」『』《》]")


@lru_cache(maxsize=_KEPT_TEXTS)
def halfwidth(text: str) -> str:
    """``text`` with full-width digits, signs and spaces in half width; length and all other characters kept.

    The length is kept so that an offset in the result is an offset in ``text``.
    """
    return text if text.isascii() or not _WIDE.search(text) else text.translate(_HALF)


#: The mark of a footnote behind a label is no digit of it.
_NOTE_MARK = re.compile(r"(?<=[\u4e00-\u9fff）)])[①-⑳]+\s*$")


@lru_cache(maxsize=16_384)
def label(text: str) -> str:
    """规范标签: the normal form under which labels are compared: no spaces, no quotes, half width brackets and digits."""
    if _PLAIN.fullmatch(text):
        return text
    folded = unicodedata.normalize("NFKC", _NOTE_MARK.sub("", text)).translate(_ALIKE).translate(_BRACKETS)
    # composing again: dropping a space may bring a letter and its mark together
    return unicodedata.normalize("NFC", _QUOTES.sub("", _SPACE.sub("", folded)))


@lru_cache(maxsize=16_384)
def squeeze(text: str) -> str:
    """``text`` on one line for showing: line breaks inside Chinese words dropped, runs of spaces made one."""
    if _SPACE.search(text) is None:
        return text
    return _SPACE.sub(" ", _SPACE_IN_WORDS.sub("", text)).strip()
