"""Headers of tables: the path above each column and the words at the head of each row."""

from __future__ import annotations

import re

from gouji.document.header import Headers, found_in, header_depth
from gouji.document.notation import parse

TABLE = next(
    parse(
        "| {2x1}编码 | {2x1}项目 | {1x2}决算数 |\n| 收入 | 支出 |\n| 201 | 一般公共\\n服务支出 | 1.00 | 2.00 |\n| {1x2}合计 | 1.00 | 2.00 |\n"
    ).tables
)  # fmt: skip


def test_merged_headers_make_paths() -> None:
    assert header_depth(TABLE) == 2
    assert Headers(TABLE).paths == (("编码",), ("项目",), ("决算数", "收入"), ("决算数", "支出"))


def test_a_place_names_row_and_column() -> None:
    cells = {(cell.row, cell.column): cell for cell in TABLE.cells}
    assert Headers(TABLE).place(cells[2, 3]).describe() == "第3行 「一般公共服务支出」行「决算数 / 支出」列"
    assert Headers(TABLE).place(cells[3, 2]).describe() == "第4行 「合计」行「决算数 / 收入」列"


def test_a_table_without_figures_has_one_header_row() -> None:
    table = next(parse("| 序号 | 单位名称 |\n| 甲 | 乙 |\n").tables)
    assert header_depth(table) == 1


def test_what_is_found_in_a_table_is_placed_by_its_headers() -> None:
    document = parse(
        "本年收入XX万元\n| {2x1}项目 | {1x2}决算数 |\n| 收入 | 支出 |\n| 办公费 | 3.00 | XX万元 |\n| XX费 | 1.00 | 2.00 |\n"
    )
    found = [(words, place.describe()) for place, words in found_in(document, re.compile("XX万?元?"))]
    assert found == [
        ("XX万元", "第1行"),
        ("XX万元", "第4行 「办公费」行「决算数 / 支出」列"),
        ("XX", "第5行 「项目」列"),
    ]
