"""What may lawfully stand under 完成率 and 扣分, and in a subtotal: none of it is told."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

_CODES = {"S032", "S033", "A013"}


def _found(text: str) -> list[tuple[str, str]]:
    audit = checking.check_documents([parse(text)], load())
    assert not audit.results.crashed
    return [(one.code, one.problem.severity.value) for one in audit.results.findings if one.code in _CODES]


def _form(*rows: str) -> str:
    head = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 完成率 | 分值 | 扣分 | 得分 |"
    return (
        "\n".join(("2023年度项目支出绩效自评表", "| 项目名称 | {1x8}乡镇书屋 |", head, *(f"| {row} |" for row in rows)))
        + "\n"
    )


@pytest.mark.parametrize(
    "row",
    [
        "产出指标 | 数量指标 | 更新书屋 | 24个 | 18个 | 75% | 40 | 10 | 30",
        "产出指标 | 数量指标 | 更新书屋 | ≥24个 | 30个 | 125% | 40 | 0 | 40",
        "产出指标 | 数量指标 | 更新书屋 | ≥24个 | 30个 | 100% | 40 | 0 | 40",  # reached is the whole
        "产出指标 | 时效指标 | 配送时间 | ≤20天 | 25天 | 80% | 40 | 8 | 32",  # turned round
        "产出指标 | 时效指标 | 配送时间 | ≤20天 | 25天 | 75% | 40 | 10 | 30",  # taken from 2
        "产出指标 | 时效指标 | 配送时间 | ≤20天 | 16天 | 100% | 40 | 0 | 40",
        "产出指标 | 数量指标 | 更新书屋 | 24个 | 18个 | 75 | 40 | -10 | 30",
        "产出指标 | 数量指标 | 更新书屋 | 24个 | 23个 | 95.83% | 40 | 1.7 | 38.33",  # rounded to one place
        "产出指标 | 数量指标 | 更新书屋 | 24个 | 约20个 | 75% | 40 |  | 30",
        "效益指标 | 社会效益 | 阅读风气 | 改善 | 基本改善 | 85% | 40 | 6 | 34",
    ],
)
def test_lawful_rates_and_deductions(row: str) -> None:
    assert _found(_form(row)) == []


def test_a_deduction_that_no_other_row_confirms_is_a_doubt() -> None:
    row = "产出指标 | 数量指标 | 更新书屋 | 24个 | 24个 | 100% | 40 | 0 | 38"
    right = "产出指标 | 数量指标 | 配送图书 | 480册 | 360册 | 75% | 20 | 5 | 15"
    assert _found(_form(row)) == [("A013", "warning")]
    assert _found(_form(row, right, right)) == [("A013", "error")]


def test_subtotals_above_and_below_their_rows() -> None:
    head = "绩效评价指标得分表\n| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |\n"
    rows = (
        "| 决策 | 立项 | 立项依据 | 20 | 18 |",
        "| 过程 | 资金 | 预算执行率 | 20 | 19 |",
        "| 产出 | 数量 | 完成率 | 60 | 57 |",
    )
    below = (*rows[:2], "| 小计 |  |  | 40 | 37 |", rows[2], "| 小计 |  |  | 60 | 57 |", "| 合计 |  |  | 100 | 94 |")
    above = ("| 小计 |  |  | 40 | 37 |", *rows[:2], "| 小计 |  |  | 60 | 57 |", rows[2], "| 合计 |  |  | 100 | 94 |")
    for lines in (below, above):
        assert _found(head + "\n".join(lines) + "\n") == []
        wrong = head + "\n".join(lines).replace("| 40 | 37 |", "| 40 | 36 |") + "\n"
        assert _found(wrong) == [("S033", "error")]
    # one of two subtotals that follow one another adds up the other
    double = head + "\n".join((*below[:3], "| 小计 |  |  | 40 | 36 |", *below[3:])) + "\n"
    assert _found(double) == []
