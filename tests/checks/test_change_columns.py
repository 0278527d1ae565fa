"""Tables of two years with what changed: every row as its heads say."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "| 项目 | 2022年决算数 | 2023年决算数 | 增减额 | 增减率 |"
ROWS = {
    "基本支出": "| 基本支出 | 300.00 | 330.00 | 30.00 | 10.00% |",
    "项目支出": "| 项目支出 | 200.00 | 150.00 | -50.00 | -25.00% |",
    "其他": "| 其他 | 50.00 | 55.00 | 5.00 | 10.00% |",
}
CASES = {
    "都对": (HEAD, {}, []),
    "增减额": (HEAD, {"基本支出": "| 基本支出 | 300.00 | 330.00 | 33.00 | 10.00% |"}, ["A012"]),
    "增减率": (HEAD, {"项目支出": "| 项目支出 | 200.00 | 150.00 | -50.00 | -52.00% |"}, ["A012"]),
    "减少不印负号": (HEAD, {"项目支出": "| 项目支出 | 200.00 | 150.00 | 50.00 | 25.00% |"}, []),
    "上年为零": (HEAD, {"其他": "| 其他 | 0.00 | 5.00 | 5.00 | — |"}, []),
    "率的单位印在表头": (
        HEAD.replace("增减率", "增减率（%）"),
        {"其他": "| 其他 | 50.00 | 55.00 | 5.00 | 10.00 |"},
        [],
    ),
    "不是同一种数": (
        HEAD.replace("2022年决算数", "2022年预算数"),
        {"其他": "| 其他 | 50.00 | 55.00 | 8.00 | 10.00% |"},
        [],
    ),
    "隔了一年": (HEAD.replace("2022", "2021"), {"其他": "| 其他 | 50.00 | 55.00 | 8.00 | 10.00% |"}, []),
}


@pytest.mark.parametrize("name", CASES)
def test_what_changed_is_the_difference_of_the_years(name: str) -> None:
    head, changed, expected = CASES[name]
    rows = "\n".join(changed.get(row, text) for row, text in ROWS.items())
    text = f"青溪区林业局2023年度部门决算\n收入支出对比表\n单位：万元\n{head}\n{rows}"
    findings = check_documents([parse(text)], load()).results.findings
    assert [one.code for one in findings if one.problem.severity.value in ("error", "warning")] == expected
