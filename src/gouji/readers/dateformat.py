"""日期格式: what a spreadsheet shows for a serial date under a format code."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

_LITERAL = r'"[^"]*"?|\\.|_.|\*.'
_TOKEN = re.compile(
    rf"(?P<literal>{_LITERAL})|(?P<bracket>\[[^\]]*\])|(?P<half>AM/PM|A/P|上午/下午)|(?P<field>y+|m+|d+|h+|s+|b+|e+|a+)|(?P<other>.)",
    re.S | re.I,
)
_ELAPSED = re.compile(r"\[[hms]+\]", re.I)
_WEEKDAYS = "一二三四五六日"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
# Lotus took 1900 for a leap year and spreadsheets keep its day 60; real dates lie after it.
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST = 2_958_465


def is_date(code: str) -> bool:
    """Whether ``code`` shows dates or times: a date field outside literals, and no digit place."""
    fields = False
    for match in _TOKEN.finditer(code):
        if match["other"] is not None and match[0] in "0#?" and not fields:
            return False
        if match["bracket"] is not None and _ELAPSED.fullmatch(match[0]):
            fields = True
        if match["field"] is not None and match[0][0].lower() in "ymdhs":
            fields = True
        if match["other"] is not None and code[match.start() :].lower().startswith("general"):
            return False
    return fields


def show_date(serial: Decimal, code: str, *, since_1904: bool = False) -> str | None:
    """The date that ``serial`` (days) stands for under ``code``; None where it is none."""
    if not 0 <= serial <= _LAST:
        return None
    moment = (_EPOCH_1904 if since_1904 else _EPOCH) + timedelta(seconds=int((serial * 86_400).to_integral_value()))
    half, steps = _steps(code)
    shown = []
    for kind, token, minutes in steps:
        if kind == "bracket":
            shown.append(_elapsed(serial, token))
        elif kind == "half":
            shown.append("上午" if moment.hour < 12 else "下午")
        elif kind == "field":
            shown.append(_field(moment, token, minutes=minutes, half=half))
        else:
            shown.append(token)
    return "".join(shown).strip()


@lru_cache(maxsize=1024)
def _steps(code: str) -> tuple[bool, tuple[tuple[str, str, bool], ...]]:
    """Whether ``code`` counts hours in halves of the day, and its parts up to the first ; by kind, literals as they show.

    A field m after hours or before seconds is minutes, and marked so.
    """
    matches = list(_TOKEN.finditer(code))
    half = any(match["half"] is not None for match in matches)
    followed: list[bool] = []  # from the end: whether the next field after a match is seconds
    seconds = False
    for match in reversed(matches):
        followed.append(seconds)
        if match["field"] is not None:
            seconds = match[0][0].lower() == "s"
    steps: list[tuple[str, str, bool]] = []
    previous = ""
    for match, before_seconds in zip(matches, reversed(followed), strict=True):
        token = match[0]
        if match["literal"] is not None:
            steps.append(
                ("text", token.strip('"') if token[0] == '"' else token[1:] if token[0] == "\\" else "", False)
            )
        elif match["bracket"] is not None:
            steps.append(("bracket", token, False))
            previous = token[1:2].lower()
        elif match["half"] is not None:
            steps.append(("half", token, False))
        elif match["field"] is not None:
            minutes = token[0].lower() == "m" and (previous == "h" or before_seconds)
            steps.append(("field", token.lower(), minutes))
            previous = token[0].lower()
        elif token == ";":
            break
        else:
            steps.append(("text", token, False))
    return half, tuple(steps)


def _elapsed(serial: Decimal, token: str) -> str:
    """[h], [m], [s] count on past a day; other brackets are colours and languages."""
    if not _ELAPSED.fullmatch(token):
        return ""
    units = {"h": 24, "m": 1440, "s": 86_400}[token[1].lower()]
    return str(int(serial * units))


def _field(moment: datetime, token: str, *, minutes: bool, half: bool) -> str:
    size = len(token)
    hour = (moment.hour + 11) % 12 + 1 if half else moment.hour
    match token[0]:
        case "y" | "e" | "b":
            return f"{moment.year % 100:02}" if size < 3 and token[0] == "y" else str(moment.year)
        case "m" if minutes:
            return _padded(moment.minute, size)
        case "m":
            return _MONTHS[moment.month - 1] if size == 3 else _padded(moment.month, size)
        case "d" | "a":
            weekday = "星期" + _WEEKDAYS[moment.weekday()]
            return weekday if size > 2 else _padded(moment.day, size)
        case "h":
            return _padded(hour, size)
        case _:
            return _padded(moment.second, size)


def _padded(number: int, size: int) -> str:
    return f"{number:02}" if size > 1 else str(number)
