"""Parts that words call so and that are larger than their whole, beside figures that may lawfully be larger."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县司法局2023年度部门决算公开说明\n"

LARGER = (
    "上级补助收入1135.66万元（其中：专项补助7691.00万元），调入资金20.00万元。",
    "本年收入310.00万元（其中财政拨款收入345.00万元）。",
    "全年采购320.00万元（包括办公设备3020.00万元），均已验收。",
    "到位资金88.00万元（含县级配套880.00万元）。",
    "安排普法经费60.00万元，主要用于宣传品印制66.00万元、讲师补助5.00万元。",
    "拨付救灾资金75.00万元，主要是用于购置帐篷750.00万元。",
    "会议费12.00万元，包括场地租赁费21.00万元、资料费3.00万元。",
    "拟将新增债券资金7200.00万元用于以下2个项目：\n1.北山片区道路工程300.00万元；\n2.青溪河桥梁工程7900.00万元。",
    "下达补助资金410.00万元，主要用于：\n1.社区矫正中心设备4100.00万元；\n2.法律援助补贴30.00万元。",
)

LAWFUL = (
    "上级补助收入1135.66万元（其中：专项补助769.10万元），调入资金20.00万元。",
    "上级补助收入1135.66万元（上年1240.00万元），调入资金20.00万元。",
    "本年收入310.00万元（不含代管资金收入345.00万元）。",
    "本年收入310.00万元，不包括代管资金收入345.00万元。",
    "安排资金60.00万元，主要用于总投资660.00万元的司法所建设。",
    "安排资金60.00万元，主要用于偿还2019年贷款660.00万元中的到期部分。",
    "安排普法经费60.00万元，主要用于宣传品印制等，近三年累计发放宣传品价值166.00万元。",
    "年末结转和结余40.00万元（其中：财政拨款结余55.00万元、经营结余-15.00万元）。",
    "净资产40.00万元（包括资产100.00万元、负债60.00万元）。",
    "收入300.00万元，支出100.00万元，主要用于设备购置120.00万元、培训10.00万元。",
    "2023年支出100.00万元（其中2022年同口径支出120.00万元）。",
    "支出100.00万元（其中：预算120.00万元）。",
    "拟将新增债券资金7200.00万元用于以下2个项目：\n1.北山片区道路工程，总投资9000.00万元，本次安排300.00万元；\n2.青溪河桥梁工程6900.00万元。",
    "拟将新增债券资金7200.00万元用于以下2个项目：\n1.北山片区道路工程（总投资9000.00万元）；\n2.青溪河桥梁工程6900.00万元。",
    "下达补助资金410.00万元，其余另行下达。补助范围包括年收入低于4100.00万元的企业。",
    "在职人员40人（其中：编制45名）。",
    "培训经费12.00万元，包括培训300人、编印教材1500册。",
)


def _told(text: str) -> list[str]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    return [one.code for one in findings if one.code.startswith("N") and one.problem.severity.value != "info"]


@pytest.mark.parametrize("text", LARGER)
def test_a_part_larger_than_its_whole_is_told(text: str) -> None:
    assert _told(text) == ["N012"]


@pytest.mark.parametrize("text", LAWFUL)
def test_what_may_be_larger_is_not(text: str) -> None:
    assert _told(text) == []


def test_a_sum_that_misses_by_one_slip_is_still_told_beside_them() -> None:
    text = "投入治理资金310.50万元。其中：用于河道整治105.20万元；用于管网改造120.10万元；用于监测设备85.20元。"
    assert _told(text) == ["N007"]
