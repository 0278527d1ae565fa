"""年末人数: what two documents of one unit say of the same persons, and counts that are lawfully different."""

from __future__ import annotations

import pytest

from gouji.catalogue.indicator_words import headcount
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking

_ACCOUNTS = """青溪区司法局2023年度部门决算公开
一、收入支出决算总体情况说明
2023年度收入支出总计100.00万元。
二、机构设置情况
2023年末编制40人，在职人员36人，退休人员11人。
"""


def said(report: str) -> list[tuple[str, str]]:
    text = f"青溪区司法局2023年度整体支出绩效自评报告\n一、基本情况\n{report}\n"
    findings = checking.check_documents([parse(_ACCOUNTS), parse(text)], load()).results.findings
    return [
        (one.problem.left.text, one.problem.right.text)
        for one in findings
        if one.code == "N058" and one.problem.left is not None and one.problem.right is not None
    ]


def test_a_count_that_differs_beside_one_that_agrees_is_a_doubt() -> None:
    assert said("年末编制40人，实有人数47人，其中：在职人员63人，退休人员11人。") == [("36人", "63人")]
    assert said("截至2023年12月31日，核定编制40名，实有在职职工36人，退休人员1人。") == [("11人", "1人")]


@pytest.mark.parametrize(
    "report",
    [
        "年末编制40人，在职人员36人，退休人员11人。",
        # of the unit and all below it
        "年末编制90人，在职人员81人，退休人员30人。",
        # at another time
        "2023年6月编制40人，在职人员34人，退休人员12人。",
        "2022年末编制40人，在职人员34人，退休人员12人。",
        # of two bodies
        "年末编制40人，局机关在职人员16人，退休人员11人。法律援助中心年末在职人员20人。",
        "年末编制40人，合同制人员20人，退休人员11人。",
    ],
)
def test_other_counts_are_of_other_persons(report: str) -> None:
    assert said(report) == []


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("年末编制", "编制"),
        ("年末实有在职人数", "在职人员"),
        ("实有在职人员", "在职人员"),
        ("实有人数", "实有人数"),
        ("行政编制", ""),
        ("培训在职人员", ""),
    ],
)
def test_names_of_counts_of_persons(subject: str, name: str) -> None:
    assert headcount(subject) == name
