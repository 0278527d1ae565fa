"""台账条件: which rows of a ledger a query takes, and which it cannot judge.

Conditions compare a column with a value (= ≠ > ≥ < ≤ 包含 早于 不早于), look for it in a list (类别 在 民事、刑事), a window of
dates or 本年, or ask whether it is filled (为空, 不为空); 且 binds closer than 或. A date or number that cannot be read is
neither inside nor outside: the row is told by its line. A value that no row holds is most likely misspelt.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from gouji.values import zh
from gouji.values.fiscal import parse_date

#: Whether a row meets a condition, or in words why that cannot be told.
Verdict = bool | str
Test = Callable[["LedgerRow"], Verdict]

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")

_OPERATORS = ("不早于", "早于", "包含", "≥", "≤", "≠", "=", ">", "<")
_CONDITION = re.compile(rf"(?P<column>.+?)\s*(?P<operator>{'|'.join(_OPERATORS)})\s*(?P<value>.+)")
_WITHIN = re.compile(r"(?P<column>\S+)\s*在\s*(?P<value>.+)")
_EMPTY = re.compile(r"(?P<column>\S+?)\s*(?P<not>不)?为空")
_LITERAL = re.compile(r"[“\"'‘](.+)[”\"'’]")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAYS = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}")
_LIKE = 0.5


class QueryError(ValueError):
    """A query that cannot be understood or evaluated; the message says why in words for the person who wrote it."""


@dataclass(frozen=True)
class LedgerRow:
    """台账行: the texts as shown by column name, and the line of the file, from 1."""

    cells: Mapping[str, str]
    line: int = 0


@dataclass(frozen=True)
class Ledger:
    """台账: a table of texts as shown; ``left_out`` says in words which rows are no cases (小计, 合计, repeated heads)."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    left_out: str = ""


@dataclass(frozen=True)
class Condition:
    """条件: a test with the columns it looks at and what a reader must know of it."""

    test: Test
    columns: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def condition_of(text: str, ledger: Ledger, year: int) -> Condition:
    """The condition that ``text`` states. Raises ``QueryError``."""
    return _joined([_all(part, ledger, year) for part in re.split(r"\s或\s*", text)], decisive=True)


def column_of(name: str, ledger: Ledger) -> str:
    """The column called ``name``. Raises ``QueryError`` that names those there are."""
    if name not in ledger.columns:
        raise QueryError(f"《{ledger.name}》没有“{name}”栏，现有：{'、'.join(ledger.columns)}")
    return name


def day_of(text: str) -> date | None:
    """The one day that a cell states (2023.3.5, 2023年3月5日, 20230305, with or without a time), else None."""
    shown = zh.halfwidth(text).strip()
    compact = _COMPACT.fullmatch(shown)
    if compact:
        shown = "-".join(compact.groups())
    return parse_date(shown) if len(_DAYS.findall(shown)) == 1 else None


def _all(text: str, ledger: Ledger, year: int) -> Condition:
    return _joined([_one(part.strip(), ledger, year) for part in re.split(r"\s且\s*", text)], decisive=False)


def _joined(conditions: list[Condition], *, decisive: bool) -> Condition:
    """All of the conditions, or any of them where a true one is ``decisive``; what decides needs no other verdict."""

    def test(row: LedgerRow) -> Verdict:
        verdicts = [condition.test(row) for condition in conditions]
        if decisive in verdicts:
            return decisive
        return next((verdict for verdict in verdicts if isinstance(verdict, str)), not decisive)

    columns = dict.fromkeys(column for condition in conditions for column in condition.columns)
    remarks = dict.fromkeys(remark for condition in conditions for remark in condition.remarks)
    return Condition(test, tuple(columns), tuple(remarks))


def _one(text: str, ledger: Ledger, year: int) -> Condition:
    empty = _EMPTY.fullmatch(text)
    if empty:
        column, wanted = column_of(empty["column"], ledger), empty["not"] is not None
        return Condition(lambda row: bool(row.cells[column].strip()) == wanted, (column,))
    within = _WITHIN.fullmatch(text)
    if within:
        return _within(column_of(within["column"], ledger), within["value"].strip(), ledger, year)
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise QueryError(f"看不懂条件“{text}”，写法如：类别=民事、受理日期 在 本年、结果 不为空")
    return _compared(column_of(match["column"].strip(), ledger), match["operator"], match["value"].strip(), ledger)


def _within(column: str, value: str, ledger: Ledger, year: int) -> Condition:
    first, _, last = value.partition("至")
    window = (date(year, 1, 1), date(year, 12, 31)) if value == "本年" else (parse_date(first), parse_date(last))
    low, high = window
    if low is not None and high is not None:
        if low > high:
            raise QueryError(f"“{value}”的起日晚于止日")
        return _dated(column, ledger, lambda day: low <= day <= high)
    if (low is None) != (high is None):
        raise QueryError(f"“{value}”的日期看不懂，写法如：2023-01-01 至 2023-06-30")
    listed = [one.strip() for one in re.split(r"[、,，]", value) if one.strip()]
    remarks = _known(column, listed, ledger, lambda held, wanted: held == wanted)
    wanted = {zh.label(_bare(one)) for one in listed}
    return Condition(lambda row: zh.label(row.cells[column]) in wanted, (column,), remarks)


def _dated(column: str, ledger: Ledger, holds: Callable[[date], bool]) -> Condition:
    """A blank date is no event in any window; one that cannot be read may lie anywhere."""

    def test(row: LedgerRow) -> Verdict:
        text = row.cells[column].strip()
        day = day_of(text)
        if day is None:
            return f"“{column}”的“{text}”不是能认出的日期" if text else False
        return holds(day)

    blank = sum(not row.cells[column].strip() for row in ledger.rows)
    remarks = (f"《{ledger.name}》“{column}”为空的 {blank} 行没有计入",) if blank else ()
    return Condition(test, (column,), remarks)


def _compared(column: str, operator: str, value: str, ledger: Ledger) -> Condition:
    if operator in ("早于", "不早于"):
        limit = parse_date(value)
        if limit is None:
            raise QueryError(f"“{operator}”后面要写日期，如 2023-01-01，现为“{value}”")
        return _dated(column, ledger, lambda day: (day < limit) == (operator == "早于"))
    wanted = zh.label(_bare(value))
    if operator == "包含":
        remarks = _known(column, [value], ledger, lambda held, asked: asked in held)
        return Condition(lambda row: wanted in zh.label(row.cells[column]), (column,), remarks)
    if operator in ("=", "≠"):
        remarks = _known(column, [value], ledger, lambda held, asked: held == asked)
        return Condition(lambda row: (zh.label(row.cells[column]) == wanted) == (operator == "="), (column,), remarks)
    if not NUMBER.fullmatch(value):
        raise QueryError(f"“{operator}”后面要写数字，现为“{value}”")
    limit_number = Decimal(value.replace(",", ""))
    return Condition(lambda row: _ordered(row, column, operator, limit_number), (column,))


def _ordered(row: LedgerRow, column: str, operator: str, limit: Decimal) -> Verdict:
    shown = zh.halfwidth(row.cells[column]).strip()
    if not shown:
        return False
    if not NUMBER.fullmatch(shown):
        return f"“{column}”的“{row.cells[column]}”不是数字"
    number = Decimal(shown.replace(",", ""))
    return {">": number > limit, "≥": number >= limit, "<": number < limit, "≤": number <= limit}[operator]


def _bare(value: str) -> str:
    quoted = _LITERAL.fullmatch(value)
    return quoted[1] if quoted else value


def _known(column: str, values: Iterable[str], ledger: Ledger, holds: Callable[[str, str], bool]) -> tuple[str, ...]:
    """What to say of values that no row of the ledger holds; one that looks misspelt is refused. Raises ``QueryError``."""
    held = {zh.label(row.cells[column]): row.cells[column].strip() for row in ledger.rows if row.cells[column].strip()}
    remarks = []
    for value in values:
        asked = zh.label(_bare(value))
        if not ledger.rows or any(holds(one, asked) for one in held):
            continue
        nearest = max(held, key=lambda one: _likeness(one, asked), default="")
        if not _LITERAL.fullmatch(value) and nearest and _likeness(nearest, asked) >= _LIKE:
            raise QueryError(
                f"《{ledger.name}》“{column}”栏没有一行是“{value}”，最接近的是“{held[nearest]}”；"
                f'确实要找“{value}”的，请加引号写成“{column}="{value}"”'
            )
        told = "、".join(list(held.values())[:8])
        remarks.append(f"《{ledger.name}》“{column}”栏没有一行是“{_bare(value)}”，现有：{told or '全部为空'}")
    return tuple(remarks)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
