"""数字格式: what a spreadsheet shows for a stored number under a format code (ECMA-376 part 1, 18.8.30 and 18.8.31).

Exact decimals throughout; a display is rounded half up as spreadsheets do. Padding is dropped, colours and fill ignored.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

from gouji.readers.dateformat import is_date, show_date

#: Codes that files name by number only; 14 and 27 to 58 as a Chinese system shows them.
BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"¥"#,##0;"¥"\\-#,##0', 6: '"¥"#,##0;"¥"\\-#,##0', 7: '"¥"#,##0.00;"¥"\\-#,##0.00', 8: '"¥"#,##0.00;"¥"\\-#,##0.00',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "yyyy/m/d h:mm", 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '"¥"#,##0;-"¥"#,##0;"¥""-"', 43: '#,##0.00;-#,##0.00;"-"??',
    44: '"¥"#,##0.00;-"¥"#,##0.00;"¥""-"??', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip

#: Spreadsheet programs take no longer code; such a one says nothing about how a number is shown.
_LONGEST = 255
_LITERAL = r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]'
_SECTION = re.compile(rf"(?:{_LITERAL}|[^;])*")
_TOKEN = re.compile(
    rf"(?P<literal>{_LITERAL})|(?P<general>General|G/通用格式)|(?P<exponent>[Ee][+-])|(?P<digit>[0#?.,/%])|(?P<other>.)",
    re.S | re.I,
)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
# A General cell shows eleven characters at most; whole amounts are shown in full up to the fifteen digits stored.
_GENERAL_WIDTH = 11
_STORED_DIGITS = 15
# Decimals smaller than ten to the minus sixth turn into text with a power of ten.
_PLACES_SPELLED_OUT = 6
# A point this far from the end stands before decimals: a power of ten takes three characters behind a digit.
_PLACES_AT_A_GLANCE = 3
_ZERO = Decimal(0)  # compared in half the time that a whole number takes


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a code: literal text around at most one run of digits."""

    before: str = ""
    after: str = ""
    whole: str = ""
    decimals: str = ""
    scale: int = 0
    percent: int = 0
    grouped: bool = False
    exponent: str = ""
    general: bool = False
    date: str = ""
    text: bool = False
    fraction: bool = False
    condition: tuple[str, Decimal] | None = None


class _Plain(NamedTuple):
    """What a code comes to for numbers above 0 when it is digits, and %, only: 0.00, #,##0, 0.0%."""

    step: Decimal
    spec: str
    shift: int
    after: str


def show(number: Decimal, code: str, *, since_1904: bool = False) -> str:
    """``number`` as a cell with format ``code`` shows it, without padding."""
    return shower(code, since_1904=since_1904)(number)


def shower(code: str, *, since_1904: bool = False) -> Callable[[Decimal], str]:
    """What ``show`` does for ``code``, made once for the many numbers of a workbook."""
    if code == "General":
        return general
    sections, plain = _compiled(code if len(code) <= _LONGEST else "General")
    if plain is None:
        return lambda number: _shown(number, sections, since_1904)
    step, spec, shift, after = plain
    # Written as they are, for formatting takes its time: what has the decimals that are shown, nothing to group, and stands
    # without a power of ten.
    places = -int(step.as_tuple().exponent)
    bare = places + 4 if places else 3
    as_is = 0 if places > _PLACES_SPELLED_OUT else bare if "," in spec else _LONGEST
    point, first = -places - 1, -places
    pointed = 0 < places <= _PLACES_AT_A_GLANCE

    def shown(number: Decimal) -> str:
        if number <= _ZERO:
            return _shown(number, sections, since_1904)
        moved = number.scaleb(shift) if shift else number
        text = str(moved)
        if not (text[point:first] == "." if pointed else text.isdigit() and not places):
            text = str(moved.quantize(step, ROUND_HALF_UP))
        return (text if len(text) <= as_is else format(Decimal(text), spec)) + after

    return shown


def _shown(number: Decimal, sections: tuple[_Section, ...], since_1904: bool) -> str:
    section, signed = _chosen(sections, number)
    shown = number if signed else abs(number)
    if section.date:
        dated = show_date(number, section.date, since_1904=since_1904)
        return general(number) if dated is None else dated
    if section.general or section.text:
        return (section.before + general(shown) + section.after).strip()
    if section.fraction or not (section.whole or section.decimals):
        body = general(shown) if section.fraction else ""
        return (section.before + body + section.after).strip()
    return _digits(shown, section).strip()


def general(number: Decimal) -> str:
    """``number`` as a cell without a format shows it in a wide enough column."""
    text = str(number)
    if len(text) <= _GENERAL_WIDTH and (
        text.isdigit() or (text[-1] in "123456789" and "." in text and "E" not in text)
    ):
        return text
    if number == number.to_integral_value():
        whole = int(number)
        return str(whole) if abs(whole) < 10**_STORED_DIGITS else f"{number:.5E}"
    size = len(str(abs(int(number))))
    if size >= _GENERAL_WIDTH - 1:
        return str(_rounded(number, 0))
    shown = format(_rounded(number, _GENERAL_WIDTH - 1 - size).normalize(), "f")
    return "0" if shown == "-0" else shown


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section, bool]:
    """The section for ``number`` and whether it shows the sign itself or leaves it to its literals."""
    if _conditional(sections):
        for section in sections:
            if section.condition is None or _holds(number, *section.condition):
                return section, True
        return sections[-1], True
    numeric = [section for section in sections[:3] if not section.text] or [sections[0]]
    if number < 0 and len(numeric) > 1:
        return numeric[1], False
    if number == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], True


def _holds(number: Decimal, sign: str, limit: Decimal) -> bool:
    return {
        "<": number < limit, "<=": number <= limit, ">": number > limit,
        ">=": number >= limit, "=": number == limit, "<>": number != limit,
    }[sign]  # fmt: skip


def _digits(number: Decimal, section: _Section) -> str:
    if section.exponent:
        return section.before + f"{number:.{len(section.decimals)}E}" + section.after
    scaled = number.scaleb(2 * section.percent - 3 * section.scale)
    rounded = _rounded(scaled, len(section.decimals))
    whole, _, decimals = format(abs(rounded), "f").partition(".")
    for place in reversed(section.decimals):  # # shows a decimal only where one is needed
        if place == "0" or not decimals.endswith("0"):
            break
        decimals = decimals[:-1]
    least = section.whole.count("0")
    whole = "" if whole == "0" and not least else whole.zfill(least)
    if section.grouped and whole:
        whole = f"{int(whole):,}" if len(whole) == len(str(int(whole))) else whole
    point = "." if decimals else ""  # spreadsheets leave a bare point behind the whole; no reader wants it
    sign = "-" if rounded < 0 else ""
    return sign + section.before + whole + point + decimals + section.after


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


@lru_cache(maxsize=1024)
def _compiled(code: str) -> tuple[tuple[_Section, ...], _Plain | None]:
    sections = _sections(code)
    first = sections[0]
    after = "%" * first.percent
    digits = _Section(
        whole=first.whole, decimals=first.decimals, grouped=first.grouped, percent=first.percent, after=after
    )
    if first != digits or first.whole.lstrip("#") != "0" or first.decimals.strip("0") or _conditional(sections):
        return sections, None
    step = Decimal(1).scaleb(-len(first.decimals))
    return sections, _Plain(step, ",f" if first.grouped else "f", 2 * first.percent, after)


def _conditional(sections: tuple[_Section, ...]) -> bool:
    return any(section.condition for section in sections)


def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[str] = []
    at = 0
    while at <= len(code) and len(parts) < 4:
        match = _SECTION.match(code, at)
        parts.append(match[0] if match else "")
        at += len(parts[-1]) + 1
    return tuple(map(_section, parts))


def _section(code: str) -> _Section:
    condition = _CONDITION.search(code)
    limits = (condition[1], Decimal(condition[2])) if condition else None
    if is_date(code):
        return _Section(date=code, condition=limits)
    literals, run, exponent = ["", ""], "", ""
    flags = {"general": False, "text": False}
    percent = 0
    for match in _TOKEN.finditer(code):
        token, side = match[0], 1 if run or flags["general"] or flags["text"] else 0
        if match["literal"] is not None:
            literals[side] += _spelled(token)
        elif match["general"] is not None:
            flags["general"] = True
        elif match["exponent"] is not None and run:
            exponent = token
        elif token == "%":
            percent += 1
            literals[side] += token
        elif match["digit"] is not None:
            run += token if not exponent else ""
        elif token == "@":
            flags["text"] = True
        else:
            literals[side] += token
    whole, _, decimals = run.partition(".")
    bare = whole.rstrip(",")
    tail = len(decimals) - len(decimals.rstrip(",")) if decimals else len(whole) - len(bare)
    return _Section(
        before=literals[0],
        after=literals[1],
        whole=bare.replace(",", ""),
        decimals=decimals.replace(",", ""),
        scale=tail,
        percent=percent,
        grouped="," in bare,
        exponent=exponent,
        general=flags["general"],
        text=flags["text"],
        fraction="/" in run,
        condition=limits,
    )


def _spelled(literal: str) -> str:
    """The text a literal token shows: quoted and escaped text, a currency sign; padding and fill show nothing."""
    if literal.startswith('"'):
        return literal.strip('"')
    if literal.startswith("\\"):
        return literal[1:]
    currency = _CURRENCY.fullmatch(literal)
    return currency[1] if currency else ""
