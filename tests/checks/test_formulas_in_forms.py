"""Formulas that the head of a form of self-evaluation prints: its rows are worked out by them, and no row beneath those."""

from __future__ import annotations

import pytest

from gouji.assembly import understood
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_FORM = """\
部门整体绩效自评表
（2024年度）
| 部门（单位）名称 | 青溪区司法局 |
| 财政资金安排和使用情况 |  | 年初部门预算安排金额（含历年结余结转）① | 年中调整金额② | 小计③=①+② | 年度拨付金额④ | 支出实现率(%)⑤=④/③ | 分值 | 得分 |
|  | 合计 | 90.00 | 10.00 | 100.00 | 80.00 | 80.00 | 10 | 8 |
|  | 财政资金小计 | 90.00 | 10.00 | 100.00 | 80.00 | 80.00 |  |  |
| 年度总体目标 | 预期目标 | 目标实际完成情况 |
|  | 办理案件200件。 | 办理案件210件。 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 办理案件数 | 200件 | 210件 | 60 | 60 |  |
| 满意度指标 | 服务对象满意度指标 | 群众满意度 | 90% | 95% | 30 | 30 |  |
| 总分 | 100 | 98 |
"""


def _found(text: str) -> list[tuple[str, str]]:
    results = check_documents([parse(text)], load()).results
    assert not results.crashed
    return [(one.code, one.problem.severity.value) for one in results.findings if one.code == "A009"]


def test_the_form_is_one_of_self_evaluation() -> None:
    assert understood(parse(_FORM)).evaluations


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        ("合计 | 90.00 | 10.00 | 100.00", "合计 | 90.00 | 15.00 | 100.00", [("A009", "error")]),
        ("财政资金小计 | 90.00 | 10.00", "财政资金小计 | 90.00 |  ", []),  # a blank may stand for a figure
        ("200件 | 210件 | 60 | 60", "200 | 210 | 60 | 60", []),  # a row of indicators is worked out by none
    ],
)
def test_rows_follow_the_printed_formula(old: str, new: str, codes: list[tuple[str, str]]) -> None:
    assert _found(_FORM.replace(old, new) if old else _FORM) == codes
