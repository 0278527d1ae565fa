"""An item that a list gives and a sentence further on tells again: one figure, unless words say that it is of another kind."""

from __future__ import annotations

import pytest
from loud import loud

LIST = "青溪区林业局2023年度部门决算\n“三公”经费支出10.00万元，其中：公务用车购置及运行维护费7.86万元，公务接待费2.14万元。"
DOUBT = [("N036", "warning")]
CASES = {
    "同一行下一句": ("公务接待费2.41万元，接待38批次296人次。", DOUBT),
    "全年": ("\n全年公务接待费支出2.41万元，接待38批次296人次。", DOUBT),
    "写明本年度": ("\n2023年度公务接待费2.41万元，接待38批次296人次。", DOUBT),
    "本部门": ("\n本部门公务接待费2.41万元。", DOUBT),
    "段中": ("\n公务用车运行维护费7.86万元，保有量5辆。公务接待费2.41万元，接待38批次296人次。", DOUBT),
    "段中相同": ("\n公务用车运行维护费7.86万元，保有量5辆。公务接待费2.14万元，接待38批次296人次。", []),
    "上年度": ("\n2022年度公务接待费2.41万元。", []),
    "上年": ("\n公务接待费支出2.14万元。上年公务接待费2.41万元。", []),
    "预算": ("\n2023年公务接待费预算2.41万元。", []),
    "另一口径": ("\n公务接待费2.41万元（含非财政拨款0.27万元），其中财政拨款2.14万元。", []),
    "全口径": ("\n全口径公务接待费2.41万元，比财政拨款口径多0.27万元。", []),
    "其他资金在内": ("\n公务接待费2.41万元，其中其他资金0.27万元。", []),
    "局机关": ("\n局机关公务接待费2.01万元。", []),
    "一部分": ("\n外事公务接待费0.41万元。", []),
    "预算和决算": ("\n公务接待费年初预算2.41万元，决算2.14万元。", []),
}


@pytest.mark.parametrize("name", CASES)
def test_an_item_told_again_is_the_figure_of_the_list(name: str) -> None:
    text, expected = CASES[name]
    assert loud(LIST + text) == expected
