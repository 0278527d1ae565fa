"""Tables that blanks line up in text files, and lines that are none."""

from __future__ import annotations

from gouji.document.notation import render
from gouji.readers import read_bytes
from gouji.values.width import padded

_ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "368.94", "273.89", "95.05"),
    ("204", "公共安全支出", "368.94", "273.89", "95.05"),
    ("2040601", "行政运行", "273.89", "273.89", ""),
    ("2040602", "其中：一般事务", "95.05", "", "95.05"),
)
_TABLE = """| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 368.94 | 273.89 | 95.05 |
| 204 | 公共安全支出 | 368.94 | 273.89 | 95.05 |
| 2040601 | 行政运行 | 273.89 | 273.89 |  |
| 2040602 | 其中：一般事务 | 95.05 |  | 95.05 |

"""


def _read(text: str) -> str:
    return render(read_bytes("a.txt", text.encode()))


def _laid(*, right: bool, between: str = "\n") -> str:
    widths = (10, 18, 12, 12, 12)
    return between.join(
        "".join(
            padded(text, width, right=right and at > 1)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in _ROWS
    )


def test_cells_are_told_by_where_they_stand() -> None:
    for right in (True, False):
        for between in ("\n", "\n\n"):
            text = f"支出决算表\n编制单位：青溪区司法局      单位：万元\n{_laid(right=right, between=between)}\n注：本表如此。\n"
            above = "支出决算表\n编制单位：青溪区司法局      单位：万元\n"
            assert _read(text) == above + _TABLE + "注：本表如此。\n"


def test_wide_heads_stand_over_what_they_cover() -> None:
    text = "项目          2021年决算\n名称        收入       支出\n甲          10.00      8.00\n乙          20.00      9.00\n合计        30.00     17.00\n"
    assert _read(text).splitlines()[0] == "| 项目 | {1x2}2021年决算 |"


def test_the_next_table_begins_with_its_title() -> None:
    rows = "甲      10.00   8.00\n乙      20.00   9.00\n合计    30.00  17.00\n"
    assert _read(f"收入表\n{rows}支出表\n{rows}").count("支出表\n|") == 1


def test_a_cell_over_two_columns_makes_no_table() -> None:
    assert "|" not in _read("甲    10.00    8.00\n乙    20.00    9.00\n丙    123,456,789.00\n丁    10.00    7.00\n")


def test_blanks_that_only_part_cells_make_no_table_where_one_is_left_out() -> None:
    rows = ("  ".join(filter(None, row)) for row in _ROWS)
    assert "|" not in _read("\n".join(rows) + "\n")


def test_blanks_that_only_part_cells_make_a_table_where_all_rows_have_as_many() -> None:
    assert _read("名称  决算  预算\n甲  10.00  8.00\n乙丙丁  2.00  9.00\n合计  12.00  17.00\n").count("\n| ") == 3


def test_what_only_stands_apart_is_no_table() -> None:
    for text in (
        "目录\n一、部门概况    1\n二、决算表    3\n三、情况说明    12\n四、名词解释    15\n",
        "联系人：张三    电话：12345678\n经办人：李四    电话：87654321\n审核人：王五    电话：11223344\n",
        "本年支出  368.94万元。\n其中  273.89万元用于人员。\n其余  95.05万元用于项目。\n",
    ):
        assert "|" not in _read(text)
