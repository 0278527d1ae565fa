"""Findings of one cause together, numbered as every report numbers them, and the Chinese names of their classes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gouji.domain.findings import Finding, Severity
from gouji.values.mismatch import Mismatch

SEVERITY_NAMES = {Severity.ERROR: "差错", Severity.WARNING: "疑点", Severity.INFO: "提示"}
MISMATCH_NAMES = {
    Mismatch.TAIL: "末位尾差",
    Mismatch.TRUNCATED: "截断未四舍五入",
    Mismatch.SWAPPED: "疑为数字颠倒",
    Mismatch.SCALE: "疑为单位或小数点错位",
    Mismatch.STALE: "疑为照抄旧数",
    Mismatch.SIGN: "正负号相反",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """同因问题: the findings that one correction is likely to settle. ``number`` counts from 1, gravest first."""

    number: int
    severity: Severity
    findings: tuple[Finding, ...]

    def led_by(self, finding: Finding) -> Finding | None:
        """The finding of this cause that names the figure at fault on which ``finding`` rests; None for itself."""
        if finding.problem.culprit is not None:
            return None
        places = finding.problem.places
        return next((one for one in self.findings if one.problem.culprit in places), None)

    def following(self, finding: Finding) -> tuple[Finding, ...]:
        """The findings that are settled when the figure at fault that ``finding`` names is corrected."""
        return tuple(one for one in self.findings if self.led_by(one) is finding)


def causes(found: Iterable[Finding]) -> tuple[Cause, ...]:
    """``found`` by cause, in order of severity; a cause is as grave as its first finding."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.group, []).append(finding)
    ranks = list(Severity)
    ordered = sorted(groups.values(), key=lambda group: ranks.index(group[0].problem.severity))
    return tuple(Cause(number, group[0].problem.severity, tuple(group)) for number, group in enumerate(ordered, 1))
