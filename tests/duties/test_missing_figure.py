"""What the tables print and the law asks the text to state; and the lists of items of a budget."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_BASIC = """青溪区司法局2026年部门预算
部门一般公共预算基本支出表
单位：万元
| 科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费 |
|  | 合计 | 60.00 | 50.00 | 10.00 |
| 301 | 工资福利支出 | 50.00 | 50.00 |  |
| 30101 | 基本工资 | 30.00 | 30.00 |  |
| 30102 | 津贴补贴 | 15.00 | 15.00 |  |
| 30113 | 住房公积金 | 5.00 | 5.00 |  |
| 302 | 商品和服务支出 | 10.00 |  | 10.00 |
| 30201 | 办公费 | 10.00 |  | 10.00 |
| 30202 | 印刷费 | 0.00 |  | 0.00 |
一、一般公共预算基本支出情况说明
2026年一般公共预算基本支出60.00万元，其中：人员经费50.00万元，主要包括：{personnel}；公用经费10.00万元。
二、机关运行经费
2026年机关运行经费预算10.00万元，比2025年预算增加1.00万元，增长11.11%。
"""


def _found(personnel: str) -> list[tuple[str, str]]:
    audit = check_documents([parse(_BASIC.format(personnel=personnel))], load())
    assert not audit.results.crashed
    return [(one.code, one.problem.severity.value) for one in audit.results.findings]


@pytest.mark.parametrize(
    ("personnel", "found"),
    [
        ("基本工资、津贴补贴、住房公积金", []),
        ("基本工资、津贴补贴、住房公积金等", []),
        ("基本工资、津贴补贴、住房公积金支出", [("J240", "info")]),
        ("基本工资、津贴补贴、退休费、住房公积金", [("J240", "warning")]),
        ("基本工资、住房公积金、津贴补贴支出、奖金", [("J240", "warning")]),
        ("基本工资、社会保障缴费、住房公积金", []),  # words of its own prove nothing
    ],
)
def test_the_items_of_a_budget(personnel: str, found: list[tuple[str, str]]) -> None:
    assert _found(personnel) == found
