"""What looks like a year, a rate or a paragraph left by mistake and is lawful, and shares that cannot be."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.findings import Severity
from gouji.pipeline.checking import check_documents

BUDGET = "青溪区林业局2024年部门预算\n2024年部门预算编制说明\n"
ACCOUNTS = "青溪区林业局2024年度部门决算\n有关情况说明\n"
LAWFUL = {
    "last year's execution": f"{BUDGET}2023年当年预算执行数为6.26万元，2024年预算安排7.66万元，比2023年预算执行数增加22.36%。",
    "last year's budget beside its execution": f"{BUDGET}2023年预算安排6.00万元，比2023年预算执行数减少0.26万元。2024年预算安排7.66万元。",
    "the budget beside its execution in accounts": f"{ACCOUNTS}2024年预算安排7.66万元，比2024年预算执行数多0.40万元。",
    "what leads up to statements of two years": f"{ACCOUNTS}2024年度有关情况如下：2023年度支出50.00万元，2024年度支出60.00万元。",
    "a rate of nothing": f"{ACCOUNTS}公务接待费决算为0.00万元，完成预算的0%。重大责任事故发生率为0。",
    "a change of nothing": f"{ACCOUNTS}公务接待费比上年增加0，增长0%；公务用车比上年增加0，增长0%。",
    "nothing, and no sign anywhere": f"{ACCOUNTS}公务接待费决算为0.00万元，完成预算的0。",
}


@pytest.mark.parametrize("text", LAWFUL.values(), ids=LAWFUL)
def test_what_only_looks_like_a_slip_is_told_of_by_nothing(text: str) -> None:
    findings = check_documents([parse(text)], load()).results.findings
    assert [one.problem.message for one in findings if one.problem.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("人员收入占总收入的669.8%，公用经费收入占总收入的8.94%。", ["N045"]),
        ("公务接待费占“三公”经费总额的321.5%。", ["N045"]),
        ("教育支出占本年支出合计的250%。", ["N045"]),
        ("教育支出占本年支出合计的105%。", []),
        ("债务余额占总收入的180%。", []),
        ("还本付息支出占总收入的160%。", []),
        ("基本支出占上年总支出的160%。", []),
        ("会议费占培训费总额的160%。", []),
        ("项目支出增加12.00万元，占总支出增加额的160%。", []),
    ],
)
def test_a_share_of_the_total_of_its_kind_is_no_multiple(text: str, told: list[str]) -> None:
    findings = check_documents([parse(f"{ACCOUNTS}{text}")], load()).results.findings
    assert [one.code for one in findings if one.problem.severity is not Severity.INFO] == told


ITEMS = [
    "农林水支出（类）林业和草原（款）行政运行（项）80.00万元，主要用于日常运转。",
    "农林水支出（类）林业和草原（款）事业机构（项）20.00万元，主要用于林场。",
    "农林水支出（类）林业和草原（款）森林资源培育（项）30.00万元，主要用于造林。",
]
TWICE = {
    "all items of two bodies": [*ITEMS, *ITEMS],
    "another amount": [*ITEMS, ITEMS[0].replace("80.00", "81.00")],
    "nothing spent": [*ITEMS, *(["农林水支出（类）水利（款）行政运行（项）0.00万元。"] * 2)],
    "under another heading": [*ITEMS, "二、政府性基金支出主要内容如下", ITEMS[0]],
}


@pytest.mark.parametrize("lines", TWICE.values(), ids=TWICE)
def test_what_may_be_told_twice_is_no_doubled_item(lines: list[str]) -> None:
    text = "2024年度青溪区林业局部门预算\n一、财政拨款支出主要内容如下\n" + "\n".join(lines)
    findings = check_documents([parse(text)], load()).results.findings
    assert [one.problem.message for one in findings if one.problem.severity is not Severity.INFO] == []


@pytest.mark.parametrize(
    "text",
    [
        "绩效目标应当附项目清单（列明数量、金额），每年报送2次。",
        "约谈2人，均作了书面检查（说明情况）。",
        "收入增加3.00万元，原因是补助增加（具体说明见附件）。",
        "收入增加3.00万元（说明：含上年结转的原因）。",
    ],
)
def test_what_only_looks_like_an_instruction_is_none(text: str) -> None:
    findings = check_documents([parse(f"{ACCOUNTS}{text}")], load()).results.findings
    assert [one.problem.message for one in findings if one.problem.severity is not Severity.INFO] == []
