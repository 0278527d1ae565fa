"""Checks over what the statements owe each other: these findings and no others, with near misses."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_REST = """二、机关运行经费支出情况
2024年度机关运行经费20.00万元，比2023年度增加1.00万元，增长5.26%。
"""


def _codes(*lines: str, heading: str = "一、政府采购支出情况") -> list[tuple[str, str]]:
    text = "青溪区司法局2024年度部门决算\n" + heading + "\n" + "\n".join(lines) + "\n" + _REST
    audit = check_documents([parse(text)], load())
    assert not audit.results.crashed
    return [(one.code, one.problem.severity.value) for one in audit.results.findings]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("政府采购支出总额30.00万元，其中：货物支出10.00万元、工程支出5.00万元、服务支出15.00万元。", []),
        (
            "政府采购支出总额30.00万元，其中：货物支出10.00万元、服务支出20.00万元。",
            [],
        ),  # what does not occur is left out
        ("政府采购支出总额30.00万元，其中：货物支出10.004万元、工程支出5.00万元、服务支出15.00万元。", []),  # rounding
        ("政府采购支出总额30.00万元，其中：货物支出10.00万元。", []),  # one part of it is no sum
        (
            "政府采购支出总额30.00万元，其中：货物支出10.00万元、工程支出5.00万元、服务支出12.00万元。",
            [("J253", "error")],
        ),
        ("政府采购支出总额30.00万元。授予中小企业合同金额20.00万元，其中：授予小微企业合同金额12.00万元。", []),
        (
            "政府采购支出总额30.00万元。授予中小企业合同金额20.00万元，授予小微企业合同金额21.00万元。",
            [("J253", "warning")],
        ),
        ("政府采购支出总额30.00万元。授予中小企业合同金额40.00万元。", [("J253", "warning")]),
        ("政府实际采购金额30.00万元，主要用于购买货物30.00万元，工程0万元，服务0万元。", []),
        ("政府实际采购金额30.00万元，主要用于购买货物30.00万元，工程12.00万元，服务0万元。", [("J253", "error")]),
    ],
)
def test_procurement(line: str, codes: list[tuple[str, str]]) -> None:
    assert _codes(line) == codes


_WON = (
    "面向中小企业预留政府采购项目预算金额{reserved}万元，面向小微企业预留政府采购项目预算金额6.00万元。"
    "在面向中小企业预留的政府采购项目中，由中小企业供应商中标的，采购金额{won}万元；"
    "在面向小微企业预留的政府采购项目中，由小微企业供应商中标的，采购金额{micro}万元；"
    "在其他政府采购项目中，由中小企业供应商中标的，采购金额11.00万元。"
)


@pytest.mark.parametrize(
    ("reserved", "won", "micro", "codes"),
    [
        ("10.00", "10.00", "6.00", []),
        ("10.00", "8.40", "0", []),  # saved in the bidding
        ("10.00", "10.40", "6.00", [("J253", "warning")]),
        ("10.00", "10.00", "6.40", [("J253", "warning")]),
    ],
)
def test_no_more_is_won_than_was_reserved(reserved: str, won: str, micro: str, codes: list[tuple[str, str]]) -> None:
    assert _codes(_WON.format(reserved=reserved, won=won, micro=micro)) == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("截至2024年12月31日，本部门共有车辆7辆，其中：执法执勤用车3辆、其他用车4辆。", []),
        ("截至2024年12月31日，本部门共有车辆7辆，其中：执法执勤用车3辆、其他用车3辆。", [("J253", "warning")]),
        ("截至2024年12月31日，本部门共有车辆7辆，其中：执法执勤用车3辆。", []),  # the list is not whole
    ],
)
def test_cars(line: str, codes: list[tuple[str, str]]) -> None:
    assert _codes(line, heading="一、国有资产占有使用情况") == codes


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("公务用车购置费支出决算0万元，购置公务用车0辆。", []),
        ("公务用车购置费支出决算18.00万元，购置公务用车1辆。", []),
        ("公务用车购置费支出决算0万元，购置公务用车1辆。", [("J257", "warning")]),
        ("公务接待费支出决算1.00万元，国内公务接待0批次、0人次。", [("J257", "warning")]),
    ],
)
def test_amounts_and_their_counts(line: str, codes: list[tuple[str, str]]) -> None:
    assert _codes(line, heading="一、“三公”经费财政拨款支出决算情况说明") == codes


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ("598.42万元", []),
        ("598.24万元", [("J258", "warning")]),
        ("59.842万元", [("J258", "warning")]),
        ("598.42元", [("J258", "warning")]),
        ("312.05万元", []),  # another amount altogether
    ],
)
def test_the_money_of_the_same_projects(other: str, codes: list[tuple[str, str]]) -> None:
    line = f"编报绩效目标的项目4个，涉及预算金额598.42万元；绩效自评的项目4个，涉及预算金额{other}。"
    assert _codes(line, heading="一、预算绩效管理情况") == codes


@pytest.mark.parametrize(
    ("others", "codes"),
    [
        ("1.事业单位经营支出0万元。\n2.上缴上级支出0万元。", []),
        ("1.事业单位经营支出5.00万元。\n2.上缴上级支出0万元。", []),  # the budget may hold it
        ("1.事业单位经营支出15.00万元。\n2.上缴上级支出0万元。", [("J253", "warning")]),
    ],
)
def test_spending_of_a_budget_holds_its_other_kinds(others: str, codes: list[tuple[str, str]]) -> None:
    text = (
        "青溪区司法局2026年部门预算\n一、支出预算情况说明\n2026年支出预算105.00万元。\n"
        f"（一）基本支出。基本支出预算60.00万元。\n（二）项目支出。项目支出预算40.00万元。其中：\n{others}\n"
        "二、机关运行经费说明\n2026年机关运行经费财政拨款预算12.00万元。\n"
    )
    results = check_documents([parse(text)], load()).results
    assert not results.crashed
    assert [(one.code, one.problem.severity.value) for one in results.findings] == codes


@pytest.mark.parametrize(
    "line",
    [
        "2024年度其他收入0万元，占本年收入的0%。",
        "2024年度上级补助收入0万元，事业收入0万元，经营收入0万元。",
    ],
)
def test_a_kind_of_income_is_no_total_of_all(line: str) -> None:
    table = """收入支出决算总表
单位：万元
| 项目 | 决算数 | 项目 | 决算数 |
| 一、财政拨款收入 | 60.00 | 一、公共安全支出 | 60.00 |
| 二、其他收入 |  | 二、教育支出 |  |
| 本年收入合计 | 60.00 | 本年支出合计 | 60.00 |
| 年初结转和结余 | 5.00 | 年末结转和结余 | 5.00 |
| 总计 | 65.00 | 总计 | 65.00 |
"""
    text = f"青溪区司法局2024年度部门决算\n{table}一、收入支出决算总体情况说明\n2024年度收、支总计65.00万元。\n{line}\n"
    found = check_documents([parse(text)], load()).results.findings
    assert [one.problem.message for one in found if "收入支出总计" in one.problem.message] == []
