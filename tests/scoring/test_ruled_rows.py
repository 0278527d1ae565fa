"""Rows with a scoring text: rates from the form and the facts, readings, check lists, choices."""

from decimal import Decimal

import pytest
from form_samples import facts, form, money, row

from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.domain.scores import Certainty, Method, Remark, ScoreRow, Standing
from gouji.domain.selfeval import Indicator, MoneyBlock
from gouji.scoring.card import score


def scored(
    indicator: Indicator, book: FactBook | None = None, block: MoneyBlock | None = None, under: str = "hubei-department"
) -> ScoreRow:
    evaluation = form(indicator, block=block, standard=under)
    rows = score(evaluation, standard(under), book or FactBook()).rows
    return rows[-1]


def points(result: ScoreRow) -> dict[str, str]:
    return {reading.id: str(reading.score) for reading in result.readings}


@pytest.mark.parametrize(
    ("executed", "score_low"),
    [
        ("200.00", "10.00"),
        ("190.00", "9.00"),
        ("189.99", "8.00"),
        ("170", "7.00"),
        ("160", "6.00"),
        ("159.99", "4.00"),
        ("139.99", "0.00"),
    ],
)
def test_completion_by_bands(executed: str, score_low: str) -> None:
    result = scored(row("预算完成率（10分）", claimed="10", weight="10"), block=money(executed, "200.00"))
    assert result.score.low == Decimal(score_low)
    assert result.method is Method.BANDED


def test_completion_above_the_budget_has_readings() -> None:
    block = money("230.00", "200.00")
    book = facts(收入__决算="215.00万元", 年初结转结余__决算="15.00万元")
    result = scored(row("预算完成率", claimed="10", weight="10"), book, block)
    assert points(result) == {"literal": "9.00", "adjusted": "10.00", "capped": "10.00"}
    assert result.taken == "以批复预算为基数，超过100%的照评分文字"
    assert result.filed_under == "以调整后预算（本年收入加年初结转结余）为基数"
    assert result.standing is Standing.CONDITIONAL
    adjusted = next(reading for reading in result.readings if reading.id == "adjusted")
    assert adjusted.reason == "230 ÷ （215 + 15） = 100%，属“＝100%”档，得10分"
    assert [place.line for place in adjusted.places] == [None, 100, 101]


def test_the_whole_is_met_within_the_tail_of_two_printed_amounts() -> None:
    result = scored(row("预算完成率", claimed="10", weight="10"), block=money("200.01", "200.00"))
    assert points(result)["literal"] == "10.00"
    result = scored(row("预算完成率", claimed="10", weight="10"), block=money("200.02", "200.00"))
    assert points(result)["literal"] == "9.00"


def test_adjustment_counts_whole_steps_under_every_reading() -> None:
    book = facts(年初结转结余__决算="8万元")
    result = scored(row("预算调整率", claimed="5", weight="10"), book, money("230.00", "200.00"))
    assert points(result) == {"net": "0.00", "without_carry_over": "4.00", "exempt": "10.00"}
    assert (result.score.low, result.score.high) == (Decimal("0.00"), Decimal("10.00"))
    assert (result.standing, result.as_filed) == (Standing.CONTRADICTED, None)
    assert result.note(Remark.READING_SKIPPED) is not None


def test_a_cut_of_the_budget_counts_like_an_increase() -> None:
    result = scored(row("预算调整率", claimed="10", weight="10"), block=money("184.00", "200.00"))
    net = next(reading for reading in result.readings if reading.id == "net")
    assert net.score == Decimal("7.00")
    assert net.reason == "（184 − 200） ÷ 200 = -8%，取绝对值，超过5%的部分满0.1个百分点的有30个，10 − 30 × 0.1 = 7"


def test_progress_needs_figures_of_the_year_s_course() -> None:
    indicator = row("支出进度率", claimed="10", weight="10")
    result = scored(indicator, block=money("200", "200"))
    assert (result.score.low, result.score.high) == (Decimal("0.00"), Decimal("10.00"))
    assert (result.standing, result.as_filed) == (Standing.UNDECIDED, Decimal("10"))
    half = {"年初结转结余__决算": "0万元", "支出__上半年决算": "84万元", "支出__上半年预算调整": "0万元"}
    result = scored(indicator, facts(**half), money("200", "200"))
    assert (result.score.low, result.score.high) == (Decimal("2.00"), Decimal("8.00"))
    book = facts(**half, 支出__前三季度决算="150万元", 支出__前三季度预算调整="0万元")
    result = scored(indicator, book, money("200", "200"))
    assert (result.score.low, result.score.high, result.certainty) == (
        Decimal("8.00"),
        Decimal("8.00"),
        Certainty.COMPUTED,
    )


@pytest.mark.parametrize(
    ("final", "budget", "expected"),
    [
        ("0万元", "0万元", {"absolute": "5.00", "signed": "5.00"}),
        ("6万元", "5万元", {"absolute": "5.00", "signed": "5.00"}),
        ("7万元", "5万元", {"absolute": "3.00", "signed": "3.00"}),
        ("8万元", "5万元", {"absolute": "0.00", "signed": "0.00"}),
        ("1万元", "5万元", {"absolute": "0.00", "signed": "5.00"}),
        ("3万元", "0万元", {"absolute": "0.00", "signed": "0.00"}),
    ],
)
def test_accuracy_of_other_income(final: str, budget: str, expected: dict[str, str]) -> None:
    book = facts(其他收入__决算=final, 其他收入__预算=budget)
    assert points(scored(row("预算编制准确率（5分）", claimed="5", weight="5"), book)) == expected


def test_other_income_that_no_budget_lists_counts_as_nothing_planned() -> None:
    result = scored(row("预算编制准确率", claimed="5", weight="5"), facts(其他收入__决算="0万元"))
    assert result.score.low == result.score.high == Decimal("5.00")
    note = result.note(Remark.ZERO_ASSUMED)
    assert note is not None
    assert note.text == "其他收入预算没有列数，视同0"


@pytest.mark.parametrize(
    ("final", "budget", "expected"),
    [
        ("0.83", "4.54", "5.00"),
        ("4.54", "4.54", "5.00"),
        ("4.55", "4.54", "4.00"),
        ("5", "4.54", "0.00"),
        ("0", "0", "5.00"),
        ("1", "0", "0.00"),
    ],
)
def test_three_public_control(final: str, budget: str, expected: str) -> None:
    book = facts(三公经费__决算=f"{final}万元", 三公经费__预算=f"{budget}万元")
    result = scored(row("“三公”经费控制率（5分）", claimed="5", weight="5"), book)
    assert result.score.low == result.score.high == Decimal(expected)
    assert result.method is Method.STEPWISE


def test_a_rate_filled_in_on_the_form_is_a_reading_of_its_own() -> None:
    result = scored(row("预算完成率", actual="97%", claimed="9", weight="10"))
    assert result.score.low == result.score.high == Decimal("9.00")
    assert result.reason == "表中填97%，属“≥95%”档，得9分"


@pytest.mark.parametrize(("claimed", "standing"), [("3", Standing.SUPPORTED), ("4", Standing.CONTRADICTED)])
def test_a_check_list_allows_only_its_own_points(claimed: str, standing: Standing) -> None:
    result = scored(row("资产管理规范性", claimed=claimed, weight="5"))
    assert result.allowed == (Decimal("5.00"), Decimal("3.00"), Decimal("1.00"), Decimal("0.00"))
    assert result.standing is standing


def test_a_choice_names_the_answer_that_was_claimed() -> None:
    result = scored(row("行政运行经济性", claimed="3", weight="5"))
    assert (result.method, result.filed_under) == (Method.GRADED, "可使行政运行成本较合理")
    assert scored(row("行政运行经济性", claimed="4", weight="5")).standing is Standing.CONTRADICTED
    unclaimed = scored(row("行政运行经济性", claimed="", weight="5"))
    assert (unclaimed.score.low, unclaimed.score.high) == (Decimal("0.00"), Decimal("5.00"))


def test_another_form_with_its_own_texts_needs_no_code() -> None:
    control = row("公用经费控制率", claimed="4", weight="4", rule="控制率≤100%得4分，每增加1个百分点扣1分，扣完为止")
    book = facts(公用经费__决算="10.25万元", 公用经费__预算="10万元")
    result = scored(control, book, under="hunan-2020")
    assert result.score.low == result.score.high == Decimal("2.00")
    assert result.clause == "表中所印评分标准"
    listed = row(
        "制度健全性", claimed="4", rule="全部具备得6分，缺1项扣2分", note="1.有办法；2.有台账；3.有流程；4.有检查"
    )
    result = scored(listed, under="hunan-2020")
    assert (result.weight, result.allowed) == (
        Decimal("6.00"),
        (Decimal("6.00"), Decimal("4.00"), Decimal("2.00"), Decimal("0.00")),
    )


def test_a_printed_text_goes_before_the_data_file_and_is_checked() -> None:
    text = "预算完成率≥90%得12分，＜90%不得分"
    result = scored(row("预算完成率", claimed="10", weight="10", rule=text), block=money("180", "200"))
    assert result.note(Remark.RULE_DIFFERS) is not None
    note = result.note(Remark.RULE_MAXIMUM)
    assert note is not None
    assert note.text == "评分标准最高给12分，与本行分值10分不一致"


def test_a_text_that_cannot_be_read_leaves_the_row_undecided() -> None:
    result = scored(row("综合评价", claimed="8", weight="10", rule="由评价小组酌情打分"), under="hunan-2020")
    assert (result.standing, result.score.high) == (Standing.UNDECIDED, Decimal("10.00"))
    assert result.note(Remark.RULE_UNREAD) is not None
