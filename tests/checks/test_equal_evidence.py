"""Where evidence is equal all figures are named in one finding; what stands elsewhere tells which of them is wrong."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Problem
from gouji.pipeline.checking import check_documents
from gouji.values.mismatch import Mismatch


def _problems(text: str) -> list[Problem]:
    return [one.problem for one in check_documents([parse(text)], load()).results.findings]


def test_equally_likely_figures_are_named_in_one_finding_and_none_is_accused_before_the_others() -> None:
    (problem,) = _problems(
        "2022年度政府采购支出31.45万元，其中：货物支出11.80万元，工程支出0万元，服务支出28.65万元。\n"
    )
    assert problem.message == (
        "分项之和：31.45 与 11.80＋28.65，对不上。其中有一个数有误，单凭这里还不能断定是哪一个："
        "文字说明“政府采购支出” 31.45万元 应为 40.45万元；或 文字说明“服务支出” 28.65万元 应为 19.65万元；"
        "或 文字说明“货物支出” 11.80万元 应为 2.80万元。"
    )
    assert problem.left is not None
    assert (problem.left.text, problem.right, problem.culprit) == ("31.45万元、28.65万元、11.80万元", None, None)


def test_a_figure_that_stands_elsewhere_is_hardly_wrong() -> None:
    (problem,) = _problems(
        "2022年度项目支出95.05万元，用于普法宣传。\n2022年度收入368.94万元，其中：项目支出95.05万元，基本支出276.89万元。\n"
    )
    assert problem.left is not None
    assert problem.right is not None
    assert (problem.left.text, problem.right.text) == ("276.89万元", "273.89万元")


_COPIED = "2022年度支出1673.77万元，其中：基本支出1277.62万元，项目支出149.86万元。\n"
_RIGHT = "2022年度项目支出396.15万元，主要用于普法宣传、法律援助。\n"


@pytest.mark.parametrize("beside", ["公用经费149.86万元，主要包括办公费、印刷费等。\n"])
def test_a_figure_copied_from_beside_is_told_where_the_right_one_stands_elsewhere(beside: str) -> None:
    (problem,) = _problems(_COPIED + beside + _RIGHT)
    assert problem.right is not None
    assert (problem.right.text, problem.mismatch) == ("396.15万元", Mismatch.STALE)
    assert "（疑为照抄旁边的数）" in problem.message


def test_two_mistakes_that_hang_together_are_each_told_with_the_other_put_right() -> None:
    problems = _problems(
        "2021年度支出102.85万元，其中：基本支出273.89万元，项目支出95.05万元；比上年371.26万元减少2.23万元。"
        "人员经费102.85万元，主要用于工资。\n2021年度支出368.94万元。\n"
    )
    sides = [(one.left.text, one.right.text) for one in problems if one.left is not None and one.right is not None]
    assert sides == [("102.85万元", "368.94万元"), ("2.23万元", "2.32万元")]
    assert "连同 文字说明“项目支出” 2.23万元 应为 2.32万元" in problems[0].message
    assert not any("应减少" in one.message for one in problems)


_CHANGED = "比上年587.46万元增加24.84万元，增长4.23%。\n"


def test_two_equal_figures_of_which_one_was_copied_do_not_confirm_each_other() -> None:
    (problem,) = _problems(f"2022年度支出455.18万元，其中：基本支出455.18万元，项目支出157.12万元；{_CHANGED}")
    assert problem.left is not None
    assert problem.right is not None
    assert (problem.left.text, problem.right.text) == ("455.18万元", "612.30万元")


def test_a_whole_that_is_its_only_part_is_right() -> None:
    assert _problems(f"2022年度支出612.30万元，其中：基本支出612.30万元，项目支出0万元；{_CHANGED}") == []


_ITEMS = "".join(
    f"{name}年初预算为{budget}万元，支出决算为{outcome}万元，完成年初预算的{rate}%。\n"
    for name, budget, outcome, rate in (
        ("行政运行", "245.87", "261.66", "{0}"),
        ("普法宣传", "30.00", "25.11", "83.70"),
        ("法律援助", "24.00", "22.33", "93.04"),
        ("社区矫正", "18.50", "17.97", "97.14"),
        ("基层司法业务", "64.00", "61.38", "95.91"),
        ("住房公积金", "19.75", "18.84", "95.39"),
        ("行政单位医疗", "12.20", "11.57", "94.84"),
        ("公务员医疗补助", "9.30", "8.88", "95.48"),
    )
)


def test_a_rate_that_lost_a_decimal_is_the_one_with_fewer_decimals_than_all_others() -> None:
    (problem,) = _problems(_ITEMS.format("106.2"))
    assert problem.left is not None
    assert (problem.left.text, problem.rivals) == ("106.2%", ())


@pytest.mark.parametrize("rate", ["106.42", "106.4"])
def test_a_rate_rounded_to_fewer_decimals_is_right(rate: str) -> None:
    assert _problems(_ITEMS.format(rate)) == []


def test_two_figures_that_are_said_to_be_equal_and_differ_by_a_slip_are_told_and_not_the_words() -> None:
    (problem,) = _problems("行政运行年初预算为640.0万元，支出决算为64.00万元。决算数等于预算数。\n")
    assert problem.left is not None
    assert problem.left.text == "64.00万元、640.0万元"


def test_where_no_slip_explains_it_the_words_are_told() -> None:
    (problem,) = _problems("行政运行年初预算为62.29万元，支出决算为60.99万元。决算数等于预算数。\n")
    assert problem.message == "行政运行决算 60.99万元、预算 62.29万元，决算数小于预算数，文中写“决算数等于预算数”。"
    assert problem.left is not None
    assert problem.left.text == "决算数等于预算数"
    assert problem.suggestion == "请核对所列各数；若都无误，把“决算数等于预算数”改为“决算数小于预算数”。"


def test_a_level_equal_to_its_change_is_told_with_it_where_the_rate_says_that_there_was_more_before() -> None:
    (problem,) = _problems("2023年机关运行经费支出2.55万元，比上年增加2.55万元，增长1.40%。\n")
    assert problem.left is not None
    assert (problem.left.text, len(problem.rivals)) == ("2.55万元", 1)
    (meaningless,) = _problems("2023年机关运行经费支出2.55万元，比上年增加2.55万元，增长100%。\n")
    assert meaningless.left is not None
    assert meaningless.left.text == "100%"


def test_where_only_the_unit_is_wrong_the_figure_keeps_its_digits() -> None:
    (problem,) = _problems("2025年总支出2.36元，其中：基本支出1.65亿元，项目支出0.71亿元。\n")
    assert problem.right is not None
    assert problem.right.text == "2.36亿元"
