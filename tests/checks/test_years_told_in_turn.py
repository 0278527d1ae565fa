"""Earlier years on lines of their own beside the year of the document, made up; and lines that are only left over."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = (
    "青溪区司法局2023年度部门决算\n"
    "一、收入支出决算总体情况说明\n"
    "青溪区司法局2023年度收入支出总计100.00万元。与2022年度相比，收入支出总计增加5.00万元。\n"
    "二、收入决算情况说明\n2023年度收入合计100.00万元，其中：财政拨款收入100.00万元。\n三、其他情况说明\n"
)
IN_TURN = (
    "2022年度机关运行经费支出为78.18万元。\n2023年度机关运行经费支出为74.09万元，同比减少4.09万元。",
    "2023年度机关运行经费支出50.00万元。\n2022年度机关运行经费支出40.00万元。",
    "2021年度政府采购支出30.00万元；\n2022年度政府采购支出40.00万元；\n2023年度政府采购支出为50.00万元。",
)
LEFT_OVER = (
    "2022年度机关运行经费支出50.00万元。\n2023年度政府采购支出30.00万元。",
    "2022年度政府采购支出30.00万元。\n四、政府采购情况说明\n2023年度政府采购支出40.00万元。",
    "2022年度机关运行经费支出50.00万元。",
)


def told(text: str) -> list[str]:
    return sorted(one.code for one in check_documents([parse(HEAD + text)], load()).results.findings)


@pytest.mark.parametrize("text", IN_TURN)
def test_years_told_in_turn(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", LEFT_OVER)
def test_a_year_left_over_is_told(text: str) -> None:
    assert told(text) == ["I008"]
