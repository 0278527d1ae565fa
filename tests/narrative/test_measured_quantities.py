"""Lengths, areas, weights and pieces in any unit hold together; a whole number of measured ones was rounded."""

from __future__ import annotations

import pytest

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents

HOLD = {
    "symbols": "清淤渠道总长8.45km，其中东渠5.20km，西渠3.25km。",
    "hectares": "治理面积412.60hm2，其中造林180.40hm2，封育232.20hm2。",
    "half-width commas": "新建管网12.6公里,其中主管7.4公里,支管5.2公里。",
    "pieces": "护坡共5段，其中左岸2段，右岸3段。",
    "rounded lengths": "改造道路共12公里，其中城区道路5公里，乡村道路8公里。",
    "a word that begins so": "新建水厂2座，架设线路8片区。",
}
FAIL = {
    "with a bracket": ("清淤渠道总长8.45km（其中：东渠5.20km、西渠3.52km）。", [("N007", "warning")]),
    "pieces": ("护坡共5段，其中左岸2段，右岸4段。", [("N007", "error")]),
    "a change": ("硬化路面34.50km，比上年30.00km增加4.50km，增长25.00%。", [("N002", "error")]),
}


def _told(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(text)], load()).results.findings
    return [
        (one.code, one.problem.severity.value)
        for one in findings
        if one.code.startswith("N") and one.problem.severity.value != "info"
    ]


@pytest.mark.parametrize("name", HOLD)
def test_what_holds_is_not_told(name: str) -> None:
    assert _told(HOLD[name]) == []


@pytest.mark.parametrize("name", FAIL)
def test_what_fails_is_told_once(name: str) -> None:
    text, told = FAIL[name]
    assert _told(text) == told
