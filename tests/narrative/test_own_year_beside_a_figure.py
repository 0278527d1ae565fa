"""A base of the sentence's own year with its figure printed, and last year's year left in an excerpt of a budget."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "与自己比": (
        "青溪区林业局2025年部门预算\n2025年收支总预算834.28万元，与2025年预算数812.50万元相比，增加21.78万元。",
        [("N019", "error")],
    ),
    "决算与预算比": (
        "青溪区林业局2024年度部门决算\n2024年度本年支出834.28万元，与2024年预算数812.50万元相比，增加21.78万元。",
        [],
    ),
    "与年初预算比": (
        "青溪区林业局2025年部门预算\n2025年收支总预算834.28万元，与2025年年初预算数812.50万元相比，增加21.78万元。",
        [],
    ),
    "节选里留着上年": (
        "青溪区林业局2025年部门预算\n一、收入预算情况说明\n2024年收入预算640.00万元，其中：一般公共预算拨款收入608.00万元，上年结转32.00万元。",
        [("I008", "error")],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_years_of_bases(name: str) -> None:
    text, expected = CASES[name]
    assert loud(text) == expected
