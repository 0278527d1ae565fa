"""Economic names in a table that has numbers of its own: those that are no name, and those that stand twice."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

TABLE = """青溪区福利院2026年单位预算
2026年预算单位一般公共预算基本支出部门预算经济分类预算表
编制单位：青溪区福利院 单位：元
| 类 | 款 | 部门经济分类科目名称 | 合计 | 人员经费 | 公用经费 |
| 301 |  | 工资福利支出 | 1,000 | 1,000 |  |
| 301 | 01 | 职业年金缴费 | 1,000 | 1,000 |  |
| 302 |  | 商品和服务支出 | 7,000 |  | 7,000 |
| 302 | 01 | 办公费 | 1,000 |  | 1,000 |
| 302 | 02 | 咨询费 | 1,000 |  | 1,000 |
| 302 | 03 | 差旅费 | 1,000 |  | 1,000 |
| 302 | 04 | {fourth} | 1,000 |  | 1,000 |
| 302 | 05 | {fifth} | 1,000 |  | 1,000 |
| 302 | 06 | 办公设备费 | 1,000 |  | 1,000 |
| 302 | 07 | 工会经费 | 1,000 |  | 1,000 |
| 合计 |  |  | 8,000 | 1,000 | 7,000 |
"""
#: The fourth and the fifth name, with what is told of them beside the numbers of the whole table.
NAMES = {
    "all are names": ("电费", "邮电费", ()),
    "one of its own": ("车辆运行费", "邮电费", ()),
    "a short form": ("维修费", "物业费", ()),
    "a character lost": ("电费", "邮费", ("漏字",)),
    "a character of either of two": ("休费", "邮电费", ("漏字",)),
    "the name of another class": ("职业年金缴费", "邮电费", ("重名",)),
    "one name twice": ("水费", "水费", ("重名",)),
    "twice with brackets": ("维修（护）费", "维修(护)费", ("重名",)),
}


@pytest.mark.parametrize("case", NAMES)
def test_names_are_read_where_numbers_are_not(case: str) -> None:
    fourth, fifth, told = NAMES[case]
    findings = check_documents([parse(TABLE.format(fourth=fourth, fifth=fifth))], load()).results.findings
    assert [(one.code, one.problem.severity.value) for one in findings] == [("J302", "warning")] * (1 + len(told))
    assert sorted(one.problem.key.rpartition("/")[2] for one in findings) == sorted(("名称", *told))
