"""Rates of one outcome over several dues: the sum is a lawful base; where no base fits, the rate is doubted, not accused."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.solve.spans import holds

RATE, TOTAL = "完成比例", "加总"

#: text -> (shape, operands, claimed, stated, holds)
TEXTS = {
    "over the sum of two sources": (
        "中央资金预算600万元、省级资金预算200万元，实际支出760万元，执行率95%。",
        [(RATE, ("760万元", "600万元", "200万元"), "95%", False, True)],
    ),
    "over no sum of them": (
        "中央资金预算600万元、省级资金预算200万元，实际支出760万元，执行率59%。",
        [(RATE, ("760万元", "600万元", "200万元"), "59%", False, False)],
    ),
    "moved either way": (
        "年初预算500万元，调整20万元，实际执行470万元，执行率97.92%。",
        [(RATE, ("470万元", "500万元", "20万元"), "97.92%", False, True)],
    ),
    "what the budget was adjusted to": (
        "年初预算500万元，调整为520万元，执行数510万元，执行率98.08%。",
        [(RATE, ("510万元", "520万元"), "98.08%", True, True)],
    ),
    "with what was carried over": (
        "上年结转80万元，当年预算420万元，追加30万元，支出510万元，执行率96.23%。",
        [(RATE, ("510万元", "80万元", "420万元", "30万元"), "96.23%", False, True)],
    ),
    "one budget still": (
        "预算500万元，实际支出480万元，执行率95%。",
        [(RATE, ("480万元", "500万元"), "95%", True, False)],
    ),
    "each with a rate of its own": (
        "基本支出预算300万元，实际支出290万元，执行率96.67%；项目支出预算200万元，实际支出180万元，执行率80%。",
        [
            (RATE, ("290万元", "300万元"), "96.67%", True, True),
            (RATE, ("180万元", "200万元"), "80%", True, False),
        ],
    ),
    "two pairs and one rate": ("甲预算300万元、支出290万元，乙预算200万元、支出180万元，执行率94%。", []),
    "spent of what was given": ("中央资金300万元、省级资金200万元，合计支出480万元。", []),
    "a total of what was spent": (
        "人员经费300万元、公用经费200万元，合计支出510万元。",
        [(TOTAL, ("300万元", "200万元"), "510万元", False, False)],
    ),
    "content with both grades": ("非常满意59份、满意177份，满意率80%，有效问卷295份。", []),
}


@pytest.mark.parametrize("name", TEXTS)
def test_of_several(name: str) -> None:
    text, expected = TEXTS[name]
    relations = read_text(Passage(0, text, Place())).relations
    found = [(r.shape.value, tuple(o.text for o in r.operands), r.claimed.text, r.stated, holds(r)) for r in relations]
    assert sorted(found) == sorted(expected)
