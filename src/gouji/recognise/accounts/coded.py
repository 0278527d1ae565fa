"""Tables with a row for each code of the functional classification, and the total row."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.catalogue.subject_tree import codes as codes_of
from gouji.document.tree import Cell
from gouji.recognise.accounts.draft import Draft
from gouji.recognise.match import key
from gouji.values import zh

_CODE = re.compile(r"\d{1,7}")
_CLASS = re.compile(r"2[0-3]\d(?:\d\d){0,2}")
_CODE_PART = re.compile(r"2[0-3]\d(?:\d\d){0,2}|\d\d")
# 2070101行政运行, [2070101]行政运行, 2070101-行政运行: both in one cell.
_CODE_AND_NAME = re.compile(r"[\[(【]?(2[0-3]\d(?:\d\d){0,2})[\])】]?[-—_:、.]?([^\d\W].*)")
_TOTALS = frozenset(("合计", "总计"))
_LEVELS = frozenset(("类", "款", "项"))
_SIZES = (3, 5, 7)


def read_coded(draft: Draft) -> None:
    """Fills ``draft`` from a table of coded rows. A code may stand in one column or be split over 类, 款 and 项."""
    grid, header = draft.grid, draft.header
    columns = header.columns(draft.layout.columns)
    draft.columns = tuple(columns)
    first_amount = min(columns.values(), default=grid.width)
    codes, names = _lead_columns(draft, first_amount)
    printed = {row: _printed(draft, row, codes, names, first_amount) for row in range(header.depth, grid.height)}
    draft.by_name = not any(len(code) in _SIZES for code, _ in printed.values())
    told = codes_of({row: name for row, (_, name) in printed.items()}) if draft.by_name else {}
    for row, (code, name) in printed.items():
        code = told.get(row, code)
        lead = [cell for at in range(first_amount) if (cell := grid.at(row, at)) is not None]
        total = next((cell for cell in lead if key(cell.text) in _TOTALS), None)
        cells = {
            name: cell for name, at in columns.items() if (cell := grid.at(row, at)) is not None and cell not in lead
        }
        if len(code) in _SIZES:
            _keep(draft, code, name, code, lead[0], cells)
        elif total is not None:
            _keep(draft, "total", "合计", "", total, cells)
        else:
            for cell in cells.values():
                draft.add_unlisted(name, cell)


def _printed(draft: Draft, row: int, codes: list[int], names: list[int], first_amount: int) -> tuple[str, str]:
    """The code and the name that a row prints, in cells of their own or in one; '' for what it does not print."""
    grid = draft.grid
    name_cell = next((cell for at in names if (cell := grid.at(row, at)) is not None and cell.text.strip()), None)
    name = zh.squeeze(name_cell.text) if name_cell is not None else ""
    code = joined(cell for at in codes if (cell := grid.at(row, at)) is not None)
    if code:
        return code, name
    lead = (zh.label(cell.text) for at in range(first_amount) if (cell := grid.at(row, at)) is not None)
    both = next((found for text in lead if (found := _CODE_AND_NAME.fullmatch(text))), None)
    return ("", name) if both is None else (both[1], both[2])


def _keep(draft: Draft, row: str, name: str, code: str, at: Cell, cells: dict[str, Cell]) -> None:
    cut = any(cell.cut and zh.squeeze(cell.text).endswith(name) for cell in draft.grid.row(at.row)) if name else False
    kept = draft.add_row(row, name, code, at, cut=cut)
    whole = code and any(zh.label(cell.text) == code for cell in draft.grid.row(at.row))
    for column, cell in cells.items():
        path = draft.header.paths[cell.column]
        shown = path[-1] if path and path[-1] not in ("小计", "合计") else "".join(path[-2:])
        printed = code if whole else name
        draft.add_amount(kept, column, (f"科目{code}" if code else "合计", shown), printed, cell)


def _lead_columns(draft: Draft, first_amount: int) -> tuple[list[int], list[int]]:
    """The columns of code parts and of names before the amounts, from the header, else from what stands in them."""
    paths = draft.header.paths
    lead = range(first_amount)
    names = [at for at in lead if paths[at] and paths[at][-1].endswith("名称")]
    codes = [at for at in lead if at not in names and any("编码" in text or text in _LEVELS for text in paths[at])]
    if not codes:
        codes = [at for at in lead if at not in names and _mostly(draft, at, _CODE_PART)]
        if not any(_mostly(draft, at, _CLASS) for at in codes):
            codes = []  # a column of amounts holds numbers of three digits too, but not of the classes 201 to 239
    return codes, names or [at for at in lead if at not in codes]


def _mostly(draft: Draft, at: int, pattern: re.Pattern[str]) -> bool:
    """Whether more than half of what stands in a column fits."""
    texts = [
        cell.text.strip() for row in range(draft.header.depth, draft.grid.height) if (cell := draft.grid.at(row, at))
    ]
    filled = [text for text in texts if text]
    return bool(filled) and sum(bool(pattern.fullmatch(text)) for text in filled) * 2 > len(filled)


def joined(cells: Iterable[Cell]) -> str:
    """A code from its printed parts: 201|06|02, 201|20106|2010602 and 2010602 are one; '' where a part is no number."""
    code = ""
    for cell in dict.fromkeys(cells):  # a merged cell is one part
        digits = zh.label(cell.text)
        if not digits or digits in _LEVELS:
            continue
        if not _CODE.fullmatch(digits):
            return ""
        code = digits if code and len(digits) > len(code) and digits.startswith(code) else code + digits
    return code
