"""Tables of two lists side by side (income left, spending right), each row told by its printed label."""

from __future__ import annotations

import re

from gouji.catalogue.tables import FixedRow
from gouji.recognise.accounts.draft import Draft
from gouji.recognise.match import key
from gouji.values import zh

_SIDES = ("left", "right")
_LEAD = re.compile(r"^(?:其中:|加:|减:)?(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d{1,2}[.、])?")
_LIST = re.compile(r"(?:收入|支出)?项目(?!支出).*|收入|支出")


def read_halves(draft: Draft) -> None:
    """Fills ``draft`` from a table of two halves. A third list (by nature, by economic class) is left aside."""
    grid, header = draft.grid, draft.header
    halves = _halves(draft)
    draft.columns = tuple(dict.fromkeys(name for _, columns in halves for name in columns))
    for side, (label_at, columns) in zip(_SIDES, halves, strict=False):
        seen: set[str] = set()
        for row in range(header.depth, grid.height):
            cell = grid.at(row, label_at)
            label = "" if cell is None else _label(cell.text)
            if cell is None or not label:
                continue
            known = _fixed_row(draft.layout.rows, side, label, seen)
            if known is not None:
                seen.add(known.key)
                draft.add_row(known.key, label, "", cell)
            for name, at in columns.items():
                amount = grid.at(row, at)
                if amount is None or amount is cell:
                    continue
                if known is None:
                    draft.add_unlisted(cell.text, amount)
                else:
                    draft.add_amount(
                        known.key, name, (label, "" if name == "amount" else header.printed[at]), cell.text, amount
                    )


def _halves(draft: Draft) -> list[tuple[int, dict[str, int]]]:
    """The label column of each half with its amount columns."""
    header = draft.header
    labels = [at for at, path in enumerate(header.paths) if path and _LIST.fullmatch(path[-1])]
    halves = []
    ends = (*labels[1:], len(header.paths)) if labels else ()  # a header that reads otherwise has no half
    for label_at, end in zip(labels, ends, strict=True):
        halves.append((label_at, header.within(label_at + 1, end).columns(draft.layout.columns)))
    return halves


def _label(text: str) -> str:
    return key(_LEAD.sub("", zh.label(text)))


def _fixed_row(rows: tuple[FixedRow, ...], side: str, label: str, seen: set[str]) -> FixedRow | None:
    """The row of that label; where a label occurs twice, the one whose predecessor has been printed."""
    fitting = [row for row in rows if row.side == side and label in row.labels and row.key not in seen]
    return next((row for row in fitting if row.after and row.after in seen), None) or next(
        (row for row in fitting if not row.after), None
    )
