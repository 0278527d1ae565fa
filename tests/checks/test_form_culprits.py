"""One slip in a right form: one finding, at the figure that was changed, with what belongs there; and look-alikes that stay silent."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Finding
from gouji.pipeline import checking

#: Weights, group points, a rate with decimals, sources of money, reasons beside the rows.
FORM = """\
2023年度项目支出绩效自评表
| 项目名称 | {1x3}普法宣传 | {1x2}实施单位 | {1x2}青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 20.00 | 24.60 | 23.17 | 10 | 94.19% | 9.42 |
|  | 其中：当年财政拨款 | 20.00 | 21.35 | 19.92 |  |  |  |
|  | 上年结转资金 | 0 | 3.25 | 3.25 |  |  |  |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标（50分） | 数量指标 | 开展普法宣传场次 | ≥24场 | 26场 | 20 | 20 |  |
| 产出指标（50分） | 质量指标 | 宣传资料合格率 | ≥95% | 98% | 15 | 15 |  |
| 产出指标（50分） | 时效指标 | 按期完成率 | 100% | 92% | 15 | 13.8 | 两场因汛情改期 |
| 效益指标（30分） | 社会效益指标 | 群众知晓率 | ≥85% | 88.5% | 30 | 30 |  |
| 满意度指标（10分） | 服务对象满意度指标 | 受众满意度 | ≥90% | 96.2% | 10 | 10 |  |
| {1x5}总分 | 100 | 98.22 |  |
"""

#: No weights: the headings of the goals print points, and the targets are met.
WITHOUT_WEIGHTS = """\
2021年度社区矫正项目自评表
| 项目名称 | 社区矫正 |
| 主管部门 | 青溪区司法局 | 项目实施单位 | 青溪区司法局 |
| 预算执行情况(万元)(20分) |  | 预算数(A) | 执行数(B) | 执行率(B/A) | 得分(20分*执行率) |
|  | 年度财政资金总额 | 4.00 | 4.00 | 100% | 20 |
| 年度绩效目标1(80分) | 一级指标 | 二级指标 | 三级指标 | 年初目标值(A) | 实际完成值(B) | 得分 |
|  | 产出指标 |  | 走访社区矫正对象 | 300次 | 310次 | 40 |
|  | 产出指标 |  | 开展集中教育 | 12次 | 12次 | 20 |
|  | 满意度指标 |  | 群众满意度 | 90% | 95% | 20 |
| 总分 | 100 |
"""

#: The same indicator in the form of the whole department.
WHOLE = """\
2023年度部门整体支出绩效自评表
| 单位名称 | {1x7}青溪区司法局 |
| 年度预算申请（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 140.00 | 150.20 | 148.61 | 10 | 98.94% | 9.89 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标（60分） | 数量指标 | 办理法律援助案件数 | ≥210件 | 249件 | 60 | 60 |  |
| 效益指标（30分） | 社会效益指标 | 群众知晓率 | ≥85% | 88.5% | 30 | 30 |  |
| {1x5}总分 | 100 | 99.89 |  |
附件2
"""
TWO_FORMS = WHOLE + FORM


def found(text: str) -> tuple[Finding, ...]:
    return checking.check_documents([parse(text)], load()).results.findings


def said(text: str) -> list[tuple[str, str, str]]:
    """What every finding accuses, and what should stand there."""
    return [
        (
            one.code,
            one.problem.left.text if one.problem.left else "",
            one.problem.right.text if one.problem.right else "",
        )
        for one in found(text)
    ]


@pytest.mark.parametrize("text", [FORM, WITHOUT_WEIGHTS, TWO_FORMS], ids=["分值", "没有分值", "两张表"])
def test_the_forms_themselves_are_right(text: str) -> None:
    assert [one.problem.message for one in found(text)] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # a score: the total, the rule and the reason that it seems to lack all follow from it
        ("| 30 | 30 |  |", "| 30 | 20 |  |", ("A003", "20", "30")),
        # above its weight as well
        ("| 15 | 15 |  |", "| 15 | 51 |  |", ("A003", "51", "15")),
        # the total itself: every row keeps to its rule
        ("| 98.22 |", "| 89.22 |", ("A003", "89.22", "98.22")),
        # a weight: the sum, the heading, the score and the reason
        ("| 26场 | 20 | 20 |", "| 26场 | 40 | 20 |", ("A002", "40", "20")),
        # a heading
        ("效益指标（30分）", "效益指标（3分）", ("A002", "3分", "30分")),
        # the sum of the weights as printed
        ("| 100 | 98.22 |", "| 110 | 98.22 |", ("A001", "110", "100")),
        # an amount: its parts, the rate and the score of the rate
        ("| 24.60 | 23.17 |", "| 24.60 | 32.17 |", ("S002", "32.17", "23.17")),
        ("| 20.00 | 24.60 | 23.17 |", "| 20.00 | 42.60 | 23.17 |", ("S002", "42.60", "24.60")),
        ("| 20.00 | 21.35 |", "| 20.00 | 12.35 |", ("A005", "12.35", "21.35")),
        # the rate alone: the score is worked out from the amounts
        ("94.19%", "49.19%", ("S002", "49.19%", "94.19%")),
        # the score of the rate
        ("| 9.42 |", "| 4.92 |", ("A003", "4.92", "9.42")),
    ],
)
def test_one_slip_of_a_form_is_one_finding_at_that_figure(old: str, new: str, expected: tuple[str, str, str]) -> None:
    text = FORM.replace(old, new, 1)
    assert text != FORM
    assert said(text) == [expected]


def test_a_source_that_was_left_at_nothing_is_the_one_whose_row_has_the_amount() -> None:
    sources = FORM.replace("| 20.00 | 21.35 | 19.92 |", "| 20.00 | 24.60 | 23.17 |").replace(
        "| 0 | 3.25 | 3.25 |", "| 0 | 0 | 0 |"
    )
    left = sources.replace("24.60 | 23.17 | 10 | 94.19% | 9.42", "24.60 | 24.60 | 10 | 100% | 10").replace(
        "98.22", "98.80"
    )
    assert said(left.replace("| 24.60 | 23.17 |  |", "| 24.60 | 24.60 |  |")) == []
    assert said(left.replace("| 24.60 | 23.17 |  |", "| 24.60 | 0.00 |  |")) == [("A005", "0.00", "24.60")]


def test_without_weights_the_heading_tells_which_score_is_wrong() -> None:
    assert said(WITHOUT_WEIGHTS.replace("| 12次 | 20 |", "| 12次 | 2 |")) == [("A003", "2", "20")]


def test_two_forms_and_the_score_tell_which_value_is_wrong() -> None:
    assert said(WHOLE + FORM.replace("88.5%", "8.85%")) == [("J005", "8.85%", "88.50%")]
    assert said(WHOLE.replace("88.5%", "8.85%") + FORM) == [("J005", "8.85%", "88.50%")]


def test_what_a_unit_may_do_is_no_slip() -> None:
    # stricter than its rule, with a reason, and added up so: a remark on the score and nothing else
    stricter = FORM.replace("| 30 | 30 |  |", "| 30 | 27 | 偏远村组知道的人少 |").replace("98.22", "95.22")
    assert [(one.code, one.problem.severity.value) for one in found(stricter)] == [("S004", "info")]
    # sources of money, each rounded by itself
    assert said(FORM.replace("| 20.00 | 21.35 | 19.92 |", "| 20.00 | 21.35 | 19.93 |")) == []


def test_weights_that_make_more_than_a_hundred_accuse_none_of_them() -> None:
    """A row too many: no weight of ten is likelier wrong than another, and none is nothing."""
    row = "| 产出指标 | 数量指标 | 发放宣传资料{}份 | ≥{}00份 | {}00份 | 10 | 10 |  |\n"
    rows = "".join(row.format(number, number, number) for number in range(1, 11))
    text = f"{FORM[: FORM.index('| 产出指标')]}{rows}| {{1x5}}总分 | 100 | 100 |  |\n"
    text = text.replace("23.17 | 10 | 94.19% | 9.42", "24.60 | 10 | 100% | 10").replace("19.92", "21.35")
    by_code = {one.code: one.problem for one in found(text)}
    assert by_code["A001"].left is not None
    assert by_code["A001"].left.text == " + ".join(["10"] * 11)
    assert by_code["A003"].left is not None
    assert by_code["A003"].left.text == " + ".join(["10"] * 11)
    assert not any("应为 0" in problem.message + problem.suggestion for problem in by_code.values())


def test_full_marks_for_a_target_that_was_missed_accuse_the_score_and_no_other_figure() -> None:
    claimed = FORM.replace("| 15 | 13.8 | 两场因汛情改期 |", "| 15 | 15 |  |").replace("98.22", "99.42")
    assert said(claimed) == [("S004", "15", "13.8")]


def test_a_value_that_a_swap_makes_just_what_the_score_says_is_the_culprit() -> None:
    claimed = FORM.replace("| 98% | 15 | 15 |", "| 67% | 15 | 12 | 部分资料未校对 |").replace("98.22", "95.22")
    assert said(claimed.replace("部分资料未校对 |  |", "部分资料未校对 |")) == [("S004", "67%", "76%")]


def test_a_target_of_nothing_is_the_one_that_is_wrong() -> None:
    assert said(WHOLE + FORM.replace("≥85%", "≥0%")) == [("J005", "≥0%", "≥85%")]


def test_points_that_are_usual_in_their_column_are_hardly_wrong() -> None:
    rows = "".join(
        f"| 产出指标 | 数量指标 | 发放宣传资料{number}份 | ≥{number}00份 | {number}00份 | {9 if number == 4 else 10} | 10 |  |\n"
        for number in range(1, 10)
    )
    text = f"{FORM[: FORM.index('| 产出指标')]}{rows}| {{1x5}}总分 | 100 | 100 |  |\n"
    text = text.replace("23.17 | 10 | 94.19% | 9.42", "24.60 | 10 | 100% | 10").replace("19.92", "21.35")
    assert said(text) == [("A001", "9", "10")]


def test_what_the_rest_of_its_row_prints_tells_which_source_of_money_is_wrong() -> None:
    # copied from the total, where the row has none all year
    sources = FORM.replace("| 20.00 | 21.35 | 19.92 |", "| 20.00 | 24.60 | 23.17 |").replace(
        "| 0 | 3.25 | 3.25 |", "| 0 | 0 | 0 |"
    )
    assert said(sources) == []
    assert said(sources.replace("| 0 | 0 | 0 |", "| 0 | 0 | 23.17 |")) == [("A005", "23.17", "0.00")]
    assert said(sources.replace("| 0 | 0 | 0 |", "| 0 | 6 | 0 |")) == [("A005", "6", "0")]


def test_a_score_that_lacks_what_its_weight_has_more_is_likelier_wrong_than_the_total() -> None:
    rows = "".join(
        f"| 产出指标 | 数量指标 | 发放宣传资料{number}份 | 完成 | 完成 | 15 | {15 if number < 6 else 5} |  |\n"
        for number in range(1, 7)
    )
    text = f"{FORM[: FORM.index('| 产出指标')]}{rows}| {{1x5}}总分 | 100 | {{}} |  |\n"
    text = text.replace("23.17 | 10 | 94.19% | 9.42", "24.60 | 10 | 100% | 10").replace("19.92", "21.35")
    assert [one for one in said(text.replace("{}", "100")) if one[0] == "A003"] == [("A003", "5", "15")]
    # a step that was not taken, and added up so
    assert [one for one in said(text.replace("{}", "90")) if one[0] == "A003"] == []


def test_an_amount_beyond_any_budget_is_wrong_and_not_the_rate_of_a_hundred() -> None:
    whole = FORM.replace("24.60 | 23.17 | 10 | 94.19% | 9.42", "24.60 | 24.60 | 10 | 100% | 10").replace(
        "19.92", "21.35"
    )
    whole = whole.replace("98.22", "98.80")
    assert said(whole) == []
    parts = (
        "|  | 其中：当年财政拨款 | 20.00 | 21.35 | 21.35 |  |  |  |\n|  | 上年结转资金 | 0 | 3.25 | 3.25 |  |  |  |\n"
    )
    alone = whole.replace(parts, "")
    assert said(alone.replace("| 24.60 | 24.60 |", "| 24.60 | 246.0 |")) == [("S002", "246.0、24.60", "")]
    # a budget that was not adjusted, whose digits are not those of what was spent
    assert [one[:2] for one in said(alone.replace("| 24.60 | 24.60 |", "| 24.60 | 31.12 |"))] == [("S002", "100%")]
    assert [one[:2] for one in said(alone.replace("| 24.60 | 24.60 |", "| 24.60 | 83.17 |"))] == [("S002", "100%")]


def test_a_full_score_far_above_its_rule_may_be_a_slip_of_the_value() -> None:
    # a rate that falls far short of a usual target
    assert said(FORM.replace("| 96.2% | 10 | 10 |", "| 6.2% | 10 | 10 |")) == [("S004", "6.2%", "≥90%")]
    # of a count nobody knows whether the target lacks a digit or has one too many
    assert said(FORM.replace("| 26场 | 20 | 20 |", "| 2场 | 20 | 20 |")) == [("S004", "2场、≥24场、20", "")]
    # short, but not so far: two digits that changed places would do, a score given all the same as well
    assert said(FORM.replace("| 98% | 15 | 15 |", "| 69% | 15 | 15 |")) == [("S004", "15、69%", "")]
    # no digits of it would
    assert said(FORM.replace("| 98% | 15 | 15 |", "| 74% | 15 | 15 |")) == [("S004", "15", "11.68")]
    # nearly reached
    assert said(FORM.replace("| 98% | 15 | 15 |", "| 89% | 15 | 15 |")) == [("S004", "15", "14.05")]


#: What a report says of the project, before its form.
SAID = "2023年度项目支出情况\n普法宣传项目年初预算20.00万元，全年预算24.60万元，全年执行23.17万元，执行率94.19%。\n"


def test_the_form_tells_which_amount_of_the_text_is_wrong() -> None:
    assert said(SAID + FORM) == []
    assert said(SAID.replace("24.60", "26.40") + FORM) == [("N005", "26.40万元", "24.60万元")]
    assert said(SAID.replace("23.17", "32.17") + FORM) == [("N005", "32.17万元", "23.17万元")]


def test_a_budget_under_another_name_or_of_no_known_kind_is_not_compared() -> None:
    assert said(SAID.replace("普法宣传项目", "普法项目").replace("20.00", "22.00") + FORM) == []
    assert said(SAID.replace("年初预算20.00万元", "预算安排22.00万元") + FORM) == []
    # approved at the beginning of the year, before what the form says
    assert said(SAID.replace("20.00", "22.00") + FORM) == []


#: What the goal of the form says of two indicators.
GOAL = """\
|  | 年度总体目标 | 预期目标 | 实际完成情况 |
|  |  | 开展普法宣传不少于240场，受众满意度不低于90%。 | 开展普法宣传260场，受众满意度96.2%。 |
"""
WITH_GOAL = FORM.replace("≥24场 | 26场", "≥240场 | 260场").replace("| 一级指标", f"{GOAL}| 一级指标", 1)


def test_a_goal_and_its_indicators_tell_of_each_other_what_is_wrong() -> None:
    assert said(WITH_GOAL) == []
    assert said(WITH_GOAL.replace("满意度96.2%。", "满意度9.2%。")) == [("J008", "9.2%", "96.2%")]
    assert said(WITH_GOAL.replace("不少于240场", "不少于2400场")) == [("J008", "2400场", "240场")]
    assert said(WITH_GOAL.replace("不低于90%", "不低于900%")) == [("J008", "900%", "90%")]


def test_a_goal_may_ask_less_than_its_indicators() -> None:
    assert said(WITH_GOAL.replace("不少于240场", "不少于200场")) == []
    assert said(WITH_GOAL.replace("不低于90%", "不低于85%")) == []
    # the satisfaction of somebody else
    assert said(WITH_GOAL.replace("受众满意度96.2%。", "群众满意度9.2%。")) == []


def test_amounts_of_one_row_are_of_one_size() -> None:
    sources = FORM.replace("| 20.00 | 21.35 | 19.92 |", "| 18.50 | 21.35 | 19.92 |").replace(
        "| 0 | 3.25 |", "| 1.50 | 3.25 |"
    )
    assert said(sources) == []
    alone = sources.replace("|  | 上年结转资金 | 1.50 | 3.25 | 3.25 |  |  |  |\n", "")
    alone = alone.replace("| 18.50 | 21.35 | 19.92 |", "| 20.00 | 24.60 | 23.17 |")
    assert said(alone) == []
    assert said(alone.replace("当年财政拨款 | 20.00 |", "当年财政拨款 | 200.00 |")) == [("A005", "200.00", "20.00")]
    assert said(alone.replace("年度资金总额 | 20.00 |", "年度资金总额 | 220.00 |")) == [("A005", "220.00", "20.00")]


WITH_RATES = FORM.replace("| 21.35 | 19.92 |  |  |  |", "| 21.35 | 19.92 | — | 93.3% | — |").replace(
    "| 3.25 | 3.25 |  |  |  |", "| 3.25 | 3.25 | — | 100% | — |"
)


def test_the_rate_of_a_part_is_that_of_its_own_amounts() -> None:
    assert said(WITH_RATES) == []
    (only,) = found(WITH_RATES.replace("93.3%", "39.3%"))
    assert (only.code, only.problem.severity.value) == ("S002", "warning")
    assert only.problem.left is not None
    assert (only.problem.left.text, only.problem.left.place and only.problem.left.place.column) == ("39.3%", "执行率")
    assert said(WITH_RATES.replace("19.92", "19.29")) == [("S002", "19.29", "19.92")]


@pytest.mark.parametrize("printed", ["93.30%", "93%", "93.3", "—", ""])
def test_a_rate_of_a_part_that_is_rounded_or_left_out_is_none(printed: str) -> None:
    assert said(WITH_RATES.replace("93.3%", printed)) == []


_AWARE = "| ≥85% | 88.5% | 30 | 30 |  |"


def _scored(row: str, total: str) -> list[tuple[str, str, str]]:
    assert _AWARE in FORM
    text = FORM.replace(_AWARE, f"{row} 部分乡镇没有到场 |").replace("98.22", total)
    return [
        (one.code, one.problem.severity.value, one.problem.left.text if one.problem.left else "") for one in found(text)
    ]


def test_a_score_to_the_cent_tells_of_the_figures_it_was_worked_out_from() -> None:
    assert _scored("| ≥85% | 82.5% | 30 | 29.12 |", "97.34") == []
    assert _scored("| ≥15% | 82.5% | 30 | 29.12 |", "97.34") == [("S004", "warning", "≥15%")]
    assert _scored("| ≥85% | 92.5% | 30 | 29.12 |", "97.34") == [("S004", "warning", "92.5%")]
    assert _scored("| ≥85% | 85.2% | 30 | 29.12 |", "97.34") == [("S004", "warning", "85.2%")]


@pytest.mark.parametrize(
    ("row", "total"),
    [
        # given by judgement, in whole points or halves
        ("| ≥15% | 82.5% | 30 | 29 |", "97.22"),
        ("| ≥85% | 92.5% | 30 | 29.50 |", "97.72"),
        # worked out from what is not printed here: no slip of what is explains it
        ("| ≥85% | 92.5% | 30 | 28.37 |", "96.59"),
    ],
)
def test_a_score_that_no_slip_explains_is_left_to_the_unit(row: str, total: str) -> None:
    assert [one for one in _scored(row, total) if one[1] != "info"] == []
