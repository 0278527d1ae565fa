"""Places found again: by line, and in formats without lines by words and labels."""

from __future__ import annotations

from dataclasses import replace

import pytest
from audit_samples import FORM, change_finding, document, quoted

from gouji.document.notation import parse
from gouji.document.numbering import numbered
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Table
from gouji.reports.locate import Locator, Spot, figure_at


def without_lines(read: Document) -> Document:
    """As a Word file would be read: places have no line."""
    blocks = []
    for block in read.blocks:
        if isinstance(block, Table):
            cells = tuple(cell.moved(cell.place._replace(line=None)) for cell in block.cells)
            block = replace(block, cells=cells)
        blocks.append(replace(block, place=block.place._replace(line=None)))
    return replace(read, blocks=tuple(blocks))


SAME_AMOUNTS = """附件2
项目支出绩效自评表
| 项目名称 | 普法 | 实施单位 |  |
| 资金 | 年初预算数 | 全年预算数 | 全年执行数 |
| 年度资金总额 | 24.00 | 24.00 | 24.00 |
| 其他资金 | 24.00 | 24.00 | 24.00 |
| 指标 | 年度指标值 | 实际完成值 | 得分 |
| 办案数 | 24 | 24 | 10 |
"""


def place(row: str, column: str, quote: str) -> Place:
    return Place(section="附件2", table="项目支出绩效自评表", row=row, column=column, quote=quote)


@pytest.mark.parametrize(
    ("row", "column", "quote", "cell"),
    [
        ("年度资金总额", "年初预算数", "24.00", (2, 1)),
        ("年度资金总额", "预算数", "24.00", (2, 2)),  # 全年预算数 is a name of it, 年初预算数 is another column
        ("年度资金总额", "执行数", "24.00", (2, 3)),
        ("其他资金", "执行数", "24.00", (3, 3)),
        ("办案数", "实际完成值", "24", (5, 2)),
        ("实施单位", "", "", (0, 3)),  # a blank field stands beside its label
    ],
)
def test_equal_cells_are_told_apart_by_the_labels_of_the_place(
    row: str, column: str, quote: str, cell: tuple[int, int]
) -> None:
    read = without_lines(document(SAME_AMOUNTS))
    spot = Locator(read).find(place(row, column, quote))
    assert spot is not None
    table = read.blocks[spot.block]
    assert isinstance(table, Table)
    assert spot.cell is not None
    assert (table.cells[spot.cell].row, table.cells[spot.cell].column) == cell


def test_the_table_itself_and_the_file_itself() -> None:
    locator = Locator(without_lines(document(SAME_AMOUNTS)))
    assert locator.find(place("", "", "")) == Spot(2)
    assert locator.find(Place()) is None
    assert locator.find(place("", "", "没有印这几个字")) is None


def test_words_and_the_figure_within_them() -> None:
    read = document()
    found = change_finding(read)
    spot = Locator(read).find(found.problem.places[0])
    assert spot == Spot(3, None, 15, 33)
    text = next(block.text for block in read.blocks[3:] if isinstance(block, Paragraph))
    figure = figure_at(read, spot, found.problem, found.problem.places[0])
    assert text[slice(*(figure or ()))] == "2.58万元"


def test_a_place_on_a_line_is_found_on_that_line_only() -> None:
    read = document(FORM + "正文写本年支出26.85万元。\n")
    first = quoted(read, "本年支出26.85万元")
    assert Locator(read).find(first._replace(line=6)) == Spot(4, None, 3, 14)
    assert Locator(read).find(first._replace(line=99)) is None


def test_equal_cells_of_a_run_are_told_apart_by_their_number() -> None:
    """Three cells print 24.00 at places that read alike: each is found as itself."""
    read = without_lines(numbered(parse("| 甲 | 24.00 | 24.00 | 24.00 |\n"), 0))
    places = [cell.place for table in read.tables for cell in table.cells]
    assert [Locator(read).find(place) for place in places] == [Spot(0, at) for at in range(4)]
