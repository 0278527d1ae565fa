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


def test_the_last_item_of_a_list_of_sentences_numbered_in_chinese_is_no_heading() -> None:
    document = parse(
        "一、主要职责\n（一）负责水利规划，编制方案。\n（二）承办其他事项。\n二、机构设置\n（一）机构情况\n正文。"
    )
    assert [paragraph.level for paragraph in document.paragraphs] == [2, None, None, 2, 3, None]
    document = parse("职责\n八、处理群众来信来访，化解矛盾。\n九、承办其他事项。\n正文。")
    assert [paragraph.level for paragraph in document.paragraphs] == [None, None, None, None]


def test_a_heading_run_into_its_text_leaves_the_next_one_a_heading() -> None:
    document = parse(
        "（一）基本支出情况。2024年基本支出60.00万元，比上年增加。\n（二）项目支出情况。\n2024年项目支出40.00万元。"
    )
    assert [paragraph.level for paragraph in document.paragraphs] == [None, 3, None]


@pytest.mark.parametrize("page", ["………1", ""])
def test_a_heading_without_a_number_is_told_by_the_contents(page: str) -> None:
    contents = f"目录\n一、部门主要职能{page}\n二、预算编制说明{page}\n1.收支总表{page}\n三、名词解释{page}\n"
    text = "青溪县水利局主要职能\n一、负责水利规划。\n2024年部门预算编制说明\n2024年支出60.00万元。\n另见本局预算编制说明。\n名词解释\n略"
    levels = [paragraph.level for paragraph in parse(contents + text).paragraphs]
    assert levels[5:] == [1, 2, 1, None, None, 1, None]
    assert [paragraph.level for paragraph in parse(text).paragraphs] == [None, 2, None, None, None, None, None]
