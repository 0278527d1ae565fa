"""Lists over several paragraphs, made up: shares and changes of the parts, and look-alikes that say nothing of them."""

from __future__ import annotations

import pytest
from claim_reading import claims

from gouji.solve.spans import holds

HEAD = "青溪县水利局2023年度部门决算\n二、收入支出情况说明\n"
SHARES = "财政拨款收入450.00万元，占90.00%；\n其他收入50.00万元，占15.00%。"

READ = {
    "announced": (
        "2023年度收入合计500.00万元，其中：\n" + SHARES,
        [
            ("分项之和", ("450.00万元", "50.00万元"), "500.00万元", True),
            ("占比", ("450.00万元", "500.00万元"), "90.00%", True),
            ("占比", ("50.00万元", "500.00万元"), "15.00%", False),
        ],
    ),
    "every line with its share": (
        "2023年度收入合计500.00万元。\n" + SHARES,
        [
            ("分项之和", ("450.00万元", "50.00万元"), "500.00万元", True),
            ("占比", ("450.00万元", "500.00万元"), "90.00%", True),
            ("占比", ("50.00万元", "500.00万元"), "15.00%", False),
        ],
    ),
    "changes line by line": (
        "2023年度支出500.00万元，比上年增加20.00万元，其中：\n1.基本支出450.00万元，比上年增加30.00万元；\n"
        "2.项目支出50.00万元，比上年减少15.00万元。",
        [
            ("分项之和", ("450.00万元", "50.00万元"), "500.00万元", True),
            ("增减额之和", ("30.00万元", "15.00万元"), "20.00万元", False),
        ],
    ),
    "shares of a budget by its name": (
        "2023年基本支出1133.75万元，其中：\n人员经费1030.18万元，占基本支出预算90.86%。主要包括：基本工资。\n"
        "公用经费103.57万元，占基本支出预算9.41%。",
        [
            ("分项之和", ("1030.18万元", "103.57万元"), "1133.75万元", True),
            ("占比", ("1030.18万元", "1133.75万元"), "90.86%", True),
            ("占比", ("103.57万元", "1133.75万元"), "9.41%", False),
        ],
    ),
    "a heading with the figure of its items": (
        "（二）其他资金收入15.00万元\n4.财政专户管理资金收入0万元。\n5.事业收入5.20万元。\n9.其他收入9.80万元。",
        [("分项之和", ("0万元", "5.20万元", "9.80万元"), "15.00万元", True)],
    ),
    "two splits, a paragraph each": (
        "2023年度支出1030.00万元。\n1.按支出功能分类，包括一般公共服务支出1000.00万元、教育支出30.00万元。\n"
        "2.按支出用途分类，包括人员支出900.00万元，占87.38%；项目支出130.00万元，占13.62%。",
        [
            ("分项之和", ("1000.00万元", "30.00万元"), "1030.00万元", True),
            ("分项之和", ("900.00万元", "130.00万元"), "1030.00万元", True),
            ("占比", ("900.00万元", "1030.00万元"), "87.38%", True),
            ("占比", ("130.00万元", "1030.00万元"), "13.62%", False),
        ],
    ),
    "numbered items below a heading that states their whole, and numbered on below the next": (
        "2023年度收入515.00万元。\n（一）财政拨款收入485.50万元\n1.一般公共预算拨款收入480.50万元。\n2.政府性基金预算拨款收入5.00万元。\n"
        "（二）其他资金收入15.20万元\n3.事业收入0.00万元。\n4.其他收入15.20万元。\n（三）上年结转结余14.30万元\n5.上年结转结余14.30万元。",
        [
            ("分项之和", ("0.00万元", "15.20万元"), "15.20万元", True),
            ("分项之和", ("480.50万元", "5.00万元"), "485.50万元", True),
            ("分项之和", ("485.50万元", "15.20万元", "14.30万元"), "515.00万元", True),
            ("同一事项两处", ("14.30万元",), "14.30万元", True),
        ],
    ),
}
SILENT = {
    "numbered items that are other things": (
        "（一）财政拨款收入485.50万元\n1.一般公共预算拨款收入480.50万元。\n2.政府性基金预算拨款收入9.00万元。\n3.上年结转14.00万元。"
    ),
    "one numbered item of another name": "（三）上年结转结余14.30万元\n1.结转到项目15.20万元。",
    "shares of something larger": "2023年度收入合计520.00万元。\n" + SHARES,
    "a list that stops short": "2023年度收入合计500.00万元，其中：\n财政拨款收入450.00万元，占80.00%；\n其他收入20.00万元。",
    "parts that are shares of what their whole is a share of": (
        "2023年度专项支出安排22.90亿元，占比32.30%，具体情况如下：\n——公共事业支出。安排18.60亿元，占比26.24%。\n"
        "——偿债支出。安排4.30亿元，占比6.10%。"
    ),
    "another heading": "2023年度收入合计500.00万元。\n三、支出情况说明\n" + SHARES,
    "a heading beside the next": "（一）其他资金收入15.00万元\n（二）上年结转5.20万元\n（三）财政拨款收入9.70万元",
    "a split of something smaller": "2023年度支出1030.00万元。\n按支出功能分类，包括农业支出900.00万元、教育支出30.00万元。",
    "changes from another base": (
        "2023年度支出500.00万元，比上年增加20.00万元。\n1.基本支出450.00万元，比年初预算增加30.00万元；\n"
        "2.项目支出50.00万元，比年初预算减少15.00万元。"
    ),
}


def _tied(text: str) -> list[tuple[str, tuple[str, ...], str, bool | None]]:
    found = claims(HEAD + text).relations
    return [(one.shape.value, tuple(part.text for part in one.operands), one.claimed.text, holds(one)) for one in found]


@pytest.mark.parametrize("name", READ)
def test_a_list_over_paragraphs(name: str) -> None:
    text, expected = READ[name]
    assert sorted(set(_tied(text))) == sorted(expected)


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_said_of_another_whole(name: str) -> None:
    assert [one for one in _tied(SILENT[name]) if one[3] is False] == []
