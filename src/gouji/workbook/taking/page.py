"""取数说明: the sheet of a workbook that says of each cell what it was taken from, and what is left to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gouji.workbook.content import CellProblem, Standing, Value
from gouji.workbook.taking.merging import Told

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "取数说明"
_HEADS = (("工作表", 18), ("单元格", 10), ("栏目", 30), ("填入", 30), ("状态", 12), ("来自", 70), ("说明", 60))
_FIRST = (Standing.CONFLICT, Standing.CARRIED)


@dataclass(frozen=True)
class TakingPage:
    """取数说明: lines by cell, what could not be taken in words, and the cells that are left to fill in."""

    told: tuple[Told, ...]
    remarks: tuple[str, ...] = ()
    left: tuple[CellProblem, ...] = ()


def write_page(book: Workbook, page: TakingPage) -> None:
    """Adds the sheet: what needs a look first, then what is left to fill in, then every cell with its source."""
    sheet = book.add_worksheet(NAME)
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7"})
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    link = book.add_format({"border": 1, "font_color": "#0563C1", "underline": 1, "valign": "top"})
    sheet.write(0, 0, NAME, book.add_format({"bold": True, "font_size": 14}))
    sheet.write(1, 0, _summary(page))
    for at, (_, width) in enumerate(_HEADS):
        sheet.set_column(at, at, width)
    lines: list[tuple[Sequence[Value], Any]] = []
    if page.remarks:
        lines += [(("没有取到的",), bold), *(((said,), None) for said in page.remarks), ((), None)]
    if page.left:
        lines.append(((f"还要填的 {len(page.left)} 处",), bold))
        lines += [((one.sheet, one.cell, "", "", "", "", one.message), cell) for one in page.left]
        lines.append(((), None))
    lines += [(("每一格的来源",), bold), (tuple(name for name, _ in _HEADS), head)]
    for told in _ordered(page.told):
        line = (told.sheet, told.cell, told.label, told.value, told.standing.value, told.origin, told.remark)
        lines.append((line, cell))
    for row, (values, look) in enumerate(lines, 3):
        _write_line(sheet, row, values, look, link if look is cell else None)


def _summary(page: TakingPage) -> str:
    counts = {standing: sum(one.standing is standing for one in page.told) for standing in Standing}
    told = "，".join(f"{standing.value} {count} 格" for standing, count in counts.items() if count)
    return f"{told or '没有取到数'}；还要填 {len(page.left)} 处。绿色为取入，紫色来自上年（请核对是否仍然适用），红色为几处不同。"


def _ordered(told: Sequence[Told]) -> list[Told]:
    return sorted(told, key=lambda one: _FIRST.index(one.standing) if one.standing in _FIRST else len(_FIRST))


def _write_line(sheet: Worksheet, row: int, line: Sequence[Value], cell: Any, link: Any) -> None:
    for at, value in enumerate(line):
        if at == 1 and value and link is not None:
            sheet.write_url(row, at, f"internal:'{line[0]}'!{value}", link, str(value))
        elif isinstance(value, Decimal | int):
            sheet.write_number(row, at, value, cell)
        else:
            sheet.write_string(row, at, value or "", cell)
