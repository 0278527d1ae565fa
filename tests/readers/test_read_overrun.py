"""Rows that a page break cuts: put together where words run on, never where figures stand below each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from gouji.readers.layout.joining import Continued
from gouji.readers.layout.lattice import Frame
from gouji.readers.layout.pagetable import PageCell, PageTable

XS = (0.0, 100.0, 200.0, 300.0)


def page(*rows: tuple[str, str, str], number: int = 1) -> PageTable:
    """A table of three columns; a cell that ends in > has a full last line."""
    cells = tuple(
        PageCell(Frame(row, column, row + 1, column + 1), text.removesuffix(">"), number, None, (), text.endswith(">"))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return PageTable(XS, 700.0, 800.0, len(rows), cells)


def joined(*pages: PageTable) -> PageTable:
    table = Continued(pages[0])
    for following in pages[1:]:
        table.add(following)
    return table.table()


def rows(table: PageTable) -> list[list[str]]:
    return [
        [cell.text for cell in sorted(table.cells, key=lambda cell: cell.frame.left) if cell.frame.top == row]
        for row in range(table.height)
    ]


ABOVE = page(("目标", "预期目标", "完成情况"), ("年度", "为经济困>", "办结12件。"))


def test_words_that_run_on_are_one_cell() -> None:
    below = page(("", "难群体提供援助。", ""), ("满意度", "90%", "95%"), number=2)
    assert rows(joined(ABOVE, below)) == [
        ["目标", "预期目标", "完成情况"],
        ["年度", "为经济困难群体提供援助。", "办结12件。"],
        ["满意度", "90%", "95%"],
    ]


def test_what_begins_anew_below_stays_on_a_line_of_its_own() -> None:
    below = page(("", "难群体提供援助。", "2.调解3件。"), number=2)
    assert rows(joined(ABOVE, below))[1] == ["年度", "为经济困难群体提供援助。", "办结12件。\n2.调解3件。"]


def test_a_weight_in_brackets_belongs_to_the_name_above() -> None:
    above = page(("过程", "资金使用合规性", "是否符合相关的预算财务管>"))
    below = page(("", "（10分）", "理制度的规定"), number=2)
    assert rows(joined(above, below)) == [["过程", "资金使用合规性\n（10分）", "是否符合相关的预算财务管理制度的规定"]]


@pytest.mark.parametrize(
    "below",
    [
        ("", "12.50", ""),  # a figure
        ("", "难群体", "12.50"),  # a figure below words that end
        ("续", "难群体提供援助。", ""),  # a row with a name of its own
        ("", "2.化解纠纷", ""),  # the next item
        ("", "", "调解3件"),  # nothing goes on
        ("", "", ""),
    ],
)
def test_other_rows_stay_rows(below: tuple[str, str, str]) -> None:
    assert rows(joined(ABOVE, page(below, number=2))) == [*rows(ABOVE), list(below)]


def test_two_figures_are_never_put_together() -> None:
    above = page(("204", "公共安全支>", "1,234>"))
    below = page(("", "出", ".50"), number=2)
    assert rows(joined(above, below)) == [["204", "公共安全支>".removesuffix(">"), "1,234"], ["", "出", ".50"]]


def test_a_table_grows_page_by_page_whatever_its_grid() -> None:
    """A row is put together again over the third page too, and a finer grid counts for the pages before it."""
    first = PageTable((0.0, 100.0, 300.0), 700.0, 800.0, 1, tuple(_row(0, (0, 1), ("项目", "说明"))))
    second = page(("项目", "甲>", "乙>"), number=2)
    third = page(("", "丙", "丁"), ("合计", "1", "2"), number=3)
    table = joined(first, second, third)
    assert table.xs == XS
    assert rows(table) == [["项目", "说明"], ["项目", "甲丙", "乙丁"], ["合计", "1", "2"]]
    assert [(cell.frame.left, cell.frame.right) for cell in table.cells if cell.frame.top == 0] == [(0, 1), (1, 3)]


def _row(top: int, lefts: tuple[int, ...], texts: tuple[str, ...]) -> Iterator[PageCell]:
    for left, text in zip(lefts, texts, strict=True):
        yield PageCell(Frame(top, left, top + 1, left + 1), text, 1, None)


def test_names_that_run_on_side_by_side_are_one_row() -> None:
    above = page(("一级>", "二级>", "得分"))
    assert rows(joined(above, page(("指标", "指标", ""), number=2))) == [["一级指标", "二级指标", "得分"]]


def test_sentences_alone_at_the_head_of_a_page_belong_to_the_row_above() -> None:
    above = page(("进度", "半年达到45%的得4分。", "4"))
    below = page(("", "前三季度达到75%的得6分。", ""), number=2)
    assert rows(joined(above, below)) == [["进度", "半年达到45%的得4分。\n前三季度达到75%的得6分。", "4"]]


def tall(*cells: tuple[str, int, int, int], height: int, number: int) -> PageTable:
    """A table of two columns; cells by text, row, column and height."""
    drafts = tuple(
        PageCell(Frame(row, column, row + high, column + 1), text, number, None) for text, row, column, high in cells
    )
    return PageTable(XS[:3], 700.0, 800.0, height, drafts)


def test_a_name_of_several_rows_that_the_page_cuts_is_one_cell() -> None:
    above = tall(
        ("项目", 0, 0, 1), ("金额", 0, 1, 1), ("", 1, 0, 2), ("1.00", 1, 1, 1), ("2.00", 2, 1, 1), height=3, number=1
    )
    below = tall(("资金", 0, 0, 2), ("3.00", 0, 1, 1), ("4.00", 1, 1, 1), height=2, number=2)
    table = joined(above, below)
    assert [(cell.text, *cell.frame) for cell in table.cells if cell.frame.left == 0] == [
        ("项目", 0, 0, 1, 1),
        ("资金", 1, 0, 5, 1),
    ]
    assert table.height == 5


def test_two_names_of_several_rows_stay_two() -> None:
    above = tall(("产出", 0, 0, 2), ("1.00", 0, 1, 1), ("2.00", 1, 1, 1), height=2, number=1)
    below = tall(("效益", 0, 0, 2), ("3.00", 0, 1, 1), ("4.00", 1, 1, 1), height=2, number=2)
    assert [cell.text for cell in joined(above, below).cells if cell.frame.left == 0] == ["产出", "效益"]


@pytest.mark.parametrize("mark", ["/", "—", "-", "／"])
def test_a_mark_that_nothing_is_due_never_runs_on(mark: str) -> None:
    above = page(("资金", "专户资金>", f"{mark}>"))
    below = page(("", "单位资金", mark), number=2)
    assert rows(joined(above, below)) == [["资金", "专户资金", mark], ["", "单位资金", mark]]


def grouped(*cells: tuple[str, int, int, int], height: int, number: int) -> PageTable:
    """As ``tall``, of three columns."""
    return replace(tall(*cells, height=height, number=number), xs=XS)


def cut_group(above: str, name: str, *, group: bool = True) -> list[tuple[str, int, int, int]]:
    """Cells in the first two columns of a form cut below its first row, ``above`` being what stands over the blank name."""
    upper = [("指标", 0, 0, 2)] if group else [("指标", 0, 0, 1), ("甲", 1, 0, 1)]
    first = grouped(*upper, (above, 0, 1, 1), ("分值", 0, 2, 1), ("", 1, 1, 1), ("20", 1, 2, 1), height=2, number=1)
    second = grouped(("" if group else "乙", 0, 0, 1), (name, 0, 1, 1), ("30", 0, 2, 1), height=1, number=2)
    cells = joined(first, second).cells
    return [(cell.text, *cell.frame[:3]) for cell in cells if cell.frame.left == 1]


def test_a_group_cut_below_its_first_row_is_one_cell() -> None:
    assert cut_group("一级指标", "产出指标（50分）") == [("一级指标", 0, 1, 1), ("产出指标（50分）", 1, 1, 3)]


def test_a_blank_name_may_belong_to_the_name_above_it() -> None:
    assert cut_group("产出指标（50分）", "效益指标（30分）") == [
        ("产出指标（50分）", 0, 1, 1),
        ("", 1, 1, 2),
        ("效益指标（30分）", 2, 1, 3),
    ]
    # nothing shows that the page cuts any name
    assert cut_group("一级指标", "产出指标", group=False) == [
        ("一级指标", 0, 1, 1),
        ("", 1, 1, 2),
        ("产出指标", 2, 1, 3),
    ]


def test_a_code_is_no_name_of_the_total_above_it() -> None:
    assert cut_group("科目", "201") == [("科目", 0, 1, 1), ("", 1, 1, 2), ("201", 2, 1, 3)]


def cut_weight(name: str, below: str) -> list[tuple[str, int, int, int]]:
    """Cells in the second column, the last of them cut between its two rows, with words on either page."""
    upper = (("指标", 0, 0, 2), ("目标", 0, 1, 1), ("5", 0, 2, 1), (name, 1, 1, 1), ("20", 1, 2, 1))
    first = grouped(*upper, height=2, number=1)
    second = grouped(("", 0, 0, 1), (below, 0, 1, 1), ("30", 0, 2, 1), height=1, number=2)
    return [(cell.text, *cell.frame[:3]) for cell in joined(first, second).cells if cell.frame.left == 1]


def test_a_weight_alone_on_the_next_page_is_that_of_the_name_above() -> None:
    assert cut_weight("产出指标", "（50分）") == [("目标", 0, 1, 1), ("产出指标（50分）", 1, 1, 3)]


@pytest.mark.parametrize(
    ("name", "below"), [("项目资金", "（元）"), ("项目资金", "（万元）"), ("项目资金（万", "元）")]
)
def test_a_unit_alone_on_the_next_page_is_that_of_the_name_above(name: str, below: str) -> None:
    assert cut_weight(name, below) == [("目标", 0, 1, 1), (f"{name}{below}", 1, 1, 3)]


@pytest.mark.parametrize("below", ["（50分）", "效益指标（30分）", "（30）"])
def test_what_has_its_own_weight_gets_no_other(below: str) -> None:
    found = [text for text, *_ in cut_weight("产出指标（20分）", below)]
    assert found == ["目标", "产出指标（20分）", below]


def test_a_unit_or_a_sign_of_reckoning_goes_on_from_the_row_above() -> None:
    above = page(("指标", "评价标准", "说明"), ("控制率", "100%以下（含）计7", "控制率"))
    below = page(("", "分，每超出1%扣1分。", "=实际÷预算"), ("执行率", "100%计6分", "无"), number=2)
    assert rows(joined(above, below)) == [
        ["指标", "评价标准", "说明"],
        ["控制率", "100%以下（含）计7分，每超出1%扣1分。", "控制率=实际÷预算"],
        ["执行率", "100%计6分", "无"],
    ]


def test_a_figure_below_a_name_is_not_its_unit() -> None:
    above = page(("指标", "评价标准", "说明"), ("控制率", "不超过预算", "无"))
    below = page(("执行率", "分期完成", "无"), number=2)
    assert len(rows(joined(above, below))) == 3
