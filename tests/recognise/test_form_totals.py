"""总分一行: which of two figures is the weights' total and which the score."""

from __future__ import annotations

import pytest

from gouji.document.notation import parse
from gouji.recognise import recognise

_HEAD = """2023年度项目支出绩效自评表
| 项目支出名称 | 普法宣传 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10 | 10 | 9 | 10 | 90% | 9 |
"""
_WEIGHT_FIRST = """| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| 产出指标 | 数量指标 | 普法场次 | 12场 | 12场 | 90 | 90 |
"""
_SCORE_FIRST = """| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分 | 分值 |
| 产出指标 | 数量指标 | 普法场次 | 12场 | 12场 | 90 | 90 |
"""


@pytest.mark.parametrize(
    ("rows", "weight", "score"),
    [
        (_WEIGHT_FIRST + "| {1x5}总分 | 100 | 99 |", "100", "99"),
        (_SCORE_FIRST + "| {1x5}总分 | 99 | 100 |", "100", "99"),
        (_SCORE_FIRST + "| 总分 | 99 | 100 |", "100", "99"),
        (_WEIGHT_FIRST + "| 总分 | 100 | 99 |", "100", "99"),
        (_SCORE_FIRST + "| {1x5}总分 | 99 |  |", None, "99"),
        (_WEIGHT_FIRST + "| 总分 | 99 |", None, "99"),
    ],
)
def test_the_columns_tell_the_totals_apart(rows: str, weight: str | None, score: str) -> None:
    (evaluation,) = recognise(parse(_HEAD + rows)).evaluations
    assert evaluation.claimed_total is not None
    assert evaluation.claimed_total.text == score
    assert (evaluation.total_weight.text if evaluation.total_weight else None) == weight


def test_a_unit_of_money_above_the_form_is_no_body() -> None:
    text = _HEAD.replace("自评表\n", "自评表\n单位：万元\n", 1).replace(" | 实施单位 | 青溪区司法局", "")
    (evaluation,) = recognise(parse(text + _WEIGHT_FIRST)).evaluations
    assert evaluation.body is None
    (evaluation,) = recognise(parse(text.replace("单位：万元", "单位：青溪区司法局") + _WEIGHT_FIRST)).evaluations
    assert evaluation.body is not None
    assert evaluation.body.text == "青溪区司法局"


def test_who_signs_below_the_total_is_no_indicator() -> None:
    text = """部门预算项目支出绩效自评表（2023年度）
| 项目名称 | 法律援助 |
| 一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 权重 | 得分 | 未完成原因分析 |
| 产出指标 | 数量指标 | 办件量 | ≥200件 | 215件 | 90 | 90 |  |
| {1x5}合计 | 90 | 90 |  |
| 评价结论 | {1x7}项目自评总分90分。 |
| {1x4}项目负责人：王一 | {1x4}财务负责人：李二 |
"""
    (form,) = recognise(parse(text)).evaluations
    assert [row.level3.text for row in form.indicators] == ["办件量"]
