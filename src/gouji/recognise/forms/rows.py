"""指标的各行: the rows below the heads of a form, with merged names carried down and lines of other kinds left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.catalogue.forms import Form
from gouji.catalogue.indicator_words import goal_headings
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field
from gouji.recognise.forms.header import Header, find_header, header_at, is_label, likely_heads
from gouji.recognise.forms.shifted import name_of_shifted
from gouji.recognise.match import is_one_of, key
from gouji.values import zh
from gouji.values.cell import Nothing

#: On the squeezed label: 产出指标(50分), 产出指标50分.
_POINTS = re.compile(r"\((?:分值|权重)?:?(\d{1,3}(?:\.\d+)?)分?\)$|(?<![\d.-])(\d{1,3}(?:\.\d+)?)分$")
#: 总分值、评价总分, 综合得分合计: words that begin the label of a total, with few others behind.
_TOTAL = re.compile(r"(?:总分|总得分|小计|合计|总计|自评总分|综合得分).{0,10}$")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")
#: What is told of a row that is moved, in the order of most forms.
_SHOWN = ("level3", "target", "actual", "weight", "claimed", "reason")
COLUMN_TITLES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "level4": "四级指标",
    "target": "年度指标值",
    "actual": "实际完成值",
    "weight": "分值",
    "claimed": "得分",
    "reason": "偏差原因分析及改进措施",
    "note": "指标说明",
    "rule": "评分标准",
    "sign": "指标性质",
    "unit": "度量单位",
    "initial": "年初指标值",
    "coefficient": "得分系数",
    "checked": "复核得分",
    "ratio": "得分率",
    "fulfilled": "完成率",
    "deducted": "扣分",
    "remark": "备注",
    "status": "执行情况",
}


@dataclass(frozen=True, slots=True)
class Row:
    """行: one row with the names it stands under, its columns by name and the heading of its goal; ``left_over`` is the …… of
    the blank form where a row with a score still has it for a name, ``shifted`` what stands under which head where the row is one
    column off."""

    level1: Field
    level2: Field
    fields: dict[str, Field]
    goal: Field | None = None
    left_over: Field | None = None
    shifted: tuple[tuple[str, str], ...] = ()

    @property
    def is_indicator(self) -> bool:
        if self.shifted:
            return True
        name = self.fields.get("level3")
        if name is None or not _is_written(name):
            return False
        return any(_is_written(field) for column, field in self.fields.items() if not column.startswith("level"))


def _is_written(field: Field) -> bool:
    """Whether anything stands there; a placeholder is a value still to be filled in, not a place left free."""
    return not field.is_empty or field.is_placeholder


def rows_of(table: Table, grid: Grid, form: Form, elsewhere: Collection[int]) -> Iterator[Row]:
    heads = _heads(table, grid, form, elsewhere)
    if not heads:
        return
    header = heads[0]
    columns = _with_third_level(header.columns)
    carried: dict[str, Field] = {}
    goal = next((one for row in table.rows[header.at : header.below] if (one := _goal_at(row, header))), None)
    by_row = {head.at: head for head in heads}
    for number in range(header.below, len(table.rows)):
        goal = _goal_at(table.rows[number], header) or goal
        if number > heads[-1].at and number not in elsewhere and _ends(table.rows[number], form):
            return
        if number in by_row:
            # the head is printed again, or another one for what follows
            header = by_row[number]
            columns = _with_third_level(header.columns)
            carried = {name: field for name, field in carried.items() if name in columns}
            continue
        if (
            number in elsewhere
            or number < header.below
            or _is_header(table, number, form)
            or _is_total(table.rows[number], columns, form)
            or _is_across(number, columns, grid)
        ):
            continue
        fields = {
            name: _field(cell, name)
            for name, column in columns.items()
            if (cell := grid.under(number, header.below - 1, column)) is not None
            and (cell.row == number or name in ("level1", "level2"))
        }
        if (deeper := fields.pop("level4", None)) is not None and not deeper.is_empty:
            fields["level3"] = deeper
        beside = _own_beside(table, number, columns)
        if (moved := name_of_shifted(fields, beside)) is not None:
            level1 = carried.get("level1") or absent(moved)
            yield Row(level1, absent(moved), {"level3": moved}, goal, shifted=_as_it_stands(fields, beside))
            continue
        carried = _carry(carried, fields)
        level3 = _name_of(fields, carried)
        if level3 is not None:
            level1 = carried.get("level1") or absent(level3)
            yield Row(
                level1,
                carried.get("level2") or absent(level1),
                {column: _in_row(field, level3.text) for column, field in (fields | {"level3": level3}).items()},
                goal,
                own if (own := fields.get("level3")) is not None and _is_left_over(own, level3) else None,
            )


def _own_beside(table: Table, number: int, columns: Mapping[str, int]) -> tuple[Field, ...]:
    """The row's own cells before the column of the third level that stand in columns of the levels above, the nearest first;
    none where the nearest is not its own."""
    levels = [columns[name] for name in ("level1", "level2") if name in columns]
    own = {cell.column: cell for cell in table.rows[number] if cell.text.strip()}
    found: list[Field] = []
    for column in range(columns["level3"] - 1, min(levels, default=columns["level3"]) - 1, -1):
        if column not in levels or column not in own:
            break
        found.append(_field(own[column], "level3"))
    return tuple(found)


def _as_it_stands(fields: Mapping[str, Field], beside: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    """What is printed under which name of a column, from the row's own cells before the third level on."""
    above = zip(("level2", "level1"), beside, strict=False)
    named = [*reversed(list(above)), *((name, fields.get(name)) for name in _SHOWN)]
    return tuple((COLUMN_TITLES[name], zh.squeeze(field.text)) for name, field in named if field is not None)


def _name_of(fields: Mapping[str, Field], carried: Mapping[str, Field]) -> Field | None:
    """What names the row: its third level, or, where that is left blank beside a score, the level above it."""
    own = fields.get("level3")
    claimed = fields.get("claimed")
    if own is not None and own.is_empty and claimed is not None and claimed.figure is not None:
        above = carried.get("level2") or carried.get("level1")
        return above if above is not None else own
    return own


def _is_left_over(own: Field, name: Field) -> bool:
    return own is not name and own.value is Nothing.ELLIPSIS


def _heads(table: Table, grid: Grid, form: Form, elsewhere: Collection[int]) -> list[Header]:
    """The heads of the rows of indicators: that which names the most columns, and every other that has scores below it."""
    best = find_header(table, grid, form)
    if best is None:
        return []
    found = [best]
    for number in likely_heads(table):
        head = header_at(table.rows, grid, number, form)
        if head is None or number in elsewhere or best.at <= number < best.below:
            continue
        if "claimed" in head.columns:
            found.append(head)
    return sorted(found, key=lambda head: head.at)


def _with_third_level(columns: Mapping[str, int]) -> dict[str, int]:
    """The columns, with the last level that the head names as that of the indicators."""
    named = dict(columns)
    if "level3" not in named:
        last = next((one for one in ("level4", "level2", "level1", "note") if one in named), None)
        if last is not None:
            named["level3"] = named.pop(last)
    return named


def _is_total(cells: tuple[Cell, ...], columns: Mapping[str, int], form: Form) -> bool:
    """Whether a row adds up those above it: 小计, 合计, 总分 where a name would stand."""
    names = [cell for cell in cells if cell.column <= columns["level3"] and cell.text.strip()]
    return bool(names) and any(is_total(cell.text, form) for cell in names)


def is_total(text: str, form: Form) -> bool:
    """Whether a cell names a row that adds up: 总分, 小计, 总分值、评价总分(S)."""
    return is_one_of(text, form.footer_total) or bool(_TOTAL.match(key(text)))


def _is_across(number: int, columns: Mapping[str, int], grid: Grid) -> bool:
    """Whether one text takes the place of a name and of what would be said of it: a line of its own, no indicator."""
    name = grid.at(number, columns["level3"])
    others = [grid.at(number, columns[one]) for one in ("target", "actual", "weight", "claimed") if one in columns]
    return name is not None and any(cell is name for cell in others)


def _is_header(table: Table, number: int, form: Form) -> bool:
    """Whether a row only repeats names of columns, as the second row of a head does on the next page."""
    filled = [cell for cell in table.rows[number] if cell.text.strip()]
    return len(filled) > 1 and all(is_label(cell.text, form) for cell in filled)


def _carry(carried: dict[str, Field], fields: dict[str, Field]) -> dict[str, Field]:
    """Merged names go down; a new first-level name ends the second-level one. Dots and numbers name nothing."""
    result = dict(carried)
    for name in ("level1", "level2"):
        field = fields.get(name)
        if field is None or not _WORDS.search(field.text):
            continue
        if name == "level1" and ("level1" not in result or key(result["level1"].text) != key(field.text)):
            result.pop("level2", None)
        result[name] = field
    return result


def _ends(cells: tuple[Cell, ...], form: Form) -> bool:
    """Whether the row is below the indicators: one of the texts that the form closes with begins it, as a label may."""
    first = next((cell for cell in cells if cell.text.strip()), None)
    return first is not None and is_one_of(zh.label(first.text).split(":")[0], form.footer_end)


def _field(cell: Cell, name: str) -> Field:
    text = zh.squeeze(cell.text) if name.startswith("level") else cell.text.strip()
    return Field(text, cell.place.named(cell.place.row, COLUMN_TITLES.get(name, name)))


def _in_row(field: Field, row: str) -> Field:
    return Field(field.text, field.place.named(row, field.place.column))


def absent(beside: Field) -> Field:
    """A blank field where the form has no such cell, placed at its neighbour."""
    return Field("", beside.place._replace(quote=""))


def points_in(heading: Field) -> Decimal | None:
    """The points that a heading prints behind its name."""
    found = _POINTS.search(zh.label(heading.text))
    return Decimal(found[1] or found[2]) if found is not None else None


def _goal_at(cells: tuple[Cell, ...], header: Header) -> Field | None:
    """The heading of a goal in the columns left of the indicators."""
    named = [header.columns[name] for name in ("level1", "level2", "level3") if name in header.columns]
    first = min(named, default=0)
    for cell in cells:
        name = _POINTS.sub("", zh.label(cell.text)).rstrip("0123456789一二三四五六七八九十:")
        if cell.column < first and name in goal_headings():
            return Field(zh.squeeze(cell.text), cell.place)
    return None
