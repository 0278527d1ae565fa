"""One of two forms is dated a year off: told where a report with them has the year of the other."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_FORM = """\
项目支出绩效自评表
（{year}年度）
| 项目支出名称 | {name} |
| 主管部门 | 柳岸县水利局 | 实施单位 | 柳岸县水利局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 维修渠道条数 | ≥12条 | 12条 | 60 | 60 |  |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
| 总分 | 100 | 100 |
"""
_REPORT = """\
柳岸县水利局2023年度项目支出绩效自评报告
一、项目概况
2023年度全年预算20.00万元，全年执行20.00万元，执行率100%。
二、绩效自评结论
2023年度项目自评得分100分，等级为优。
"""


def _said(*texts: str) -> list[tuple[str, str]]:
    checks = [check for check in load() if check.code == "I002"]
    audit = check_documents([parse("\n".join(texts))], checks)
    assert not audit.results.crashed
    return [(one.code, one.problem.severity.value) for one in audit.results.findings]


def _forms(first: int, second: int) -> str:
    return _FORM.format(year=first, name="渠道维修") + "\n" + _FORM.format(year=second, name="水库巡查")


def test_the_report_tells_which_form_is_off() -> None:
    assert _said(_REPORT, _forms(2023, 2022)) == [("I002", "warning")]
    assert _said(_REPORT, _forms(2023, 2023)) == []


def test_two_forms_alone_do_not_tell() -> None:
    assert _said(_forms(2023, 2022)) == []
