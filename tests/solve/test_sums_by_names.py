"""Sums that names bear out: parts called alike, rows that name the same things, and words that say what an amount went to."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Formula, Passage


def added(text: str) -> list[str]:
    """What adds up in ``text``: whole = parts, in the order in which the wholes are printed."""
    relations = read_text(Passage(0, text, Place())).relations
    sums = sorted((one for one in relations if one.formula is Formula.SUM), key=lambda one: one.claimed.start)
    many = [one for one in sums if len(one.operands) > 1 and -1 not in one.signs]
    return [f"{one.claimed.text} = {' + '.join(part.text for part in one.operands)}" for one in many]


SUMS = {
    "行里的各列": (
        "全市国有企业资产总额283.5亿元，负债总额118.4亿元。市属企业资产总额176.2亿元，负债总额51.8亿元；"
        "县属企业资产总额107.3亿元，负债总额66.6亿元。",
        ["283.5亿元 = 176.2亿元 + 107.3亿元", "118.4亿元 = 51.8亿元 + 66.6亿元"],
    ),
    "合计在各行之后": (
        "第一批投资3374.3万元，其中设备购置3292万元；第二批投资2069.5万元，其中设备购置1975.7万元；"
        "两批投资5443.8万元，其中设备购置5267.7万元。",
        ["5443.8万元 = 3374.3万元 + 2069.5万元", "5267.7万元 = 3292万元 + 1975.7万元"],
    ),
    "总体的名称含各部分": (
        "全区行政事业单位房屋47.38万平方米。行政单位房屋18.91万平方米，事业单位房屋28.47万平方米。",
        ["47.38万平方米 = 18.91万平方米 + 28.47万平方米"],
    ),
    "各级资金": (
        "项目总投资7165.32万元，全年支出6992.95万元。按来源，中央资金3144.12万元，省级资金2003.17万元，县级资金2018.03万元。",
        ["7165.32万元 = 3144.12万元 + 2003.17万元 + 2018.03万元"],
    ),
    "钱用在哪里": (
        "专项债务余额12.74亿元，用在河道整治8.85亿元、污水管网1.24亿元、教学能力提升2.65亿元。",
        ["12.74亿元 = 8.85亿元 + 1.24亿元 + 2.65亿元"],
    ),
    "两年合起来的增减": (
        "2022年较上年减少337万元，2023年再减226万元，两年累计减少563万元。",
        ["563万元 = 337万元 + 226万元"],
    ),
    "清单后面的小计不拆散清单": (
        "土地收入7.53亿元：一季度1.26亿元，二季度2.08亿元，三季度0.97亿元，四季度3.22亿元。后两季加起来4.19亿元。",
        ["7.53亿元 = 1.26亿元 + 2.08亿元 + 0.97亿元 + 3.22亿元", "4.19亿元 = 0.97亿元 + 3.22亿元"],
    ),
    "完成数而不是目标数": (
        "全镇财政收入7598万元，达到收入目标7598万元的100%。具体为：税收1249万元，非税181万元，补助6168万元。",
        ["7598万元 = 1249万元 + 181万元 + 6168万元"],
    ),
}

NONE = {
    "有一列加不起来": "全市国有企业资产总额283.5亿元，负债总额118.4亿元。市属企业资产总额176.2亿元，负债总额51.8亿元；"
    "县属企业资产总额117.3亿元，负债总额76.6亿元。",
    "只是四舍五入才够": "下达资金10亿元。中央资金5亿元，地方资金4亿元。",
}


@pytest.mark.parametrize("name", SUMS)
def test_adds_up(name: str) -> None:
    text, expected = SUMS[name]
    assert added(text) == expected


@pytest.mark.parametrize("name", NONE)
def test_does_not_add_up(name: str) -> None:
    assert added(NONE[name]) == []


def test_of_two_equal_figures_the_outcome_has_the_parts() -> None:
    text = SUMS["完成数而不是目标数"][0]
    (one,) = [one for one in read_text(Passage(0, text, Place())).relations if len(one.operands) > 2]
    assert one.claimed.start == text.index("7598")
