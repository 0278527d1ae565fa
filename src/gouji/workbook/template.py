"""Writes a workbook: blank for a new year, or filled with known content; with choices, notes and live checks."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gouji.readers.faults import InputError
from gouji.readers.sheet import column_name
from gouji.workbook.content import Content, Entry, Record, Standing
from gouji.workbook.front_page import OWNERS, write_front
from gouji.workbook.printed_sheet import LINE, fit_for_print, lines_of
from gouji.workbook.schema import FIELD_HEADS, FIXED_HEAD, HEADER_ROW, Column, SheetPlan, sheets
from gouji.workbook.taking.page import TakingPage, write_page

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_BLANK_ROWS = 60
_LIVE_COLUMN = 3
_WIDTHS = {"text": 26, "lines": 48, "amount": 18, "count": 12, "points": 10, "code": 12, "code5": 12, "choice": 14}
_FIELD_WIDTHS = (34, 60, 8, 60)
_EPOCH = (2000, 1, 1)
#: Fills of cells that no person typed.
_FILLS = {Standing.TAKEN: "#E2F0D9", Standing.CARRIED: "#D9D2E9", Standing.CONFLICT: "#F8CBAD"}


def write(content: Content, template: str = "", told: TakingPage | None = None) -> bytes:
    """The workbook of ``content``; a blank one has all sheets with room to fill them in.

    ``template`` is filled into a blank workbook's 文本样式; ``told`` becomes its last sheet. Equal content gives equal bytes.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise InputError("写工作簿需要组件 XlsxWriter，请先运行：pip install 'gouji[prepare]'") from None
    from datetime import datetime

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(*_EPOCH)})
    formats = _formats(book)
    write_front(book, content)
    for plan in sheets():
        page = book.add_worksheet(plan.name)
        page.write(0, 0, plan.name, formats["title"])
        page.write(1, 0, plan.note, formats["note"])
        if plan.live:
            page.write_formula(0, _LIVE_COLUMN, plan.live, formats["note"], "")
        if plan.layout == "fields":
            _write_fields(page, plan, content.fields(plan.id), template, formats)
        else:
            _write_rows(page, plan, content.rows(plan.id), formats)
        fit_for_print(page)
    if told is not None:
        write_page(book, told)
    book.close()
    return buffer.getvalue()


def _formats(book: Workbook) -> dict[str, Any]:
    """Formats by name, those of cells also by name and standing: required.amount 来自上年."""
    edge = {"border": 1, "valign": "vcenter", "text_wrap": True}
    wanted = {"bg_color": "#FFF9DB"}
    cells: dict[str, dict[str, Any]] = {
        "required": {**edge, **wanted},
        "free": edge,
        "required.amount": {**edge, **wanted, "num_format": "#,##0.00"},
        "free.amount": {**edge, "num_format": "#,##0.00"},
        "free.wan": {**edge, "num_format": "#,##0.00####"},
        "required.code": {**edge, **wanted, "num_format": "@"},
    }
    made = {name: book.add_format(look) for name, look in cells.items()}
    for standing, fill in _FILLS.items():
        for name, look in cells.items():
            made[_format_name(name, standing)] = book.add_format({**look, "bg_color": fill})
    return {
        **made,
        "title": book.add_format({"bold": True, "font_size": 14}),
        "note": book.add_format({"font_color": "#666666"}),
        "header": book.add_format({**edge, "bold": True, "bg_color": "#DDEBF7", "align": "center"}),
    }


def _format_name(name: str, standing: Standing) -> str:
    return f"{name} {standing.value}" if standing in _FILLS else name


def _format_of(column: Column) -> str:
    if column.kind == "amount" and column.unit == "万元":
        return "free.wan"
    if column.kind == "amount":
        return "required.amount" if column.required else "free.amount"
    if column.kind in ("code", "code5"):
        return "required.code"
    return "required" if column.required else "free"


def _write_fields(page: Worksheet, plan: SheetPlan, record: Record, template: str, formats: dict[str, Any]) -> None:
    for at, (title, width) in enumerate(zip(FIELD_HEADS, _FIELD_WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write(HEADER_ROW, at, title, formats["header"])
    for row, column in enumerate(plan.columns, HEADER_ROW + 1):
        page.write(row, 0, column.label, formats["free"])
        entry = record.entries.get(column.id)
        if entry is None and column.id == "template" and template:
            entry = Entry(template)
        _write_entry(page, row, 1, column, entry, formats)
        page.write(row, 2, column.unit, formats["free"])
        page.write(row, 3, column.note, formats["note"])
        _validate(page, column, row, 1, row, 1)
    page.freeze_panes(HEADER_ROW + 1, 1)


def _write_rows(page: Worksheet, plan: SheetPlan, records: tuple[Record, ...], formats: dict[str, Any]) -> None:
    first = 1 if plan.fixed else 0
    if first:
        page.write(HEADER_ROW, 0, FIXED_HEAD, formats["header"])
        page.set_column(0, 0, 26)
    page.set_row(HEADER_ROW, max(lines_of(one.header, _WIDTHS.get(one.kind, 18)) for one in plan.columns) * LINE)
    for at, column in enumerate(plan.columns, first):
        page.write(HEADER_ROW, at, column.header, formats["header"])
        page.set_column(at, at, _WIDTHS.get(column.kind, 18))
        if column.note:
            page.write_comment(HEADER_ROW, at, column.note)
    by_row = {record.row: record for record in records}
    listed = [by_row.get(row_id, Record({}, row_id)) for row_id, _ in plan.fixed] or list(records)
    blanks = 0 if plan.fixed else _BLANK_ROWS
    labels = dict(plan.fixed)
    last = HEADER_ROW + len(listed) + blanks
    for row, record in enumerate([*listed, *[Record({})] * blanks], HEADER_ROW + 1):
        if first:
            page.write(row, 0, labels[record.row], formats["free"])
        for at, column in enumerate(plan.columns, first):
            _write_entry(page, row, at, column, record.entries.get(column.id), formats)
    for at, column in enumerate(plan.columns, first):
        _validate(page, column, HEADER_ROW + 1, at, last, at)
    page.freeze_panes(HEADER_ROW + 1, 2 if plan.id in ("lines", "indicators", "economic") else 1)


def _write_entry(
    page: Worksheet, row: int, at: int, column: Column, entry: Entry | None, formats: dict[str, Any]
) -> None:
    standing = Standing.TYPED if entry is None else entry.standing
    look = formats[_format_name(_format_of(column), standing)]
    value = None if entry is None else entry.value
    if entry is not None and entry.source:
        page.write_comment(row, at, entry.source, {"x_scale": 2})
    if value is None:
        page.write_blank(row, at, None, look)
    elif isinstance(value, Decimal | int):
        page.write_number(row, at, value, look)
    else:
        page.write_string(row, at, value, look)


def _validate(page: Worksheet, column: Column, top: int, left: int, bottom: int, right: int) -> None:
    """The live checks Excel itself makes while a cell is typed."""
    stop = {"error_title": column.label, "input_title": column.label[:32], "ignore_blank": True}
    if column.note:
        stop["input_message"] = column.note[:255]
    if column.id == "owner":
        rule: dict[str, Any] = {"validate": "list", "source": OWNERS, "error_type": "information"}
        rule["error_message"] = "请填“整体”或“项目”表里的项目名称。"
    elif column.kind == "choice":
        rule = {
            "validate": "list",
            "source": list(column.choices),
            "error_message": "请从列表中选一项。",
        }
    elif column.kind == "amount" and column.signed:
        return
    elif column.kind == "amount":
        message = f"请填不小于 0 的数字，单位为{column.unit}。"
        rule = {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": message}
    elif column.kind == "count":
        rule = {"validate": "integer", "criteria": ">=", "value": 0, "error_message": "请填不小于 0 的整数。"}
    elif column.kind == "points":
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 100,
            "error_message": "0 至 100。",
        }
    elif column.kind in ("code", "code5"):
        corner = f"{column_name(left)}{top + 1}"
        lengths = (
            f"LEN({corner})=5" if column.kind == "code5" else f"OR(LEN({corner})=3,LEN({corner})=5,LEN({corner})=7)"
        )
        rule = {"validate": "custom", "value": f"={lengths}", "error_message": "科目编码的位数不对。"}
    else:
        return
    page.data_validation(top, left, bottom, right, {**stop, **rule})
