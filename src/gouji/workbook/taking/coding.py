"""没有编码的科目: codes of rows that a table tells by name only, where the names leave no doubt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from gouji.catalogue.classification import subjects
from gouji.domain.accounts import AccountRow, AccountTable
from gouji.values import zh
from gouji.workbook.taking.taken import Taking

_CLASS, _SECTION, _ITEM = 3, 5, 7
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|\d{1,2}[、.])")
#: Tables whose rows are functional subjects.
_FUNCTIONAL = frozenset(("budget_spending", "budget_income", "budget_general", "budget_fund", "budget_capital"))

Codes = Mapping[str, frozenset[str]]


def known_codes(tables: Iterable[AccountTable]) -> Codes:
    """The codes of functional subjects by name: those of the classification, and those that some table prints beside its names."""
    found: dict[str, set[str]] = defaultdict(set)
    for code, entries in subjects("functional").items():
        for one in entries:
            found[_plain(one.name)].add(code)
    for table in tables:
        for row in table.coded:
            if row.code[0] == "2" and len(row.code) in (_CLASS, _SECTION, _ITEM):
                found[_plain(row.name)].add(row.code)
    return {name: frozenset(codes) for name, codes in found.items() if name}


def with_codes(table: AccountTable, codes: Codes, taking: Taking) -> AccountTable:
    """``table`` with the code of every row that its name and what it stands under tell; a row that may be two, or none that is
    known, is told and stays without."""
    if table.key not in _FUNCTIONAL or all(row.code or row.key == "total" for row in table.rows):
        return table
    within = ""
    keys: dict[str, str] = {}
    unsure: list[AccountRow] = []
    rows: list[AccountRow] = []
    for row in table.rows:
        code = row.code or ("" if row.key == "total" else _code_of(row, within, codes))
        if code:
            within = code[:_SECTION]
        elif row.key != "total":
            unsure.append(row)
        keys[row.key] = code if code and not row.code else row.key
        rows.append(replace(row, key=keys[row.key], code=code))
    if len(set(keys.values())) < len(keys):
        return table  # two rows of one code: the names do not tell them apart
    if unsure:
        named = "、".join(dict.fromkeys(f"“{zh.squeeze(row.name)}”" for row in unsure))
        origin = taking.origin([row.place for row in unsure])
        taking.remarks.append(
            f"{origin}：{named}没有编码，按名称断不定是哪个科目，没有取；请补上编码，或同时给出有编码的上年公开件。"
        )
    amounts = {(keys.get(row, row), column): amount for (row, column), amount in table.amounts.items()}
    return replace(table, rows=tuple(rows), amounts=amounts)


def _code_of(row: AccountRow, within: str, codes: Codes) -> str:
    """The one code of the row's name below what it stands under: an item of the section, else a section of the class, else a
    class; none where there is no one."""
    known = codes.get(_plain(row.name), frozenset())
    for above, length in ((within[:_SECTION], _ITEM), (within[:_CLASS], _SECTION), ("", _CLASS)):
        if above or length == _CLASS:
            fitting = [code for code in known if len(code) == length and code.startswith(above)]
            if len(fitting) == 1 and (length == _CLASS or len(above) == (_SECTION if length == _ITEM else _CLASS)):
                return fitting[0]
    return ""


def _plain(name: str) -> str:
    return _NUMBERING.sub("", zh.label(name))
