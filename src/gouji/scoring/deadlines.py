"""期限: targets that name a day (2023年12月底前, 第四季度, 12月) against the day on which a thing was done."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gouji.values import zh

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_DAY = re.compile(
    r"(?:于|在|自|截至|截止|不晚于|不迟于|计划|预计|实际|已)*"
    r"(?:(?P<year>20\d\d)(?:年度?|[./-])|(?P<own>当年|本年度?|年))?"
    r"(?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>上|下)半年"
    r"|(?P<month>1[0-2]|0?[1-9])(?:月份?|[./-])(?:(?P<day>3[01]|[12]\d|0?[1-9])[日号]?)?)?"
    r"(?P<end>底|末)?(?P<before>之?前|以前)?"
    r"(?P<rest>[^\d前后]{0,10})"
)
#: A day of every month: 每月10日前, 当月25日前; 次月5日 is of the month after.
_MONTHLY = re.compile(
    r"(?:于|在|截至|截止|不晚于|不迟于|均?在)*(?:(?P<own>每月|当月|本月|各月)|次月|下月)(?P<day>3[01]|[12]\d|0?[1-9])[日号](?:之?前|以前)?(?P<rest>[^\d前后]{0,10})"
)
#: What every text has that names a day.
_CALENDAR = re.compile(r"[年月日号季半./-]|[^\x00-\x7f≥≤\u4e00-\u9fff]")
_NAMING = ("year", "own", "month", "quarter", "half")
_AFTER = re.compile(r"[年月日]|后|起|以来|未|没|逾期|延期|推迟|至|到")
_MARKS = ("底", "末", "前", "日", "号", "季度", "半年")


@dataclass(frozen=True, slots=True)
class Days:
    """日期: the days that a print may mean. ``year`` is None where it names none.

    ``sure`` is the last day that keeps a deadline under every reading: 12月前 is kept for sure in November, and kept or
    not in December. ``monthly`` days are of each month: (1, 25) is 当月25日, (2, 5) 次月5日.
    """

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    sure: tuple[int, int]
    marked: bool
    monthly: bool = False

    def in_year(self, year: int) -> Iterator[date]:
        """The first day, the last one and the last sure one, in ``year`` where none is printed."""
        own = self.year if self.year is not None else year
        for month, day in (self.first, self.last, self.sure):
            if month == 0:
                yield date(own - 1, 12, 31)
            else:
                yield date(own, month, min(day, calendar.monthrange(own, month)[1]))


@lru_cache(maxsize=16_384)
def days(text: str) -> Days | None:
    """The day, month, quarter or year that ``text`` names and nothing else; None for every other text."""
    if _CALENDAR.search(text) is None:
        return None
    plain = zh.label(text).strip("。.;")
    if (monthly := _MONTHLY.fullmatch(plain)) is not None and not _AFTER.search(monthly["rest"]):
        of_month = 1 if monthly["own"] else 2, int(monthly["day"])
        return Days(None, of_month, of_month, of_month, marked=True, monthly=True)
    match = _DAY.fullmatch(plain)
    if match is None or _AFTER.search(match["rest"]) or not any(match[name] for name in _NAMING):
        return None
    year = int(match["year"]) if match["year"] else None
    if match["month"]:
        month = int(match["month"])
        day = int(match["day"]) if match["day"] else None
        first, last = (month, day or 1), (month, day or 31)
    elif match["quarter"]:
        quarter = _QUARTERS[match["quarter"]]
        first, last = (3 * quarter - 2, 1), (3 * quarter, 31)
    elif match["half"]:
        first, last = ((1, 1), (6, 30)) if match["half"] == "上" else ((7, 1), (12, 31))
    elif match["year"] or match["end"]:
        first, last = (1, 1), (12, 31)
    else:
        return None
    # 12月前 may mean before December or by its end; with a day, 底 or 末 it is plain
    open_end = match["before"] and not match["end"] and not match["day"] and (match["month"] or match["quarter"])
    sure = (first[0] - 1, 31) if open_end else last
    marked = bool(match["year"] and match["month"]) or any(mark in plain for mark in _MARKS)
    return Days(year, first, last, sure, marked=marked)


def kept(deadline: Days, done: Days, year: int | None) -> bool | None:
    """Whether what was done on ``done`` kept ``deadline``; None where both may be. ``year`` is the year evaluated."""
    if deadline.monthly or done.monthly:
        return done.last <= deadline.last if deadline.monthly and done.monthly else None
    if year is None and (deadline.year is None) != (done.year is None):
        return None
    year = year if year is not None else 2000
    _, last, sure = deadline.in_year(year)
    first_done, last_done, _ = done.in_year(year)
    if last_done <= sure:
        return True
    return False if first_done > last else None
