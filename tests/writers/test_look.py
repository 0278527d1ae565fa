"""How tables and their notes stand on the page: sides of cells, sizes that keep a table on one page, notes in points."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gouji.document.notation import parse
from gouji.document.tree import Cell, Table
from gouji.writers.official.look import Role, Side, inner_head, placed, side, text_size

FORM = """2023年度项目支出绩效自评表
| {1x4}项目名称 | {1x3}普法宣传 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 13场 | 50 | 50 |
| {1x5}总分 | 100 | 100 |
备注：
1.预算执行情况口径：预算数为调整后财政资金总额。
2.定量指标完成数汇总原则：绝对值直接累加计算。
下一节的正文，与表无关。
"""


def _table(text: str) -> Table:
    return next(block for block in parse(text).blocks if isinstance(block, Table))


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("数量指标", Side.CENTRE),
        ("109.84%", Side.CENTRE),
        ("产出指标\n（50分）", Side.CENTRE),
        ("其他资金：0.00", Side.LEFT),
        ("预算完成率＝100%的，得10分。\n预算完成率≥95%的，得9分。", Side.LEFT),
        ("1.规范管理社区矫正对象，防止重新犯罪。", Side.LEFT),
    ],
)
def test_in_a_form_what_is_read_begins_at_the_left(text: str, stands: Side) -> None:
    cell = replace_text(_table(FORM).cells[0], text)
    assert side(cell, is_form=True) is stands


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("一、一般公共服务支出", Side.LEFT),
        ("本年支出合计", Side.CENTRE),
        ("栏次", Side.CENTRE),
        ("2040601", Side.CENTRE),
        ("368.94", Side.RIGHT),
    ],
)
def test_in_a_list_names_stand_left_and_figures_right(text: str, stands: Side) -> None:
    assert side(replace_text(_table(FORM).cells[0], text), is_form=False) is stands


def replace_text(cell: Cell, text: str) -> Cell:
    return cell._replace(text=text)


def test_the_points_of_a_note_are_set_as_the_note() -> None:
    roles = [spot.role for spot in placed(parse(FORM))]
    assert roles[-4:] == [Role.NOTE, Role.NOTE, Role.NOTE, Role.BODY]


def test_the_head_of_the_indicators_is_repeated_where_nothing_reaches_across_it() -> None:
    table = _table(FORM)
    assert inner_head(table) == range(1, 2)
    beside = replace(
        table,
        cells=tuple(cell._replace(rowspan=3) if cell.row == 1 and not cell.column else cell for cell in table.cells),
    )
    assert not inner_head(beside)


def test_a_long_list_whose_names_would_break_is_set_smallest() -> None:
    head = "财政拨款收入支出决算总表\n| 项目 | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款 |\n"
    row = "| 三、国有资本经营预算财政拨款 | 1 | 357.01 | 十四、资源勘探工业信息等支出 | 33 | 357.01 | 357.01 | 0.00 | 0.00 |\n"
    assert text_size(_table(head + 38 * row), landscape=False) == 80
    assert text_size(_table(head + 12 * row), landscape=False) == 105


def test_a_report_above_a_line_to_be_sealed_has_a_cover() -> None:
    spots = placed(
        parse(
            "附件3\n2023年度青岚区司法局整体支出绩效自评报告\n青岚区司法局（盖章）\n一、基本情况\n本单位设9个科室。\n"
        )
    )
    assert [(spot.role, spot.cover, spot.new_page) for spot in spots] == [
        (Role.PART, False, False),
        (Role.TITLE, True, False),
        (Role.SEAL, False, False),
        (Role.HEADING1, False, True),
        (Role.BODY, False, False),
    ]
    plain = placed(parse("2023年度青岚区司法局整体支出绩效自评报告\n一、基本情况\n材料均已盖章。\n"))
    assert not any(spot.cover for spot in plain)
