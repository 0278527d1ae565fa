"""Texts of two years under one title, made up: each part speaks of its own year, and only a third year is wrong there."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

PARTS = (
    "一、2022年“三公”经费预算安排情况\n"
    "{first}年度“三公”经费预算总计21.80万元，其中：公务接待费11.80万元，公务用车运行维护费10.00万元。\n"
    "二、2021年“三公”经费决算情况\n"
    "2021年度“三公”经费合计支出20.12万元，其中：公务接待费12.39万元，公务用车运行维护费7.73万元。\n"
)
LAWFUL = (
    "2022年“三公”经费预算及2021年决算情况说明\n" + PARTS.format(first=2022),
    # a heading that dates its own part
    "2022年“三公”经费预算情况说明\n" + PARTS.format(first=2022),
    "青溪镇2022年预算暨2021年决算“三公”经费说明\n" + PARTS.format(first=2022),
    "某县教育局2021年部门决算和2022年部门预算公开\n"
    "一、2021年部门决算情况说明\n2021年度收入总计300.00万元，与2020年度相比，增加20.00万元，增长7.14%。\n"
    "二、2022年部门预算情况说明\n2022年度收入预算总计310.00万元，比2021年度增加10.00万元。\n",
    # a title that dates its text says nothing of the year before
    "青溪市本级2029年度部门预算执行审计结果\n一、审计评价意见\n二、发现的主要问题\n12家单位未上缴利息收入共计34.90万元。\n",
)
WRONG = (
    "2022年“三公”经费预算及2021年决算情况说明\n" + PARTS.format(first=2020),
    "2022年“三公”经费预算情况说明\n" + PARTS.format(first=2020),
)


def told(text: str) -> set[str]:
    results = check_documents([parse(text)], load()).results
    assert not results.crashed
    return {one.code for one in results.findings}


@pytest.mark.parametrize("text", LAWFUL)
def test_each_part_may_speak_of_its_own_year(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize("text", WRONG)
def test_a_year_that_the_title_does_not_name_is_told(text: str) -> None:
    assert told(text) == {"I008"}
