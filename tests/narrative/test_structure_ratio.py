"""Ratios of the three industries that do not make up 100 or are not those of the amounts, beside ratios of another kind."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HEAD = "青岭县2023年财政预算执行情况报告\n"

WRONG = (
    "三次产业结构比为22.8:38.4:39.8。",
    "三次产业结构由23.1:38.3:38.6调整为28.2:38.8:38.4。",
    "一二三产业比例为12.0：43.5：45.5。",
    "第一产业增加值100.23亿元，增长4.4%；第二产业增加值170.37亿元，增长3.3%；第三产业增加值168.59亿元，增长2.7%。三次产业结构比为22.8:38.4:38.8。",
    "三次产业结构比由上年的23:38:39变为22:38:38。",
    "全年第一产业增加值50.00亿元，第二产业增加值30.00亿元，第三产业增加值20.00亿元，三次产业比为50.0:20.0:30.0。",
)

LAWFUL = (
    "三次产业结构比为22.8:38.8:38.4。",
    "三次产业结构由23.1:38.3:38.6调整为22.8:38.8:38.4。",
    "三次产业结构比为22.8:38.8:38.5。",
    "三次产业之比为1:3.5:4.2。",
    "产业扶持资金按省、市、县5:3:2分担。",
    "项目资金由省、市、县按40:30:20分担，其余自筹。",
    "第一产业增加值100.23亿元，增长4.4%；第二产业增加值170.37亿元，增长3.3%；第三产业增加值168.59亿元，增长2.7%。三次产业结构比为22.8:38.8:38.4。",
    "第一产业增加值100.23亿元；第二产业增加值170.37亿元。三次产业结构比为22.8:38.4:38.8。",
    "会议于9:30:00开始，讨论产业规划。",
    "混凝土配比为20:40:50。",
    "产业园于2023年10:20:30开园。",
    "第一产业增加值100亿元，第二产业增加值170亿元，第三产业增加值169亿元，三次产业结构由23.0:38.0:39.0优化为22.8:38.7:38.5。",
    "三次产业增加值结构由2012年的10.2:50.3:39.5调整为2023年的6.1:45.0:48.9，三次产业就业结构为20.3:40.1:39.6。",
    "三次产业投资比为1.2:60.5:38.3，三次产业贡献率之比为3.1:48.2:48.7。",
    "第一产业增加值50亿元，第二产业增加值30亿元，第三产业增加值20亿元，三次产业贷款结构比为20.0:30.0:50.0。",
    "三次产业增速比为4.4:6.3:5.7。",
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("text", WRONG)
def test_a_structure_that_is_not_all_is_told(text: str) -> None:
    assert _told(text) == [("N050", "warning")]


@pytest.mark.parametrize("text", LAWFUL)
def test_a_ratio_of_another_kind_is_not(text: str) -> None:
    assert _told(text) == []
