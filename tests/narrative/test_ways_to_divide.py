"""Shares of the whole that their words name, also where it is divided in several ways: 从场地看，…。从内容看，…."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

NAMED = (
    "2031年全县文体活动600.0万元。从场地看，城区、乡镇活动分别为150.0万元和450.0万元，占全县文体活动的25.0%和75.0%。"
    "从内容看，演出、展览、培训分别为240.0万元、90.0万元和270.0万元，占全县文体活动的40.0%、15.0%和45.0%。"
)
APART = (
    "2031年，全县文体活动支出600.0万元，比上年增加40.0万元。\n"
    "从场地看，城区、乡镇支出分别为150.0万元和450.0万元，占全县文体活动支出的25.0%和75.0%。"
    "从内容看，演出、展览、培训支出分别为240.0万元、90.0万元和270.0万元，占全县文体活动支出的40.0%、15.0%和45.0%。"
)
AMONG = (
    "2031年全省培训规模800.0万元，其中省级200.0万元、市县600.0万元，占全省培训规模的25.0%和75.0%。"
    "从方式看，线上、线下分别为560.0万元和240.0万元，占全省培训规模的70.0%和30.0%。"
)
NO_WHOLE = (
    "行政单位、事业单位支出分别为240.00万元和560.00万元，占总支出的30%和70%；"
    "按性质分，基本支出、项目支出分别为680.00万元和120.00万元，占总支出的85%和15%。"
)
SO_FAR = (
    "全年下达资金900.0万元，拨付资金600.0万元，其中一季度拨付150.0万元，占已拨付资金的25%，"
    "二季度拨付210.0万元，占已下达资金的23.3%。"
)
ISSUED = "专项债券发行310亿元，占全年额度320亿元的96.9%，其中上半年发行217亿元，占已发行额的70%。"
LAWFUL = {
    "a list that closes with its total": (
        "全年共支出4700万元，结余100万元。\n"
        "按用途分，种粮补贴2820万元，农机补贴1410万元，保险补贴470万元，合计4700万元，占支出总额的比例分别为60%、30%和10%。"
    ),
    "shares of what was done so far": SO_FAR,
    "a share of what was done so far, beside what was due": ISSUED,
    "a share of what was done so far, which is not printed": "全年安排额度320.0亿元，其中上半年发行217.0亿元，占已发行额的70.0%。",
    "shares of the whole that both sentences name": NAMED,
    "a whole in the paragraph before": APART,
    "behind a list that 其中 opens": AMONG,
    "a whole that is not printed": NO_WHOLE,
    "a first way that no word opens": "2031年全县活动支出600.0万元。城区、乡镇支出分别为150.0万元和450.0万元。"
    "按内容分，演出、展览支出分别为330.0万元和270.0万元。",
    "the last of two is divided": "基本支出60.12万元，项目支出39.88万元。按用途分，设备支出25.44万元、维修支出14.44万元。",
    "an amount before that has nothing to do with it": "财政拨款收入900.00万元。行政单位、事业单位支出分别为300.00万元和500.00万元；"
    "按性质分，基本支出、项目支出分别为600.00万元和200.00万元。",
}


def _told(text: str) -> list[tuple[str, str, str]]:
    """Code, severity and message of each finding but the mild ones."""
    findings = check_documents([parse(text)], load()).results.findings
    return [
        (one.code, one.problem.severity.value, one.problem.message)
        for one in findings
        if one.code.startswith(("N", "J")) and one.problem.severity.value != "info"
    ]


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_another_way_to_divide_takes_up_the_whole(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "right", "slip", "expected"),
    [
        (NAMED, "15.0%", "16.0%", [("N004", "error", "展览 90.0万元 占全县文体活动 600.0万元 应为 15.0%（90.0 ÷ 600.0），文中写 16.0%：对不上。")]),
        (NAMED, "25.0%", "35.0%", [("N004", "error", "城区 150.0万元 占全县文体活动 600.0万元 应为 25.0%（150.0 ÷ 600.0），文中写 35.0%：对不上。")]),
        (AMONG, "70.0%", "80.0%", [("N004", "error", "线上 560.0万元 占全省培训规模 800.0万元 应为 70.0%（560.0 ÷ 800.0），文中写 80.0%：对不上。")]),
        (AMONG, "240.0", "260.0", [("N004", "error", "疑为 文字说明“线下” 260.0万元 应为 240.0万元：改此一处，1 条关系全部成立（占比：30.0% 与 260.0÷800.0）。")]),
        (SO_FAR, "25%", "29%", [("N004", "error", "拨付 150.0万元 占拨付资金 600.0万元 应为 25%（150.0 ÷ 600.0），文中写 29%：对不上。")]),
        (ISSUED, "70%", "72%", [("N004", "error", "发行 217亿元 占专项债券发行 310亿元 应为 70%（217 ÷ 310），文中写 72%：对不上。")]),
        (APART, "25.0%", "26.0%", [("N004", "warning", "城区 150.0万元 占全县文体活动支出 600.0万元 应为 25.0%（150.0 ÷ 600.0），文中写 26.0%：对不上；也可能另有口径。")]),
    ],
)  # fmt: skip
def test_a_slip_is_told_of_its_own_part_and_of_the_whole(
    text: str, right: str, slip: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _told(text.replace(right, slip)) == expected
