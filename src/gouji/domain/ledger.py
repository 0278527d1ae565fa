"""台账算式: an indicator's actual value as a query over a ledger, in a form a clerk can read.

    计数 法律援助台账 其中 受理日期 在 本年 且 类别=民事 单位 件
    合计 挽回损失 于 法律援助台账 其中 受理日期 在 2023-01-01 至 2023-06-30
    去重 受援人 于 法律援助台账
    占比 结果=成功 于 调解台账 其中 受理日期 在 本年
    计数 矫正台账 其中 入矫日期 早于 2023-01-01 + 计数 矫正台账 其中 入矫日期 在 本年 - 计数 矫正台账 其中 解矫日期 在 本年

Conditions (``ledger_conditions``) are joined by 且, which binds closer, and 或. Everything is exact: counts are integers,
sums decimals, shares fractions. The evaluator is small and in-process: a ledger has thousands of rows, and an engine
would bring floating point, its own SQL and 60 MB for four functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from gouji.domain.ledger_conditions import NUMBER, Condition, Ledger, LedgerRow, QueryError, column_of, condition_of
from gouji.values import zh
from gouji.values.rounding import plain

__all__ = ["Counted", "Derived", "Ledger", "LedgerRow", "QueryError", "evaluate"]

#: The share of a ledger's rows that may be left out because a date or value cannot be read.
MOST_UNREAD = Fraction(1, 100)

_FUNCTIONS = ("计数", "合计", "去重", "占比")
_TERM = re.compile(r"\s([+-])\s")
_UNIT = re.compile(r"\s单位\s*(\S+)\s*$")


@dataclass(frozen=True)
class Counted:
    """计入的行: one row that a term of the query took, added (+) or taken away (-)."""

    ledger: Ledger
    row: LedgerRow
    sign: str = "+"


@dataclass(frozen=True)
class Derived:
    """算得值: the value, how it is printed with its unit, and the rows it was derived from.

    ``columns`` are those that the query names, ``unread`` the rows left out because they could not be judged, in words
    by ledger; ``remarks`` what else a reader of the value must know.
    """

    value: Fraction
    text: str
    rows: tuple[Counted, ...]
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    too_many_unread: bool = False


@dataclass
class _Tally:
    """What the terms of one query add up to besides their value."""

    rows: list[Counted] = field(default_factory=list)
    columns: dict[str, None] = field(default_factory=dict)
    unread: dict[str, dict[int, str]] = field(default_factory=dict)
    remarks: dict[str, None] = field(default_factory=dict)


def evaluate(query: str, ledgers: Mapping[str, Ledger], year: int) -> Derived:
    """The value of ``query``; 本年 is ``year``. Raises ``QueryError``."""
    plain_query = zh.halfwidth(query).strip()
    unit = _UNIT.search(plain_query)
    body = plain_query[: unit.start()] if unit else plain_query
    value, is_share, tally, sign = Fraction(0), False, _Tally(), "+"
    for position, piece in enumerate(_TERM.split(body)):
        if position % 2:
            sign = piece
            continue
        part, share = _term(piece.strip(), ledgers, year, sign, tally)
        if (share and position) or (is_share and position):
            raise QueryError("占比不能相加减，请写成一个算式")
        is_share = share
        value += part if sign == "+" else -part
    text = f"{plain(value * 100)}%" if is_share else plain(value, 2) + (unit[1] if unit else "")
    unread = tuple(
        f"《{name}》第{line}行：{why}" for name, lines in tally.unread.items() for line, why in sorted(lines.items())
    )
    too_many = any(len(lines) > MOST_UNREAD * len(ledgers[name].rows) for name, lines in tally.unread.items())
    return Derived(value, text, tuple(tally.rows), tuple(tally.columns), unread, tuple(tally.remarks), too_many)


def _term(text: str, ledgers: Mapping[str, Ledger], year: int, sign: str, tally: _Tally) -> tuple[Fraction, bool]:
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
    matched = list(ledger.rows)
    if condition.strip():
        matched = _matching(matched, condition_of(condition, ledger, year), ledger, tally)
    value = _applied(function, subject.strip(), ledger, matched, year, tally)
    tally.rows.extend(Counted(ledger, row, sign) for row in matched)
    if ledger.left_out:
        tally.remarks[f"《{ledger.name}》{ledger.left_out}"] = None
    return value, function == "占比"


def _matching(rows: list[LedgerRow], condition: Condition, ledger: Ledger, tally: _Tally) -> list[LedgerRow]:
    """The rows that meet the condition; those it cannot judge are noted."""
    tally.columns.update(dict.fromkeys(condition.columns))
    tally.remarks.update(dict.fromkeys(condition.remarks))
    kept = []
    for row in rows:
        verdict = condition.test(row)
        if isinstance(verdict, str):
            tally.unread.setdefault(ledger.name, {})[row.line] = verdict
        elif verdict:
            kept.append(row)
    return kept


def _applied(
    function: str, subject: str, ledger: Ledger, matched: list[LedgerRow], year: int, tally: _Tally
) -> Fraction:
    if function == "计数":
        return Fraction(len(matched))
    if function == "占比":
        if not matched:
            raise QueryError(f"《{ledger.name}》没有符合条件的行，无法计算占比")
        condition = condition_of(subject, ledger, year)
        return Fraction(len(_matching(matched, condition, ledger, tally)), len(matched))
    column = column_of(subject, ledger)
    tally.columns[column] = None
    filled = [row for row in matched if row.cells[column].strip()]
    if len(filled) < len(matched):
        tally.remarks[f"《{ledger.name}》“{column}”为空的 {len(matched) - len(filled)} 行没有计入"] = None
    if function == "去重":
        return Fraction(len({zh.label(row.cells[column]) for row in filled}))
    return sum((Fraction(_amount(row, column, ledger)) for row in filled), Fraction(0))


def _amount(row: LedgerRow, column: str, ledger: Ledger) -> Decimal:
    shown = zh.halfwidth(row.cells[column]).strip()
    if not NUMBER.fullmatch(shown):
        raise QueryError(f"《{ledger.name}》第{row.line}行“{column}”栏的“{row.cells[column]}”不是数字，不能合计")
    return Decimal(shown.replace(",", ""))
