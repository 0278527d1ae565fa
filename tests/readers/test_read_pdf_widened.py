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


LOWER = [["教育", "50.00", "51.00"], ["交通", "60.00", "61.00"]]
LOWER_MORE = [["52.00", "53.00", "54.00"], ["62.00", "63.00", "64.00"]]


def wide(left: list[list[str]], right: list[list[str]]) -> list[list[str]]:
    return [one + other for one, other in zip(left, right, strict=True)]


def test_further_columns_of_a_table_of_two_pages_come_on_two_pages() -> None:
    pages = page(XS, FIRST), page(XS, LOWER), page(XS, NEXT), page(XS, LOWER_MORE)
    assert rows(*pages) == [wide(FIRST + LOWER, NEXT + LOWER_MORE)]


def test_what_of_further_columns_is_on_no_page_is_not_read_as_blank() -> None:
    unread = [["\ufffd"] * 3] * 2
    assert rows(page(XS, FIRST), page(XS, LOWER), page(XS, NEXT)) == [wide(FIRST + LOWER, NEXT + unread)]


def test_names_of_rows_that_a_print_repeats_stand_once() -> None:
    more = [[line[0], *other[:2]] for line, other in zip(FIRST, NEXT, strict=True)]
    assert rows(page(XS, FIRST), page(XS, more)) == [wide(FIRST, [line[:2] for line in NEXT])]


def test_the_number_of_a_table_and_its_unit_stand_above_its_further_columns() -> None:
    first = page(XS, FIRST).text(80, 60, "支出决算表").text(80, 90, "编制单位：某局")
    document = read(first, page(XS, NEXT).text(300, 60, "公开03表").text(300, 90, "金额单位：元"))
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "支出决算表",
        "编制单位：某局",
        "公开03表",
        "金额单位：元",
    ]
    assert [[[cell.text for cell in row] for row in table.rows] for table in document.tables] == [wide(FIRST, NEXT)]


def test_a_table_of_the_same_rows_under_a_title_of_its_own_is_another() -> None:
    first = page(XS, FIRST).text(80, 60, "收入决算表")
    more = [[line[0], *other[:2]] for line, other in zip(FIRST, NEXT, strict=True)]
    assert rows(first, page(XS, more).text(80, 60, "支出决算表")) == [FIRST, more]


def test_forms_of_one_make_on_a_page_each_stay_apart() -> None:
    labels = ["指标", "场次", "份数", "人数", "满意度"]
    heads, one, other = ["指标", "目标值", "得分"], ["12", "10", "30", "95%"], ["8", "9", "20", "90%"]
    forms = [
        [heads, *([name, f"≥{value}", value] for name, value in zip(labels[1:], values, strict=True))]
        for values in (one, other)
    ]
    assert len(rows(*(page(XS, form) for form in forms))[0][0]) == 3


def test_a_head_of_two_rows_over_further_columns_alone() -> None:
    first = Sheet().grid(XS, [100, 148, 172, 196, 220, 244])
    for y, line in zip([128, 164, 188, 212, 236], FIRST[:1] + FIRST[2:], strict=True):
        first.row(XS, y, *line)
    ys = [100.0, 124, 148, 172, 196, 220, 244]
    second = Sheet()
    for x in (XS[0], XS[3]):
        second.line(x, ys[0], x, ys[-1])
    for x in XS[1:3]:
        second.line(x, ys[1], x, ys[-1])
    for y in ys:
        second.line(XS[0], y, XS[3], y)
    second.text(160, 116, "项目支出")
    more = [["小计", "本级", "下级"], *NEXT[2:]]
    for y, line in zip([140, 164, 188, 212, 236], more, strict=True):
        second.row(XS, y, *line)
    (table,) = read(first, second).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        [*NAMES, "项目支出"],
        more[0],
        *wide(FIRST[2:], NEXT[2:]),
    ]


def test_numbers_that_their_columns_are_too_narrow_for_are_said() -> None:
    narrow = [*FIRST[:2], ["公共安全", "###", "12.00"], *FIRST[3:]]
    document = read(page(XS, narrow))
    assert [note.text for note in document.notes] == [
        "第1页有的栏太窄，数印成了 ###，没有核对，请加宽这些栏后重新导出。"
    ]


LONG = [["甲乙丙丁戊己庚辛壬癸"[at], f"{100 + at}.00", "按月"] for at in range(10)]
LATER = [["子丑寅卯辰巳午未申酉"[at], f"{200 + at}.00", "按年"] for at in range(10)]


def test_the_next_rows_of_a_list_without_its_head_are_not_its_further_columns() -> None:
    first = [["单位名称", "金额", "备注"], *LONG[:9]]
    assert rows(page(XS, first), page(XS, LATER)) == [first + LATER]


def test_a_list_under_a_name_of_its_own_is_another() -> None:
    people = [["姓名", "职务"], *([one, "科员"] for one, _, _ in LONG)]
    things = [["设备", "数量"], *([one, "两台"] for one, _, _ in LATER)]
    apart = page([80.0, 250.0, 440.0], people), page([80.0, 200.0, 440.0], things).row([80.0], 80, "办公设备的清单如下")
    assert rows(*apart) == [people, things]
