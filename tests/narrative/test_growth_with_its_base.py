"""What a sum came to of its base, told as its growth; lists of levels in brackets beside sums over them; what is left beside a rate."""

from __future__ import annotations

import pytest
from loud import loud

from gouji.checks import registry
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

MESSAGES = {
    "全年总收入2049.78万元，较上年总收入706.93万元增长2.9倍。": (
        "总收入的增减幅度按文中金额应为增加 1.9倍（(2049.78 − 706.93) ÷ 706.93），文中写增加 2.9倍（连同基数是 2.9倍，增长的不含基数）：对不上。",
    ),
    "全年总收入2049.78万元，比上年总收入1956.93万元增长104.74%。": (
        "总收入的增减幅度按文中金额应为增长 4.74%（(2049.78 − 1956.93) ÷ 1956.93），文中写增长 104.74%（连同基数是 104.74%，增长的不含基数）：对不上。",
    ),
    "全年总收入2049.78万元，较上年总收入706.93万元增长1.9倍。": (),
    "全年总收入2049.78万元，是上年总收入706.93万元的2.9倍。": (),
}

_LEVELS = (
    "扶助资金合计1084.25万元，其中：中央补助668.00万元、市级资金343.00万元、本级资金73.25万元。其中：奖励扶助资金763.00万元（中央补助502.00万元、"
    "市级资金{}万元、本级资金53.00万元）；特别扶助资金321.25万元（中央补助166.00万元、市级资金{}万元、本级资金20.25万元）。"
)

CASES = {
    "括号里各级之和": (_LEVELS.format("208.00", "135.00"), []),
    "括号里一级有误": (_LEVELS.format("208.00", "136.00"), [("N007", "warning")]),
    "未支的和支付率": ("该项任务资金支付1850.10万元，未支70.30万元，支付率96%。", []),
    "未支的和支付率，有误": ("该项任务资金支付1850.10万元，未支70.30万元，支付率86%。", [("N005", "warning")]),
    "应支付的不是支付了的": ("该项任务应支付1850.10万元，未支付70.30万元，支付率96%。", []),
}


@pytest.mark.parametrize("text", MESSAGES)
def test_growth_that_counts_its_base(text: str) -> None:
    found = check_documents([parse(text)], registry.load()).results.findings
    assert tuple(one.problem.message for one in found if one.code.startswith("N")) == MESSAGES[text]


@pytest.mark.parametrize("name", CASES)
def test_levels_and_what_is_left(name: str) -> None:
    text, expected = CASES[name]
    assert loud(text) == expected
