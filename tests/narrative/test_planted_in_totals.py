"""Slips planted in totals and their lists: which figure is accused, and which lists may lawfully stand as they are."""

from __future__ import annotations

import pytest
from loud import loud

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青溪区林业局2023年度部门决算\n"

CULPRITS = {
    "总计颠倒两位": (
        "2023年收入总计713.62万元，包括：财政拨款收入508.07万元，事业收入12.24万元，其他收入211.31万元。",
        "713.62万元",
    ),
    "一项印错一位": (
        "2023年收入总计731.62万元，包括：财政拨款收入508.07万元，事业收入12.24万元，其他收入241.31万元。",
        "241.31万元 应为 211.31万元",
    ),
    "上年结转颠倒两位": (
        "2023年收入总计943.00万元，包括：财政拨款收入508.07万元，事业收入12.24万元，其他收入211.31万元，上年结转和结余211.83万元。",
        "211.83万元 应为 211.38万元",
    ),
    "支出包括里的一项颠倒": (
        "2023年收支总预算731.62万元。收入包括：一般公共预算拨款收入508.07万元、政府性基金预算拨款收入223.55万元；"
        "支出包括：教育支出700.00万元、城乡社区支出36.12万元。",
        "36.12万元 应为 31.62万元",
    ),
    "由各项构成而一项颠倒": (
        "全镇财力1867.48万元，由一般公共预算收入111.11万元、上级补助收入1765.37万元构成。",
        "1765.37万元",
    ),
}

LAWFUL = {
    "收入总计包括各项": "2023年收入总计731.62万元，包括：财政拨款收入508.07万元，事业收入12.24万元，其他收入211.31万元。",
    "包括等": "2023年收入总计731.62万元，包括财政拨款收入508.07万元，事业收入12.24万元等。",
    "主要包括": "2023年收入总计731.62万元，主要包括财政拨款收入508.07万元，事业收入12.24万元。",
    "由各项等构成": "全镇财力1867.48万元，由一般公共预算收入111.11万元、上级补助收入1700.37万元等构成。",
    "主要由各项构成": "全镇财力1867.48万元，主要由一般公共预算收入111.11万元、上级补助收入1700.37万元构成。",
    "由于": "全镇财力1867.48万元，由于一般公共预算收入111.11万元、上级补助收入1700.37万元的构成变化。",
    "由专班组成": "全镇财力1867.48万元。由镇长任组长的专班负责征收，一般公共预算收入111.11万元。",
    "两项合计另有所指": "甲站收入1516.3万元。乙站收入1713.8万元。丙站收入20.0万元。两项合计，全县分配资金3230.1万元。",
}


@pytest.mark.parametrize("name", CULPRITS)
def test_the_slip_is_told(name: str) -> None:
    text, culprit = CULPRITS[name]
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [one.problem.message for one in findings if one.problem.severity.value in ("error", "warning")]
    assert len(told) == 1
    assert culprit in told[0]


@pytest.mark.parametrize("name", LAWFUL)
def test_lawful_lists_are_let_be(name: str) -> None:
    assert loud(HEAD + LAWFUL[name]) == []
