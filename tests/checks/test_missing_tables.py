"""Tables and counts that a publication owes and does not print; and papers that lawfully look so."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

TITLE = "柳岸县水利局2024年度部门决算\n"
FIRST = """\
公开01表
收入支出决算总表
单位：万元
| 项目 | 决算数 | 项目 | 决算数 |
| 总计 | 100.00 | 总计 | 100.00 |
公开02表
收入决算表
单位：万元
| 科目编码 | 科目名称 | 本年收入合计 | 财政拨款收入 |
|  | 合计 | 100.00 | 100.00 |
"""
FOURTH = """\
公开04表
财政拨款收入支出决算总表
单位：万元
| 项目 | 决算数 | 项目 | 合计 | 一般公共预算财政拨款 |
| 总计 | 100.00 | 总计 | 100.00 | 100.00 |
"""


def said(text: str, code: str) -> list[str]:
    checks = [check for check in load() if check.code == code]
    found = check_documents([parse(text)], checks).results
    assert not found.crashed
    return [one.problem.message for one in found.findings]


def test_a_number_left_out_between_two_tables() -> None:
    (message,) = said(TITLE + FIRST + FOURTH, "C017")
    assert "缺第 3 张" in message
    assert "《支出决算表》" in message


@pytest.mark.parametrize(
    "text",
    [
        FIRST + FOURTH.replace("04", "03"),
        FIRST + "公开03表\n支出决算表\n本单位无支出，本表无数据。\n" + FOURTH,
        FIRST + "支出决算表（见附件）\n" + FOURTH,
        FIRST.replace("公开01表\n", "").replace("公开02表\n", "") + FOURTH,
        FIRST.replace("01", "02").replace("公开02表\n收入决", "公开03表\n收入决") + FOURTH.replace("04", "05"),
        FIRST + "![扫描页]\n" + FOURTH,
        FIRST + FOURTH.replace("04", "09"),
    ],
    ids=["in order", "empty", "named", "no numbers", "not from one", "picture", "an excerpt"],
)
def test_numbers_that_prove_no_table_missing(text: str) -> None:
    assert said(TITLE + text, "C017") == []


SPENT = """\
财政拨款“三公”经费支出决算表
单位：万元
| {{1x6}}预算数 | {{1x6}}决算数 |
| {{2x1}}合计 | {{2x1}}因公出国（境）费 | {{1x3}}公务用车购置及运行维护费 | {{2x1}}公务接待费 | {{2x1}}合计 | {{2x1}}因公出国（境）费 | {{1x3}}公务用车购置及运行维护费 | {{2x1}}公务接待费 |
| 小计 | 公务用车购置费 | 公务用车运行维护费 | 小计 | 公务用车购置费 | 公务用车运行维护费 |
| 5.00 | 0.00 | 4.00 | 0.00 | 4.00 | 1.00 | 4.54 | 0.00 | 3.76 | 0.00 | 3.76 | 0.78 |
一、“三公”经费财政拨款支出决算情况说明
2024年度“三公”经费支出预算为5.00万元，支出决算为4.54万元。
1.公务用车运行维护费支出决算为3.76万元{cars}。
2.公务接待费支出决算为0.78万元{guests}。
二、机关运行经费支出情况
2024年度机关运行经费5.00万元，比2023年度增加1.00万元。
"""


def test_money_spent_without_the_counts_that_go_with_it() -> None:
    found = said(TITLE + SPENT.format(cars="，购置公务用车0辆", guests=""), "C018")
    assert [message.partition("没有写")[2] for message in found] == ["公务用车保有量。", "公务接待批次、公务接待人次。"]


def test_a_list_of_parts_explains_none_of_them() -> None:
    listed = "支出决算为4.54万元，其中：公务用车运行维护费3.76万元，公务接待费0.78万元。\n"
    text = SPENT.format(cars="", guests="")
    parts = text[text.index("支出决算为4.54") : text.index("二、机关")]
    assert said(TITLE + text.replace(parts, listed), "C018") == []


@pytest.mark.parametrize("cars", ["，年末保有量2辆", "，现有车辆2辆", "，维护公务用车2辆"])
@pytest.mark.parametrize("guests", ["，国内公务接待5批次40人次", "，共接待5批40余人", "，全年公务接待5批次、来客40位"])
def test_counts_in_other_words(cars: str, guests: str) -> None:
    assert said(TITLE + SPENT.format(cars=cars, guests=guests), "C018") == []
