"""Rates of answers and sides of an account, made up: of which count a rate is, and which side a figure without a name is."""

from __future__ import annotations

import pytest
from claim_reading import tied

ANSWERS = {
    "满意188份、不满意4份，满意率97.9%。": [("188份", "192份", "97.9%", True)],
    "满意188份、不满意4份，满意率79.9%。": [("188份", "192份", "79.9%", False)],
    "满意177份、基本满意11份、不满意4份，满意率97.9%（含基本满意）。": [],
    "满意177份、基本满意11份、不满意4份，满意率92.2%。": [("177份", "192份", "92.2%", True)],
}


@pytest.mark.parametrize("sentence", ANSWERS)
def test_a_rate_of_answers_is_of_those_it_names(sentence: str) -> None:
    found = [one for one in tied(f"收回问卷192份，其中{sentence}") if one[2].endswith("%")]
    assert [(*operands, claimed, holds) for _, operands, claimed, holds in found] == ANSWERS[sentence]


def test_an_outcome_behind_the_total_of_the_other_side_is_of_its_own_side() -> None:
    text = "收入300.00万元，加上级补助200.00万元，收入总计500.00万元；支出决算数400.00万元，加上解支出100.00万元，支出总计500.00万元，收支平衡。"
    assert sorted((operands, claimed, holds) for _, operands, claimed, holds in tied(text)) == [
        (("300.00万元", "200.00万元"), "500.00万元", True),
        (("400.00万元", "100.00万元"), "500.00万元", True),
        (("500.00万元",), "500.00万元", True),
    ]
