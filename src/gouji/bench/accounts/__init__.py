"""Measures the checks of account tables: false alarms on consistent samples, injected errors found and named, time.

Each changed sample has one change. It counts as breaking a relation when, by arithmetic done here, a relation that held
over the changed figure cannot hold any more; changes of words, years and dropped rows always count. It is found when the
check reports an error or a warning; it is named when the first finding of the account checks is about the changed figure,
row or sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

from gouji.bench.accounts.changes import KINDS, Change, change, dossier_of
from gouji.bench.accounts.sample import sample
from gouji.bench.accounts.text import notation
from gouji.bench.accounts.timing import timing
from gouji.checks import registry
from gouji.checks.run import run as run_checks
from gouji.document.notation import parse
from gouji.document.tree import Document
from gouji.domain.findings import Finding, Results, Severity

_CLEAN = _CHANGED = 1000


def run(file: Path | None = None) -> dict[str, Any]:
    """The measures, in the shape of the machine interface; no file is needed."""
    return {"clean": false_alarms(_CLEAN), "changed": injected(_CHANGED), "time": timing()}


def render(result: dict[str, Any]) -> str:
    """The measures as lines for a reader."""
    clean, changed = result["clean"], result["changed"]
    lines = [
        f"未改动样本 {clean['documents']} 份：有发现的 {clean['documents_with_findings']} 份，发现 {clean['findings']} 条",
        f"改动一处的样本 {changed['documents']} 份：打破关系的 {changed['breaking']} 份，发现率 {changed['found_rate']:.4f}，"
        f"首条即指出所改之处 {changed['named_rate']:.4f}",
        *(
            f"  {kind:<12} 打破关系 {one['breaking']:>4}  发现 {one['found_rate']:.4f}  指出 {one['named_rate']:.4f}"
            for kind, one in changed["by_kind"].items()
        ),
        render_time(result["time"]),
    ]
    return "\n".join(lines)


def render_time(spent: dict[str, Any]) -> str:
    return (
        f"全部检查一份中等样本：中位 {spent['median_ms']} 毫秒（其中定位 {spent['localise_ms']} 毫秒），"
        f"是下限（{spent['relations']} 条关系里的数各加一遍，{spent['floor_ms']} 毫秒）的 {spent['times_the_floor']} 倍\n"
        "随单元格数增长（不含定位）："
        + "，".join(f"{one['cells']} 格 {one['us_per_cell']} 微秒/格" for one in spent["growth"])
    )


def _results(document: Document) -> Results:
    return run_checks(dossier_of(document), registry.load())


def false_alarms(count: int) -> dict[str, int]:
    """How many of ``count`` unchanged samples have findings of any severity, and how many findings."""
    found = [len(_results(parse(notation(sample(seed)))).findings) for seed in range(count)]
    return {"documents": count, "documents_with_findings": sum(number > 0 for number in found), "findings": sum(found)}


def injected(count: int) -> dict[str, Any]:
    """What is found and named in ``count`` samples with one change each."""
    tallies: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for seed in range(count):
        kind = KINDS[seed % len(KINDS)]
        document = parse(notation(sample(seed)))
        made = change(document, dossier_of(document), kind, Random(seed))
        if made is None or not made.breaks:
            continue
        findings = _results(made.document).findings
        tally = tallies[kind]
        tally["breaking"] += 1
        tally["found"] += any(finding.problem.severity is not Severity.INFO for finding in findings)
        tally["named"] += names(findings, made)
    total = sum(tallies.values(), Counter[str]())
    return {
        "documents": count,
        **_rates(total),
        "by_kind": {kind: _rates(tally) for kind, tally in sorted(tallies.items())},
    }


def _rates(tally: Counter[str]) -> dict[str, Any]:
    breaking = tally["breaking"] or 1
    return {
        "breaking": tally["breaking"],
        "found_rate": round(tally["found"] / breaking, 4),
        "named_rate": round(tally["named"] / breaking, 4),
    }


def names(findings: Sequence[Finding], made: Change) -> bool:
    """Whether the first finding of the account checks, or the first of all, is about what was changed."""
    first = next((one for one in findings if one.code.startswith("J")), findings[0] if findings else None)
    if first is None:
        return False
    problem = first.problem
    if made.key:
        return problem.key == made.key or (made.key.endswith("/") and problem.key.startswith(made.key))
    return any(place.line == made.line for place in problem.places[:1])
