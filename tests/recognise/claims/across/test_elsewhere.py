"""Rates whose base another paragraph prints, made up: which figure is meant, and look-alikes that say nothing of it."""

from __future__ import annotations

import pytest
from claim_reading import claims

from gouji.solve import spans

TITLE = "青溪县水利局2023年度部门决算\n一、收入支出决算总体情况说明\n"
TOTALS = (
    f"{TITLE}2023年度决算收入合计1,863.50万元，较上年减少136.50万元。\n"
    "2023年度决算支出合计1,850.00万元，较上年减少140.00万元。\n"
)
BUDGETS = "“三公”经费全年预算15.00万元，其中公务用车购置及运行费10.00万元，公务接待费5.00万元。\n"
TOLD = {
    "财政拨款收入1,700.00万元，占收入合计的91.23%": (TOTALS, "", "1,863.50万元", True),
    "财政拨款收入1,700.00万元，占收入合计的92.13%": (TOTALS, "", "1,863.50万元", False),
    "财政拨款支出1,700.00万元，占本年支出合计的99.81%": (TOTALS, "", "1,850.00万元", False),
    "工资福利支出980.20万元，占基本支出的81.93%": (f"{TITLE}2023年基本支出1,204.30万元。\n", "", "1,204.30万元", False),
    "公务接待费支出3.00万元，完成预算的60.00%": (TITLE, BUDGETS, "5.00万元", True),
    "公务接待费支出3.00万元，完成预算的66.00%": (TITLE, BUDGETS, "5.00万元", False),
}
SILENT = {
    "two figures are called so": (
        f"{TOTALS}其中本年支出合计1,800.00万元。\n",
        "项目支出700.00万元，占支出合计的38.00%。",
    ),
    "a part of it is called so": (
        f"{TITLE}2023年财政拨款支出合计1,700.00万元。\n",
        "项目支出700.00万元，占支出合计的37.84%。",
    ),
    "another fund": (TOTALS, "项目支出700.00万元，占一般公共预算支出的38.00%。"),
    "another year": (TOTALS, "2022年项目支出700.00万元，占支出合计的38.00%。"),
    "what is done of a budget is no part of the account": (TOTALS, "项目支出预算700.00万元，占支出合计的38.00%。"),
    "another heading": (TOTALS, "二、项目支出说明\n项目支出700.00万元，占支出合计的38.00%。"),
    "the budget of another": (f"{TITLE}{BUDGETS}", "公务用车运行维护费3.00万元，完成预算的60.10%。"),
    "the budget as it was first": (
        f"{TITLE}公务接待费年初预算5.00万元。\n",
        "公务接待费支出3.00万元，完成全年预算的66.00%。",
    ),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_rate_is_of_the_base_that_its_words_name(sentence: str) -> None:
    before, behind, base, holds = TOLD[sentence]
    rate = sentence.rpartition("的")[2]
    found = [one for one in claims(f"{before}{sentence}。\n{behind}").relations if one.claimed.text == rate]
    assert [(one.operands[1].text, spans.holds(one), one.stated) for one in found] == [(base, holds, False)]


@pytest.mark.parametrize("name", SILENT)
def test_a_rate_of_something_else_says_nothing(name: str) -> None:
    before, sentence = SILENT[name]
    rates = {one.claimed.text for one in claims(before + sentence).relations}
    assert {rate for rate in rates if rate in sentence.rpartition("的")[2]} == set()
