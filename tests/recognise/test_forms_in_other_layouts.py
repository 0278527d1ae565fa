"""Forms whose money stands in pairs, whose names stand over two columns, or that list several projects in one table."""

from __future__ import annotations

import pytest

from gouji.document.notation import parse
from gouji.domain.selfeval import SelfEvaluation
from gouji.recognise import recognise

PAIRS = """2023年度项目绩效自评表
| 项目名称 | {1x5}广播设备维护 |
| 年度 | 2023 | 单位 | 元 | 填报时间 | 2024.02.20 |
| 预算数（元） | 820000 | 执行数（元） | 795400 | 执行率 | 97% |
| 执行率分值 | 10 | 执行率得分 | 9.7 |  |  |
| 绩效指标 | 年度目标 | 完成情况 | 分值 | 得分 | 说明 |
| 维护终端数 | 640个 | 655个 | 60 | 60 |  |
| 终端在线率 | 95% | 93.1% | 30 | 29.4 | 雷击 |
| 合计 |  |  | 100 | 99.1 |  |
"""
OVER_TWO = """2023年度项目支出绩效自评表
| {1x2}指标名称 | 指标方向 | 计划值 | 计量单位 | 完成值 | 权重 | 自评得分 |
| {2x1}产出指标 | 整治摊位数 | 正向指标 | 310 | 个 | 325 | 50 | 50 |
| 整治工期 | 反向指标 | 80 | 天 | 100 | 20 | 16 |
| 效益指标 | 投诉下降率 | 正向指标 | 20 | % | 22 | 30 | 30 |
"""
SEVERAL = """2023年度项目支出绩效自评明细表
| 项目名称 | 预算数 | 执行数 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分 |
| {2x1}全民健身 | {2x1}36 | {2x1}34.2 | 产出指标 | 数量指标 | 举办赛事 | ≥20场 | 23场 | 60 | 60 |
| 效益指标 | 社会效益指标 | 参与人次 | ≥1.5万人次 | 1.2万人次 | 40 | 32 |
| 小计 |  |  |  |  |  |  |  | 100 | 92 |
| {2x1}场馆开放 | {2x1}120 | {2x1}120 | 产出指标 | 数量指标 | 开放天数 | ≥330天 | 341天 | 60 | 60 |
| 效益指标 | 社会效益指标 | 接待人次 | ≥12万人次 | 12.8万人次 | 40 | 40 |
| 小计 |  |  |  |  |  |  |  | 100 | 100 |
"""
#: The same where merges are lost: the name is printed in every row.
REPEATED = (
    SEVERAL.replace("{2x1}", "")
    .replace("| 效益指标 | 社会效益指标 | 参与", "| 全民健身 |  |  | 效益指标 | 社会效益指标 | 参与")
    .replace("| 效益指标 | 社会效益指标 | 接待", "| 场馆开放 |  |  | 效益指标 | 社会效益指标 | 接待")
)


VALUES = """2023年度部门整体支出绩效自评表
| 部门名称 | {1x9}青溪县水文站 |
| {2x1}一级指标 | {2x1}二级指标 | {2x1}三级指标 | {1x3}绩效目标 | {1x2}完成情况 | {2x1}分值 | {2x1}得分 |
| 符号 | 数值 | 单位 | 数值 | 单位 |
| 产出 | 数量 | 运行站点 | ≥ | 46 | 处 | 48 | 处 | 60 | 60 |
| 产出 | 时效 | 报送时限 | ≤ | 30 | 分钟 | 25 | 分钟 | 40 | 40 |
"""


def _read(text: str) -> tuple[SelfEvaluation, ...]:
    return recognise(parse(text)).evaluations


def test_labels_with_their_figures_beside_them_are_the_money_block() -> None:
    (form,) = _read(PAIRS)
    assert form.money is not None
    total = form.money.total
    fields = (total.initial, total.budget, total.executed, total.rate, total.weight, total.claimed)
    assert [field and field.text for field in fields] == [None, "820000", "795400", "97%", "10", "9.7"]
    assert form.money.unit.name == "元"
    assert form.body is None  # 单位 | 元 is of the amounts
    assert [(row.level3.text, row.claimed.text) for row in form.indicators] == [
        ("维护终端数", "60"),
        ("终端在线率", "29.4"),
    ]


def test_a_name_over_two_columns_is_of_groups_and_names() -> None:
    (form,) = _read(OVER_TWO)
    assert [(row.level1.text, row.level3.text, row.target.text, row.actual.text) for row in form.indicators] == [
        ("产出指标", "整治摊位数", "≥310个", "325个"),
        ("产出指标", "整治工期", "≤80天", "100天"),
        ("效益指标", "投诉下降率", "≥20%", "22%"),
    ]


@pytest.mark.parametrize("text", [SEVERAL, REPEATED], ids=["merged", "repeated"])
def test_each_project_of_a_table_is_an_evaluation(text: str) -> None:
    found = _read(text)
    assert [(one.project and one.project.text, one.claimed_total and one.claimed_total.text) for one in found] == [
        ("全民健身", "92"),
        ("场馆开放", "100"),
    ]
    assert [[row.level3.text for row in one.indicators] for one in found] == [
        ["举办赛事", "参与人次"],
        ["开放天数", "接待人次"],
    ]
    assert [one.money and one.money.total.executed and one.money.total.executed.text for one in found] == [
        "34.2",
        "120",
    ]


def test_a_list_with_a_row_for_each_project_is_not_parted() -> None:
    listed = """2023年度项目支出绩效自评情况表
| 项目名称 | 预算数 | 一级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分 |
| 全民健身 | 36 | 产出指标 | 举办赛事 | ≥20场 | 23场 | 100 | 100 |
| 场馆开放 | 120 | 产出指标 | 开放天数 | ≥330天 | 341天 | 100 | 100 |
"""
    assert len(_read(listed)) == 1


def test_values_under_a_name_of_two_columns_are_of_that_name() -> None:
    (form,) = _read(VALUES)
    assert [(row.target.text, row.actual.text, row.claimed.text) for row in form.indicators] == [
        ("≥46处", "48处", "60"),
        ("≤30分钟", "25分钟", "40"),
    ]


@pytest.mark.parametrize(
    ("note", "actual"),
    [
        ("在职人员数/编制数×100%。编制52人，在职50人，控制率96.15%。", "96.15%"),
        ("控制率=（在职人员数/编制数）×100%", ""),
        ("控制率100%以下为达标", ""),
        ("上年控制率98%", ""),
        ("上年98%；控制率96%，其中事业控制率95%", ""),
        ("支出完成率98%", ""),
    ],
)
def test_an_outcome_told_in_the_note_where_no_column_is_for_it(note: str, actual: str) -> None:
    text = f"""2023年度部门整体支出绩效自评评分表
| 单位名称 | {{1x6}}青溪县房管中心 |
| 一级指标 | 二级指标 | 三级指标 | 分值 | 评价标准 | 指标说明 | 得分 |
| 投入 | 预算配置 | 在职人员控制率 | 50 | 以100%为标准，不超过100%，计50分；每超过一个百分点扣5分，扣完为止。 | {note} | 50 |
| 过程 | 预算管理 | 制度健全性 | 50 | 制度健全计50分 | 制度汇编 | 50 |
"""
    (form,) = _read(text)
    assert form.indicators[0].actual.text == actual
