"""The row 合计 of a small table: what its name says is taken at its word, unless another reading holds."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

_GRANTS = """\
2031年补助资金分配表
单位：万元
| 乡镇 | 补助资金 | 已拨付 |
| 东坪镇 | 212.40 | 180.00 |
| 西河镇 | 96.35 | 96.35 |
| 南塘乡 | 143.80 | 120.50 |
| 北岭乡 | 58.25 | 40.15 |
| 合计 | 510.80 | 437.00 |
"""
_POSTS = """\
人员情况表
单位：人
| 单位 | 编制 | 在职 | 空编 |
| 机关 | 31 | 27 | 4 |
| 大队 | 42 | 40 | 2 |
| 中心 | 18 | 18 | 0 |
| 合计 | 91 | 85 | 6 |
"""
_ONE = """\
办件统计表
| 乡镇 | 办件量（件） |
| 东坪镇 | 412 |
| 西河镇 | 396 |
| 南塘乡 | 143 |
| 合计 | 951 |
"""
_LENDING = """\
资金测算表
单位：万元
| 乡镇 | A 财力 | B 补助 | C 上解 | D=A+B-C |
| 东坪镇 | 212 | 40 | 12 | 240 |
| 西河镇 | 96 | 31 | 25 | 102 |
| 南塘乡 | 143 | 22 | 30 | 135 |
| 合计 | 451 | 93 | 67 | 477 |
"""


def _said(text: str, code: str = "A007") -> list[str]:
    found = checking.check_documents([parse(text)], load()).results.findings
    return [one.problem.message for one in found if one.code == code]


@pytest.mark.parametrize("text", [_GRANTS, _POSTS, _ONE, _LENDING])
def test_right_tables(text: str) -> None:
    assert _said(text) == _said(text, "A009") == []


@pytest.mark.parametrize(
    ("text", "old", "new", "arithmetic"),
    [
        (_GRANTS, "510.80", "501.80", "212.40 + 96.35 + 143.80 + 58.25 ＝ 510.8 ≠ 501.80"),
        (_GRANTS, "143.80 |", "134.80 |", "212.40 + 96.35 + 134.80 + 58.25 ＝ 501.8 ≠ 510.80"),
        (_GRANTS, "437.00", "457.00", "180.00 + 96.35 + 120.50 + 40.15 ＝ 437 ≠ 457.00"),
        (_POSTS, "| 4 |", "| 5 |", "5 + 2 + 0 ＝ 7 ≠ 6"),
        (_POSTS, "| 91 |", "| 81 |", "31 + 42 + 18 ＝ 91 ≠ 81"),
        (_ONE, "951", "961", "412 + 396 + 143 ＝ 951 ≠ 961"),
    ],
)
def test_a_column_that_its_total_does_not_add_up(text: str, old: str, new: str, arithmetic: str) -> None:
    (said,) = _said(text.replace(old, new))
    assert said.endswith(f"：{arithmetic}。")


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        (_ONE, "951", "808"),  # 南塘乡 lies in another
        (_ONE, "951", "399"),  # between the parts: a mean
        (_ONE, "办件量（件）", "办结率"),
        (_ONE, "办件量（件）", "户均标准（元）"),
        (_ONE, "办件统计表", "主要乡镇办件统计表"),
        (_ONE, "| 南塘乡", "| 其中：南塘乡"),
        (_ONE, "| 南塘乡", "| 平均"),
        (_ONE, "| 乡镇 | 办件量（件） |\n", ""),  # goes on from elsewhere
        (_ONE, "| 东坪镇 | 412 |\n", ""),  # two rows are too few
        (_ONE, "| 合计", "| 比上年"),
        (_ONE, "| 南塘乡 | 143 |", "| 南塘乡 | |"),
        (_ONE, "| 西河镇", "| （一）西河镇"),
        (_GRANTS, "510.80", "510.81"),  # rounding
        (_ONE, "| 合计", "| 合计（含本级）"),
        (_ONE, "办件量（件）", "增幅"),
    ],
)
def test_what_another_reading_allows(text: str, old: str, new: str) -> None:
    wrong = text.replace("951", "961") if "951" not in (old, new) else text
    assert old in wrong
    assert _said(wrong.replace(old, new)) == []


def test_what_several_rows_share_is_less_in_all() -> None:
    shared = _ONE.replace("办件量（件）", "受益人数（人）")
    assert _said(shared.replace("951", "931")) == []
    assert len(_said(shared.replace("951", "971"))) == 1


def test_households_told_once_though_several_places_count_them() -> None:
    told = _ONE.replace("951", "931") + "注：跨乡镇办理的只计一次，合计数已去重。\n"
    assert _said(told) == []


@pytest.mark.parametrize(
    ("old", "new", "many"), [("| 25 |", "| 35 |", 1), ("| 67 |", "| 76 |", 1), ("| 240 |", "| 204 |", 1)]
)
def test_a_letter_before_its_words_names_a_column(old: str, new: str, many: int) -> None:
    assert len(_said(_LENDING.replace(old, new), "A009")) == many
