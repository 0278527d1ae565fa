"""Measures how many accusations are true, against a folder of real files whose loud findings were judged by a reader.

The folder holds ``files/`` and three lists, one JSON object a line:

* ``judged.jsonl``: ``file``, ``code``, ``message``, ``places`` (each with ``quote``) and ``verdict`` of a finding: true,
  true-trivial, false or unclear;
* ``contradictions.jsonl``: ``id``, ``file``, ``page``, ``quote``, ``figures``, ``severity`` of what really contradicts itself;
* ``traps.jsonl``: ``id``, ``file``, ``places`` of what looks alike and is lawful.

What counts: a finding has the verdict of the judgement of its file and code that prints the same figures, most of them
at least; else it is true where it prints two figures of a contradiction that stand in its quotes, and false where it
quotes every place of a trap; else it is unjudged, and listed, for somebody to read the document. A contradiction is found
where a loud finding that is not false prints two of its figures, or the one that it has.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gouji.checks import registry
from gouji.domain.findings import Finding, Severity
from gouji.pipeline import checking
from gouji.readers import InputError
from gouji.values import zh
from gouji.values.folding import fold

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LOUD = (Severity.ERROR, Severity.WARNING)
_ALIKE = 0.5  # of the figures of two wordings of one finding
_CONTEXT = 8  # characters of a quote that tell one place from another
_TRUE = ("true", "true-trivial")


@dataclass(frozen=True, slots=True)
class Accusation:
    """指控: one loud finding of a file with its verdict; ``why`` names the judgement, contradiction or trap."""

    file: str
    finding: Finding
    verdict: str
    why: str = ""

    @property
    def figures(self) -> frozenset[str]:
        return _figures(self.finding.problem.message)

    @property
    def severity(self) -> str:
        return self.finding.problem.severity.value


@dataclass(frozen=True, slots=True)
class _Lists:
    """The judgements, contradictions and traps of one file."""

    judged: Sequence[dict[str, Any]]
    contradictions: Sequence[dict[str, Any]]
    traps: Sequence[dict[str, Any]]


def run(folder: Path) -> dict[str, Any]:
    """Checks every file of the folder; counts by severity and verdict, by file, with every finding that is not true.
    Raises ``InputError`` where the folder is not of the format."""
    lists = [_read(folder / f"{name}.jsonl") for name in ("judged", "contradictions", "traps")]
    checks = registry.load()
    files: dict[str, Any] = {}
    for path in sorted((folder / "files").iterdir()):
        own = _Lists(*([one for one in rows if one["file"] == path.name] for rows in lists))
        findings = checking.check([path], checks).results.findings
        files[path.name] = _measured([*accusations(path.name, findings, own)], own)
    return {"total": _summed(files.values()), "files": files}


def accusations(name: str, findings: Sequence[Finding], lists: _Lists) -> Iterator[Accusation]:
    """Every loud finding of one file with its verdict."""
    for finding in findings:
        if finding.problem.severity in _LOUD:
            yield Accusation(name, finding, *_verdict(finding, lists))


def render(result: dict[str, Any]) -> str:
    """The counts as lines for a reader, then what is false or was not judged."""
    total = result["total"]
    lines = [f"文件 {len(result['files'])} 个"]
    for severity, name in (("error", "差错"), ("warning", "疑点")):
        counts = total[severity]
        share = "" if counts["precision"] is None else f"，属实率 {counts['precision']:.1%}"
        trivial, unclear = counts["true-trivial"], counts["unclear"]
        lines.append(
            f"{name}：属实 {counts['true']}，属实而轻微 {trivial}，误报 {counts['false']}，难断 {unclear}，"
            f"未判 {counts['unjudged']}{share}"
        )
    for severity, counts in total["contradictions"].items():
        lines.append(f"矛盾（{severity}）：找到 {counts['found']}，漏报 {counts['missed']}")
    for file, measured in result["files"].items():
        lines += [
            f"{one['verdict']} {file} [{one['code']} {one['severity']}] {one['message']}"
            for one in measured["findings"]
            if one["verdict"] not in _TRUE
        ]
    return "\n".join(lines)


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, json.JSONDecodeError) as fault:
        raise InputError(f"{path}：读不出来（{fault}）。") from None


def _verdict(finding: Finding, lists: _Lists) -> tuple[str, str]:
    figures = _figures(finding.problem.message)
    same = [one for one in lists.judged if one["code"] == finding.code]
    best = max(same, key=lambda one: _likeness(figures, _figures(one["message"])), default=None)
    if best is not None and _likeness(figures, _figures(best["message"])) >= _ALIKE:
        return best["verdict"], f"judged {best['n']}"
    for one in lists.contradictions:
        if _speaks_of(finding, one):
            return "true", one["id"]
    quotes = "\n".join(_plain(place.quote) for place in finding.problem.places)
    for one in lists.traps:
        if all(_begins(_plain(place["quote"]), quotes) for place in one["places"]):
            return "false", one["id"]
    return "unjudged", ""


def _speaks_of(finding: Finding, contradiction: dict[str, Any]) -> bool:
    """Whether a finding prints two figures of a contradiction, or the one it has, and stands on its page."""
    pages = {place.page for place in finding.problem.places}
    if contradiction["page"] is not None and contradiction["page"] not in pages:
        return False
    due = frozenset(number for one in contradiction["figures"] for number in _figures(one))
    printed = _figures(finding.problem.message)
    return len(due & printed) >= min(2, len(due))


def _measured(found: Sequence[Accusation], lists: _Lists) -> dict[str, Any]:
    true = [one for one in found if one.verdict != "false"]
    missed = [one for one in lists.contradictions if not any(_speaks_of(each.finding, one) for each in true)]
    contradictions: dict[str, dict[str, int]] = {}
    for one in lists.contradictions:
        counts = contradictions.setdefault(one["severity"], {"found": 0, "missed": 0})
        counts["missed" if one in missed else "found"] += 1
    return {
        **{severity.value: _counted(one for one in found if one.severity == severity.value) for severity in _LOUD},
        "contradictions": contradictions,
        "missed": [one["id"] for one in missed],
        "findings": [_shown(one) for one in found],
    }


def _shown(one: Accusation) -> dict[str, Any]:
    problem = one.finding.problem
    return {
        "code": one.finding.code,
        "severity": one.severity,
        "verdict": one.verdict,
        "why": one.why,
        "message": problem.message,
        "quotes": [place.quote for place in problem.places],
    }


_VERDICTS = ("true", "true-trivial", "false", "unclear", "unjudged")


def _counted(found: Iterator[Accusation]) -> dict[str, Any]:
    return _with_precision(Counter(one.verdict for one in found))


def _with_precision(counts: Counter[str]) -> dict[str, Any]:
    """``precision`` is the share of true ones among those judged true or false; None where there are none."""
    true, false = sum(counts[verdict] for verdict in _TRUE), counts["false"]
    precision = round(true / (true + false), 4) if true + false else None
    return {**{verdict: counts[verdict] for verdict in _VERDICTS}, "precision": precision}


def _summed(files: Any) -> dict[str, Any]:
    sums: dict[str, Counter[str]] = {severity.value: Counter() for severity in _LOUD}
    contradictions: dict[str, Counter[str]] = {}
    for measured in files:
        for severity, counts in sums.items():
            counts.update({verdict: measured[severity][verdict] for verdict in _VERDICTS})
        for severity, found in measured["contradictions"].items():
            contradictions.setdefault(severity, Counter(found=0, missed=0)).update(found)
    loud = {severity: _with_precision(counts) for severity, counts in sums.items()}
    return {**loud, "contradictions": {severity: dict(found) for severity, found in sorted(contradictions.items())}}


def _figures(text: str) -> frozenset[str]:
    return frozenset(match[0].replace(",", "") for match in _NUMBER.finditer(zh.halfwidth(fold(text).text)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    if not one and not other:
        return 1.0
    return len(one & other) / len(one | other) if one and other else 0.0


def _plain(quote: str) -> str:
    return zh.label(quote)


def _begins(quote: str, quotes: str) -> bool:
    return quote[:_CONTEXT] in quotes
