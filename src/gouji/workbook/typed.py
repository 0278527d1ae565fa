"""Content typed cell by cell, outside a spreadsheet: read, addressed and refused as if it stood in the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gouji.domain.stages import USUAL
from gouji.readers.sheet import SheetCell, column_name
from gouji.workbook.content import Content, Entry, Problems, Record
from gouji.workbook.reading import entry_of
from gouji.workbook.schema import HEADER_ROW, SheetPlan, asked, sheets


class TypedRow(NamedTuple):
    """填写的一行: the texts of its cells by column id as a person typed them; ``row`` is the id of a fixed row, else empty."""

    texts: Mapping[str, str]
    row: str = ""


#: The rows of each sheet by its id; a sheet of fields has one.
Typed = Mapping[str, Sequence[TypedRow]]


def content_of(typed: Typed, problems: Problems) -> Content:
    """The content of what was typed; what cannot stand in its cell goes to ``problems``, as when a workbook is read."""
    return Content({plan.id: tuple(_records(plan, typed.get(plan.id, ()), problems)) for plan in _asked()})


@cache
def _asked() -> tuple[SheetPlan, ...]:
    return tuple(asked(plan, USUAL) for plan in sheets())


def typed_of(content: Content) -> dict[str, tuple[TypedRow, ...]]:
    """``content`` as a person would type it."""
    return {
        plan.id: tuple(
            TypedRow(
                {name: _text(entry) for name, entry in record.entries.items() if entry.value is not None}, record.row
            )
            for record in content.rows(plan.id)
        )
        for plan in sheets()
    }


def addresses(plan: SheetPlan, at: int) -> Iterator[str]:
    """The cells that the columns have in the workbook, in their order, in row ``at`` (from 0): B7, C7."""
    for number in range(len(plan.columns)):
        if plan.layout == "fields":
            yield f"B{HEADER_ROW + 2 + number}"
        else:
            yield f"{column_name(number + bool(plan.fixed))}{HEADER_ROW + 2 + at}"


def _records(plan: SheetPlan, rows: Sequence[TypedRow], problems: Problems) -> Iterator[Record]:
    given = {row.row: row for row in rows}
    if plan.fixed:
        rows = [given.get(row_id, TypedRow({}, row_id)) for row_id, _ in plan.fixed]
    elif plan.layout == "fields":
        rows = rows[:1] or [TypedRow({})]
    for at, row in enumerate(rows):
        if not plan.fixed and plan.layout == "rows" and not any(text.strip() for text in row.texts.values()):
            continue
        if plan.fixed and not any(text.strip() for text in row.texts.values()):
            if plan.optional:
                continue
            label = dict(plan.fixed)[row.row]
            problems.add(plan.name, next(addresses(plan, at)), f"“{label}”一行没有填写，没有发生的请填 0。")
            continue
        entries = {}
        for column, where in zip(plan.columns, addresses(plan, at), strict=True):
            text = row.texts.get(column.id, "")
            if text or column.required:
                entries[column.id] = entry_of(plan, column, SheetCell(text) if text else None, where, problems)
            else:  # most cells of a year are empty
                entries[column.id] = Entry(None, where)
        yield Record(entries, row.row)


def _text(entry: Entry) -> str:
    return format(entry.value, "f") if isinstance(entry.value, Decimal) else entry.text
