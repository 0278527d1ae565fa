"""Text that is drawn and cut off: nobody sees it, and it stands where it is seen on another page."""

from __future__ import annotations

import pytest
from pdffile import Sheet, pdf_file, read

from gouji.document.notation import render
from gouji.document.tree import Table
from gouji.readers.layout.clipped import cut_short
from gouji.readers.layout.lattice import Frame, Lattice
from gouji.readers.layout.words import words_of
from gouji.readers.pdf.pdfium import pages_of

XS = [80.0, 240.0, 380.0, 500.0]
TOP, FOOT = 700.0, 760.0
FRAME = "80 82 420 60 re W n"  # from TOP to FOOT, of the height of the page


def framed(page: Sheet, x: float, y: float, text: str, frame: str = FRAME) -> Sheet:
    """``text`` drawn inside ``frame``."""
    code = text.encode("utf-16-be").hex()
    return page.raw(f"q {frame} BT /F1 12 Tf 1 0 0 1 {x} {page.height - y} Tm <{code}> Tj ET Q")


def shown(y: float, frame: str = FRAME, x: float = 84) -> bool:
    return bool(render(read(framed(Sheet(), x, y, "12.00", frame))).strip())


@pytest.mark.parametrize(
    ("y", "seen"), [(690, False), (701, False), (712, True), (759, True), (763, True), (767, False), (790, False)]
)
def test_a_line_is_read_where_half_of_it_is_seen(y: float, seen: bool) -> None:
    assert shown(y) == seen


@pytest.mark.parametrize(("x", "seen"), [(30, False), (60, True), (480, True), (510, False)])
def test_a_figure_too_wide_for_its_frame_is_read(x: float, seen: bool) -> None:
    assert shown(730, x=x) == seen


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "80 82 0 0 re W n",  # no frame at all
        "80 82 m 500 82 l W n",  # a line
        "80 142 m 90 142 l 85 82 l 500 82 l 500 142 l h W n",  # two of its corners are near each other
        "0 0 595 842 re W n 80 82 420 60 re W n",
        "80 82 420 60 re W* n",
    ],
)
def test_what_is_no_frame_around_other_places_hides_nothing(frame: str) -> None:
    assert shown(730, frame, x=400)


def test_a_merged_cell_drawn_on_both_its_pages_is_read_once_and_the_table_goes_on() -> None:
    first, second = Sheet(), Sheet()
    first.grid(XS, [TOP - 30, TOP, FOOT]).row(XS, TOP - 8, "项目", "预算数", "绩效目标")
    second.grid(XS, [60, 120, 150]).row(XS, 142, "合计", "12.00", "")
    for page, y, frame in ((first, 775, FRAME), (second, 90, "80 722 420 60 re W n")):
        for x, text in zip(XS, ("普法宣传", "12.00", "办好活动"), strict=False):
            framed(page, x + 4, y, text, frame)
    assert render(read(first, second)).split("\n")[:-1] == [
        "| 项目 | 预算数 | 绩效目标 |",
        "|  |  |  |",
        "| 普法宣传 | 12.00 | 办好活动 |",
        "| 合计 | 12.00 |  |",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "cut"),
    [("社会保障和就业支", True), ("社会保障", False), ("社会保障和就业支\n出", False), ("12,345,678,901.00", False)],
)
def test_one_line_up_to_the_edge_of_its_cell_may_be_cut(name: str, cut: bool) -> None:
    xs = [80.0, 180.0, 280.0]
    page = Sheet().grid(xs, [TOP - 40, TOP, FOOT]).row(xs, TOP - 8, "科目名称", "合计").row(xs, FOOT - 8, "", "12.00")
    for number, line in enumerate(name.split("\n")):
        framed(page, 84, TOP + 20 + 14 * number, line, "")
    (table,) = [block for block in read(page).blocks if isinstance(block, Table)]
    assert [cell.cut for cell in table.cells] == [False, False, cut, False]


def test_where_no_rule_shows_the_edge_names_that_end_at_one_place_may_be_cut() -> None:
    frames = tuple(Frame(row, 0, row + 1, 1) for row in range(3))
    grid = Lattice((0.0, 100.0), (0.0, 10.0, 20.0, 30.0), frames, ((0,), (1,), (2,)))
    assert cut_short({0: (90.0, 10.0), 1: (89.0, 10.0), 2: (60.0, 10.0)}, grid, known=False) == {0, 1}
    assert cut_short({0: (90.0, 10.0), 1: (70.0, 10.0)}, grid, known=False) == set()


def sheet(*rows: tuple[str, str, str]) -> Sheet:
    """A print without rules: names drawn as far as their column reaches, figures flush right two points before its edge."""
    page = Sheet().text(82, 100, "科目").text(162, 100, "预算数").text(242, 100, "决算数")
    for at, (name, *figures) in enumerate(rows):
        y = 120 + 15 * at
        framed(page, 82, y, name, "80 82 80 700 re W n")
        for edge, figure in zip((238, 318), figures, strict=True):
            page.text(edge - 6 * len(figure), y, figure)
    return page


ACCOUNTS = (
    ("公共安全支出", "1,234,567.00", "7,234,567.89"),
    ("社会保障和就业", "12,345,678.00", "12,345,678.90"),
    ("卫生健康支出", "500.00", "450.00"),
)


def test_names_cut_at_the_edge_of_their_column_stand_apart_from_figures_right_behind_it() -> None:
    long = [(*line[:1], *line[1:]) if len(line[0]) < 7 else (f"{line[0]}支出", *line[1:]) for line in ACCOUNTS]
    (table,) = read(sheet(*long)).tables
    assert [[cell.text for cell in row] for row in table.rows] == [["科目", "预算数", "决算数"], *map(list, ACCOUNTS)]


def test_what_is_printed_for_a_number_too_wide_is_not_the_figure_beside_it() -> None:
    page = sheet(*ACCOUNTS, ("住房保障支出", "1.00", "2.00")).text(214, 180, "####").text(240, 180, "302")
    texts = [cell.text for table in read(page).tables for cell in table.cells]
    assert not any("#3" in text for text in texts)


@pytest.mark.parametrize(
    ("text", "white", "parts"),
    [
        (("12,345.60", "12,345.60"), 3, 2),
        (("12,345.60", "一、教育支出"), 3, 2),
        (("###", "302"), 3, 2),
        (("12,345.60", "万元"), 3, 1),
        (("2023", "12"), 3, 1),
        (("1.2", "一体化"), 3, 1),
        (("12,345.60", "12"), 0.5, 1),
    ],
)
def test_little_white_parts_amounts_and_what_is_numbered_behind_them(
    text: tuple[str, str], white: float, parts: int
) -> None:
    first, second = text
    page = Sheet().text(80, 100, first).text(80 + 6 * len(first) + white, 100, second)
    (loaded,) = pages_of(pdf_file(page), "样例")
    assert len(words_of(loaded.glyphs)[0]) == parts
