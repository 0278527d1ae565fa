"""Every check's page holds what it says: the bad example yields findings of that code and no other, the good one none."""

from __future__ import annotations

import pytest

from gouji.checks.registry import Check, load
from gouji.document.notation import parse
from gouji.domain.findings import Results
from gouji.pipeline import checking


def _results(text: str) -> Results:
    """The findings of an example; a line of four dashes parts the documents of one that needs several."""
    return checking.check_documents([parse(part) for part in text.split("\n----\n")], load()).results


@pytest.mark.parametrize("check", load(), ids=lambda check: check.code)
def test_bad_example_yields_this_code_only(check: Check) -> None:
    results = _results(check.bad)
    assert not results.crashed
    assert {finding.code for finding in results.findings} == {check.code}


@pytest.mark.parametrize("check", load(), ids=lambda check: check.code)
def test_good_example_yields_nothing(check: Check) -> None:
    results = _results(check.good)
    assert not results.crashed
    assert [(finding.code, finding.problem.message) for finding in results.findings] == []
