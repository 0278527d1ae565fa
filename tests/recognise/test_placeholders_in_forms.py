"""占位符: what a blank form prints where a value is to stand is neither read as one nor accused as one."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents
from gouji.recognise.forms import recognise_forms
from gouji.values.cell import Nothing, Words, read_cell
from gouji.values.figure import Figure

FORM = """2023年度项目支出绩效自评表
| 项目名称 | 普法宣传 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | XX | XX | XX | 10 | XX% | XX |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标（80分） | 数量指标 | 如：培训人数 | ≥XX人 | 如：50人 | XX | XX |  |
|  |  | …… | …… | …… | …… | …… |  |
|  | 质量指标 | 指标1：××× | ××% | ××% |  |  |  |
| 满意度指标（10分） | 服务对象满意度指标 | 受众满意度 | ≥90% | …… | 10 | …… |  |
| 总分 | 100 | XX |
"""


@pytest.mark.parametrize(
    "text", ["XX", "≥XX人", "××%", "**元/人·月", "≤**%", "____万元", "××项目", "如：5场", "指标1：×××"]
)
def test_a_placeholder_is_nothing(text: str) -> None:
    assert read_cell(text) is Nothing.PLACEHOLDER


@pytest.mark.parametrize("text", ["完成XX工作", "5场", "X射线检测", "如期完成", "××街道道路维修一期工程"])
def test_words_and_figures_stay_what_they_are(text: str) -> None:
    assert isinstance(read_cell(text), Figure | Words)


def test_rows_to_be_filled_in_are_kept_without_values_and_no_check_accuses_them() -> None:
    document = parse(FORM)
    (form,) = recognise_forms(document).evaluations
    assert [row.level3.text for row in form.indicators] == ["如：培训人数", "指标1：×××", "受众满意度"]
    assert all(row.target.is_placeholder for row in form.indicators[:2])
    findings = check_documents([document], load()).results.findings
    assert [(one.code, one.problem.severity.value) for one in findings if one.code != "C001"] == []


def test_the_total_of_weights_is_no_score_where_that_is_left_free() -> None:
    text = FORM.replace("| 总分 | 100 | XX |", "| {1x5}总分 | 100 |  |  |")
    (form,) = recognise_forms(parse(text)).evaluations
    assert form.total_weight is not None
    assert form.total_weight.text == "100"
    assert form.claimed_total is not None
    assert form.claimed_total.is_blank
