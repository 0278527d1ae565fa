"""Relations that the words demand, made up: told where the figures break them, and lawful look-alikes that stay silent."""

from __future__ import annotations

import pytest
from claim_reading import claims, mentions, relations

from gouji.solve.spans import holds

Broken = list[tuple[str, tuple[str, ...], str]]


def broken(text: str) -> Broken:
    """Shape, operands and claimed figure of each relation of ``text`` that fails."""
    return [
        (one.shape.value, tuple(operand.text for operand in one.operands), one.claimed.text)
        for one in relations(text)
        if holds(one) is False
    ]


NET = {
    "净资产 and the rate of what is owed": (
        "资产总额80.80万元，负债总额57.40万元，净资产26.10万元，资产负债率67.7%。",
        [
            ("剩余", ("80.80万元", "57.40万元"), "26.10万元"),
            ("占比", ("57.40万元", "80.80万元"), "67.7%"),
        ],
    ),
    "净值": (
        "资产原值6120.55万元，累计折旧2380.25万元，净值3470.30万元。",
        [("剩余", ("6120.55万元", "2380.25万元"), "3470.30万元")],
    ),
    "changes between, and a list": (
        "资产总额80.80万元，其中流动资产50.80万元、固定资产30.00万元；负债总额57.40万元，比上年减少1.00万元；净资产24.30万元。",
        [("剩余", ("80.80万元", "57.40万元"), "24.30万元")],
    ),
    "in a bracket": (
        "固定资产净值3470.30万元（原值6120.55万元，累计折旧2380.25万元）。",
        [("剩余", ("6120.55万元", "2380.25万元"), "3470.30万元")],
    ),
}

NET_LAWFUL = {
    "all hold": "资产总额80.80万元，负债总额57.40万元，净资产23.40万元，资产负债率71.0%。",
    "with impairment": "资产原值6120.55万元，累计折旧2380.25万元，减值准备40.30万元，净值3700.00万元。",
    "depreciation of the year": "资产原值6120.55万元，本年计提折旧238.25万元，净值3470.30万元。",
    "one kind of assets": "固定资产60.80万元，负债总额57.40万元，净资产23.40万元。",
    "two times": "年初资产总额80.80万元，年末负债总额57.40万元，年末净资产26.10万元。",
    "two originals": "房屋原值3000.00万元，车辆原值120.55万元，累计折旧2380.25万元，净值3470.30万元。",
    "rate of another year": "资产总额80.80万元，负债总额57.40万元，净资产23.40万元，资产负债率比上年下降2.0个百分点。",
}


@pytest.mark.parametrize(("text", "expected"), NET.values(), ids=NET.keys())
def test_what_is_left_by_definition_is_told(text: str, expected: Broken) -> None:
    assert broken(text) == expected
    assert all(not one.stated for one in relations(text) if holds(one) is False)


@pytest.mark.parametrize("text", NET_LAWFUL.values(), ids=NET_LAWFUL.keys())
def test_what_may_be_another_thing_is_not(text: str) -> None:
    assert broken(text) == []


PARTS, CHANGES, EXCEEDS = "分项之和", "增减额之和", "部分不大于总体"

THREE_PUBLIC = {
    "运行维护费 alone": (
        "2023年“三公”经费支出决算为53.65万元，其中：因公出国（境）费0万元；公务接待费3.20万元；公务用车运行维护费50.63万元。",
        [(PARTS, ("0万元", "3.20万元", "50.63万元"), "53.65万元")],
    ),
    "分项情况是": (
        "“三公”经费决算总额2771万元。分项情况是：因公出国（境）经费决算120万元；公务接待费决算1303万元；"
        "公务用车购置及运行费决算1618万元。",
        [(PARTS, ("120万元", "1303万元", "1618万元"), "2771万元")],
    ),
    "changes between": (
        "“三公”经费预算总额为1969万元，较2022年的2190万元减少221万元，下降10.1%；其中：因公出国（境）经费50万元，较上年持平；"
        "公务接待费242万元，较上年减少12万元，下降4.7%；公务用车购置及运行维护费1687万元，较上年减少209万元，下降11%。",
        [(PARTS, ("50万元", "242万元", "1687万元"), "1969万元")],
    ),
    "more than there is, of an outturn": (
        "2023年支出决算为100.00万元，其中：教育支出60.00万元；农林水支出50.00万元。",
        [(PARTS, ("60.00万元", "50.00万元"), "100.00万元")],
    ),
    "one part more than there is, of an outturn": (
        "2023年支出决算为100.00万元，其中：教育支出120.00万元。",
        [(EXCEEDS, ("120.00万元",), "100.00万元")],
    ),
}

THREE_PUBLIC_LAWFUL = {
    "all hold": "2023年“三公”经费支出53.83万元，其中：因公出国（境）费0万元；公务接待费3.20万元；公务用车运行维护费50.63万元。",
    "the purchase told behind": "2023年“三公”经费支出71.83万元，其中：因公出国（境）费0万元；公务接待费3.20万元；"
    "公务用车运行维护费50.63万元。公务用车购置费18.00万元。",
    "two of three": "2023年“三公”经费支出71.83万元，其中：公务接待费3.20万元；公务用车运行维护费50.63万元。",
    "a part of a part": "2023年“三公”经费支出71.83万元，其中：因公出国（境）费0万元；公务用车购置及运行维护费68.63万元，"
    "其中公务用车运行维护费50.63万元；公务接待费3.20万元。",
    "a part fell to nothing": "2023年“三公”经费支出1165.08万元，同比减少63.96万元。其中：因公出国（境）经费0万元。"
    "公务用车购置费204.78万元，同比减少54.20万元；公务用车运行维护费664.60万元，同比增加53.81万元。公务接待费295.70万元，同比减少60.14万元。",
    "two ways to divide an outturn": "2023年支出决算100.00万元，其中：教育支出60.00万元；用于设备购置50.00万元。",
    "one in another": "2023年支出决算100.00万元，其中：教育支出60.00万元；小学教育支出50.00万元。",
}


@pytest.mark.parametrize(("text", "expected"), THREE_PUBLIC.values(), ids=THREE_PUBLIC.keys())
def test_parts_by_known_names_and_parts_that_exceed_are_told(text: str, expected: Broken) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize("text", THREE_PUBLIC_LAWFUL.values(), ids=THREE_PUBLIC_LAWFUL.keys())
def test_lists_that_may_leave_something_out_are_not(text: str) -> None:
    assert broken(text) == []


def test_parts_listed_twice_are_of_one_whole() -> None:
    """其中：a、b、c。具体情况如下： announces a, b and c again, not the parts of a."""
    text = (
        "2022年“三公”经费预算79万元，比上年预算减少49万元。其中：因公出国（境）费支出预算0万元，公务接待费支出预算4万元，"
        "公务用车购置及运行费支出预算75万元。具体情况如下：\n（一）因公出国（境）费支出预算0万元。\n（二）公务接待费支出预算4万元。\n"
        "（三）公务用车购置及运行费支出预算75万元。"
    )
    assert [one for one in claims(text).relations if holds(one) is False] == []


AVERAGE, BALANCE = "人均", "收支结余"

SLIPPED = {
    "an average with a nought too many": (
        "国内接待60批次、450人次，支出4.50万元，人均1000元。",
        [(AVERAGE, ("4.50万元", "450人次"), "1000元")],
    ),
    "an average with its point moved": (
        "公务用车运行费36.00万元，保有量12辆，平均每辆0.30万元。",
        [(AVERAGE, ("36.00万元", "12辆"), "0.30万元")],
    ),
    "digits changed places in what came in": (
        "一般公共预算收入27090万元，同比增长14%；支出16699万元，同比增长20%。本年收支结余4091万元。",
        [(BALANCE, ("27090万元", "16699万元"), "4091万元")],
    ),
    "the balance of an insurance fund, however far": (
        "企业职工基本养老保险基金收入27090亿元，同比增长14%；支出16699亿元，同比增长20%。本年收支结余4591亿元。",
        [(BALANCE, ("27090亿元", "16699亿元"), "4591亿元")],
    ),
}

FAR_AND_LAWFUL = {
    "an average over a part": "公务用车运行费36.00万元，保有量12辆，平均每辆2.00万元。",
    "an average of each day": "培训费12.00万元，培训400人次，人均每天100元。",
    "a norm": "国内接待60批次、450人次，支出4.50万元，人均标准1000元。",
    "transfers not printed": "一般公共预算收入27090万元；支出16699万元。本年收支结余4591万元。",
    "an insurance fund with its parts": "养老保险基金收入27090亿元，其中保险费收入20000亿元；支出16699亿元，其中待遇支出16000亿元。本年收支结余10391亿元。",
    "what it rolls over": "养老保险基金收入27090亿元；支出16699亿元。年末滚存结余54591亿元。",
}


@pytest.mark.parametrize(("text", "expected"), SLIPPED.values(), ids=SLIPPED.keys())
def test_one_slip_is_told_however_far_it_leads(text: str, expected: Broken) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize("text", FAR_AND_LAWFUL.values(), ids=FAR_AND_LAWFUL.keys())
def test_what_is_far_and_no_slip_is_another_matter(text: str) -> None:
    assert broken(text) == []


TOTAL = "加总"

ADDED = {
    "a figure of 收入决算数, and one copied": (
        "2018年一般公共预算收入决算数129748万元，加上级补助收入428905万元，上年结转结余收入41407万元，调入资金41407万元，收入总计948666万元。",
        [(TOTAL, ("129748万元", "428905万元", "41407万元", "41407万元"), "948666万元")],
    ),
    "上解 behind 加": (
        "2018年支出决算数129748万元，加上解支出8905万元、结转下年1000万元，支出总计158653万元。",
        [(TOTAL, ("129748万元", "8905万元", "1000万元"), "158653万元")],
    ),
}

ADDED_LAWFUL = {
    "上年结转": "2018年一般公共预算收入决算数129748万元，加上年结转41407万元，收入总计171155万元。",
    "年初结转": "2018年一般公共预算收入决算数129748万元，加上年初结转41407万元，收入总计171155万元。",
    "a budget before": "2018年一般公共预算收入预算120000万元，决算数129748万元，加上级补助收入428905万元，收入总计558653万元。",
    "a part between": "2018年一般公共预算收入决算数129748万元，其中税收收入100000万元。加上级补助收入428905万元，收入总计558653万元。",
    "an item without its figure": "2018年一般公共预算收入决算数129748万元，加上级补助收入428905万元，上年结转，收入总计617320万元。",
}


@pytest.mark.parametrize(("text", "expected"), ADDED.values(), ids=ADDED.keys())
def test_what_is_added_up_by_words_is_told(text: str, expected: Broken) -> None:
    assert broken(text) == expected
    assert all("级补助" not in one.subject or "上级" in one.subject for one in mentions(text))


@pytest.mark.parametrize("text", ADDED_LAWFUL.values(), ids=ADDED_LAWFUL.keys())
def test_what_adds_up_or_prints_less_than_it_adds_is_not(text: str) -> None:
    assert broken(text) == []


STATEMENT = (
    "一般公共预算收入35.01亿元，上级补助收入11.96亿元，上年结余2.38亿元，债务转贷收入2.67亿元，动用预算稳定调节基金3.58亿元。"
    "一般公共预算支出30.09亿元，上解上级支出11.30亿元，债务还本支出0.22亿元，安排预算稳定调节基金7.49亿元。"
    "收入合计{}亿元，支出合计49.10亿元，年终结余6.50亿元。"
)

CLOSED = {
    "all parts by name": (
        "人员经费150.00万元、公用经费55.00万元，基本支出合计200.00万元。",
        [(TOTAL, ("150.00万元", "55.00万元"), "200.00万元")],
    ),
    "two digits of a total": (
        "一般公共预算收入35.01亿元，上级补助收入11.96亿元，上年结余2.38亿元，收入合计49.53亿元。",
        [(TOTAL, ("35.01亿元", "11.96亿元", "2.38亿元"), "49.53亿元")],
    ),
    "parts that exceed their total": (
        "财政拨款收入450.00万元，事业收入50.00万元，上年结转40.00万元，收入合计520.00万元。",
        [(TOTAL, ("450.00万元", "50.00万元", "40.00万元"), "520.00万元")],
    ),
    "the totals of both sides behind all": (
        STATEMENT.format("56.50"),
        [
            (TOTAL, ("35.01亿元", "11.96亿元", "2.38亿元", "2.67亿元", "3.58亿元"), "56.50亿元"),
            (BALANCE, ("56.50亿元", "49.10亿元"), "6.50亿元"),
        ],
    ),
    "two digits of what is set aside": (
        STATEMENT.format("55.60").replace("7.49亿元", "9.47亿元"),
        [(TOTAL, ("30.09亿元", "11.30亿元", "0.22亿元", "9.47亿元"), "49.10亿元")],
    ),
    "what is left of a total and a single spending": (
        "上年结余14.78亿元，转贷收入27.72亿元，收入合计42.50亿元，支出19.43亿元，年终结余23.70亿元。",
        [(BALANCE, ("42.50亿元", "19.43亿元"), "23.70亿元")],
    ),
}

CLOSED_LAWFUL = {
    "all hold": STATEMENT.format("55.60"),
    "all parts by name": "人员经费150.00万元、公用经费55.00万元，基本支出合计205.00万元。",
    "last year's total": "人员经费150.00万元、公用经费55.00万元，上年基本支出合计200.00万元。",
    "a part of a part": "一般公共预算收入35.01亿元，税收收入30.00亿元，上级补助收入11.96亿元，收入合计46.97亿元。",
    "what is carried over is not printed": "财政拨款收入450.00万元，事业收入50.00万元，收入总计530.00万元，支出总计530.00万元。",
    "a total of a total": "财政拨款收入450.00万元，事业收入50.00万元，本年收入合计500.00万元，上年结转50.00万元，收入总计550.00万元。",
    "an opening balance that the total does not hold": "上年结余3.00万元，本年收入合计500.00万元，本年支出合计450.00万元，年末结余53.00万元。",
    "what is carried over is none of the year's": "上年结余3.00万元，财政拨款收入450.00万元，事业收入47.00万元，本年收入合计497.00万元。",
    "an opening balance that is not printed": "收入合计500.00万元，支出合计450.00万元，年末滚存结余53.00万元。",
    "two levels": "全市一般公共预算收入35.01亿元，市本级收入11.96亿元，收入合计35.01亿元。",
    "a list opened by 其中": "一般公共预算收入35.01亿元。其中：税收收入30.00亿元，非税收入5.01亿元，收入总计33.80亿元。",
}


@pytest.mark.parametrize(("text", "expected"), CLOSED.values(), ids=CLOSED.keys())
def test_totals_that_close_a_list_are_told(text: str, expected: Broken) -> None:
    assert broken(text) == expected
    assert not any(one.stated for one in relations(text) if holds(one) is False)


@pytest.mark.parametrize("text", CLOSED_LAWFUL.values(), ids=CLOSED_LAWFUL.keys())
def test_totals_that_hold_more_than_is_printed_are_not(text: str) -> None:
    assert broken(text) == []


SHARE_LAWFUL = {
    "holds": "全县一般公共预算收入12.60亿元，税收收入8.82亿元，税收占比70.0%。",
    "of something else": "全县地区生产总值126.00亿元，税收收入8.82亿元，税收占比70.0%。",
    "by how much it rose": "全县一般公共预算收入12.60亿元，税收收入8.82亿元，税收占比提高2.0个百分点。",
    "of another level": "全县一般公共预算收入12.60亿元，县本级税收收入6.82亿元，税收占比78.0%。",
    "of one of two": "全县一般公共预算收入12.60亿元，县本级收入9.00亿元，税收收入6.30亿元，税收占比71.0%。",
}


def test_the_share_of_a_part_by_its_name_is_told() -> None:
    text = "全县一般公共预算收入12.60亿元，税收收入8.82亿元，税收占比78.0%。"
    assert broken(text) == [("占比", ("8.82亿元", "12.60亿元"), "78.0%")]
    assert not any(one.stated for one in relations(text))


@pytest.mark.parametrize("text", SHARE_LAWFUL.values(), ids=SHARE_LAWFUL.keys())
def test_a_share_of_what_else_is_not(text: str) -> None:
    assert broken(text) == []
