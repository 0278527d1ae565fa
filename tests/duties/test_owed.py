"""What came of each duty of a publication, and how reports say it."""

from __future__ import annotations

import json

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.domain.audit import Audit
from gouji.domain.duties import DutyState
from gouji.pipeline.checking import check_documents
from gouji.reports import json as json_report
from gouji.reports import text as text_report
from gouji.reports.duties import summary

_TEXT = """青溪区司法局2024年度部门决算
支出决算表
单位：万元
| 科目编码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 经营支出 |
|  | 合计 | 100.00 | 60.00 | 40.00 | 0.00 |
| 204 | 公共安全支出 | 100.00 | 60.00 | 40.00 | 0.00 |
| 20406 | 司法 | 100.00 | 60.00 | 40.00 | 0.00 |
| 2040601 | 行政运行 | 60.00 | 60.00 |  |  |
| 2040605 | 普法宣传 | 40.00 |  | 40.00 |  |
一、支出决算情况说明
本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占40.00%。
二、机关运行经费支出情况
机关运行经费支出18.00万元，比2023年度增加1.00万元，增长5.88%。
三、政府采购支出情况
政府采购支出总额25.00万元，其中：货物支出5.00万元、工程支出0万元、服务支出{services}万元。
四、国有资产占有使用情况
截至2024年12月31日，单价100万元（含）以上设备2台（套）。
"""


def _audit(services: str = "20.00") -> Audit:
    return check_documents([parse(_TEXT.format(services=services))], load())


def _states(audit: Audit) -> dict[str, DutyState]:
    return {one.id: one.state for one in audit.duties}


def test_each_duty_has_one_state() -> None:
    states = _states(_audit())
    assert states["table.spending"] is DutyState.PASSED
    assert states["spending.amount"] is DutyState.PASSED
    assert states["spending.share"] is DutyState.PASSED
    assert states["operating.amount"] is DutyState.PASSED  # its change and its rate say what it was before
    assert states["procurement.total"] is DutyState.PASSED
    assert states["spending.business"] is DutyState.ABSENT  # the table prints nothing there
    assert states["three_public.amount"] is DutyState.UNREAD
    assert states["table.income"] is DutyState.UNREAD
    assert states["assets.devices"] is DutyState.UNCHECKED  # stated, and nothing to hold it against
    assert states["words.reasons"] is DutyState.UNCHECKED


def test_figures_that_may_be_at_fault_fail_their_duties_only() -> None:
    audit = _audit(services="30.00")
    assert [finding.code for finding in audit.results.findings] == ["J253"]
    states = _states(audit)
    assert [id for id, state in states.items() if state is DutyState.FAILED] == [
        "procurement.total",
        "procurement.services",
    ]


def test_what_is_not_stated_and_not_owed_is_left_out() -> None:
    assert "procurement.sme" not in _states(_audit())


def test_reports_count_and_list_the_duties() -> None:
    audit = _audit()
    counted = summary(audit.duties)
    assert counted.startswith(f"应说明 {len(audit.duties)} 项：核对通过 ")
    said = text_report.findings(audit)
    assert counted in said
    assert "大型设备数（2台没有别的数可以对照）" in said
    listed = json.loads(json_report.findings(audit))["coverage"]["duties"]
    assert [one["id"] for one in listed] == [one.id for one in audit.duties]
    assert {tuple(one) for one in listed} == {("id", "title", "state", "places")}


def test_a_letter_owes_nothing() -> None:
    letter = parse("关于报送材料的函\n青溪区司法局：请于2024年5月1日前报送材料3份。")
    assert check_documents([letter], load()).duties == ()


def test_tables_by_themselves_owe_tables_and_their_text() -> None:
    head = "单位：万元\n| 科目编码 | 科目名称 |"
    tables = f"""青溪区司法局2024年度部门决算
收入决算表
{head} 本年收入合计 | 财政拨款收入 |
|  | 合计 | 100.00 | 100.00 |
| 204 | 公共安全支出 | 100.00 | 100.00 |

支出决算表
{head} 本年支出合计 | 基本支出 | 项目支出 |
|  | 合计 | 100.00 | 60.00 | 40.00 |
| 204 | 公共安全支出 | 100.00 | 60.00 | 40.00 |

一般公共预算财政拨款支出决算表
{head} 合计 | 基本支出 | 项目支出 |
|  | 合计 | 100.00 | 60.00 | 40.00 |
| 204 | 公共安全支出 | 100.00 | 60.00 | 40.00 |
"""
    states = _states(check_documents([parse(tables)], load()))
    assert states["table.income"] is DutyState.PASSED
    assert states["table.three_public"] is DutyState.UNREAD
    assert states["words"] is DutyState.UNREAD
    assert all(id == "words" or id.startswith("table.") for id in states)
