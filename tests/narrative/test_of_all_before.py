"""其中 behind a list may be of the whole list, and is no more than all of it."""

from __future__ import annotations

import pytest
from loud import loud

HEAD = "青岭县司法局2023年度部门决算公开说明\n"

LAWFUL = (
    "新建泵站21座、闸门9座；其中已验收28座，在建2座。",
    "一季度28件、二季度12件；其中按时办结38件，超时2件。",
    "甲级16个、乙级9个、丙级3个；其中乙级及以上25个。",
    "评价结果：优18个、良8个、中3个、差1个；其中80分以上的26个。",
    "拨付甲镇120.50万元，乙镇80.30万元。其中：中央资金150.80万元，省级资金50.00万元。",
    "购置计算机20台（含笔记本5台）、复印机8台，其中国产化设备26台。",
    # what is said not to be in it
    "收入1647.67万元，其中财政拨款1582.10万元（其中基本1578.67万元、项目3.43万元），另有上年结转175.42万元未计入。",
    "正式工35人、聘用工12人，其中女职工36人、党员40人。",
)

TOO_MUCH = (
    ("男46人、女36人，其中党员91人。", [("N012", "warning")]),
    ("采购货物344.03万元、服务88.45万元，其中面向中小企业532.48万元。", [("N012", "warning")]),
    ("本年支出100.00万元，基本支出60.00万元，项目支出40.00万元，其中政府采购支出130.00万元。", [("N012", "warning")]),
    ("购置电脑51台、打印机12台；其中国产61台，进口4台。", [("N007", "error")]),
    ("一季度28件、二季度12件；其中按时办结58件，超时2件。", [("N012", "warning")]),
)


@pytest.mark.parametrize("sentence", LAWFUL)
def test_of_all_that_is_told_before(sentence: str) -> None:
    assert loud(HEAD + sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), TOO_MUCH)
def test_more_than_all_that_is_told_before(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert loud(HEAD + sentence) == expected
