"""The table of 三公经费: items across and one row of amounts, or items down and a column for each measure."""

from __future__ import annotations

import re

from gouji.document.tree import Cell
from gouji.recognise.accounts.draft import Draft
from gouji.recognise.match import key
from gouji.values import zh

_YEAR = re.compile(r"(?:(20\d\d)年度?|本年度?)?")
_BUDGET = re.compile(_YEAR.pattern + r"(?:全年|年初|调整)?预算数?")
_FINAL = re.compile(_YEAR.pattern + r"(?:全年)?(?:决算|支出|执行)数?")
_LEAD = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、])?(?:其中:)?(?:\(?\d{1,2}[.、)])?"
)
# 一、“三公”经费支出 over the rows, with nothing in its own row.
_HEADING = re.compile(r"\s*[一二三四五六七八九十]+\s*、")
_LIST = re.compile(r"(?:支出)?项目(?!支出).*|科目(?:名称)?|支出内容")
#: What some tables print beside the three: 合计 is then no total of them.
_BESIDE = re.compile(r"会议费|培训费|机关运行|差旅费")


def read_matrix(draft: Draft) -> None:
    """Fills ``draft``: row ``total``, columns ``budget_<item>`` and ``final_<item>``, whether budget and final stand in two
    groups of six, in six pairs, or over columns beside a list of the items."""
    if not _read_across(draft):
        _read_down(draft)


def _read_across(draft: Draft) -> bool:
    found: dict[str, int] = {}
    for at, path in enumerate(draft.header.paths):
        measure, item = _measure(path), _item(draft, path)
        if measure and item:
            found.setdefault(f"{measure}_{item}", at)
    if any(_BESIDE.search(text) for path in draft.header.paths for text in path):
        found = {name: at for name, at in found.items() if _is_of_these(name, "".join(draft.header.paths[at]))}
    draft.columns = tuple(found)
    row = _data_row(draft)
    first = draft.grid.at(row, 0) if row is not None else None
    if row is None or first is None or not found:
        return False
    draft.add_row("total", "", "", first)
    for column, at in found.items():
        cell = draft.grid.at(row, at)
        if cell is not None:
            shown = " ".join(dict.fromkeys(text for text in draft.header.paths[at] if "三公" not in text))
            draft.add_amount("total", column, ("", shown), "", cell)
    return True


def _read_down(draft: Draft) -> None:
    """Items in the rows of the first list; a list of other things beside it is left aside."""
    header, grid = draft.header, draft.grid
    lists = [at for at, path in enumerate(header.paths) if path and _LIST.fullmatch(path[-1])]
    end = lists[1] if len(lists) > 1 else len(header.paths)
    measures = _latest(draft, end)
    label_at = lists[0] if lists else 0
    labels = [cell for row in range(header.depth, grid.height) if (cell := grid.at(row, label_at)) is not None]
    beside = any(_BESIDE.search(cell.text) for cell in labels)
    items: dict[str, Cell] = {}
    for label in labels:
        item = _row_item(draft, label)
        filled = any((cell := grid.at(label.row, at)) is not None and cell.text.strip() for at in measures.values())
        if item and (not beside or _is_of_these(item, label.text)) and (filled or not _HEADING.match(label.text)):
            items.setdefault(item, label)
    if not measures or not items or min(measures.values()) <= label_at:
        return
    draft.columns = tuple(f"{measure}_{item}" for measure in measures for item in items)
    draft.add_row("total", "", "", next(iter(items.values())))
    for measure, at in measures.items():
        for item, label in items.items():
            cell = grid.at(label.row, at)
            if cell is not None and cell is not label:
                shown = f"{header.paths[at][-1]} {zh.squeeze(label.text)}"
                draft.add_amount("total", f"{measure}_{item}", ("", shown), label.text, cell)


def _is_of_these(item: str, printed: str) -> bool:
    """Whether a total is that of these items alone, in a table that holds others beside them."""
    return not item.endswith("total") or "三公" in printed


def _latest(draft: Draft, end: int) -> dict[str, int]:
    """The column of each measure left of ``end``: that of the latest year where years are printed."""
    found: dict[str, tuple[int, int]] = {}
    for at, path in enumerate(draft.header.paths[:end]):
        measure = _measure(path)
        year = max((int(match[1]) for text in path if (match := _YEAR.match(text)) and match[1]), default=0)
        if measure and (measure not in found or year > found[measure][0]):
            found[measure] = (year, at)
    latest = max((year for year, _ in found.values()), default=0)
    return {measure: at for measure, (year, at) in found.items() if year in (0, latest)}


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


def _row_item(draft: Draft, cell: Cell) -> str:
    """The item that a row is of by its label, numbering and 其中 left out."""
    label = key(_LEAD.sub("", zh.label(cell.text)))
    return next((row.key for row in draft.layout.rows if label in row.labels), "")


def _data_row(draft: Draft) -> int | None:
    depth = draft.header.depth
    return depth if depth < draft.grid.height else None
