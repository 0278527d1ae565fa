"""Facts under their normal names, counted lists, listed contents, comparisons; and what the explanation says."""

from __future__ import annotations

from claim_reading import claims

from gouji.assembly import read_text
from gouji.document.place import Place
from gouji.domain.claims import Passage
from gouji.reports.explain import explained


def _explained(text: str) -> str:
    return explained(read_text(Passage(0, text, Place(quote=text))))


def _facts(text: str) -> list[tuple[str, str, int | None, str]]:
    return [(one.subject, one.measure, one.year, f"{one.figure.value:f}") for one in claims(text).facts]


def test_outcome_base_and_signed_change() -> None:
    text = "本单位2023年度支出368.94万元，与上年决算数371.26万元相比，减少2.32万元。与年初预算数322.23万元相比，增加46.71万元。"
    assert _facts(text) == [
        ("支出", "决算", 2023, "368.94"),
        ("支出", "上年决算", 2022, "371.26"),
        ("支出", "比上年增减额", 2023, "-2.32"),
        ("支出", "年初预算", 2023, "322.23"),
        ("支出", "比年初预算增减额", 2023, "46.71"),
    ]


def test_the_heading_gives_the_fund() -> None:
    text = "三、一般公共预算财政拨款支出决算情况说明\n2023年度支出10.00万元，其中：基本支出6.00万元，项目支出4.00万元。"
    assert _facts(text) == [
        ("一般公共预算财政拨款支出", "决算", 2023, "10.00"),
        ("一般公共预算财政拨款基本支出", "决算", 2023, "6.00"),
        ("一般公共预算财政拨款项目支出", "决算", 2023, "4.00"),
    ]


def test_a_city_or_a_running_total_is_not_the_units_flow() -> None:
    assert _facts("市本级2023年支出73.24亿元。加上上年结余，总收入预计602.9亿元。") == []


def test_parts_take_name_and_measure_of_their_whole() -> None:
    text = "2023年度政府采购预算计划金额49.5万元，主要用于购买货物4.5万元，工程30万元，服务15万元。"
    assert _facts(text) == [
        ("政府采购", "预算", 2023, "49.5"),
        ("政府采购货物", "预算", 2023, "4.5"),
        ("政府采购工程", "预算", 2023, "30"),
        ("政府采购服务", "预算", 2023, "15"),
    ]


def test_the_same_name_inside_another_total_is_another_fact() -> None:
    text = "2023年公务用车运行维护费0.78万元。2023年机关运行经费18.77万元，主要用于办公费1.71万元，公务用车运行维护费0.23万元。"
    assert ("公务用车运行维护费", "决算", 2023, "0.78") in _facts(text)
    assert ("机关运行经费中的公务用车运行维护费", "决算", 2023, "0.23") in _facts(text)


def test_targets_and_outcomes_of_work() -> None:
    assert _facts("受理援助案件数目标值300件，完成332件，完成率100%。") == [
        ("受理援助案件数", "目标值", None, "300"),
        ("受理援助案件数", "完成值", None, "332"),
    ]


def test_counted_lists() -> None:
    found = claims(
        "内设机构3个：办公室（信访室）、法制科、财务室。派出机关2个分别为，东山所、西山所、。管理2个所分别为，东所，西所。"
        "接待5批次：共20人。活动4次：宣讲、展览等。"
    ).enumerations
    assert [(one.count.text, one.names, one.open) for one in found] == [
        ("3个", ("办公室（信访室）", "法制科", "财务室"), False),
        ("2个", ("东山所", "西山所"), False),
        ("2个", ("东所", "西所"), False),
        ("4次", ("宣讲", "展览等"), True),
    ]


def test_listed_contents() -> None:
    (listing,) = claims("日常公用经费支出18.77万元。日常公用经费主要包括：办公费、差旅费、维修（护）费等。").listings
    assert (listing.subject, listing.names) == ("日常公用经费", ("办公费", "差旅费", "维修（护）费"))


def test_comparing_words_need_their_pair() -> None:
    text = "行政运行年初预算为10.00万元，支出决算为9.00万元。决算数小于预算数的主要原因：节约。"
    (comparison,) = claims(text).comparisons
    assert (comparison.outcome.text, comparison.budget.text, comparison.direction) == ("9.00万元", "10.00万元", -1)
    assert claims("决算数大于预算数的主要原因：增资。").comparisons == ()


def test_the_explanation_names_what_was_understood() -> None:
    shown = _explained("2023年支出10.00万元，比上年决算数12.00万元减少2.00万元。")
    assert shown.splitlines() == [
        "数字：",
        "  10.00万元：数额，事项“支出”，2023年",
        "  12.00万元：比较基数，事项“支出”（承前），口径“决算”，2023年，对比“上年决算”",
        "  2.00万元：增减额，事项“支出”（承前），2023年，对比“上年决算”，减少",
        "关系：",
        "  增减额：2.00万元 ← 12.00 − 10.00，成立",
    ]
    assert _explained("本年无此项支出。") == "这段文字里没有读出带单位的数字。"
