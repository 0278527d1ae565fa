"""What a short document is told of: code and severity of each finding, milder ones than 疑点 left out."""

from __future__ import annotations

from gouji.checks.registry import load
from gouji.document.notation import parse
from gouji.pipeline.checking import check_documents


def loud(text: str) -> list[tuple[str, str]]:
    findings = check_documents([parse(text)], load()).results.findings
    return sorted(
        (one.code, one.problem.severity.value) for one in findings if one.problem.severity.value in ("error", "warning")
    )
