"""The exact findings of the two published documents and of our own examples: these and no others.

A line of a golden file is a finding: code, severity, class, group, lines of its places, and the two sides as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.checks.registry import load
from gouji.domain.audit import Audit
from gouji.pipeline import checking
from gouji.values import zh

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
SEEDS = ("lingling-2022", "xialu-2021")
EXAMPLES = ("qingxi-2023-selfeval", "yunze-2022-accounts")


def lines(audit: Audit) -> Iterator[str]:
    for finding in audit.results.findings:
        problem = finding.problem
        sides = [zh.squeeze(side.text) for side in (problem.left, problem.right) if side is not None]
        where = ",".join(str(place.line) for place in dict.fromkeys(problem.places))
        kind = problem.mismatch.value if problem.mismatch else "-"
        yield "｜".join((finding.code, problem.severity.value, kind, finding.group, where, *sides))


def _compared(path: Path) -> None:
    audit = checking.check([path], load())
    golden = (GOLDEN / f"findings-{path.stem}.txt").read_text("utf-8").splitlines()
    assert not audit.results.crashed
    assert list(lines(audit)) == golden


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_yields_exactly_these_findings(seeds: Path, name: str) -> None:
    _compared(seeds / f"{name}.txt")


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_yields_exactly_these_findings(examples: Path, name: str) -> None:
    _compared(examples / f"{name}.txt")
