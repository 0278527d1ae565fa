"""填写进度: the first sheet of a workbook: what each sheet is for, in which stage, and live, how much of it is still missing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.domain.package import ZERO
from gouji.domain.package_totals import total
from gouji.domain.stages import Stage
from gouji.readers.sheet import column_name
from gouji.workbook.content import Content, Record
from gouji.workbook.indicators import WHOLE
from gouji.workbook.printed_sheet import LINE, fit_for_print, lines_of
from gouji.workbook.schema import HEADER_ROW, SheetPlan, sheet, sheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "填写进度"
_HEADS = (("工作表", 20), ("哪个阶段用", 24), ("必填没有填", 16), ("已填行数", 12), ("说明", 90))
_FIRST, _LAST = HEADER_ROW + 2, 300
#: So many columns tell whether a row is in use.
_TELLING = 6
_ITEM_DIGITS = 7


def write_front(book: Workbook, content: Content) -> None:
    """Adds the sheet; its formulas follow what is filled in, and show what ``content`` fills until they are recalculated."""
    page = book.add_worksheet(NAME)
    edge = {"border": 1, "valign": "vcenter", "text_wrap": True}
    plain, head = book.add_format(edge), book.add_format({**edge, "bold": True, "bg_color": "#DDEBF7"})
    link = book.add_format({**edge, "font_color": "#0563C1", "underline": 1})
    amount = book.add_format({**edge, "num_format": "#,##0.00"})
    page.write(0, 0, NAME, book.add_format({"bold": True, "font_size": 14}))
    page.write(1, 0, "表从左到右就是办事的先后。数字随填随算；全部问题在 gouji prepare 时一次指明到格。")
    for at, (title, width) in enumerate(_HEADS):
        page.set_column(at, at, width)
        page.write(HEADER_ROW, at, title, head)
    row = HEADER_ROW
    for row, plan in enumerate(sheets(), HEADER_ROW + 1):
        page.write_url(row, 0, f"internal:'{plan.name}'!A1", link, plan.name)
        stages = [stage.value for stage in Stage if stage in plan.stages]
        page.write(row, 1, "、".join(stages) + ("（可不填）" if plan.optional else ""), plain)
        page.write_formula(row, 2, f"={_missing(plan)}", plain, _missing_now(plan, content))
        page.write_formula(row, 3, f"={_filled_rows(plan)}", plain, _filled_now(plan, content))
        page.write(row, 4, plan.note, plain)
        page.set_row(row, lines_of(plan.note, _HEADS[-1][1]) * LINE)
    last = row + 1
    page.conditional_format(
        HEADER_ROW + 1,
        2,
        last - 1,
        2,
        {"type": "cell", "criteria": ">", "value": 0, "format": book.add_format({"bg_color": "#F8CBAD"})},
    )
    for row, (label, formula, now) in enumerate(_totals(content), last + 1):
        page.merge_range(row, 0, row, 1, label, plain)
        page.write_formula(row, 2, formula, amount, now)
    page.freeze_panes(HEADER_ROW + 1, 1)
    fit_for_print(page)
    page.print_area(0, 0, row, len(_HEADS) - 1)
    _list_owners(page, content)


#: What an indicator may belong to, for the drop-down list of its sheet: 整体 and below it the projects.
OWNERS = f"=OFFSET('{NAME}'!$AA$1,0,0,1+COUNTA('{sheet('projects').name}'!$A${_FIRST}:$A${_LAST}),1)"
_OWNERS_AT = 26


def _list_owners(page: Worksheet, content: Content) -> None:
    page.write_string(0, _OWNERS_AT, WHOLE)
    named = [record.text("name") for record in content.rows("projects")]
    for row in range(_LAST - _FIRST + 1):
        cell = f"'{sheet('projects').name}'!$A${_FIRST + row}"
        page.write_formula(
            row + 1, _OWNERS_AT, f'=IF({cell}="","",{cell})', None, named[row] if row < len(named) else ""
        )
    page.set_column(_OWNERS_AT, _OWNERS_AT, None, None, {"hidden": True})


def _missing(plan: SheetPlan) -> str:
    """How many required cells are blank: of the fields, of the given rows, or of the rows that are in use."""
    required = [at for at, column in enumerate(plan.columns) if column.required]
    if not required:
        return "0"
    if plan.layout == "fields":
        return "+".join(f"COUNTBLANK('{plan.name}'!$B${_FIRST + at})" for at in required)
    if plan.fixed:
        last = _FIRST + len(plan.fixed) - 1
        letters = (column_name(at + 1) for at in required)
        return "+".join(f"COUNTBLANK('{plan.name}'!${one}${_FIRST}:${one}${last})" for one in letters)
    return "+".join(f"SUMPRODUCT(({_in_use(plan)})*(LEN({_range(plan, at)})=0))" for at in required)


def _filled_rows(plan: SheetPlan) -> str:
    if plan.layout == "fields":
        return f"COUNTA('{plan.name}'!$B${_FIRST}:$B${_FIRST + len(plan.columns) - 1})"
    if plan.fixed:
        filled = "&".join(_range(plan, at, len(plan.fixed)) for at in range(1, len(plan.columns) + 1))
        return f"SUMPRODUCT((LEN({filled})>0)*1)"
    return f"SUMPRODUCT(({_in_use(plan)})*1)"


def _in_use(plan: SheetPlan) -> str:
    telling = [at for at, column in enumerate(plan.columns) if column.id == plan.counted_by] or range(
        min(_TELLING, len(plan.columns))
    )
    return f"LEN({'&'.join(_range(plan, at) for at in telling)})>0"


def _range(plan: SheetPlan, at: int, rows: int = _LAST - _FIRST + 1) -> str:
    return f"'{plan.name}'!${column_name(at)}${_FIRST}:${column_name(at)}${_FIRST + rows - 1}"


def _missing_now(plan: SheetPlan, content: Content) -> int:
    required = [column.id for column in plan.columns if column.required]
    records = _counted(plan, content)
    if plan.layout == "fields" or plan.fixed:
        asked = len(plan.fixed) or 1
        return len(required) * asked - sum(bool(record.text(column)) for record in records for column in required)
    return sum(not record.text(column) for record in records for column in required)


def _filled_now(plan: SheetPlan, content: Content) -> int:
    if plan.layout == "fields":
        return sum(bool(content.fields(plan.id).text(column.id)) for column in plan.columns)
    if plan.fixed:
        return sum(any(record.text(column.id) for column in plan.columns) for record in content.rows(plan.id))
    return len(_counted(plan, content))


def _counted(plan: SheetPlan, content: Content) -> list[Record]:
    """The rows that are filled in, and not only listed beforehand."""
    return [record for record in content.rows(plan.id) if not plan.counted_by or record.text(plan.counted_by)]


def _totals(content: Content) -> Iterator[tuple[str, str, Decimal]]:
    """Totals that an accountant knows by heart, in 元: label, formula and what they come to now."""
    for label, sheet_id, stem in (
        ("年初预算合计（元）", "budget_lines", ""),
        ("本年收入合计（元）", "lines", "income."),
        ("本年支出合计（元）", "lines", "spending."),
    ):
        plan = sheet(sheet_id)
        columns = [
            at for at, column in enumerate(plan.columns) if column.kind == "amount" and column.id.startswith(stem)
        ]
        codes = f"(LEN({_range(plan, 0)})=7)*1"
        formula = "+".join(f"SUMPRODUCT({codes},{_range(plan, at)})" for at in columns)
        items = [record for record in content.rows(sheet_id) if len(record.text("code")) == _ITEM_DIGITS]
        now = total(record.amount(plan.columns[at].id) or ZERO for record in items for at in columns)
        yield label, f"={formula}", now
    plan = sheet("three_public")
    letter = column_name(next(at for at, column in enumerate(plan.columns, 1) if column.id == "final"))
    formula = f"=SUM('{plan.name}'!${letter}${_FIRST}:${letter}${_FIRST + len(plan.fixed) - 1})"
    now = total(record.amount("final") or ZERO for record in content.rows("three_public"))
    yield "“三公”经费决算合计（元）", formula, now
