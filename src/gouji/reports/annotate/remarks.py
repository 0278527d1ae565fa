"""What a comment says: the finding, its arithmetic, where else it shows, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from gouji.domain.findings import Finding, Problem
from gouji.reports.causes import SEVERITY_NAMES, Cause
from gouji.reports.text import places

_AUTHOR, _INITIALS = "勾稽", "勾"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def comment(number: int, cause: Cause, finding: Finding, title: str, at: int, count: int, namespace: str) -> str:
    """The element of comment ``number`` on place ``at`` of ``count``; the first place tells all, the others refer to it."""
    heading = f"【{SEVERITY_NAMES[finding.problem.severity]} {cause.number}】{title}".rstrip()
    if count > 1:
        heading += f"（第 {at} 处，共 {count} 处）"
    lines = [heading, finding.problem.message, *(_rest(finding) if at == 1 else ())]
    paragraphs = "".join(_paragraph(line) for line in lines)
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
        f"{paragraphs}</w:comment>"
    )


def _rest(finding: Finding) -> Iterator[str]:
    problem = finding.problem
    if problem.left is not None and problem.right is not None:
        yield f"{problem.left.label}：{problem.left.text}；{problem.right.label}：{problem.right.text}"
    if problem.relation:
        yield f"关系：{problem.relation}" + (f"；相差 {problem.difference}" if problem.difference else "")
    if problem.suggestion:
        yield f"怎么改：{problem.suggestion}"
    if where := _other_places(problem):
        yield f"位置：{where}"
    yield f"依据：{finding.source}（{finding.code}，指纹 {finding.fingerprint}）"


def _other_places(problem: Problem) -> str:
    if len(problem.places) < 2:
        return ""
    return places(problem.places, many_inputs=len({place.input for place in problem.places}) > 1)


def _paragraph(line: str) -> str:
    shown = escape(_UNWRITABLE.sub("", line).replace("\n", " "))
    return f'<w:p><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
