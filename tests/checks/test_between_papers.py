"""What one paper of a body says of another: last year's figures, the year's budget; and lawful differences that stay silent."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

LAST = """\
柳岸县水利局2023年度部门决算
2023年度本年支出512.00万元，其中：基本支出400.00万元，项目支出112.00万元。
2023年度机关运行经费支出46.25万元。"""
BUDGET = """\
柳岸县水利局2024年部门预算
2024年支出预算430.00万元，其中：基本支出300.00万元，项目支出130.00万元。
2024年“三公”经费预算数5.40万元，其中：公务接待费1.20万元、公务用车运行维护费4.20万元。"""


def said(*texts: str) -> list[tuple[str, str]]:
    """Code and accused figure of what the checks between papers find."""
    checks = [check for check in load() if check.code in ("J275", "J276", "J277")]
    found = check_documents([parse(text) for text in texts], checks).results
    assert not found.crashed
    return [(one.code, one.problem.left.text if one.problem.left is not None else "") for one in found.findings]


def test_a_base_that_last_years_paper_does_not_print() -> None:
    text = (
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数42.65万元相比，增加5.60万元。"
    )
    assert said(LAST, text) == [("J275", "42.65万元")]


def test_a_base_that_is_copied_with_last_years_sentence() -> None:
    last = f"{LAST[:-1]}，与2022年度决算数42.65万元相比，增加3.60万元。"
    text = (
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数42.65万元相比，增加5.60万元。"
    )
    assert said(last, text) == [("J275", "42.65万元")]


@pytest.mark.parametrize(
    "text",
    [
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数46.25万元相比，增加2.00万元。",
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数46.3万元相比，增加2.0万元。",
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出482500元，与2023年度决算数462500元相比，增加20000元。",
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数（按调整后口径）42.65万元相比，增加5.60万元。",
        "柳岸县水利局本级2024年度单位决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数42.65万元相比，增加5.60万元。",
        "柳岸县水利局2024年度部门决算\n2024年度政府采购支出48.25万元，与2023年度决算数42.65万元相比，增加5.60万元。",
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2022年度决算数42.65万元相比，增加5.60万元。",
        "松坪县水利局2024年度部门决算\n2024年度机关运行经费支出48.25万元，与2023年度决算数42.65万元相比，增加5.60万元。",
    ],
    ids=["the same", "rounded", "in yuan", "other scope", "own offices", "unpublished", "two years back", "other body"],
)
def test_a_base_that_may_be_right(text: str) -> None:
    assert said(LAST, text) == []


def test_a_budget_that_the_budgets_paper_does_not_print() -> None:
    text = "柳岸县水利局2024年度部门决算\n2024年度“三公”经费支出年初预算为4.50万元，支出决算为3.60万元。"
    assert said(BUDGET, text) == [("J276", "4.50万元")]


@pytest.mark.parametrize(
    "text",
    [
        "柳岸县水利局2024年度部门决算\n2024年度“三公”经费支出年初预算为5.40万元，支出决算为3.60万元。",
        "柳岸县水利局2024年度部门决算\n2024年度“三公”经费支出预算为4.50万元，支出决算为3.60万元。\n注：预算数为按规定程序调整后的预算数。",
        "柳岸县水利局2024年度部门决算\n2024年度“三公”经费支出全年预算为4.50万元，支出决算为3.60万元。",
        "柳岸县水利局本级2024年度单位决算\n2024年度“三公”经费支出年初预算为4.50万元，支出决算为3.60万元。",
        "柳岸县水利局2024年度部门决算\n2024年度机关运行经费支出年初预算为4.50万元，支出决算为3.60万元。",
    ],
    ids=["the same", "adjusted by a note", "of the whole year", "own offices", "unpublished"],
)
def test_a_budget_that_may_be_right(text: str) -> None:
    assert said(BUDGET, text) == []


REPORT = """\
青溪区司法局普法长廊维修项目绩效自评报告（2023年度）
项目全年预算10.00万元，全年执行{spent}万元。
{score}
2023年度项目支出绩效自评表
| 项目支出名称 | 普法长廊维修 |
| 主管部门 | 青溪区司法局 | 实施单位 | 青溪区司法局 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 维修展板块数 | ≥12块 | 12块 | 60 | 60 |  |
| 满意度指标 | 服务对象满意度指标 | 受众满意度 | ≥90% | 95% | 30 | 30 |  |
| 总分 | 100 | 100 |"""
SCORE = "项目自评总得分100分，等级为“优”。"


def reported(text: str) -> list[str]:
    checks = [check for check in load() if check.code in ("J009", "J265")]
    return [one.code for one in check_documents([parse(text)], checks).results.findings]


def test_a_report_of_one_project_says_what_its_form_does() -> None:
    assert reported(REPORT.format(spent="10.00", score=SCORE)) == []
    assert reported(REPORT.format(spent="10.00", score=SCORE.replace("100", "96"))) == ["J265"]
    assert reported(REPORT.format(spent="9.40", score=SCORE)) == ["J009"]


@pytest.mark.parametrize(
    "text",
    [
        REPORT.format(spent="9.40", score=SCORE).replace("普法长廊维修项目绩效", "2023年度项目绩效"),
        REPORT.format(spent="10.00", score=SCORE).replace("全年执行10.00", "截至6月执行4.40"),
        REPORT.format(spent="10.00", score=SCORE).replace("全年执行10.00", "其中财政资金全年执行9.40"),
        REPORT.format(spent="10.00", score="项目平均自评得分96分。"),
        REPORT.format(spent="10.00", score="2022年项目自评得分96分。"),
    ],
    ids=["no project in the title", "half a year", "fiscal money", "mean", "another year"],
)
def test_a_report_may_speak_of_something_else(text: str) -> None:
    assert reported(text) == []


DEPARTMENT = """\
柳岸县水利局2024年度部门决算
柳岸县水利局部门决算编制范围包括：
1.柳岸县水利局本级
2.柳岸县水库管理所
2024年度本年支出380.00万元。"""
OWN = "柳岸县水利局（本级）2024年度单位决算\n2024年度本年支出250.00万元。"
UNIT = "柳岸县水库管理所2024年度单位决算\n2024年度本年支出103.00万元。"


def test_a_department_that_is_not_its_units_together() -> None:
    assert said(DEPARTMENT, OWN, UNIT) == [("J277", "380.00万元")]
    assert said(DEPARTMENT, OWN, UNIT.replace("103", "130")) == []


@pytest.mark.parametrize(
    "texts",
    [
        (DEPARTMENT, UNIT),
        (DEPARTMENT, OWN),
        (DEPARTMENT.replace("2.柳岸县水库管理所", "2.柳岸县水库管理所\n3.柳岸县灌溉站"), OWN, UNIT),
        (DEPARTMENT.replace("管理所", "管理所等3家单位"), OWN, UNIT),
        (DEPARTMENT, OWN, UNIT.replace("2024", "2023")),
        (DEPARTMENT, OWN, f"{UNIT}\n2024年度上级补助收入3.00万元。"),
        (DEPARTMENT, OWN, UNIT.replace("2024年度本年支出103.00万元", "2024年支出总计131.50万元，本年支出130.00万元")),
        (DEPARTMENT.replace("部门决算编制范围包括：", "管理下列单位："), OWN, UNIT),
    ],
    ids=["own missing", "unit missing", "third missing", "open list", "other year", "handed", "two totals", "no list"],
)
def test_a_department_whose_units_are_not_all_known(texts: tuple[str, ...]) -> None:
    assert said(*texts) == []
