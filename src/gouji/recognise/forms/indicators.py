"""指标行: the tree of indicators, with merged names carried down and template rows told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.catalogue.forms import Form
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, GroupHead, Indicator
from gouji.recognise.forms.header import Header, find_header, header_at
from gouji.recognise.forms.target import whole_target
from gouji.recognise.match import is_one_of, key
from gouji.values import zh

_POINTS = re.compile(r"[(（]\s*(\d{1,3})\s*分\s*[)）]")
_WORDS = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_COLUMN_TITLES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
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
}


def read_indicators(table: Table, grid: Grid, form: Form) -> tuple[tuple[Indicator, ...], tuple[GroupHead, ...]]:
    """The scored rows and the group headings of ``table``, in printed order.

    A row is an indicator when its third-level name is filled and any other column is; a template row (…… or blank) only
    keeps its group heading.
    """
    rows = list(_rows(table, grid, form))
    indicators = tuple(_indicator(row) for row in rows if row.is_indicator)
    return indicators, tuple(_groups(rows))


def _indicator(row: _Row) -> Indicator:
    name = row.fields["level3"]
    return Indicator(
        level1=row.level1,
        level2=row.level2,
        level3=name,
        target=whole_target(row.fields) or _absent(name),
        actual=row.fields.get("actual") or _absent(name),
        claimed=row.fields.get("claimed") or _absent(name),
        weight=row.fields.get("weight"),
        reason=row.fields.get("reason"),
        rule=row.fields.get("rule"),
        note=row.fields.get("note"),
        coefficient=row.fields.get("coefficient"),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    level1: Field
    level2: Field
    fields: dict[str, Field]

    @property
    def is_indicator(self) -> bool:
        name = self.fields.get("level3")
        if name is None or name.is_empty:
            return False
        return any(not field.is_empty for column, field in self.fields.items() if not column.startswith("level"))


def _rows(table: Table, grid: Grid, form: Form) -> Iterator[_Row]:
    header = find_header(table, form.indicators)
    if header is None:
        return
    carried: dict[str, Field] = {}
    for number in range(header.below, len(table.rows)):
        if _is_header(table, number, form, header):
            continue
        if _ends(table.rows[number], form):
            return
        fields = {
            name: _field(cell, name)
            for name, column in header.columns.items()
            if (cell := grid.at(number, column)) is not None and (cell.row == number or name.startswith("level"))
        }
        carried = _carry(carried, fields)
        if "level3" in fields and ("level1" in carried or "level1" not in header.columns):
            level3 = fields["level3"]
            level1 = carried.get("level1") or _absent(level3)
            yield _Row(
                level1,
                carried.get("level2") or _absent(level1),
                {column: _in_row(field, level3.text) for column, field in fields.items()},
            )


def _is_header(table: Table, number: int, form: Form, header: Header) -> bool:
    """Whether the head is printed again, as on the next page: its row, or the second row of it."""
    again = header_at(table.rows, number, form.indicators)
    if again is not None and "level3" in again.columns and "claimed" in again.columns:
        return True
    names = [label for labels in form.indicators.values() for label in labels]
    filled = [cell for cell in table.rows[number] if cell.text.strip()]
    return len(filled) > 1 and all(is_one_of(cell.text, names) for cell in filled)


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
    return any(is_one_of(cell.text, (*form.footer_total, *form.footer_end)) for cell in cells)


def _field(cell: Cell, name: str) -> Field:
    text = zh.squeeze(cell.text) if name.startswith("level") else cell.text.strip()
    return Field(text, cell.place._replace(column=_COLUMN_TITLES[name]))


def _in_row(field: Field, row: str) -> Field:
    return Field(field.text, field.place._replace(row=row))


def _absent(beside: Field) -> Field:
    """A blank field where the form has no such cell, placed at its neighbour."""
    return Field("", beside.place._replace(quote=""))


def _groups(rows: list[_Row]) -> Iterator[GroupHead]:
    """Each first- and second-level heading once, with whether any indicator stands under it."""
    seen: dict[tuple[int, str, str], tuple[Field, bool]] = {}
    for row in rows:
        for level, field in ((1, row.level1), (2, row.level2)):
            if field.is_empty:
                continue
            identity = (level, key(row.level1.text) if level == 2 else "", key(field.text))
            first, filled = seen.get(identity, (field, False))
            seen[identity] = (first, filled or row.is_indicator)
    for (level, _, _), (field, filled) in seen.items():
        points = _POINTS.search(field.text)
        yield GroupHead(level, field, filled, int(points[1]) if points else None)
