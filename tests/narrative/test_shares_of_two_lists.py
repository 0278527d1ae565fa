"""Shares that name no base, in numbered lists: a list is of one whole, over paragraphs while its numbers go on; the next may be of
another."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青溪区林业局2023年度部门决算\n一、收入支出决算情况说明\n"
ITEMS = ("教育支出60.03万元，占60.03%", "科技支出30.02万元，占30.02%", "农林水支出9.95万元，占9.95%")
CASES = {
    "一段里的一份清单": ("；".join(f"{at}.{one}" for at, one in enumerate(ITEMS, 1)) + "。", []),
    "一段里有一个占比不合": (
        f"1.{ITEMS[0]}；2.{ITEMS[1]}；3.农林水支出9.95万元，占9.95%；4.住房支出50.04万元，占62.55%。",
        [("N044", "warning")],
    ),
    "一段一项，有一个占比不合": (
        "\n".join(f"{at}.{one}。" for at, one in enumerate(ITEMS, 1)) + "\n4.住房支出50.04万元，占62.55%。",
        [("N044", "warning")],
    ),
    "中间一项没有占比": (
        f"1.{ITEMS[0]}。\n2.{ITEMS[1]}。\n3.{ITEMS[2]}。\n4.其他。\n5.住房支出50.04万元，占62.55%。",
        [("N044", "warning")],
    ),
    "下一段另是一份清单": (
        "\n".join(f"{at}.{one}。" for at, one in enumerate(ITEMS, 1))
        + "\n按性质分：\n1.工资福利支出50.04万元，占62.55%。",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_shares_of_one_list(name: str) -> None:
    text, expected = CASES[name]
    assert loud(HEAD + text) == expected
