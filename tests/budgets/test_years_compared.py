"""Change and rate beside two years of a budget: what is wrong, and what only looks so."""

from __future__ import annotations

import pytest
from budgetkit import tables_of

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse

_TABLE = """\
部门一般公共预算支出表
单位：万元
| 科目编码 | 科目名称 | 2024年{before}数 | {{1x3}}2025年预算数 | {{1x2}}2025年比2024年 |
|  |  |  | 合计 | 基本支出 | 项目支出 | {change} | {rate} |
| 204 | 公共安全支出 | {row} |
"""
ROW = "50.00 | 40.00 | 40.00 |  | -10.00 | -20.00"


def table(row: str, before: str = "预算", change: str = "增减额", rate: str = "增减%") -> str:
    return _TABLE.format(row=row, before=before, change=change, rate=rate)


def said(text: str) -> list[str]:
    (dossier,) = dossiers([understood(parse(text))])
    found = run(dossier, [check for check in load() if check.code == "A010"])
    assert not found.crashed
    return [one.problem.left.text for one in found.findings if one.problem.left is not None]


@pytest.mark.parametrize(
    ("row", "accused"),
    [
        ("50.00 | 40.00 | 40.00 |  | -12.50 | -20.00", ["-12.50"]),
        ("50.00 | 40.00 | 40.00 |  | -10.00 | -25.00", ["-25.00"]),
    ],
)
def test_a_change_or_rate_that_the_two_years_do_not_give(row: str, accused: list[str]) -> None:
    assert said(table(row)) == accused


@pytest.mark.parametrize(
    "text",
    [
        table(ROW),
        table("50.00 | 40.00 | 40.00 |  | 10.00 | 20.00"),
        table("50.00 | 40.00 | 40.00 |  | (10.00) | -20%"),
        table("50.00 | 40.00 | 40.00 |  | -10.00 | -0.2"),
        table("0.00 | 40.00 | 40.00 |  | 40.00 | 100.00"),
        table(" | 40.00 | 40.00 |  | 40.00 | —"),
        table("50.00 | 40.00 | 40.00 |  |  | "),
        table("50.00 | 40.00 | 40.00 |  | -12.50 | 80.00", change="备注", rate="占比"),
        table("50.00 | 40.00 | 40.00 |  | -10.00 | 80.00", rate="增减原因"),
    ],
    ids=["right", "unsigned", "brackets", "fraction", "from nothing", "from blank", "blank", "others", "words"],
)
def test_columns_that_are_right_or_something_else(text: str) -> None:
    assert said(text) == []


def test_what_a_row_prints_of_two_years() -> None:
    (found,) = tables_of(table(ROW))
    (one,) = found.compared
    assert (one.before.text, one.now.text) == ("50.00", "40.00")
    assert [amount.text for amount in (one.change, one.rate) if amount is not None] == ["-10.00", "-20.00"]


def test_a_table_of_three_years_compares_none_that_is_known() -> None:
    text = (
        table(ROW)
        .replace("| 2024年预算数 |", "| 2023年预算数 | 2024年预算数 |")
        .replace("|  |  |  | 合计", "|  |  |  |  | 合计")
    )
    (found,) = tables_of(text.replace("支出 | 50.00", "支出 | 45.00 | 50.00"))
    assert found.compared == ()
