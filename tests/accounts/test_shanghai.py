"""Two editions of a real disclosure and the official template: every labelled error found, nothing else accused."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gouji.checks.registry import load
from gouji.domain.findings import Finding, Severity
from gouji.pipeline import checking
from gouji.readers import read
from gouji.values import zh

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "shanghai-dev"
NAMES = ("finance-a.pdf", "finance-b.pdf", "template.pdf")
#: 占比一处：四类占比由文字检查（N）核对。
COUNTED = ("error", "warning")

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="没有 ../shared/data/shanghai-dev：公开件不随仓库分发，这项测试跳过"
)


@cache
def findings(name: str) -> tuple[Finding, ...]:
    return checking.check_documents([read(FOLDER / name)], load()).results.findings


@cache
def labels(name: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((FOLDER / name).read_text("utf-8")))


def touches(finding: Finding, label: dict[str, Any]) -> bool:
    """Whether a finding is about what the label is about: the same page and words of the statement, or its figure."""
    pages = {place.page for place in finding.problem.places}
    said = zh.label(label["statement"])
    quotes = [zh.label(place.quote) for place in finding.problem.places if place.quote]
    near = any(len(quote) > 2 and (quote in said or said in quote) for quote in quotes)
    return label["page"] in pages and (near or label["kind"] in ("completeness", "item_list"))


@pytest.mark.parametrize("name", NAMES)
def test_every_labelled_error_and_warning_is_found(name: str) -> None:
    wanted = [label for label in labels("gold.json") if label["pdf"] == name and label["severity"] in COUNTED]
    found = {label["root"] for label in wanted for one in findings(name) if touches(one, label)}
    assert {label["root"] for label in wanted} - found == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_accused(name: str) -> None:
    wanted = [label for label in labels("gold.json") if label["pdf"] == name]
    strange = [
        (one.code, one.problem.message)
        for one in findings(name)
        if one.problem.severity is not Severity.INFO and not any(touches(one, label) for label in wanted)
    ]
    assert strange == []


@pytest.mark.parametrize("name", NAMES)
def test_lawful_statements_are_not_accused(name: str) -> None:
    quotes = [
        (one, zh.label(place.quote), place.page)
        for one in findings(name)
        if one.problem.severity is not Severity.INFO
        for place in one.problem.places[:1]
    ]
    for trap in labels("traps.json"):
        if trap["pdf"] == name and trap["statement"]:
            said = zh.label(trap["statement"])
            assert [one.code for one, quote, page in quotes if page == trap["page"] and said in quote] == []
