"""预算A，调减D后为B: what the budget has become, and what was done of it."""

from __future__ import annotations

import pytest
from claim_reading import tied

ADJUSTED = {
    "cut": (
        "预算数600万元，调减100万元后为500万元，执行数490万元，执行率98%。",
        [("490万元", "500万元", "98%", True), ("600万元", "-100万元", "500万元", True)],
    ),
    "one slip in the rate": (
        "预算数600万元，调减100万元后为500万元，执行数490万元，执行率95%。",
        [("490万元", "500万元", "95%", False), ("600万元", "-100万元", "500万元", True)],
    ),
    "one slip that turns the rate's digits round": (
        "预算数600万元，调减100万元后为500万元，执行数490万元，执行率89%。",
        [("490万元", "500万元", "89%", False), ("600万元", "-100万元", "500万元", True)],
    ),
    "raised": (
        "年初预算600万元，追加100万元后预算数为700万元，实际支出686万元，执行率98%。",
        [("600万元", "100万元", "700万元", True), ("686万元", "700万元", "98%", True)],
    ),
    "one slip in what it became": (
        "年初预算600万元，追加100万元后预算数为710万元，实际支出695.8万元，执行率98%。",
        [("600万元", "100万元", "710万元", False), ("695.8万元", "710万元", "98%", True)],
    ),
    "the rate of the first budget": (
        "项目预算600万元，调减100万元后为500万元，支出决算490万元，完成年初预算的81.67%。",
        [("490万元", "600万元", "81.67%", True), ("600万元", "-100万元", "500万元", True)],
    ),
    "raised and cut": (
        "年初预算600万元，年中追加预算100万元，调减40万元，调整后预算660万元，实际支出646.8万元，预算执行率98%。",
        [("600万元", "100万元", "-40万元", "660万元", True), ("646.8万元", "660万元", "98%", True)],
    ),
    "raised, with another word in brackets": (
        "年初预算600万元，年中追加（调整）预算120.5万元，调减30万元，全年预算数690.5万元。",
        [("600万元", "120.5万元", "-30万元", "690.5万元", True)],
    ),
    "raised with a word in brackets, one slip": (
        "年初预算600万元，追加（含上级下达）120.5万元，收回30万元，调整后预算695.5万元。",
        [("600万元", "120.5万元", "-30万元", "695.5万元", False)],
    ),
    "brackets say only what is in the budget": (
        "年初预算600万元，全年预算（含追加）720.5万元，支出700万元。",
        [],
    ),
    "raised and cut, one slip": (
        "年初预算600万元，追加100万元，调减40万元，全年预算数606万元。",
        [("600万元", "100万元", "-40万元", "606万元", False)],
    ),
    "raised and cut in other words": (
        "年初预算600万元，年中追加100万元，压减40万元，调整后预算660万元。",
        [("600万元", "100万元", "-40万元", "660万元", True)],
    ),
    "taken back": (
        "年初预算600万元，追加项目资金100万元，财政收回40万元，全年预算数606万元。",
        [("600万元", "100万元", "-40万元", "606万元", False)],
    ),
    "a figure between that may move it or not": ("年初预算600万元，追加100万元，划转40万元，全年预算数660万元。", []),
    "done of a sum that is not printed": (
        "年初预算600万元，年中追加100万元，收回40万元，实际支出594万元，执行率90%。",
        [("594万元", "600万元", "100万元", "-40万元", "90%", True)],
    ),
    "done of a sum that is not printed, one slip": (
        "年初预算600万元，年中调减100万元，支出450万元，执行率80%。",
        [("450万元", "600万元", "-100万元", "80%", False)],
    ),
    "done of what came in": (
        "项目预算600万元，到位资金500万元，实际支出450万元，执行率90%。",
        [("450万元", "500万元", "90%", True)],
    ),
    "done of the budget beside what came in": (
        "项目预算600万元，到位资金500万元，实际支出450万元，执行率75%。",
        [("450万元", "600万元", "75%", True)],
    ),
    "against another year": ("年初预算600万元，比上年减少40万元，全年预算数606万元。", []),
}


@pytest.mark.parametrize("name", ADJUSTED)
def test_what_a_budget_has_become(name: str) -> None:
    text, expected = ADJUSTED[name]
    assert sorted((*operands, claimed, holds) for _, operands, claimed, holds in tied(text)) == sorted(expected)
