"""Rows scored against their own target: which method, which points, which remarks."""

from decimal import Decimal

import pytest
from form_samples import form, row

from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.domain.scores import Certainty, Method, Remark, ScoreRow, Standing
from gouji.scoring.card import score

# name, target, actual, claimed -> method, low, high
EXACT = [
    ("办理案件", "≥210件", "249件", "10", Method.PROPORTIONAL, "10.00"),
    ("办理案件", "≥12件", "9件", "7.5", Method.PROPORTIONAL, "7.50"),
    ("办理案件", "210件", "249件", "10", Method.PROPORTIONAL, "10.00"),
    ("群众满意度", "≥95%", "93.6%", "9.85", Method.PROPORTIONAL, "9.85"),
    ("群众满意度", "90%", "95", "10", Method.PROPORTIONAL, "10.00"),
    ("学习人数", "400-500人", "450人", "10", Method.RANGE, "10.00"),
    ("学习人数", "400-500人", "300人", "7.5", Method.RANGE, "7.50"),
    ("案件投诉", "0", "0", "10", Method.INVERSE, "10.00"),
    ("案件投诉", "0", "2", "0", Method.INVERSE, "0.00"),
    ("投诉办结率", "90%", "100%", "10", Method.PROPORTIONAL, "10.00"),
    ("编印简报", "=4期", "3期", "7.5", Method.EXACT, "7.50"),
    ("发放材料", "1万份", "12000份", "10", Method.PROPORTIONAL, "10.00"),
    ("是否公开", "是", "是", "10", Method.YES_NO, "10.00"),
    ("是否公开", "是", "否", "0", Method.YES_NO, "0.00"),
    ("公职人员参考率", "≧90%", ">90%", "10", Method.PROPORTIONAL, "10.00"),
    ("重大事故", "≤1起", "<1起", "10", Method.INVERSE, "10.00"),
    ("培训人次", "≥500人次", "500余人次", "10", Method.PROPORTIONAL, "10.00"),
]


def scored(name: str, target: str, actual: str, claimed: str = "10", weight: str = "10分") -> ScoreRow:
    evaluation = form(row(name, target, actual, claimed, weight=weight))
    return score(evaluation, standard("hunan-2020"), FactBook()).rows[0]


@pytest.mark.parametrize(("name", "target", "actual", "claimed", "method", "points"), EXACT)
def test_one_result(name: str, target: str, actual: str, claimed: str, method: Method, points: str) -> None:
    result = scored(name, target, actual, claimed)
    assert (result.method, result.score.low, result.score.high) == (method, Decimal(points), Decimal(points))
    assert (result.certainty, result.standing) == (Certainty.COMPUTED, Standing.SUPPORTED)
    assert result.as_filed == Decimal(claimed)


def test_the_arithmetic_is_told_in_the_units_of_the_form() -> None:
    assert scored("群众满意度", "≥95%", "93.6%").reason == "10 × 93.6% ÷ 95% = 9.85"
    assert scored("办理案件", "≥12件", "9件").reason == "10 × 9件 ÷ 12件 = 7.5"


def test_a_claim_above_the_rule_does_not_stand() -> None:
    result = scored("办理案件", "≥12件", "9件", "10")
    assert (result.standing, result.as_filed) == (Standing.CONTRADICTED, None)


def test_a_row_left_unclaimed_takes_the_computed_score() -> None:
    result = scored("办理案件", "≥12件", "9件", "")
    assert (result.standing, result.as_filed) == (Standing.UNCLAIMED, Decimal("7.50"))


UNDECIDED = [
    ("学习人数", "400-500人", "400-500人", Remark.ACTUAL_IS_TARGET, "0.00", "10.00"),
    ("办理案件", "≥210件", "", Remark.ACTUAL_MISSING, "0.00", "10.00"),
    ("群众满意度", "≥90%", "0.95", Remark.UNIT_DIFFERS, "0.00", "10.00"),
    ("群众满意度", "≥90%", "95人", Remark.UNIT_DIFFERS, "0.00", "10.00"),
    ("群众满意度", "≥95%", ">90%", Remark.ACTUAL_IMPRECISE, "9.47", "10.00"),
    ("学习人数", "≥500人", "400-600人", Remark.ACTUAL_IMPRECISE, "8.00", "10.00"),
]


@pytest.mark.parametrize(("name", "target", "actual", "remark", "low", "high"), UNDECIDED)
def test_an_actual_value_that_is_no_exact_figure_leaves_a_range(
    name: str, target: str, actual: str, remark: Remark, low: str, high: str
) -> None:
    result = scored(name, target, actual)
    assert (result.score.low, result.score.high) == (Decimal(low), Decimal(high))
    assert result.standing is Standing.UNDECIDED
    assert result.note(remark) is not None


REMARKS = [
    ("办理案件", "500件", "1620件", Remark.OVER_COMPLETION, "完成值是目标值的3.24倍，超过1.3倍"),
    ("办理案件", "500件", "600件", Remark.SIGN_MISSING, "目标值“500件”没有比较符号，按“不少于”理解"),
    ("案件投诉", "3件", "1件", Remark.SIGN_MISSING, "目标值“3件”没有比较符号，按“不超过”理解"),
    ("群众满意度", ">90%", "90%", Remark.STRICT_BOUND, "目标不含等于，实际恰为90%，按完成计"),
    ("群众满意度", "≥90%", "120%", Remark.RATE_IMPOSSIBLE, "这类比率不会超过100%，实际填120%，请核对"),
    ("培训", "≥0场", "3场", Remark.EMPTY_TARGET, "目标值为0，任何完成值都算完成，目标没有内容"),
    ("下乡", "≥3场", "4次", Remark.UNIT_DIFFERS, "目标用“场”，实际用“次”，计量单位不同，按数字直接相比"),
]


@pytest.mark.parametrize(("name", "target", "actual", "remark", "text"), REMARKS)
def test_full_points_may_come_with_a_remark(name: str, target: str, actual: str, remark: Remark, text: str) -> None:
    result = scored(name, target, actual)
    assert result.score.low == result.score.high == Decimal("10.00")
    note = result.note(remark)
    assert note is not None
    assert note.text.startswith(text)


def test_thirty_percent_more_is_not_yet_far_above_the_target() -> None:
    assert scored("办理案件", "≥10件", "13件").note(Remark.OVER_COMPLETION) is None


READINGS = [
    ("编印简报", "=4期", "5期", {"超出按超额完成": "10.00", "超出按偏离扣分": "7.50"}, "超出按超额完成"),
    ("学习人数", "400-500人", "625人", {"超出按超额完成": "10.00", "超出上限按比例扣分": "8.00"}, "超出按超额完成"),
    ("收到批评", "0", "2", {"正向指标": "10.00", "反向指标": "0.00"}, "正向指标"),
]


@pytest.mark.parametrize(("name", "target", "actual", "readings", "taken"), READINGS)
def test_where_the_rule_is_open_every_reading_is_given(
    name: str, target: str, actual: str, readings: dict[str, str], taken: str
) -> None:
    result = scored(name, target, actual)
    assert {reading.name: str(reading.score) for reading in result.readings} == readings
    assert (result.taken, result.certainty) == (taken, Certainty.READINGS)
    assert result.standing is Standing.SUPPORTED


def test_a_claim_that_only_another_reading_gives_is_conditional() -> None:
    result = scored("编印简报", "=4期", "5期", "7.5")
    assert (result.standing, result.filed_under) == (Standing.CONDITIONAL, "超出按偏离扣分")


def test_points_taken_off_for_a_target_far_exceeded_are_no_contradiction() -> None:
    result = scored("办理案件", "500件", "1620件", "9")
    assert (result.standing, result.filed_under) == (Standing.CONDITIONAL, "超额过多自行扣减")
    assert (result.score.low, result.score.high) == (Decimal("9"), Decimal("10.00"))


JUDGED = [
    ("完成政府工作需要", "已完成", "10", "8.00", "10.00", "达成年度指标"),
    ("非常满意", "非常满意", "9", "8.00", "10.00", "达成年度指标"),
    ("防止脱管漏管", "没有出现脱管漏管", "10", "8.00", "10.00", "达成年度指标"),
    ("提高法律知识水平", "有提高", "9", "0.00", "10.00", "达成年度指标"),
    ("完成工作", "基本完成", "7", "6.00", "8.00", "部分达成年度指标并具有一定效果"),
    ("完成工作", "未完成", "3", "0.00", "6.00", "未达成年度指标且效果较差"),
    ("完成工作", "已完成", "7", "7.00", "10.00", "部分达成年度指标并具有一定效果"),
]


@pytest.mark.parametrize(("target", "actual", "claimed", "low", "high", "step"), JUDGED)
def test_words_are_judged_within_the_steps(
    target: str, actual: str, claimed: str, low: str, high: str, step: str
) -> None:
    result = scored("维护稳定", target, actual, claimed)
    assert (result.method, result.certainty) == (Method.JUDGED, Certainty.JUDGED)
    assert (result.score.low, result.score.high) == (Decimal(low), Decimal(high))
    assert (result.as_filed, result.filed_under) == (Decimal(claimed), step)
    assert result.standing is Standing.SUPPORTED


def test_full_points_for_work_reported_undone_do_not_stand() -> None:
    assert scored("维护稳定", "完成工作", "未完成", "10").standing is Standing.CONTRADICTED


def test_the_middle_step_ends_at_half_in_hubei() -> None:
    evaluation = form(row("维护稳定", "完成工作", "基本完成", "5.5", weight="10"))
    result = score(evaluation, standard("hubei-project"), FactBook()).rows[0]
    assert (result.score.low, result.filed_under) == (Decimal("5.00"), "部分达成预期指标并具有一定效果")


def test_words_in_place_of_a_figure_are_bounded_by_the_step_they_name() -> None:
    result = scored("办理案件", "≥210件", "已完成", "10")
    assert (result.score.low, result.score.high) == (Decimal("8.00"), Decimal("10.00"))
    assert result.note(Remark.ACTUAL_IN_WORDS) is not None


def test_an_inverse_target_exceeded_has_two_readings_and_in_hubei_one() -> None:
    result = scored("采购时长", "≤10天", "12天", "8.33")
    assert [(one.id, str(one.score)) for one in result.readings] == [("at_most", "8.33"), ("at_most_linear", "8.00")]
    evaluation = form(row("采购时长", "≤10天", "12天", "8.33", weight="10"))
    hubei = score(evaluation, standard("hubei-project"), FactBook()).rows[0]
    assert (hubei.score.low, hubei.readings) == (Decimal("8.33"), ())
