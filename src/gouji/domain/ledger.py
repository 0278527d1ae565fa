"""台账算式: an indicator's actual value as a query over a ledger, in a form a clerk can read.

    计数 法律援助台账 其中 受理日期 在 本年 且 类别=民事 单位 件
    合计 挽回损失 于 法律援助台账 其中 受理日期 在 2023-01-01 至 2023-06-30
    去重 受援人 于 法律援助台账
    占比 结果=成功 于 调解台账 其中 受理日期 在 本年
    计数 矫正台账 其中 入矫日期 早于 2023-01-01 + 计数 矫正台账 其中 入矫日期 在 本年 - 计数 矫正台账 其中 解矫日期 在 本年

Conditions compare a column with a value (= ≠ > ≥ < ≤ 包含 早于 不早于), look for it in a list (类别 在 民事、刑事), a window of
dates or 本年, or ask whether it is filled (为空, 不为空); 且 binds closer than 或. Everything is exact: counts are integers,
sums decimals, shares fractions. The evaluator is small and in-process: a ledger has thousands of rows, and an engine
would bring floating point, its own SQL and 60 MB for four functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from gouji.values import zh
from gouji.values.fiscal import parse_date
from gouji.values.rounding import plain

Row = Mapping[str, str]
Test = Callable[[Row], bool]

_FUNCTIONS = ("计数", "合计", "去重", "占比")
_OPERATORS = ("不早于", "早于", "包含", "≥", "≤", "≠", "=", ">", "<")
_CONDITION = re.compile(rf"(?P<column>.+?)\s*(?P<operator>{'|'.join(_OPERATORS)})\s*(?P<value>.+)")
_WITHIN = re.compile(r"(?P<column>\S+)\s*在\s*(?P<value>.+)")
_EMPTY = re.compile(r"(?P<column>\S+?)\s*(?P<not>不)?为空")
_TERM = re.compile(r"\s([+-])\s")
_UNIT = re.compile(r"\s单位\s*(\S+)\s*$")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


class QueryError(ValueError):
    """A query that cannot be understood or evaluated; the message says why in words for the person who wrote it."""


@dataclass(frozen=True)
class Ledger:
    """台账: a table of texts as shown, by column name."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Derived:
    """算得值: the value, how it is printed with its unit, and the rows it was derived from, by ledger."""

    value: Fraction
    text: str
    rows: tuple[tuple[Ledger, Row], ...]


def evaluate(query: str, ledgers: Mapping[str, Ledger], year: int) -> Derived:
    """The value of ``query``; 本年 is ``year``. Raises ``QueryError``."""
    plain_query = zh.halfwidth(query).strip()
    unit = _UNIT.search(plain_query)
    body = plain_query[: unit.start()] if unit else plain_query
    value, rows, is_share = Fraction(0), [], False
    sign = 1
    for position, piece in enumerate(_TERM.split(body)):
        if position % 2:
            sign = 1 if piece == "+" else -1
            continue
        part, matched, share = _term(piece.strip(), ledgers, year)
        if share and position:
            raise QueryError("占比不能相加减，请写成一个算式")
        is_share = is_share or share
        value += sign * part
        rows.extend(matched)
    if is_share:
        return Derived(value, f"{plain(value * 100)}%", tuple(rows))
    return Derived(value, plain(value, 2) + (unit[1] if unit else ""), tuple(rows))


def _term(text: str, ledgers: Mapping[str, Ledger], year: int) -> tuple[Fraction, list[tuple[Ledger, Row]], bool]:
    function = next((name for name in _FUNCTIONS if text.startswith(name)), None)
    if function is None:
        raise QueryError(f"“{text}”要以{'、'.join(_FUNCTIONS)}之一开头")
    head, _, condition = text.removeprefix(function).partition("其中")
    subject, has_subject, name = head.rpartition(" 于 ")
    ledger = ledgers.get(name.strip())
    if ledger is None:
        raise QueryError(f"没有名为“{name.strip()}”的台账，现有：{'、'.join(ledgers) or '无'}")
    if (function != "计数") != bool(has_subject):
        raise QueryError(
            f"“{function}”的写法是：{function} {'' if function == '计数' else '栏目（或条件） 于 '}台账名 其中 条件"
        )
    test = _any(condition, ledger, year) if condition.strip() else _always
    matched = [row for row in ledger.rows if test(row)]
    return _applied(function, subject.strip(), ledger, matched, year)


def _applied(
    function: str, subject: str, ledger: Ledger, matched: list[Row], year: int
) -> tuple[Fraction, list[tuple[Ledger, Row]], bool]:
    proof = [(ledger, row) for row in matched]
    if function == "计数":
        return Fraction(len(matched)), proof, False
    if function == "占比":
        if not matched:
            raise QueryError(f"《{ledger.name}》没有符合条件的行，无法计算占比")
        test = _any(subject, ledger, year)
        return Fraction(sum(map(test, matched)), len(matched)), proof, True
    column = _column(subject, ledger)
    filled = [row[column] for row in matched if row[column].strip()]
    if function == "去重":
        return Fraction(len({zh.label(text) for text in filled})), proof, False
    return sum((Fraction(_amount(text, column, ledger)) for text in filled), Fraction(0)), proof, False


def _amount(text: str, column: str, ledger: Ledger) -> Decimal:
    shown = zh.halfwidth(text).strip()
    if not _NUMBER.fullmatch(shown):
        raise QueryError(f"《{ledger.name}》“{column}”栏的“{text}”不是数字，不能合计")
    return Decimal(shown.replace(",", ""))


def _always(_: Row) -> bool:
    return True


def _any(text: str, ledger: Ledger, year: int) -> Test:
    tests = [_all(part, ledger, year) for part in re.split(r"\s或\s*", text)]
    return lambda row: any(test(row) for test in tests)


def _all(text: str, ledger: Ledger, year: int) -> Test:
    tests = [_one(part.strip(), ledger, year) for part in re.split(r"\s且\s*", text)]
    return lambda row: all(test(row) for test in tests)


def _one(text: str, ledger: Ledger, year: int) -> Test:
    empty = _EMPTY.fullmatch(text)
    if empty:
        column, wanted = _column(empty["column"], ledger), empty["not"] is not None
        return lambda row: bool(row[column].strip()) == wanted
    within = _WITHIN.fullmatch(text)
    if within:
        return _within(_column(within["column"], ledger), within["value"].strip(), year)
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise QueryError(f"看不懂条件“{text}”，写法如：类别=民事、受理日期 在 本年、结果 不为空")
    return _compared(_column(match["column"].strip(), ledger), match["operator"], match["value"].strip())


def _column(name: str, ledger: Ledger) -> str:
    if name not in ledger.columns:
        raise QueryError(f"《{ledger.name}》没有“{name}”栏，现有：{'、'.join(ledger.columns)}")
    return name


def _within(column: str, value: str, year: int) -> Test:
    first, _, last = value.partition("至")
    window = (date(year, 1, 1), date(year, 12, 31)) if value == "本年" else (parse_date(first), parse_date(last))
    low, high = window
    if low is None or high is None:
        listed = {zh.label(one) for one in re.split(r"[、,，]", value)}
        return lambda row: zh.label(row[column]) in listed
    return lambda row: (day := parse_date(row[column])) is not None and low <= day <= high


def _compared(column: str, operator: str, value: str) -> Test:
    if operator in ("早于", "不早于"):
        limit = parse_date(value)
        if limit is None:
            raise QueryError(f"“{operator}”后面要写日期，如 2023-01-01，现为“{value}”")
        return lambda row: (day := parse_date(row[column])) is not None and (day < limit) == (operator == "早于")
    if operator == "包含":
        return lambda row: zh.label(value) in zh.label(row[column])
    if operator in ("=", "≠"):
        return lambda row: (zh.label(row[column]) == zh.label(value)) == (operator == "=")
    if not _NUMBER.fullmatch(value):
        raise QueryError(f"“{operator}”后面要写数字，现为“{value}”")
    limit_number = Decimal(value.replace(",", ""))
    return lambda row: _ordered(row[column], operator, limit_number)


def _ordered(text: str, operator: str, limit: Decimal) -> bool:
    shown = zh.halfwidth(text).strip()
    if not _NUMBER.fullmatch(shown):
        return False
    number = Decimal(shown.replace(",", ""))
    return {">": number > limit, "≥": number >= limit, "<": number < limit, "≤": number <= limit}[operator]
