"""A blank cell of a table whose own row tells what it would print, in a sum that prints it all the same."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking


def _table(total: str, blank: str = "", before: str = "") -> str:
    return (
        "2031年某项资金执行情况表\n单位：万元\n"
        "| 项目 | 年初预算 | 调整后预算数 | 快报数 | 上年决算数 | 增减额 |\n"
        f"| 合计 | 195 | 1430 | 1100 | 560 | {total} |\n"
        "| 科学技术支出 | 10 | 130 | 120 | 70 | 50 |\n"
        "| 城乡社区支出 | 123 | 340 | 320 | 140 | 180 |\n"
        "| 农林水支出 | 15 | 240 | 230 | 110 | 120 |\n"
        f"| 自然资源支出 | | 290 | 71 | {before} | {blank} |\n"
        "| 节能环保支出 | 7 | 60 | | | |\n"
        "| 其他支出 | 40 | 370 | 359 | 240 | 119 |\n"
    )


def _said(text: str) -> list[str]:
    found = checking.check_documents([parse(text)], load()).results.findings
    return [one.problem.message for one in found if one.code == "A007"]


@pytest.mark.parametrize("text", [_table("540"), _table("540", "71"), _table("469")])
def test_what_a_blank_would_print_is_no_gap(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize("total", ["530", "538", "550"])
def test_a_total_that_no_blank_explains_is_told(total: str) -> None:
    (said,) = _said(_table(total))
    assert f"合计「增减额」与同表的算法不一致：50 + 180 + 120 + 119 ＝ 469 ≠ {total}。" in said
