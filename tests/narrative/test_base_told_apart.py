"""Bases that another sentence or paragraph prints, beside figures of another year, body or measure."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    (
        "2023年“三公”经费财政拨款支出合计38.72亿元，比2022年减少10.48亿元。2022年“三公”经费财政拨款支出合计28.24亿元。",
        "N001",
        "warning",
    ),
    (
        "2023年“三公”经费支出38.72亿元，比2022年增加14.08亿元，主要是公务活动恢复。\n2022年“三公”经费支出28.24亿元。",
        "N001",
        "warning",
    ),
    ("2022年政府采购规模312.60亿元。\n2023年政府采购规模341.20亿元，比2022年增加26.80亿元。", "N001", "warning"),
    ("2023年末债务余额48.63亿元，较2022年增加4.35亿元，增长9.8%。2022年末债务余额44.82亿元。", "N001", "warning"),
    (
        "2023年普法经费120.50万元，比2021年增加25.00万元。2021年普法经费90.50万元，2022年普法经费110.00万元。",
        "N001",
        "warning",
    ),
    ("2023年培训1260人，比2022年增加320人。\n2022年培训960人。", "N001", "warning"),
)

LAWFUL = (
    "2023年“三公”经费支出38.72亿元，比2022年增加10.48亿元。2022年“三公”经费支出28.24亿元。",
    "2023年“三公”经费支出38.72亿元，比2022年增加9.48亿元。2022年“三公”经费预算28.24亿元。",
    "2023年“三公”经费支出38.72亿元，同口径比2022年增加9.48亿元。2022年“三公”经费支出28.24亿元。",
    "2023年“三公”经费支出38.72亿元，比2022年增加9.48亿元。2022年公务接待费支出28.24亿元。",
    "2023年“三公”经费支出38.72亿元，比2022年增加9.48亿元。2021年“三公”经费支出28.24亿元。",
    "2023年债务余额48.63亿元，比2022年增加4.25亿元。2022年9月末债务余额44.28亿元。",
    "2023年全省采购规模341.20亿元，比2022年增加26.80亿元。\n2022年市级采购规模312.60亿元。",
    "2023年“三公”经费支出38.72亿元，比2022年增加9.48亿元（按部门调整后口径）。2022年调整前“三公”经费支出28.24亿元。",
    "2023年末债务余额48.63亿元，较2022年增加4.35亿元，增长9.8%。2022年末债务余额44.28亿元。",
    "2023年收入60.00亿元，比2022年增加5.00亿元。2022年收入中税收34.00亿元。",
    "2023年收入60.00亿元，其中税收40.00亿元，比2022年增加5.00亿元。2022年收入54.00亿元。",
    "2023年末债务余额48.63亿元，比2022年增加4.25亿元。2022年末专项债务余额44.28亿元。",
    "2023年收入预算60.00亿元，比2022年增加5.00亿元。2022年收入完成54.00亿元。",
    "2023年支出60.00亿元，比2022年增加5.00亿元。其中：2022年支出54.00亿元中含一次性因素。",
    "2023年补助4.25亿元，比2022年减少1.00亿元。2022年补助5.55亿元（含追加0.30亿元）。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize(("text", "code", "severity"), WRONG)
def test_a_change_from_another_base_is_told(text: str, code: str, severity: str) -> None:
    assert _told(text) == [(code, severity)]


@pytest.mark.parametrize("text", LAWFUL)
def test_another_figure_is_no_base(text: str) -> None:
    assert _told(text) == []
