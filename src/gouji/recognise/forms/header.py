"""指标表头: which column holds what, where the head is one row or two, whatever the columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from gouji.catalogue.forms import Form, forms
from gouji.catalogue.forms import form as form_with
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.recognise.match import is_one_of, key
from gouji.values import zh

_LEAST = 3
_LONGEST = 24
_EACH_LEVEL = frozenset(("weight", "claimed"))
#: 数值: a column that holds the number of what its head names.
_VALUE = "value"
#: What a head of indicators cannot be without: a column that names them, and one that says something of each.
_NAMING = frozenset(("level1", "level2", "level3"))
_SAYING = frozenset(("target", "initial", "actual", "weight", "claimed"))


@dataclass(frozen=True, slots=True)
class Header:
    """表头: the columns by name, its first row and the first row below it."""

    columns: Mapping[str, int]
    at: int
    below: int


def find_header(table: Table, grid: Grid, form: Form, rows: Sequence[int] | None = None) -> Header | None:
    """The head of the rows of indicators (or of a list): of all rows of ``table``, or of ``rows`` of it, the one that names the
    most columns."""
    best: Header | None = None
    listed = table.rows
    for number in range(len(listed)) if rows is None else rows:
        header = header_at(listed, grid, number, form)
        if header is not None and (best is None or len(header.columns) > len(best.columns)):
            best = header
    return best


def likely_heads(table: Table) -> tuple[int, ...]:
    """The rows of ``table`` of which two cells or more name a column of some form."""
    named = {text for text in table.texts if _WORDED.search(text) and _is_named_anywhere(text)}
    counts = Counter([cell.row for cell in table.cells if cell.text in named] if named else ())
    return tuple(sorted(row for row, count in counts.items() if count > 1))


#: A bare figure names no column.
_WORDED = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=50_000)
def _is_named_anywhere(text: str) -> bool:
    return 0 < len(text) <= 4 * _LONGEST and any(_ranked_in(text, form.id) for form in _of_each_kind())


@cache
def _of_each_kind() -> tuple[Form, ...]:
    """Forms whose labels together are those of all: the rest differ in none that begins a head."""
    return tuple(form for form in forms() if form.header and (form.columns or form.general))


def header_at(rows: Sequence[Sequence[Cell]], grid: Grid, number: int, form: Form) -> Header | None:
    """The head that begins in row ``number`` of a table; None where that row and the next name fewer than three columns."""
    upper = [cell for cell in rows[number] if cell.text.strip()]
    if len(upper) < 2 or sum(bool(_ranked(cell.text, form)) for cell in upper) < 2:
        return None
    below = number + 1
    lower: list[Cell] = []
    if below < len(rows) and _goes_on(rows[below], upper, form):
        lower, below = [cell for cell in rows[below] if cell.text.strip()], below + 1
    columns = _opened(_columns(upper, lower, form), rows, grid, number, below)
    if len(columns) < _LEAST or not (form.columns or _is_of_indicators(set(columns))):
        return None
    return Header(columns, number, below)


def _opened(
    columns: dict[str, int], rows: Sequence[Sequence[Cell]], grid: Grid, number: int, below: int
) -> dict[str, int]:
    """The columns, where one name stands over two and the rows print a group before each name: 指标名称 over 产出指标 | 路面修复."""
    at = columns.get("level3")
    if at is None or "level1" in columns or "level2" in columns:
        return columns
    head = grid.at(number, at)
    last = at if head is None else head.column + head.colspan - 1
    if last == at:
        return columns
    own = (row for row in range(below, len(rows)) if any(cell.column == last for cell in rows[row]))
    return {"level1": at, **columns, "level3": last} if any(True for _ in own) else columns


def _is_of_indicators(names: set[str]) -> bool:
    """Whether columns name indicators and say something of each; 评价内容 names what is scored where nothing else does."""
    return bool(_NAMING & names and _SAYING & names) or {"note", "weight", "claimed"} <= names


def _goes_on(cells: Sequence[Cell], upper: Sequence[Cell], form: Form) -> bool:
    """Whether a row is the second of a head: short words under a merged or a blank place, most of them names of columns."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) < 2 or any(
        len(zh.label(cell.text)) > _LONGEST or re.search(r"\d{2}|%$", cell.text) for cell in filled
    ):
        return False
    known = [cell for cell in filled if _ranked(cell.text, form)]
    wide = [cell for cell in upper if cell.colspan > 1]
    covered = all(any(over.column <= cell.column < over.column + over.colspan for over in wide) for cell in filled)
    again = {key(cell.text) for cell in upper}
    bare = all(cell.column not in {one.column for one in upper} or key(cell.text) in again for cell in filled[1:])
    return len(known) == len(filled) or (2 * len(known) >= len(filled) and (covered or bare) and len(known) >= 2)


def _columns(upper: Sequence[Cell], lower: Sequence[Cell], form: Form) -> dict[str, int]:
    """Each name with the column that it fits best; under a merged name its parts go before it."""
    covered = {column for cell in lower for column in range(cell.column, cell.column + cell.colspan)}
    offers: list[tuple[int, int, str]] = []
    for cells, depth in ((lower, 0), (upper, 1)):
        for cell in cells:
            ranked = _ranked(cell.text, form)
            if ranked is None:
                continue
            rank, name = ranked
            if name == _VALUE:
                name = _said_over(cell, upper, form)
            if depth and lower and cell.column in covered:
                rank += _PATTERN  # its parts say better what stands there
            offers.append((rank, cell.column, name))
    upper_levels = [column for _, column, name in offers if name in ("level1", "level2")]
    deepest = max((column for _, column, name in offers if name.startswith("level")), default=0)
    found: dict[str, int] = {}
    # 分值 and 得分 may be printed behind each level: those behind the last level are of the rows themselves
    for _, _, column, name in sorted(
        (name in _EACH_LEVEL and at < deepest, rank, at, name) for rank, at, name in offers
    ):
        # left of the upper levels stands the cell that names the whole block: it names no indicator
        is_beside = name == "level3" and any(column < one for one in upper_levels)
        if name not in found and column not in found.values() and not is_beside:
            found[name] = column
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _said_over(cell: Cell, upper: Sequence[Cell], form: Form) -> str:
    """What 数值 is a value of: of what stands over it and its unit (绩效目标, 完成情况); of the target where nothing does."""
    over = next((one for one in upper if one.column <= cell.column < one.column + one.colspan), None)
    ranked = _ranked(over.text, form) if over is not None and over is not cell else None
    return ranked[1] if ranked is not None and ranked[1] in _SAYING else "target"


#: Ranks from here on are of labels that are only like those that are known.
_PATTERN = 100


def _ranked(text: str, form: Form) -> tuple[int, str] | None:
    """The name of the column under ``text`` and how sure that is: the smaller, the surer."""
    return _ranked_in(text, form.id) if 0 < len(text) <= 4 * _LONGEST else None


@lru_cache(maxsize=50_000)
def _ranked_in(text: str, form_id: str) -> tuple[int, str] | None:
    whole, bare = zh.label(text).rstrip(":"), key(text)
    if not bare or len(whole) > 2 * _LONGEST:
        return None
    form = form_with(form_id)
    names = _names(form_id)
    if whole in names:
        return names[whole]
    if bare in names and not _is_checked(text, form):
        return names[bare]
    if form.columns or len(bare) > _LONGEST:
        return None
    for number, (name, patterns) in enumerate(form.patterns.items()):
        words = (whole, bare) if name == "checked" else (bare,)
        if any(pattern.search(word) for pattern in patterns for word in words):
            return _PATTERN + number, name
    return None


@cache
def _names(form_id: str) -> Mapping[str, tuple[int, str]]:
    """Every label of a column with the name that it stands for, and its place among the labels of that name."""
    found: dict[str, tuple[int, str]] = {}
    for name, labels in form_with(form_id).header.items():
        for rank, label in enumerate(labels):
            found[label] = min(found.get(label, (rank, name)), (rank, name))
    return found


def _is_checked(text: str, form: Form) -> bool:
    """Whether a remark in brackets makes it another's score: 得分（复核）."""
    return any(pattern.search(zh.label(text)) for pattern in form.patterns.get("checked", ()))


def named_columns(texts: Iterable[str], form: Form) -> int:
    """How many different columns of ``form`` are named among ``texts``."""
    return len({ranked[1] for text in texts if (ranked := _ranked(text, form)) is not None})


def is_label(text: str, form: Form) -> bool:
    """Whether ``text`` is a known name of a column, none of those that are only like one."""
    return any(is_one_of(text, labels) for labels in form.header.values())
