"""Where a list of parts has ended and the next figure is the whole's again."""

from __future__ import annotations

import pytest
from claim_reading import tied

RATE, SUM = "完成比例", "分项之和"

RESUMED = {
    "决算 behind ；": (
        "支出年初预算1000万元，其中基本支出400万元、项目支出600万元；支出决算950万元，完成年初预算的95%。",
        [(RATE, ("950万元", "1000万元"), "95%", True), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "one slip in the rate": (
        "支出年初预算1000万元，其中基本支出400万元、项目支出600万元；支出决算950万元，完成年初预算的98%。",
        [(RATE, ("950万元", "1000万元"), "98%", False), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "one slip in a part": (
        "支出年初预算1000万元，其中基本支出400万元、项目支出500万元；支出决算950万元，完成年初预算的95%。",
        [(RATE, ("950万元", "1000万元"), "95%", True), (SUM, ("400万元", "500万元"), "1000万元", False)],
    ),
    "parts that name their measure": (
        "预算1000万元，其中基本支出预算400万元，项目支出预算600万元；执行950万元，执行率95%。",
        [(RATE, ("950万元", "1000万元"), "95%", True), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "each with its own parts, in two sentences": (
        "支出年初预算1000万元，其中：基本支出400万元，项目支出600万元。支出决算950万元，其中：基本支出390万元，项目支出560万元。",
        [(SUM, ("390万元", "560万元"), "950万元", True), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "one slip in the second list": (
        "支出年初预算1000万元，其中：基本支出400万元，项目支出600万元。支出决算950万元，其中：基本支出390万元，项目支出550万元。",
        [(SUM, ("390万元", "550万元"), "950万元", False), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "the budget behind the outturn": (
        "支出决算950万元，其中基本支出390万元、项目支出560万元；年初预算1000万元，完成预算的95%。",
        [(RATE, ("950万元", "1000万元"), "95%", True), (SUM, ("390万元", "560万元"), "950万元", True)],
    ),
    "how the budget came about": (
        "全年预算3250万元，其中年初预算2800万元，追加450万元；实际支出3185万元，执行率98%。",
        [("剩余", ("3250万元", "-2800万元"), "450万元", True), (RATE, ("3185万元", "3250万元"), "98%", True)],
    ),
    "how the budget came about, with a slip": (
        "全年预算3250万元，其中年初批复2800万元，追加450万元；实际支出3185万元，执行率89%。",
        [("剩余", ("3250万元", "-2800万元"), "450万元", True), (RATE, ("3185万元", "3250万元"), "89%", False)],
    ),
    "a change of the whole": (
        "支出年初预算1000万元，其中：基本支出400万元；项目支出600万元。支出决算950万元，比上年增加50万元，增长8%。",
        [("增减幅度", ("950万元", "50万元"), "8%", False), (SUM, ("400万元", "600万元"), "1000万元", True)],
    ),
    "the share of a printed base behind the list": (
        "采购支出500万元，其中货物100万元、工程250万元、服务150万元，占采购预算625万元的80%。",
        [(RATE, ("500万元", "625万元"), "80%", True), (SUM, ("100万元", "250万元", "150万元"), "500万元", True)],
    ),
    "the share of a printed base behind the list, with a slip": (
        "采购支出500万元，其中货物100万元、工程250万元、服务150万元，占采购预算625万元的85%。",
        [(RATE, ("500万元", "625万元"), "85%", False), (SUM, ("100万元", "250万元", "150万元"), "500万元", True)],
    ),
    "behind 其中 the shares are of what has the parts, not of what that has a share in": (
        "“三公”经费支出30万元，占一般公共预算财政拨款支出1000万元的3%，其中：公务用车运行维护费21万元，"
        "占“三公”经费支出的70%；公务接待费9万元，占35%。",
        [
            ("占比", ("21万元", "30万元"), "70%", True),
            ("占比", ("9万元", "30万元"), "35%", False),
            (RATE, ("30万元", "1000万元"), "3%", True),
            (SUM, ("21万元", "9万元"), "30万元", True),
        ],
    ),
}

OF_THE_PART = {
    "each part has its outturn": (
        "“三公”经费年初预算30万元，其中：公务接待费预算9.00万元，决算8.00万元，完成预算的80%；"
        "公务用车运行维护费预算21万元，决算18万元，完成预算的85.71%。",
        [
            (RATE, ("18万元", "21万元"), "85.71%", True),
            (RATE, ("8.00万元", "9.00万元"), "80%", False),
            (SUM, ("9.00万元", "21万元"), "30万元", True),
        ],
    ),
    "what follows the list has its own budget": (
        "基本支出预算400万元，其中人员经费350万元、公用经费50万元；项目支出预算600万元，决算590万元，完成预算的89.33%。",
        [(RATE, ("590万元", "600万元"), "89.33%", False), (SUM, ("350万元", "50万元"), "400万元", True)],
    ),
    "a share of each part": (
        "采购支出500万元，其中货物100万元，占货物预算200万元的50%；工程400万元，占工程预算500万元的70%。",
        [
            (RATE, ("100万元", "200万元"), "50%", True),
            (RATE, ("400万元", "500万元"), "70%", False),
            (SUM, ("100万元", "400万元"), "500万元", True),
        ],
    ),
    "the only part has a budget of its own": (
        "“三公”经费年初预算30万元，其中：公务接待费预算9.00万元；决算8.00万元，完成预算的80%。",
        [(RATE, ("8.00万元", "9.00万元"), "80%", False)],
    ),
}


@pytest.mark.parametrize("name", RESUMED)
def test_the_whole_again(name: str) -> None:
    text, expected = RESUMED[name]
    assert sorted(tied(text)) == sorted(expected)


@pytest.mark.parametrize("name", OF_THE_PART)
def test_the_last_part_still(name: str) -> None:
    text, expected = OF_THE_PART[name]
    assert sorted(tied(text)) == sorted(expected)


def test_the_rate_of_the_last_part_is_no_slip_where_it_is_right() -> None:
    text = "项目预算数600万元，其中绿化养护预算200万元，道路维修预算400万元，执行数392万元，执行率98%。"
    assert (RATE, ("392万元", "600万元"), "98%", False) not in tied(text)
