"""Fiscal years and the dates on which things were filled in."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from gouji.values import zh
from gouji.values.record import record

# 7．2024年部门收入预算总表: the number of a line ends with a point.
_YEAR = re.compile(
    r"(?:(?<![\d.])|(?<=^\d[.．])|(?<=^\d\d[.．]))(20[0-4]\d)(?!\d)(?=\s*(?:年|财政|预算|决算|部门|整体))"
)
_YEAR_ZH = re.compile(r"二[〇零○Oo0][〇零○一二三四五六七八九]{2}(?=\s*年)")
_DATE = re.compile(r"(?<!\d)(20[0-4]\d)\s*[年./\-]\s*(1[0-2]|0?[1-9])\s*[月./\-]\s*(3[01]|[12]\d|0?[1-9])(?!\d)")


@record(frozen=True, slots=True)
class YearMention:
    """年度: a year named in a text, with its offset."""

    year: int
    start: int
    end: int


@lru_cache(maxsize=4096)
def years(text: str) -> tuple[YearMention, ...]:
    """Every year named in ``text`` (2021年, 2022 年度, 二〇二二年), in order of appearance."""
    plain = zh.halfwidth(text)
    if "20" not in plain and "二" not in plain:  # most sentences name none
        return ()
    found = [YearMention(int(match[1]), match.start(1), match.end(1)) for match in _YEAR.finditer(plain)]
    for match in _YEAR_ZH.finditer(plain):
        digits = re.sub("[○Oo0零]", "〇", match[0])
        value = zh.parse_numeral(digits)
        if value is not None:
            found.append(YearMention(value, match.start(), match.end()))
    return tuple(sorted(found, key=lambda mention: mention.start))


def parse_date(text: str) -> date | None:
    """The first full date in ``text`` (2023.04.13, 2023年4月13日), or None where there is none or it is no real day."""
    match = _DATE.search(zh.halfwidth(text))
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
