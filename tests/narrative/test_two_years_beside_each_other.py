"""This year beside a figure that is dated with last year, and a copied text that only has the wrong year."""

from __future__ import annotations

import pytest
from loud import loud

ACCOUNTS = "云溪县水务局2029年度部门决算公开"
LAWFUL = {
    "in one sentence": "2028年度事业收入86.42万元，本年度事业收入91.35万元，增加4.93万元，增长5.70%。",
    "in the next": "2028年度项目支出412.50万元。今年项目支出438.16万元，比上年增加25.66万元，增长6.22%。",
    "last year behind": "本年培训费支出6.38万元，比上年减少1.14万元，下降15.16%。2028年度培训费支出7.52万元。",
    "the thing named first": "公务用车运行维护费2028年度支出14.28万元，今年支出12.96万元，减少1.32万元，降低9.24%。",
    "named in short": "2028年其他收入45.18万元，今年43.02万元，同比减少2.16万元，下降4.78%。",
    "each with its parts": (
        "2028年收入合计1583.20万元，其中财政拨款收入1502.66万元、其他收入80.54万元；"
        "本年收入合计1647.39万元，其中财政拨款收入1571.23万元、其他收入76.16万元。"
    ),
    "the same figure": "2028年支出499.16万元，与本年499.16万元持平。",
    "what a change comes from": "2028年支出598.46万元，完成预算659.34万元的90.77%。\n二、本年\n2029年支出618.46万元，比上年增支20.00万元。",
    "over several years": "2029年绿化面积比2026年增加54.11公顷，三年年均增加18.04公顷。",
    "one year after another": "该项目分三年安排，2028年安排89.11万元，2029年安排89.11万元，2030年安排118.80万元。",
    "under a heading of last year": "2029年支出预算300.00万元。\n（一）上年执行情况\n2028年支出预算268.22万元，执行267.33万元。",
    "the budget of the next year": "2030年机关运行经费预算112.60万元，与2029年预算108.45万元相比增加4.15万元。",
}
FAULTY = {
    "2028年度收入总计598.46万元，其中：本年收入580.46万元，年初结转和结余18.00万元。": [("I008", "error")],
    "2028年度收入总计598.46万元，本年收入580.46万元，年初结转和结余18.00万元。": [("I008", "error")],
    "2028年度支出合计598.46万元。本年支出合计598.46万元，其中基本支出398.46万元，项目支出200.00万元。": [
        ("I008", "error")
    ],
    "2028年度收入合计598.46万元，比上年增加22.00万元，增长3.82%。": [("I008", "error")],
    "2029年度事业收入98.46万元。本年度事业收入89.46万元，主要是培训收入。": [("N011", "error")],
    "2028年度事业收入86.42万元，本年度事业收入91.35万元，增加4.39万元。": [("N001", "error")],
    "2028年度项目支出412.50万元。今年项目支出438.16万元，比上年增加25.66万元，增长8.22%。": [("N002", "error")],
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_two_years_of_one_thing_are_no_fault(text: str) -> None:
    assert loud(f"{ACCOUNTS}\n\n一、有关情况\n{text}\n") == []


@pytest.mark.parametrize(("text", "expected"), FAULTY.items(), ids=FAULTY)
def test_a_fault_beside_it_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert loud(f"{ACCOUNTS}\n\n一、有关情况\n{text}\n") == expected


def test_how_a_project_began_is_no_copied_text() -> None:
    text = "高标准农田项目2028年开工，2028年预算安排资金580万元，支出521万元，执行率89.83%。"
    assert loud(f"云溪县水务局2029年度部门绩效自评报告\n\n一、项目概况\n{text}\n") == []
