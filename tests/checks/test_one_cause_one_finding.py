"""Findings that would tell one cause twice: a wrong unit, points of a section inside its part and the whole."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

ITEM = "{}.农林水支出（类）林业和草原（款）{}（项）。年初预算为{}，支出决算为{}.00万元，完成年初预算的100.00%。"
NAMES = ("行政运行", "事业机构", "森林培育", "动植物保护", "湿地保护")
APPRAISAL = """青溪区水利局水库维修项目绩效评价报告（2023年度）
项目支出绩效评价指标体系评分表
| 一级指标 | 二级指标 | 三级指标 | 分值 | 得分 |
| 决策（20） | 项目立项（10） | 立项依据充分性 | 5 | 5 |
| 决策（20） | 项目立项（10） | 立项程序规范性 | 5 | 4 |
| 决策（20） | 绩效目标（10） | 绩效目标合理性 | {} | 9 |
| 过程（20） | 资金管理（20） | 预算执行率 | 20 | 19.5 |
| 产出（60） | 产出数量（60） | 实际完成率 | 60 | 55 |
| 合计 |  |  | 100 | 92.5 |
"""


def _told(text: str) -> list[str]:
    findings = check_documents([parse(text)], load()).results.findings
    return [one.code for one in findings if one.problem.severity.value in ("error", "warning")]


def _items(third: str) -> str:
    budgets = ("10.00万元", "20.00万元", third, "40.00万元", "50.00万元")
    lines = [
        ITEM.format(number, name, budget, number * 10)
        for number, (name, budget) in enumerate(zip(NAMES, budgets, strict=True), 1)
    ]
    return "\n".join(
        [
            "青溪区林业局2024年度部门决算",
            "一、一般公共预算财政拨款支出决算具体情况",
            *lines,
            "二、机关运行经费支出情况",
            "2024年度机关运行经费支出12.00万元。",
        ]
    )


def test_a_wrong_unit_is_told_where_the_rate_shows_it() -> None:
    assert _told(_items("30.00万元")) == []
    assert _told(_items("30.00元")) == ["N005"]


def test_points_of_a_section_are_told_of_the_section() -> None:
    assert _told(APPRAISAL.format(10)) == []
    assert _told(APPRAISAL.format(15)) == ["S022"]
