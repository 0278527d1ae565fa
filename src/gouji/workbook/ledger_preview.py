"""台账预览: which rows of a ledger a query takes and which it does not, before it goes into a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gouji.domain.ledger import Derived, Ledger, LedgerRow, QueryError, evaluate
from gouji.readers.faults import InputError
from gouji.values import zh
from gouji.workbook.ledger_files import read_ledger

_NAMED = re.compile(r"(?:计数|于)\s+(\S+)")
_LISTED = 50


@dataclass(frozen=True)
class Behind:
    """算式依据: the value of a query, and the rows of each ledger that it names, taken or not."""

    derived: Derived
    ledgers: tuple[Ledger, ...]

    def taken(self, ledger: Ledger, sign: str = "+") -> list[LedgerRow]:
        """The rows that terms of the query add (+) or take away (-), once for each."""
        return [one.row for one in self.derived.rows if one.ledger is ledger and one.sign == sign]

    def undecided(self, ledger: Ledger) -> dict[int, str]:
        """Why a row could not be judged, by its line."""
        told = (_UNREAD.fullmatch(said) for said in self.derived.unread)
        return {int(one["line"]): one["why"] for one in told if one and one["name"] == ledger.name}

    def left_out(self, ledger: Ledger) -> list[LedgerRow]:
        """The rows that no term takes."""
        lines = {one.row.line for one in self.derived.rows if one.ledger is ledger} | self.undecided(ledger).keys()
        return [row for row in ledger.rows if row.line not in lines]


_UNREAD = re.compile(r"《(?P<name>.*)》第(?P<line>\d+)行：(?P<why>.*)", re.DOTALL)


def behind(query: str, ledgers: Mapping[str, Ledger], year: int) -> Behind:
    """The value of ``query`` with the rows behind it. Raises ``InputError``."""
    try:
        derived = evaluate(query, ledgers, year)
    except QueryError as fault:
        raise InputError(f"台账算式不能计算：{fault}。") from None
    named = (ledgers[name] for name in dict.fromkeys(_NAMED.findall(zh.halfwidth(query))) if name in ledgers)
    return Behind(derived, tuple({id(one): one for one in named}.values()))


def preview(path: Path, query: str, *, year: int | None = None, sheet: str = "") -> Iterator[str]:
    """The value of ``query`` over the file with the rows behind it, line by line; whatever ledger it names is this one.

    本年 is ``year``, last year where none is given. Raises ``InputError``.
    """
    names = dict.fromkeys(_NAMED.findall(zh.halfwidth(query))) or {path.stem: None}
    ledger = read_ledger(next(iter(names)), path, sheet)
    meant = year or date.today().year - 1
    found = behind(query, dict.fromkeys(names, ledger), meant)
    derived = found.derived
    yield f"结果：{derived.text}" + ("（断不定的行太多，编制时不会采用）" if derived.too_many_unread else "")
    if year is None and "本年" in query:
        yield f"算式里的本年按 {meant} 年算，要算别的年度请写 --year。"
    yield f"台账共 {len(ledger.rows)} 行记录，栏目：{'、'.join(ledger.columns)}"
    for sign, told in (("+", "计入"), ("-", "减去")):
        taken = found.taken(ledger, sign)
        if taken or sign == "+":
            yield from _listed(told, taken, derived.columns)
    yield from _listed("没有计入", found.left_out(ledger), derived.columns)
    if derived.unread:
        yield f"断不定的 {len(derived.unread)} 行："
        yield from (f"  {said}" for said in derived.unread)
    yield from derived.remarks


def _listed(told: str, rows: Sequence[LedgerRow], columns: Sequence[str]) -> Iterator[str]:
    yield f"{told} {len(rows)} 行{'：' if rows else ''}"
    for row in rows[:_LISTED]:
        shown = "，".join(f"{column} {_plain(row.cells[column]) or '（空）'}" for column in columns)
        yield f"  第{row.line}行{f'：{shown}' if shown else ''}"
    if len(rows) > _LISTED:
        yield f"  ……另有 {len(rows) - _LISTED} 行"


def _plain(text: str) -> str:
    return "".join(character for character in zh.squeeze(text) if character.isprintable())
