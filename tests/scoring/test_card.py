"""Whole forms in the shape of the published ones, with invented units: every row, the totals, the cases."""

from decimal import Decimal

import pytest
from form_samples import facts, form, money, row

from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.domain.scores import ROUNDED, Remark, ScoreCard, ScoreTotal, Standing
from gouji.domain.selfeval import MoneyBlock
from gouji.scoring.card import score


def D(text: str) -> Decimal:  # noqa: N802
    return Decimal(text)


def table(card: ScoreCard) -> list[tuple[str, str, str]]:
    return [(row.level3, str(row.score.low), str(row.score.high)) for row in card.rows]


def test_a_hunan_form() -> None:
    card = score(
        form(
            row("矫正人数", "300-400人", "300-400人", "10分", weight="10分"),
            row("参考率", "≧90%", ">90%", "10分", weight="10分"),
            row("受理纠纷", "200件", "700件", "10分", weight="10分"),
            row("法律顾问", "满足需要", "已完成", "10分", weight="10分"),
            row("法律援助", "80件", "90件", "10分", weight="10分"),
            row("社会稳定", "社会和谐稳定", "完成", "10分", weight="10分"),
            row("法律意识", "提高知晓水平", "有提高", "9分", weight="10分"),
            row("可持续", "防止脱管漏管", "没有出现脱管漏管", "10分", weight="10分"),
            row("服务对象", "非常满意", "非常满意", "9分", weight="10分"),
            block=money("150.00", "120.00", "10分", initial="100.00", weight="10"),
            total="98分",
        ),
        standard("hunan-2020"),
        FactBook(),
    )
    assert table(card) == [
        ("年度资金总额", "10.00", "10.00"),
        ("矫正人数", "0.00", "10.00"),
        ("参考率", "10.00", "10.00"),
        ("受理纠纷", "10.00", "10.00"),
        ("法律顾问", "8.00", "10.00"),
        ("法律援助", "10.00", "10.00"),
        ("社会稳定", "8.00", "10.00"),
        ("法律意识", "0.00", "10.00"),
        ("可持续", "8.00", "10.00"),
        ("服务对象", "8.00", "10.00"),
    ]
    assert card.total == ScoreTotal(D("72.00"), D("100.00"), D("98.00"))
    assert (card.claimed_total, card.grade_low, card.grade_high) == (D("98"), "中", "优")
    note = card.rows[0].note(Remark.RATE_OVER_100)
    assert note is not None
    assert note.text.startswith("执行数150.00大于预算数120.00，执行率125%")


def test_a_hubei_project_form_reads_the_weights_off_the_scores() -> None:
    card = score(
        form(
            row("调解案件", "1500", "1600", "30"),
            row("案件投诉", "0", "0", "30"),
            row("群众满意度", "90%", "95%", "20"),
            block=money("7.98", "8", "19.95"),
            total="99.95",
        ),
        standard("hubei-project"),
        FactBook(),
    )
    assert [(one.weight, one.score.low, one.standing) for one in card.rows] == [
        (D("20.00"), D("19.95"), Standing.SUPPORTED),
        (D("30.00"), D("30.00"), Standing.SUPPORTED),
        (D("30.00"), D("30.00"), Standing.SUPPORTED),
        (D("20.00"), D("20.00"), Standing.SUPPORTED),
    ]
    assert card.rows[0].reason == "20 × 7.98 ÷ 8 = 19.95，按未取整的执行率计分"
    assert card.rows[1].note(Remark.WEIGHT_READ_OFF) is not None
    assert card.total == ScoreTotal(D("99.95"), D("99.95"), D("99.95"))


def test_a_missed_target_without_a_weight_leaves_a_range() -> None:
    card = score(
        form(row("调解案件", "100", "50", "15"), row("群众满意度", "90%", "95%", "20"), block=money("8", "8", "20")),
        standard("hubei-project"),
        FactBook(),
    )
    missed = card.rows[1]
    # worth at least the 15 claimed; nothing bears out that the other is worth 20, so up to 80 are left
    assert (missed.weight, missed.score.low, missed.score.high) == (None, D("7.50"), D("40.00"))
    assert missed.standing is Standing.UNDECIDED
    assert missed.note(Remark.WEIGHT_UNKNOWN) is not None


def _standings(*claims: str) -> list[tuple[Decimal | None, Standing]]:
    rows = (row(f"案件{number}", "100", "100" if number else "98", claim) for number, claim in enumerate(claims))
    card = score(form(*rows, block=money("8", "8", "20")), standard("hubei-project"), FactBook())
    return [(one.weight, one.standing) for one in card.rows[1:]]


def test_no_weight_is_read_off_the_score_that_it_then_confirms() -> None:
    # 80 points are due in all and 59.6 claimed: that the two rows done are worth 20 only their own scores say
    assert _standings("19.6", "20", "20") == [(None, Standing.UNDECIDED)] * 3


def test_weights_read_off_count_where_they_leave_the_single_row_missed_just_its_due() -> None:
    assert _standings("39.2", "20", "20") == [
        (D("40.00"), Standing.SUPPORTED),
        (D("20.00"), Standing.SUPPORTED),
        (D("20.00"), Standing.SUPPORTED),
    ]


DEPARTMENT_ROWS = [
    ("投入", "预算完成率（10分）", "10", "10"),
    ("投入", "预算调整率（10分）", "10", "10"),
    ("投入", "支出进度率（10分）", "10", "10"),
    ("投入", "预算编制准确率（5分）", "5", "5"),
    ("过程", "“三公”经费控制率（5分）", "5", "5"),
    ("过程", "资产管理规范性（5分）", "5", "5"),
    ("过程", "资金使用合规性（10分）", "10", "10"),
    ("效果", "行政运行经济性", "5", "3"),
    ("效果", "行政运行有效性", "5", "5"),
    ("效果", "专项运行经济效益", "10", "5"),
    ("效果", "专项运行社会效益", "10", "10"),
    ("效果", "专项运行可持续影响", "15", "15"),
]


def department() -> ScoreCard:
    # the amounts of domain part B: 14.4959% net, 10.63% without carry-over, 100% of the adjusted budget
    book = facts(
        支出__决算="368.94万元",
        支出__年初预算="322.23万元",
        收入__决算="356.49万元",
        年初结转结余__决算="12.44万元",
        其他收入__决算="0万元",
        三公经费__决算="0.83万元",
        三公经费__预算="4.54万元",
    )
    rows = (row(name, claimed=claimed, weight=weight, level1=part) for part, name, weight, claimed in DEPARTMENT_ROWS)
    evaluation = form(*rows, block=money("368.94", "322.23"), total="93", standard="hubei-department")
    return score(evaluation, standard("hubei-department"), book)


def test_a_department_form_row_by_row() -> None:
    card = department()
    assert [(one.standard_row, str(one.score.low), str(one.score.high)) for one in card.rows] == [
        ("B01", "9.00", "10.00"),
        ("B02", "0.60", "10.00"),
        ("B03", "0.00", "10.00"),
        ("B04", "5.00", "5.00"),
        ("B05", "5.00", "5.00"),
        ("B06", "5.00", "5.00"),
        ("B07", "10.00", "10.00"),
        ("B08", "3.00", "3.00"),
        ("B09", "5.00", "5.00"),
        ("B10", "5.00", "5.00"),
        ("B11", "10.00", "10.00"),
        ("B12", "15.00", "15.00"),
    ]
    assert [one.standing for one in card.rows[:3]] == [
        Standing.CONDITIONAL,
        Standing.CONDITIONAL,
        Standing.UNDECIDED,
    ]
    assert {one.standing for one in card.rows[3:]} == {Standing.SUPPORTED}
    adjustment = {reading.id: str(reading.score) for reading in card.rows[1].readings}
    assert adjustment == {"net": "0.60", "without_carry_over": "4.40", "exempt": "10.00"}


def test_the_totals_of_a_department_form() -> None:
    card = department()
    assert card.total == ScoreTotal(D("72.60"), D("93.00"), D("93.00"))
    assert [case.total for case in card.cases] == [D("72.60"), D("86.40"), D("87.40"), D("93.00")]
    assert (card.grade_low, card.grade_high) == ("中", "优")


def test_one_claim_that_nothing_gives_leaves_no_total_as_filed() -> None:
    card = score(form(row("办案", "≥10件", "5件", "10", weight="10")), standard("hunan-2020"), FactBook())
    assert card.total == ScoreTotal(D("5.00"), D("5.00"), None)


EXECUTION = [
    (money("8", "8", "10"), "10.00", "10.00", "执行数与预算数都是8，执行率100%，得满分10分"),
    (money("86.20", "100", "9"), "8.62", "8.62", "10 × 86.2 ÷ 100 = 8.62，按未取整的执行率计分"),
    (money("8", "", "10"), "0.00", "10.00", "没有预算数，执行率得分算不出"),
    (money("", "8", "10"), "0.00", "10.00", "没有执行数，执行率得分算不出"),
    (money("0", "0", "0"), "0.00", "10.00", "全年预算数为0，执行率无从计算，分值如何处理由人决定"),
    (money("5", initial="10"), "5.00", "5.00", "10 × 5 ÷ 10 = 5，按未取整的执行率计分"),
]


@pytest.mark.parametrize(("block", "low", "high", "reason"), EXECUTION)
def test_the_money_row(block: MoneyBlock, low: str, high: str, reason: str) -> None:
    result = score(form(block=block), standard("hunan-2020"), FactBook()).rows[0]
    assert (result.score.low, result.score.high, result.reason) == (D(low), D(high), reason)


def test_points_rounded_to_whole_numbers_by_hand_stand_only_as_rounded() -> None:
    result = score(form(block=money("86.20", "100", "9")), standard("hunan-2020"), FactBook()).rows[0]
    assert (result.standing, result.filed_under) == (Standing.CONDITIONAL, ROUNDED)


def test_no_rounding_gives_the_full_score_to_what_is_not_done_in_full() -> None:
    result = score(form(block=money("96.80", "100", "10")), standard("hunan-2020"), FactBook()).rows[0]
    assert result.standing is Standing.CONTRADICTED


def test_a_tail_above_the_budget_is_no_over_execution() -> None:
    result = score(form(block=money("100.01", "100.00", "10")), standard("hunan-2020"), FactBook()).rows[0]
    assert result.note(Remark.RATE_OVER_100) is None


def test_a_target_missed_by_a_hair_tells_no_weight() -> None:
    """1 of 400 short rounds to full points on a weight of 1, and is not met all the same."""
    evaluation = form(row("发放宣传资料", "4000", "3999", "30"), standard="hubei-project")
    (only,) = score(evaluation, standard("hubei-project"), FactBook()).rows
    assert only.weight is None
