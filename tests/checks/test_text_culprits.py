"""One slip in a right text: one finding, at the figure that was changed, with what belongs there; and look-alikes that stay silent."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

#: Items whose budgets and outcomes make up the whole, and the table of the outcomes.
ITEMS = """\
青溪区司法局2024年度部门决算
一般公共预算财政拨款支出决算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 158.15 | 60.00 | 98.15 |
| 204 | 公共安全支出 | 158.15 | 60.00 | 98.15 |
| 20406 | 司法 | 158.15 | 60.00 | 98.15 |
| 2040601 | 行政运行 | 60.00 | 60.00 |  |
| 2040605 | 普法宣传 | 40.15 |  | 40.15 |
| 2040610 | 社区矫正 | 58.00 |  | 58.00 |
一、一般公共预算财政拨款支出决算情况说明
（三）一般公共预算财政拨款支出决算具体情况
一般公共预算财政拨款支出年初预算为161.30万元，支出决算为158.15万元。其中：
1、公共安全支出（类）司法（款）行政运行（项）。年初预算为61.00万元，支出决算为60.00万元。决算数小于预算数的主要原因：人员减少。
2、公共安全支出（类）司法（款）普法宣传（项）。年初预算为40.15万元，支出决算为40.15万元。决算数等于预算数。
3、公共安全支出（类）司法（款）社区矫正（项）。年初预算为60.15万元，支出决算为58.00万元。决算数小于预算数的主要原因：采购节约。
"""


def said(text: str) -> list[tuple[str, str, str]]:
    """What every finding of its figures accuses, and what should stand there."""
    found = checking.check_documents([parse(text)], load()).results.findings
    sides = [(one.code, one.problem.left, one.problem.right) for one in found]
    return [
        (code, left.text, right.text if right else "")
        for code, left, right in sides
        if left is not None and code not in _OF_TABLES
    ]


#: Tables that a document of one table lacks.
_OF_TABLES = ("J020", "J022", "C002")


def test_the_text_itself_is_right() -> None:
    assert said(ITEMS) == []


def test_an_outcome_copied_from_its_budget_explains_the_words_that_compare_them() -> None:
    assert said(ITEMS.replace("支出决算为60.00万元", "支出决算为61.00万元")) == [("J215", "61.00万元", "60.00万元")]
    # nothing else is wrong: the words are what is told
    same = ITEMS.replace("年初预算为61.00万元", "年初预算为60.00万元").replace("161.30", "160.30")
    assert said(same) == [("N017", "60.00万元", "60.00万元")]


def test_budgets_that_add_up_are_right_though_an_outcome_is_not() -> None:
    wrong_words = ITEMS.replace("决算数小于预算数的主要原因：采购节约", "决算数等于预算数")
    assert said(wrong_words) == [("N017", "决算数等于预算数", "决算数小于预算数58.00万元")]
    assert said(wrong_words.replace("支出决算为40.15万元", "支出决算为41.15万元")) == [
        ("J215", "41.15万元", "40.15万元"),
        ("N017", "决算数等于预算数", "决算数小于预算数58.00万元"),
    ]


def test_prints_that_differ_in_their_last_digit_are_more_and_less() -> None:
    nearly = ITEMS.replace("年初预算为61.00万元", "年初预算为60.01万元").replace("161.30", "160.31")
    assert said(nearly) == []


#: Shares of one total in two clauses, beside a budget under nearly the same name.
AWARDED = """\
青溪区司法局2024年度部门决算
十一、其他重要事项的情况说明
（二）政府采购支出情况
2024年度政府采购预算29.50万元，其中：货物14.50万元、工程0万元、服务15.00万元。
2024年度政府采购支出总额15.48万元，与上年决算数37.61万元相比，减少22.13万元，下降58.84%，主要原因是办公设备更新减少。
2024年度政府采购支出总额15.48万元，其中：货物支出10.66万元、工程支出0万元、服务支出4.82万元。
授予中小企业合同金额15.48万元，占政府采购支出总额的100%；授予小微企业合同金额10.66万元，占政府采购支出总额的68.86%。
"""


def test_a_share_is_of_the_base_that_the_shares_beside_it_are_of_and_never_above_the_whole() -> None:
    assert said(AWARDED) == []
    assert said(AWARDED.replace("中小企业合同金额15.48", "中小企业合同金额15.88")) == [
        ("J256", "15.88万元", "15.48万元")
    ]


#: The kinds of one class, of which another table names one a little differently.
KINDS = """\
青溪区司法局2024年度部门决算
一般公共预算财政拨款支出决算表
单位：万元
| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
|  | 合计 | 210.53 | 210.53 |  |
| 204 | 公共安全支出 | 130.15 | 130.15 |  |
| 20406 | 司法 | 130.15 | 130.15 |  |
| 2040601 | 行政运行 | 130.15 | 130.15 |  |
| 208 | 社会保障和就业支出 | 80.38 | 80.38 |  |
| 20805 | 行政事业单位养老支出 | 80.38 | 80.38 |  |
| 2080506 | 机关事业单位职业年金缴费支出 | 80.38 | 80.38 |  |
一般公共预算财政拨款基本支出决算表
单位：万元
| 科目编码 | 科目名称 | 决算数 |
| 301 | 工资福利支出 | 210.53 |
| 30101 | 基本工资 | 69.16 |
| 30109 | 职业年金缴费 | 80.38 |
| 30110 | 职工基本医疗保险缴费 | 60.99 |
|  | 人员经费合计 | 210.53 |
|  | 合计 | 210.53 |
"""


def test_a_figure_that_stands_elsewhere_under_nearly_its_name_was_not_copied_from_the_line_beside() -> None:
    assert said(KINDS) == []
    assert said(KINDS.replace("60.99", "80.38")) == [("J125", "80.38", "60.99")]
    # under another name it tells nothing: either may have been copied from the other
    other = KINDS.replace("机关事业单位职业年金缴费支出", "其他补助")
    assert [one for one in said(other.replace("60.99", "80.38")) if one[0] == "J125"] == [("J125", "80.38", "")]


def test_a_slip_that_mends_the_words_and_the_sum_is_one_finding() -> None:
    # turning the words would do for them alone
    wrong = ITEMS.replace("年初预算为61.00万元", "年初预算为6.00万元")
    assert said(wrong) == [("N017", "6.00万元", "61.00万元")]
    # no slip leads to what the sum lacks: an item without a paragraph may lack as well
    other = ITEMS.replace("年初预算为61.00万元", "年初预算为37.00万元")
    assert [one for one in said(other) if one[0] == "N017"] == [("N017", "60.00万元", "37.00万元")]


#: An expense, its parts and what was bought for it.
CARS = """\
青溪区司法局2024年度部门决算
一、“三公”经费财政拨款支出决算情况说明
公务用车购置及运行维护费支出决算18.11万元，其中：公务用车购置费支出决算0万元，公务用车运行维护费支出决算18.11万元。
公务用车购置费支出决算0万元，购置公务用车0辆。
二、机关运行经费支出情况
2024年度机关运行经费20.00万元。
"""


def test_a_count_of_nothing_follows_from_the_amount_that_should_be_nothing() -> None:
    assert said(CARS) == []
    assert said(CARS.replace("公务用车购置费支出决算0万元，购置", "公务用车购置费支出决算6万元，购置")) == [
        ("N036", "6万元", "0万元")
    ]
    # nothing tells which of two is wrong
    alone = CARS.replace("购置公务用车0辆", "购置公务用车1辆")
    assert said(alone) == [("J257", "1辆", "0万元")]


def test_a_part_of_nothing_is_as_likely_wrong_as_one_that_would_have_to_be_the_whole() -> None:
    listed = "2024年度政府采购支出总额251.25万元，其中：货物支出{}万元、工程支出0万元、服务支出246.47万元。"
    text = f"青溪区司法局2024年度部门决算\n十一、其他重要事项的情况说明\n（二）政府采购支出情况\n{listed}\n授予中小企业合同金额246.47万元，占政府采购支出总额的98.10%。\n"
    assert said(text.format("4.78")) == []
    found = said(text.format("0"))
    assert [one[0] for one in found] == ["J253"]
    assert "0万元" in found[0][1]
    assert "246.47万元" in found[0][1]
