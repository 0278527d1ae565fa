"""Rows of the account tables with the entries of the classification for their codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.catalogue.classification import Subject, subjects
from gouji.domain.accounts import AccountRow, AccountTable
from gouji.domain.dossier import Dossier

_ECONOMIC = "general_basic"


@dataclass(frozen=True, slots=True)
class CodedRow:
    """带编码的行: a row with what the classification says of its code; no entries where it does not list it."""

    table: AccountTable
    row: AccountRow
    scheme: str
    entries: tuple[Subject, ...]


def coded_rows(dossier: Dossier) -> Iterator[CodedRow]:
    """Every coded row of the nine tables, each code once a table."""
    for accounts in dossier.accounts:
        for table in accounts:
            scheme = "economic_department" if table.key == _ECONOMIC else "functional"
            if scheme == "economic_department" and any(row.code.startswith("5") for row in table.coded):
                scheme = "economic_government"
            known = subjects(scheme)
            for row in table.coded:
                yield CodedRow(table, row, scheme, known.get(row.code, ()))
