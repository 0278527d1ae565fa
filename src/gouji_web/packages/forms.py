"""The sheets of a package as forms: each cell with what it holds, what is said of it and whether it may be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from gouji.workbook.schema import Column
from gouji_web.packages.content import Live, Located
from gouji_web.packages.models import Package, Remark, Row
from gouji_web.packages.stages import Part, Stage

_NOTES = {
    "body": "带 * 的必填。金额单位见各栏。",
    "ledgers": "台账文件先在“概况”页上传，这里写它的文件名。",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """一格."""

    row: Row
    column: Column
    text: str
    fault: str = ""
    remarks: tuple[Remark, ...] = ()
    fixed: bool = False

    @property
    def id(self) -> str:
        return f"{self.row.pk}-{self.column.id.replace('.', '-')}"

    @property
    def printed(self) -> str:
        """Amounts with their thousands and two decimals, as they are printed everywhere else."""
        if self.column.kind != "amount" or not self.text:
            return self.text
        try:
            value = Decimal(self.text.replace(",", ""))
        except InvalidOperation:
            return self.text
        places = max(2, -int(value.normalize().as_tuple().exponent)) if value.is_finite() else 2
        return f"{value:,.{places}f}"

    @property
    def is_long(self) -> bool:
        return self.column.kind == "lines" or self.column.id in (
            "expected",
            "achieved",
            "deviation",
            "measures",
            "reason",
        )


@dataclass(frozen=True, slots=True)
class Line:
    """一行的各格, with the row's score where it is an indicator."""

    row: Row
    label: str
    shown: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    score: Any = None


@dataclass(frozen=True, slots=True)
class Form:
    """一张表单."""

    part: Part
    lines: tuple[Line, ...]
    faults: tuple[Located, ...]

    @property
    def note(self) -> str:
        """What the sheet says of itself, where a page is meant and no spreadsheet."""
        return _NOTES.get(self.part.plan.id, self.part.plan.note)

    @property
    def is_fields(self) -> bool:
        return self.part.plan.layout == "fields"


def forms(package: Package, stage: Stage, live: Live, remarks: Iterable[Remark]) -> Iterator[Form]:
    """The sheets of a stage as they stand."""
    rows: dict[str, list[Row]] = {}
    for row in package.row_set.filter(sheet__in={part.plan.id for part in stage.parts}):
        rows.setdefault(row.sheet, []).append(row)
    said: dict[tuple[int | None, str], list[Remark]] = {}
    for remark in remarks:
        said.setdefault((remark.row_id, remark.column), []).append(remark)
    faults: dict[tuple[int | None, str], str] = {}
    faults |= {(one.row, one.column): one.message for one in reversed(live.problems) if one.row is not None}
    for part in stage.parts:
        listed = rows.get(part.plan.id, [])
        labels = dict(part.plan.fixed)
        lines = tuple(
            Line(
                row,
                labels.get(row.key, ""),
                tuple(Cell(row, column, row.texts.get(column.id, ""), fixed=True) for column in part.shown),
                tuple(_cell(row, column, faults, said) for column in part.columns),
                live.scores.get(row.pk),
            )
            for row in listed
        )
        whole = tuple(one for one in live.problems if one.row is None and one.sheet == part.plan.name)
        yield Form(part, lines, whole)


def _cell(
    row: Row,
    column: Column,
    faults: Mapping[tuple[int | None, str], str],
    said: Mapping[tuple[int | None, str], list[Remark]],
) -> Cell:
    where = (row.pk, column.id)
    return Cell(row, column, row.texts.get(column.id, ""), faults.get(where, ""), tuple(said.get(where, ())))
