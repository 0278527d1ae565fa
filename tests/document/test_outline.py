"""Headings told by their numbering."""

from __future__ import annotations

import pytest

from gouji.document.notation import parse
from gouji.document.outline import heading_level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("第一部分:部门基本情况", 1),
        ("附件4：", 1),
        ("一、收支总体情况说明", 2),
        ("（一）基本支出情况。", 3),
        ("1.项目资金到位情况分析。", 4),
        ("（2）项目目标:", 5),
        ("1、承担全面依法治区重大问题的政策研究工作。", None),
        ("一、事业收入：指事业单位取得的收入。", None),
        ("一、收入增加，支出减少", None),
        ("19 . EEREEH 50 0.00", None),
        ("2021年度支出情况", None),
        ("3.6万份", None),
        ("七、项目经费情况说明………………12", None),
        ("七、项目经费情况说明\t12", None),
    ],
)
def test_heading_level(text: str, level: int | None) -> None:
    assert heading_level(text) == level


def test_a_shallower_heading_closes_the_deeper_ones() -> None:
    document = parse("一、甲\n（一）乙\n正文一。\n二、丙\n正文二。")
    sections = [paragraph.place.section for paragraph in document.paragraphs]
    assert sections == ["一、甲", "一、甲 / （一）乙", "一、甲 / （一）乙", "二、丙", "二、丙"]


def test_a_short_item_of_a_list_of_sentences_is_no_heading() -> None:
    document = parse(
        "一、职责\n1、承担全面依法治区重大问题的政策研究工作。\n2、职能转变。\n二、机构\n1.内设机构。\n共七个。"
    )
    assert [paragraph.level for paragraph in document.paragraphs] == [2, None, None, 2, 4, None]
