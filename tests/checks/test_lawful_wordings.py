"""Lawful wordings by kind, made up: none yields an error or a warning, and a slip in one is told where the words demand it."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Severity
from gouji.pipeline.checking import check_documents

HEAD = "青岭县司法局2023年度部门决算公开说明\n一、收入支出决算总体情况说明\n"

LAWFUL = {
    "a rate of the month before the sum of the months": (
        "2023年9月份，全县税收收入完成1.26亿元，同比下降10%；1-9月累计完成12.60亿元，同比增收0.60亿元，增长5.0%。",
        "12月份，支出完成5.10亿元，比上年同期增长7.2%；全年累计完成61.20亿元，比上年同期减支3.80亿元，下降5.85%。",
        "本月完成收入1.26亿元，增长8%；累计完成12.60亿元，增收0.60亿元。",
        "一季度完成3.20亿元，同比增长9.1%；上半年完成6.60亿元，同比减少0.40亿元。",
    ),
    "a bracket between a change and its rate": (
        "本年支出280.00万元，比上年增加30.00万元（其中基本支出增加40.00万元、项目支出减少10.00万元），增长12%。",
        "本年收入280.00万元，比上年减少20.00万元（财政拨款增加10.00万元，其他收入减少30.00万元），下降6.67%。",
        "“三公”经费28.00万元，比上年减少2.00万元(公务接待费减少3.00万元、公务用车运行费增加1.00万元)，降低6.67%。",
        "本年支出280.00万元（其中基本支出240.00万元，比上年减少10.00万元），增长12%。",
    ),
    "a change whose way its sign tells": (
        "年末结转和结余62.00万元，较年初增减-60.40万元，降幅49.3%。",
        "本年支出62.00万元，较上年增减变动-60.40万元，下降49.35%。",
        "本年支出62.00万元，较上年增减额为-60.40万元，增减幅度-49.35%。",
        "本年支出62.00万元，较上年变动60.40万元，增长3775%。",
        "本年支出62.00万元，较上年64.00万元增减-2.00万元，增减-3.13%。",
        "本年支出62.00万元，较年初预算变动10.00万元，变动幅度5%。",
    ),
    "nothing this year, in words": (
        "节能环保支出为零，上年为12.00万元，减少12.00万元，下降100%。",
        "今年没有安排因公出国（境）费，上年为12.00万元，减少12.00万元，下降100%。",
        "本年未发生公务用车购置费，上年度为18.00万元，同比减少18.00万元，同比下降100%。",
        "年末没有债务余额，年初为12.00万元，减少12.00万元，下降100%。",
        "会议费5.00万元，其中线上会议费为零，上年为1.20万元，减少1.20万元，下降100%。",
        "公务接待费有所增加。上年为12.00万元，增加2.00万元，增长16.67%。",
    ),
    "a gap to the budget beside a growth over last year": (
        "本级“三公”经费支出480万元，为预算的80%，比预算节省120万元，同比压减5%。上年为505.26万元。",
        "收入100.00万元，较预算超收20.00万元，同比增长3%。",
        "支出100.00万元，较预算数120.00万元减少20.00万元，同比下降3%。",
        "收入100.00万元，比任务数多完成20.00万元，同比增加3.00万元，增长3.09%。",
    ),
}
SLIPS = {
    "全县税收收入完成1.26亿元，同比下降10%；1-9月累计完成12.60亿元，同比增收0.60亿元，增长6.0%。": ["N002"],
    "公务接待费12.60万元，比上年下降10%，减少0.60万元。": ["N002"],
    "本年支出280.00万元，比上年增加30.00万元（其中基本支出增加40.00万元、项目支出减少10.00万元），增长21%。": ["N002"],
    "本年支出280.00万元，比上年增加30.00万元（其中基本支出增加40.00万元、项目支出减少10.00万元），下降12%。": ["N013"],
    "本年支出62.00万元，较上年增减变动-60.40万元，下降94.35%。": ["N002"],
    "本年支出62.00万元，较上年变动6.40万元，增长15.11%。": ["N002"],
    "会议费为零，上年为1.20万元，减少1.02万元，下降100%。": ["N002"],
    "会议费5.00万元，培训费3.00万元；会议费上年为6.00万元，减少1.00万元，下降61.67%。": ["N002"],
    "收入100.00万元，较预算多完成20.00万元，同比增加3.00万元，增长3.90%。": ["N002"],
    "支出100.00万元，比上年增加20.00万元，同比增长52.00%。": ["N002"],
}


def told(text: str) -> list[str]:
    """The codes of the errors and warnings of a document."""
    results = check_documents([parse(f"{HEAD}{text}\n")], load()).results
    assert not results.crashed
    return [one.code for one in results.findings if one.problem.severity is not Severity.INFO]


@pytest.mark.parametrize("text", [text for texts in LAWFUL.values() for text in texts])
def test_a_lawful_wording_yields_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_in_such_a_wording_is_told(text: str) -> None:
    assert told(text) == SLIPS[text]
