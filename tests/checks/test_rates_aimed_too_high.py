"""A full score for a rate aimed at with a digit too many: the target is doubted before what was reached."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

FORM = """\
2023年度项目支出绩效自评表
| 项目支出名称 | 普法宣传 |
| 主管部门 | 青岭县司法局 | 实施单位 | 青岭县司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 开展普法宣传场次 | ≥12场 | 12场 | 60 | 60 |  |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥{target} | {actual} | 30 | 30 |  |
| 总分 | 100 | 100 |
"""


@pytest.mark.parametrize(
    ("target", "actual", "accused"),
    [
        ("990%", "95%", "目标值"),
        ("900%", "95%", "目标值"),
        ("90%", "9.5%", "实际完成值"),
        ("90%", "95%", ""),
    ],
)
def test_what_is_doubted(target: str, actual: str, accused: str) -> None:
    text = FORM.format(target=target, actual=actual)
    told = [one for one in check_documents([parse(text)], load()).results.findings if one.code == "S004"]
    assert [one.problem.left.label for one in told if one.problem.left is not None] == ([accused] if accused else [])
