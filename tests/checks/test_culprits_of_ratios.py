"""Which of the figures of a ratio is named: a point that moved keeps the digits, no part outgrows its whole, a share of 0.00% binds no whole."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青溪镇人民政府2020年部门预算说明\n"
SHARES = (
    "2020年支出预算1853.75万元。其中：一般公共服务支出588.61万元，占31.75%；文化旅游体育与传媒支出27.02万元，占1.46%。"
)
CHANGE = "2021年度总收入581.45万元，其中本年收入390.55万元，较2020年度决算数减少175.26万元，下降31%。"


def _told(text: str) -> list[str]:
    return [one.problem.message for one in check_documents([parse(HEAD + text)], load()).results.findings]


def _names_only(message: str, figure: str) -> bool:
    return message.startswith("疑为") and f"{figure} 应为" in message


@pytest.mark.parametrize("text", [SHARES, CHANGE])
def test_as_printed_nothing_is_told(text: str) -> None:
    assert _told(text) == []


def test_a_share_above_all_is_wrong_itself_where_the_part_is_smaller_than_its_whole() -> None:
    (message,) = _told(SHARES.replace("31.75%", "317.5%"))
    assert "应为 31.8%（588.61 ÷ 1853.75），文中写 317.5%" in message
    assert "5886" not in message


def test_a_share_below_all_and_the_amount_are_equally_likely() -> None:
    (message,) = _told(SHARES.replace("1.46%", "14.6%"))
    assert "14.6% 应为 1.46%" in message
    assert "27.02万元 应为 270.2" in message


def test_a_change_of_ten_times_is_among_those_that_may_be_wrong_by_the_reading_under_which_its_point_moved() -> None:
    (message,) = _told(CHANGE.replace("175.26", "1752.6"))
    assert "1752.6万元 应为 175.26万元" in message
    assert "390.55万元 应为 3905.50万元" in message


@pytest.mark.parametrize(
    "text",
    [
        # What more than all of may be reached is no whole: any of the three may be wrong.
        "2020年收入80.00万元，上年收入100.00万元，本年占上年收入的800%。",
        # Both amounts ten times, as the part then is more than what is printed as the whole anyway.
        "2020年支出预算58.86万元。其中：一般公共服务支出588.61万元，占100.0%。",
    ],
)
def test_not_the_share_alone_is_accused(text: str) -> None:
    assert not any(_names_only(message, "%") for message in _told(text))


WHOLE = (
    "2020年度收入总计6567.06万元，支出总计6567.06万元。\n2020年度收入合计6567.06万元，较上年决算数减少710.50万元，下降9.76%。"
    "其中：财政拨款收入6567.06万元，占100.00%；事业收入0.00万元，占0.00%；经营收入0.00万元，占0.00%。"
)


@pytest.mark.parametrize("slip", ["6657.06", "65670.6", "6567.60"])
def test_a_whole_is_named_also_beside_shares_of_nothing(slip: str) -> None:
    """What 0.00% is of may be of any size, so that it stands in no way of what the other figures ask."""
    assert _told(WHOLE) == []
    (message,) = _told(WHOLE.replace("收入合计6567.06", f"收入合计{slip}"))
    assert _names_only(message, f"{slip}万元")
    assert "应为 6567.06万元" in message


def test_no_level_is_told_that_leaves_what_it_grew_from_below_zero() -> None:
    """45 cannot be 0.45 for a rise of 450: there would have been less than nothing before."""
    (message,) = _told("2020年知识产权事务45万元，较2019年决算数增加450万元，增长100%。")
    assert message.endswith("“知识产权事务” 45万元 应为 900万元；或 文字说明“知识产权事务” 450万元 应为 23万元。")
