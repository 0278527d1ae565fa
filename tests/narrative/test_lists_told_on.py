"""What stands behind a list and is no part of it: what goes on about the whole, and things beside the whole."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

LAWFUL = (
    "项目支出500万元，其中普法宣传300万元；已支付420万元。",
    "安排资金500万元，其中支持小微企业300万元；兑现450万元。",
    "收入500万元，其中税收300万元；结转450万元。",
    "批复支出900.00万元。执行数为860.00万元，其中财政拨款855.00万元；其预算与执行的差异总额为40.00万元。",
    "全县完成财政收入290万元，其中国税完成110万元；地税完成140万元；财政完成40万元；实现地方一般预算收入190万元。",
    "政府采购预算300万元，其中预留中小企业份额200万元；预留份额中专门面向小微企业140万元。",
    "采购合同金额300万元，其中：授予中小企业合同金额200万元；授予小微企业合同金额140万元。",
    "增值税30亿元，其中国内增值税30亿元；契税8亿元。",
    "企业共61户（一级企业9户，其中平台企业3户；二级企业19户；三级企业33户）。",
)

WRONG = (
    ("教育支出500万元，其中普通教育300万元；职业教育420万元。", [("N007", "warning")], ""),
    ("公务用车5辆，其中轿车3辆；越野车4辆。", [("N007", "error")], ""),
    ("企业共61户（一级企业9户，其中平台企业3户；二级企业19户；三级企业53户）。", [("N007", "error")], "33户"),
    (
        "全区总收入4103万元，其中地方收入2716万元；加上级补助收入1208万元，上年结余收入462万元，调入资金627万元，收入合计4977万元。",
        [("N008", "error")],
        "426万元",
    ),
)


def _told(text: str) -> list[tuple[str, str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value, one.problem.message) for one in findings if one.code[0] == "N"]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("text", LAWFUL)
def test_what_is_no_part_of_a_list_is_not_counted_in_it(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(("text", "found", "due"), WRONG)
def test_what_is_a_part_is(text: str, found: list[tuple[str, str]], due: str) -> None:
    told = _told(text)
    assert [one[:2] for one in told] == found
    assert all(due in one[2] for one in told)
