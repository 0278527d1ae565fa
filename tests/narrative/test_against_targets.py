"""Figures said to lie above or below a target or a line, on whose other side they lie; and targets met beside what was done."""

from __future__ import annotations

import pytest

from gouji.assembly import read_text
from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.domain.claims import Passage, Shape
from gouji.pipeline.checking import check_documents

HEAD = "松泉县2031年部门绩效自评报告\n"

WRONG = (
    "学员满意度92.7%，未达到90%的目标。",
    "年末债务率126.3%，低于120%的警戒线。",
    "全年空气优良天数比例96.2%，高于98%的目标值。",
    "图书借阅量达到41.5万册，超过45.1万册的计划目标。",
    "管网漏损率12.4%，低于10%的控制线，较上年有所改善。",
)

LAWFUL = (
    "学员满意度87.2%，未达到90%的目标。",
    "年末债务率116.3%，低于120%的警戒线。",
    "满意度86.4%，低于90%的目标值3.6个百分点。",
    "管网漏损率9.2%，上年为12.4%，低于10%的控制线。",
    "失业率5.6%，低于5.5%左右的预期目标。",
    "合格率96.2%，低于全国平均98%。",
    "培训不少于300人的任务，实际完成280人。",
    "水质达标率指标值≥95%，实际完成93%。",
)

MET = (
    ("巡查次数指标值≥120次，全年实际完成134次。", ("120次", "134次")),
    ("年初目标值不低于85%，实际完成值91%。", ("85%", "91%")),
    ("平均响应时间指标值≤30分钟，实际值26分钟。", ("30分钟", "26分钟")),
    ("服务企业不少于60家的目标，实际达到72家。", ()),
    ("计划任务不少于400人次，实际完成418人次。", ("400人次", "418人次")),
    ("植树任务不少于12公顷，另有管护实际完成15公顷。", ()),
    ("水质达标率指标值≥95%，实际完成93%。", ()),
)


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(HEAD + text)], load()).results.findings
    told = [(one.code, one.problem.severity.value) for one in findings if one.code.startswith("N")]
    return [one for one in told if one[1] != "info"]


@pytest.mark.parametrize("text", WRONG)
def test_a_figure_on_the_other_side_of_its_line_is_doubted(text: str) -> None:
    assert _told(text) == [("N048", "warning")]


@pytest.mark.parametrize("text", LAWFUL)
def test_what_is_said_of_a_line_rightly_or_of_another_figure_is_not(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(("text", "tied"), MET)
def test_a_target_met_is_tied_to_what_was_done(text: str, tied: tuple[str, ...]) -> None:
    relations = read_text(Passage(0, text, Place())).relations
    found = [one for one in relations if one.shape is Shape.LIMIT]
    assert [(one.operands[0].shown, one.claimed.shown) for one in found] == ([tied] if tied else [])
