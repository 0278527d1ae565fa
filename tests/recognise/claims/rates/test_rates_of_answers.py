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


BASES = {
    "全年受理信访事项320件，其中来信80件、来访240件，办结310件，办结率96.9%。": [("310件", "320件", "96.9%", True)],
    "收到投诉50件，受理45件，不予受理5件，受理率90%，办结44件，办结率97.8%。": [
        ("44件", "45件", "97.8%", True),
        ("45件", "50件", "90%", True),
    ],
    "抽查企业200家，其中合格186家、限期整改10家、停业4家，合格率93%，不合格率7%。": [("186家", "200家", "93%", True)],
    "项目预算500万元，合同金额460万元，实际支付414万元，支付率90%，节约率8%。": [("414万元", "460万元", "90%", True)],
    "自评项目24个，其中优19个、良4个、中1个，优良率95.8%。": [],
    "全年调解案件320件，调解成功310件，调解成功率69.9%。": [("310件", "320件", "69.9%", False)],
}


@pytest.mark.parametrize("sentence", BASES)
def test_a_rate_is_over_any_of_the_counts_before_it(sentence: str) -> None:
    found = [one for one in tied(sentence) if one[2].endswith("%")]
    assert sorted((*operands, claimed, holds) for _, operands, claimed, holds in found) == sorted(BASES[sentence])


def test_an_outcome_behind_the_total_of_the_other_side_is_of_its_own_side() -> None:
    text = "收入300.00万元，加上级补助200.00万元，收入总计500.00万元；支出决算数400.00万元，加上解支出100.00万元，支出总计500.00万元，收支平衡。"
    assert sorted((operands, claimed, holds) for _, operands, claimed, holds in tied(text)) == [
        (("300.00万元", "200.00万元"), "500.00万元", True),
        (("400.00万元", "100.00万元"), "500.00万元", True),
        (("500.00万元",), "500.00万元", True),
    ]


ASKED = {
    "发放问卷260份，回收有效问卷248份。其中很满意163份、满意66份、一般19份。满意及以上共229份，服务对象满意度92.34%。": [
        ("229份", "248份", "92.34%", True)
    ],
    "走访摊主248人，记录意见31条。对摊位满意的229人，摊主满意度92.34%。": [("229人", "248人", "92.34%", True)],
    "发放问卷260份，回收有效问卷248份。其中很满意163份、满意66份、一般19份。各题加权，服务对象满意度93.1%。": [],
    "建成摊位248个，发证229份。服务对象满意度92.34%。": [],
}


@pytest.mark.parametrize("text", ASKED)
def test_satisfaction_is_of_those_who_were_asked(text: str) -> None:
    found = [one for one in tied(text) if one[2].endswith("%")]
    assert [(*operands, claimed, holds) for _, operands, claimed, holds in found] == ASKED[text]
