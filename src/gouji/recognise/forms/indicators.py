"""指标行: the tree of indicators, with merged names carried down and template rows told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gouji.catalogue.forms import Form
from gouji.document.grid import Grid
from gouji.document.tree import Cell, Table
from gouji.domain.selfeval import Field, GroupHead, Indicator
from gouji.recognise.match import column_names, is_one_of, key
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
}


def read_indicators(table: Table, grid: Grid, form: Form) -> tuple[tuple[Indicator, ...], tuple[GroupHead, ...]]:
    """The scored rows and the group headings of ``table``, in printed order.

    A row is an indicator when its third-level name is filled and any other column is; a template row (…… or blank) only
    keeps its group heading.
    """
    rows = list(_rows(table, grid, form))
    indicators = tuple(
        Indicator(
            level1=row.level1,
            level2=row.level2,
            level3=row.fields["level3"],
            target=row.fields.get("target") or _absent(row.fields["level3"]),
            actual=row.fields.get("actual") or _absent(row.fields["level3"]),
            claimed=row.fields.get("claimed") or _absent(row.fields["level3"]),
            weight=row.fields.get("weight"),
            reason=row.fields.get("reason"),
            rule=row.fields.get("rule"),
            note=row.fields.get("note"),
        )
        for row in rows
        if row.is_indicator
    )
    return indicators, tuple(_groups(rows))


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
    columns: dict[str, int] = {}
    carried: dict[str, Field] = {}
    for number, cells in enumerate(table.rows):
        header = column_names(((cell.column, cell.text) for cell in cells), form.indicators)
        if {"level1", "level3", "claimed"}.issubset(header):
            columns = header
            continue
        if not columns:
            continue
        if _ends(cells, form):
            return
        fields = {
            name: _field(cell, name)
            for name, column in columns.items()
            if (cell := grid.at(number, column)) is not None and (cell.row == number or name.startswith("level"))
        }
        carried = _carry(carried, fields)
        if "level1" in carried:
            level3 = fields.get("level3")
            named = level3.text if level3 and level3.text else ""
            yield _Row(
                carried["level1"],
                carried.get("level2") or _absent(carried["level1"]),
                {column: _in_row(field, named) for column, field in fields.items()},
            )


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
