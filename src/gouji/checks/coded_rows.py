"""Rows of the account tables with the entries of the classification for their codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from gouji.catalogue.classification import Subject, subjects
from gouji.domain.accounts import AccountRow, AccountTable
from gouji.domain.dossier import Dossier
from gouji.values.record import record

# The first digit of a code tells its scheme.
_SCHEMES = {"2": "functional", "3": "economic_department", "5": "economic_government"}


@record(frozen=True, slots=True)
class CodedRow:
    """带编码的行: a row with what the classification says of its code; no entries where it does not list it."""

    table: AccountTable
    row: AccountRow
    scheme: str
    entries: tuple[Subject, ...]


@lru_cache(maxsize=2)
def coded_rows(dossier: Dossier) -> tuple[CodedRow, ...]:
    """Every coded row of the tables of final accounts and of budgets, each code once a table; kept, for several checks ask.

    A budget may print two classifications side by side and a code once for each line of the other: there the name behind the
    code is that of the other one.
    """
    return tuple(_coded_rows(dossier))


def _coded_rows(dossier: Dossier) -> Iterator[CodedRow]:
    for accounts in (*dossier.accounts, *dossier.budgets):
        for table in accounts:
            if table.parents is not None and any("#" in row.key for row in table.rows):
                continue
            scheme = _scheme(table)
            known = subjects(scheme)
            for row in table.coded:
                yield CodedRow(table, row, scheme, known.get(row.code, ()))


def _scheme(table: AccountTable) -> str:
    """The scheme that most codes of a table belong to: places print basic spending by either economic classification."""
    firsts = Counter(row.code[0] for row in table.coded)
    return _SCHEMES.get(firsts.most_common(1)[0][0], "functional") if firsts else "functional"
