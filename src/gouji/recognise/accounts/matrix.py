"""The table of 三公经费: one row of amounts under a header that names item and measure."""

from __future__ import annotations

import re

from gouji.recognise.accounts.draft import Draft

_BUDGET = re.compile(r"(?:20\d\d年度?)?(?:全年|年初|调整)?预算数?")
_FINAL = re.compile(r"(?:20\d\d年度?)?(?:全年)?(?:决算|支出|执行)数?")


def read_matrix(draft: Draft) -> None:
    """Fills ``draft``: row ``total``, columns ``budget_<item>`` and ``final_<item>``, whether budget and final stand in two
    groups of six or in six pairs."""
    found: dict[str, int] = {}
    for at, path in enumerate(draft.header.paths):
        measure, item = _measure(path), _item(draft, path)
        if measure and item:
            found.setdefault(f"{measure}_{item}", at)
    draft.columns = tuple(found)
    row = _data_row(draft)
    first = draft.grid.at(row, 0) if row is not None else None
    if row is None or first is None or not found:
        return
    draft.add_row("total", "", "", first)
    for column, at in found.items():
        cell = draft.grid.at(row, at)
        if cell is not None:
            shown = " ".join(dict.fromkeys(text for text in draft.header.paths[at] if "三公" not in text))
            draft.add_amount("total", column, ("", shown), "", cell)


def _measure(path: tuple[str, ...]) -> str:
    for text in reversed(path):
        if _BUDGET.fullmatch(text):
            return "budget"
        if _FINAL.fullmatch(text):
            return "final"
    return ""


def _item(draft: Draft, path: tuple[str, ...]) -> str:
    """The item named lowest in the header."""
    for text in reversed(path):
        for item, wordings in draft.layout.columns.items():
            if any(text == wording.last for wording in wordings):
                return item
    return ""


def _data_row(draft: Draft) -> int | None:
    depth = draft.header.depth
    return depth if depth < draft.grid.height else None
