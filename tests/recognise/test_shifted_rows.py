"""错位的行: told with what stands where and never scored; rows that only look like one are read as before."""

from __future__ import annotations

import pytest

from gouji.assembly import dossiers, understood
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline import checking
from gouji.recognise import recognise

_FORM = """青溪区图书馆2023年度项目支出绩效自评表
| 项目名称 | 书屋更新 |
| 主管部门 | 青溪区文化局 | 实施单位 | 青溪区图书馆 |
| 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
|  | 年度资金总额 | 10.00 | 10.00 | 10.00 | 10 | 100% | 10 |
| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
| 产出指标 | 数量指标 | 更新书屋 | ≥12个 | 13个 | 40 | 40 |  |
{row}
| 满意度指标 | 服务对象满意度指标 | 读者满意度 | ≥90% | 95% | 30 | 30 |  |
| 总分 |  |  |  |  | 100 | 100 |  |
"""


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("|  | 配送图书册数 | ≥800册 | 900册 | 20 | 20 |  |  |", "配送图书册数"),
        ("| 时效指标 | 配送时限 | 不超过24小时 | 20小时 | 20 | 20 | 无 |  |", "配送时限"),
        ("| 投诉办结率 | ≥98% | 98% | 20 | 20 |  |  |  |", "投诉办结率"),
        ("|  | 效益指标 | 社会效益指标 | 借阅人次 | ≥800人次 | 900人次 | 20 | 20 |", "借阅人次"),
    ],
)
def test_a_row_one_column_off_is_told_and_not_scored(row: str, name: str) -> None:
    audit = checking.check_documents([parse(_FORM.format(row=row))], load())
    assert [(one.code, one.problem.severity.value) for one in audit.results.findings] == [("S037", "warning")]
    assert f"“{name}”一行疑似错位" in audit.results.findings[0].problem.message
    (dossier,) = dossiers([understood(parse(_FORM.format(row=row)))])
    (card,) = dossier.cards
    (scored,) = (one for one in card.rows if one.level3 == name)
    assert "错位" in scored.reason


@pytest.mark.parametrize(
    "row",
    [
        "|  |  | 配送图书册数 | ≥800册 | 900册 | 20 | 20 |  |",
        "|  | 质量指标 | 合格率 | 100% | 100% | 20 | 20 |  |",
        "|  | 成本指标 | 每册成本 | ≤30元 | 28元 | 20 | 20 |  |",
        "|  | 满意度指标 | 服务对象满意度指标 | ≥90% | 92% | 20 | 20 |  |",
        "|  | 效益指标 | 社会效益指标 | 借阅环境改善 | 明显改善 | 20 | 20 |  |",
    ],
)
def test_a_row_in_its_place_is_not(row: str) -> None:
    (evaluation,) = recognise(parse(_FORM.format(row=row))).evaluations
    assert [one.shifted for one in evaluation.indicators] == [()] * 3
