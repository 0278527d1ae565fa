"""台账预览: which rows of a ledger a query takes and which it does not, before it goes into a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from gouji.domain.ledger import LedgerRow, QueryError, evaluate
from gouji.readers.faults import InputError
from gouji.values import zh
from gouji.workbook.ledger_files import read_ledger

_NAMED = re.compile(r"(?:计数|于)\s+(\S+)")
_LISTED = 50


def preview(path: Path, query: str, *, year: int | None = None, sheet: str = "") -> Iterator[str]:
    """The value of ``query`` over the file with the rows behind it, line by line; whatever ledger it names is this one.

    本年 is ``year``, last year where none is given. Raises ``InputError``.
    """
    names = dict.fromkeys(_NAMED.findall(zh.halfwidth(query))) or {path.stem: None}
    ledger = read_ledger(next(iter(names)), path, sheet)
    meant = year or date.today().year - 1
    try:
        derived = evaluate(query, dict.fromkeys(names, ledger), meant)
    except QueryError as fault:
        raise InputError(f"台账算式不能计算：{fault}。") from None
    yield f"结果：{derived.text}" + ("（断不定的行太多，编制时不会采用）" if derived.too_many_unread else "")
    if year is None and "本年" in query:
        yield f"算式里的本年按 {meant} 年算，要算别的年度请写 --year。"
    yield f"台账共 {len(ledger.rows)} 行记录，栏目：{'、'.join(ledger.columns)}"
    for sign, told in (("+", "计入"), ("-", "减去")):
        taken = [one.row for one in derived.rows if one.sign == sign]
        if taken or sign == "+":
            yield from _listed(told, taken, derived.columns)
    seen = {one.row.line for one in derived.rows} | {int(_line(said)) for said in derived.unread}
    yield from _listed("没有计入", [row for row in ledger.rows if row.line not in seen], derived.columns)
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


def _line(said: str) -> str:
    found = re.search(r"》第(\d+)行", said)
    return found[1] if found else "0"


def _plain(text: str) -> str:
    return "".join(character for character in zh.squeeze(text) if character.isprintable())
