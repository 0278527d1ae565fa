"""Money that was spent on nothing counted, in a whole text or in one part of it, and batches beside persons."""

from __future__ import annotations

import pytest
from loud import loud

CASES = {
    "购车而没有车": (
        "公务用车购置及运行维护费36.50万元，其中：公务用车购置费18.00万元，购置公务用车0辆；"
        "公务用车运行维护费18.50万元，年末公务用车保有量6辆。",
        [("J257", "warning")],
    ),
    "付的是尾款": (
        "公务用车购置及运行维护费36.50万元，其中：公务用车购置费18.00万元，用于支付上年购车尾款，购置公务用车0辆；"
        "公务用车运行维护费18.50万元，年末公务用车保有量6辆。",
        [],
    ),
    "接待零批次零人次说一次": (
        "公务接待费支出决算为1.60万元，全年国内公务接待0批次、0人次。",
        [("J257", "warning")],
    ),
    "外宾没有国内有": (
        "公务接待费支出决算为1.60万元。国内接待费1.60万元，接待20批次、150人次；外宾接待费0万元，接待0批次、0人次。",
        [],
    ),
    "出国而没有团组": ("因公出国（境）费支出决算为8.20万元，全年因公出国（境）团组0个、0人次。", [("J257", "warning")]),
    "各自的批次人次": (
        "公务接待费支出决算为5.60万元。其中：国内接待支出4.80万元，接待62批次、540人次；"
        "外宾接待支出0.80万元，接待4批次、22人次。全年共接待66批次、562人次。",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_money_goes_with_what_it_bought(name: str) -> None:
    text, expected = CASES[name]
    assert loud(f"青溪区林业局2024年度部门决算\n一、“三公”经费支出决算情况说明\n{text}") == expected
