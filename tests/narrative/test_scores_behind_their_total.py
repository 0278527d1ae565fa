"""The scores of all parts, told in the sentence behind their total: they add up to it, or are doubted."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青禾县文化馆2028年度部门决算公开\n\n一、有关情况\n"
PARTS = (
    "决策指标权重15分，得13.50分；过程指标权重20分，得17.00分；产出指标权重35分，得31.50分；效益指标权重30分，得{}分"
)
LAWFUL = {
    "all add up": f"图书流动站项目综合得分89.50分，等级为“良”。各部分得分为：{PARTS.format('27.50')}。",
    "some have no full marks": (
        "图书流动站项目综合得分89.50分，等级为“良”。各方面得分为：决策得13.50分；过程得17.00分；产出得31.50分。"
    ),
    "something is taken off besides": (
        f"图书流动站项目综合得分89.50分，等级为“良”。各部分得分为：{PARTS.format('28.00')}，另有扣分项0.5分。"
    ),
    "another sentence lies between": (
        f"图书流动站项目综合得分89.50分，等级为“良”。评价由第三方开展并经馆长办公会审定。各部分权重为：{PARTS.format('28.00')}。"
    ),
    "another project's": f"图书流动站项目综合得分89.50分，等级为“良”。非遗项目各部分得分为：{PARTS.format('28.00')}。",
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_lawful_scores_are_not_told(text: str) -> None:
    assert loud(f"{HEAD}{text}\n") == []


@pytest.mark.parametrize(
    "words", ["各部分得分为", "各方面得分情况为", "各一级指标得分为", "各维度得分分别为", "各指标得分为"]
)
def test_scores_that_miss_their_total_are_doubted(words: str) -> None:
    text = f"图书流动站项目综合得分89.50分，等级为“良”。{words}：{PARTS.format('28.00')}。"
    assert loud(f"{HEAD}{text}\n") == [("N007", "warning")]
