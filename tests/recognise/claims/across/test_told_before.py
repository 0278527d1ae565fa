"""Changes in paragraphs of their own, made up: whose figure stands in a paragraph before, and look-alikes that say nothing of it."""

from __future__ import annotations

import pytest
from claim_reading import claims

from gouji.solve import spans

TOTALS = (
    "青溪县水利局2023年度部门决算\n一、收入支出决算总体情况说明\n"
    "2023年度收入总计434.72万元，其中：本年收入合计434.16万元，年初结转和结余0.56万元。\n"
    "2023年度支出总计434.72万元，其中：本年支出合计434.16万元，年末结转和结余0.56万元。\n"
)
PUBLIC = (
    "青溪县水利局2023年度部门决算\n二、“三公”经费支出决算情况说明\n"
    "2023年度“三公”经费支出年初预算为22.00万元，支出决算为8.77万元，完成预算的39.86%。\n"
)
TOLD = {
    "收入支出总体与上年相比，增加58.21万元，增长15.46%。": (TOTALS, "434.72万元", True),
    "收、支总计比上年各增加58.21万元，增长51.46%。": (TOTALS, "434.72万元", False),
    "2023年度“三公”经费支出决算数比2022年度减少0.28万元，降低3.09%。": (PUBLIC, "8.77万元", True),
    "2023年度“三公”经费支出决算数比2022年度减少0.28万元，降低30.9%。": (PUBLIC, "8.77万元", False),
    "2023年度“三公”经费支出年初预算比2022年度减少2.00万元，下降8.33%。": (PUBLIC, "22.00万元", True),
}
SILENT = {
    "another thing": (PUBLIC, "机关运行经费比上年减少0.28万元，降低30.9%。"),
    "another year": (PUBLIC, "2022年度“三公”经费支出决算数比2021年度减少0.28万元，降低30.9%。"),
    "nothing is named": (TOTALS, "与上年相比，增加58.21万元，增长51.46%。"),
    "another heading": (PUBLIC, "三、机关运行经费\n2023年度“三公”经费支出决算数比2022年度减少0.28万元，降低30.9%。"),
    "two figures of one name": (
        PUBLIC + "2023年度“三公”经费支出决算为9.00万元。\n",
        "2023年度“三公”经费支出决算数比2022年度减少0.28万元，降低30.9%。",
    ),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_change_is_of_the_figure_before_it(sentence: str) -> None:
    before, level, holds = TOLD[sentence]
    found = [
        one for one in claims(before + sentence).relations if one.claimed.text == sentence[-7:-1].lstrip("长降低下")
    ]
    assert [(one.operands[0].text, spans.holds(one), one.stated) for one in found] == [(level, holds, False)]


@pytest.mark.parametrize("name", SILENT)
def test_a_change_of_something_else_says_nothing(name: str) -> None:
    before, sentence = SILENT[name]
    assert [
        one
        for one in claims(before + sentence).relations
        if one.claimed.text == "30.9%" or one.claimed.text == "51.46%"
    ] == []
