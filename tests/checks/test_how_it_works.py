"""The walks of docs/how-it-works.md: what is said to be reported of each example is what is reported, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-it-works.md"
_WALK = re.compile(
    r"^### (?P<name>.+)\n\n```text\n(?P<printed>[^`]+)```\n\n报告：\n\n```text\n(?P<report>[^`]*)```", re.M
)
WALKS = list(_WALK.finditer(_PAGE.read_text("utf-8")))


def test_one_figure_of_each_kind_is_walked() -> None:
    assert [walk["name"] for walk in WALKS] == ["表里的一格", "句子里的一个数", "自评表里的一栏", "算出来的一个分"]


@pytest.mark.parametrize("walk", WALKS, ids=lambda walk: walk["name"])
def test_a_walk_ends_in_what_is_reported(walk: re.Match[str]) -> None:
    findings = check_documents([parse(walk["printed"])], load()).results.findings
    assert "".join(f"[{one.code}] {one.problem.message}\n" for one in findings) == walk["report"]
