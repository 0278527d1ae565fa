"""The table of basic spending: economic codes in several blocks side by side, and two totals at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.document.tree import Cell
from gouji.recognise.accounts.coded import joined
from gouji.recognise.accounts.draft import Draft
from gouji.recognise.match import key
from gouji.values import zh

_FOOTERS = {"人员经费合计": "personnel_total", "公用经费合计": "public_total", "合计": "total"}


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of columns: code parts, name, amount."""

    codes: tuple[int, ...]
    name: int
    amount: int


def read_blocks(draft: Draft) -> None:
    """Fills ``draft``: a row for each economic code with column ``amount``, and the two totals by their labels."""
    draft.columns = ("amount",)
    blocks = _blocks(draft)
    for row in range(draft.header.depth, draft.grid.height):
        for block in blocks:
            _read_code(draft, row, block)
        _read_footers(draft, row, [block.amount for block in blocks])


def _blocks(draft: Draft) -> tuple[_Block, ...]:
    """A block ends with its amount column; the column before is the name, those before that hold the code."""
    words = {path.last for path in draft.layout.columns["amount"]}
    amounts = [at for at, path in enumerate(draft.header.paths) if path and path[-1] in words]
    starts = [0, *(at + 1 for at in amounts)]
    return tuple(
        _Block(tuple(range(start, amount - 1)), amount - 1, amount)
        for start, amount in zip(starts, amounts, strict=False)
        if amount - start >= 2
    )


def _read_code(draft: Draft, row: int, block: _Block) -> None:
    grid = draft.grid
    cells = [cell for at in block.codes if (cell := grid.at(row, at)) is not None]
    code = joined(cells)
    name, amount = grid.at(row, block.name), grid.at(row, block.amount)
    if len(code) not in (3, 5) or name is None or amount is None or amount is name:
        return
    kept = draft.add_row(code, zh.squeeze(name.text), code, cells[0], cut=name.cut)
    draft.add_amount(kept, "amount", (f"科目{code}", name.text), name.text, amount)


def _read_footers(draft: Draft, row: int, amounts: list[int]) -> None:
    labels = [cell for cell in draft.grid.row(row) if key(cell.text) in _FOOTERS]
    ends = [cell.column for cell in labels[1:]]
    for label, end in zip(labels, [*ends, draft.grid.width], strict=False):
        amount = _behind(draft, row, [at for at in amounts if label.column + label.colspan <= at < end])
        if amount is not None:
            kept = draft.add_row(_FOOTERS[key(label.text)], key(label.text), "", label)
            draft.add_amount(kept, "amount", (label.text, ""), label.text, amount)


def _behind(draft: Draft, row: int, amounts: list[int]) -> Cell | None:
    """The cell of a total: the label runs over blocks of the foot that list nothing, and pages without rules show only that
    those are blank. The first of ``amounts`` where all are."""
    cells = [cell for at in amounts if (cell := draft.grid.at(row, at)) is not None]
    return next((cell for cell in cells if cell.text.strip()), cells[0] if cells else None)
