"""Statements that a table has no data: the note under it, or a sentence of the text on its subject."""

from __future__ import annotations

import re

from gouji.document.place import Place
from gouji.domain.accounts import Accounts, AccountTable
from gouji.domain.dossier import Dossier

_EMPTY_NOTE = re.compile(r"(?:本|此|该)表(?:无|没有)数据|(?:本|此|该)表为空|空表")
# One short sentence that says nothing else: 某局2024年度无政府性基金预算财政拨款收入和支出。
_NONE = r"[^。；，：]{{0,40}}(?:无|没有|未发生|未安排)[^。；，：]{{0,8}}{subject}[^。；，：]{{0,24}}[。；]?"
_SUBJECTS = {
    "fund": re.compile(_NONE.format(subject="政府性基金")),
    "capital": re.compile(_NONE.format(subject="国有资本经营")),
    "three_public": re.compile(_NONE.format(subject='[“"]?三公[”"]?')),
}
#: The tables of a budget are of the same subjects.
_OF_BUDGET = "budget_"


def says_empty(text: str) -> bool:
    """Whether ``text`` says of the table that it stands under that it is empty."""
    return _EMPTY_NOTE.search(text) is not None


def nil_statement(dossier: Dossier, accounts: Accounts, table: AccountTable) -> tuple[str, Place] | None:
    """The statement that the table is empty: its note, or a sentence of the text on its subject."""
    if says_empty(table.note):
        return table.note, table.place.quoting(table.note)
    pattern = _SUBJECTS.get(table.key.removeprefix(_OF_BUDGET))
    if pattern is None:
        return None
    for claims, spoken_of in (*dossier.spoken_of, *dossier.budgets_spoken_of):
        for passage in claims.passages if spoken_of is accounts else ():
            if passage.place.section and pattern.fullmatch(passage.text.strip()):
                return passage.text.strip(), passage.place
    return None
