"""Tables too wide for their paper: further columns on the next page stand beside the first, not below them."""

from __future__ import annotations

from pdffile import Sheet, read

NAMES = ["科目", "本年合计", "基本支出"]
MORE = ["项目支出", "经营支出", "其他支出"]
ROWS = ["合计", "公共安全", "社会保障", "卫生健康", "住房保障"]


def page(xs: list[float], rows: list[list[str]], *, step: float = 24) -> Sheet:
    ys = [100 + step * at for at in range(len(rows) + 1)]
    sheet = Sheet().grid(xs, ys)
    for row, y in zip(rows, ys, strict=False):
        sheet.row(xs, y + 16, *row)
    return sheet


def figures(start: int, width: int) -> list[list[str]]:
    return [[f"{start + at + 10 * row}.00" for at in range(width)] for row in range(len(ROWS))]


def rows(*sheets: Sheet) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in read(*sheets).tables]


XS = [80.0, 200.0, 320.0, 440.0]
FIRST = [NAMES, *([name, *line] for name, line in zip(ROWS, figures(1, 2), strict=True))]
NEXT = [MORE, *figures(3, 3)]


def test_further_columns_stand_beside() -> None:
    assert rows(page(XS, FIRST), page(XS, NEXT)) == [[one + other for one, other in zip(FIRST, NEXT, strict=True)]]


def test_numbers_of_columns_that_go_on_tell_them_be_their_rows_lower() -> None:
    first = [FIRST[0], ["栏次", "1", "2"], *FIRST[1:]]
    more = [NEXT[0], ["3", "4", "5"], *NEXT[1:]]
    assert rows(page(XS, first), page(XS, more, step=21)) == [
        [one + other for one, other in zip(first, more, strict=True)]
    ]


def test_columns_of_lower_rows_without_numbers_stay_apart() -> None:
    assert rows(page(XS, FIRST), page(XS, NEXT, step=21)) == [FIRST, NEXT]


def test_rows_below_stay_below() -> None:
    more = [["教育", *line] for line in figures(50, 2)]
    assert rows(page(XS, FIRST), page(XS, more)) == [FIRST + more]
    assert rows(page(XS, FIRST), page(XS, [NAMES, *more])) == [FIRST + more]
