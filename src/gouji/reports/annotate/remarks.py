"""What a comment says: the finding, its arithmetic, where else it shows, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from gouji.domain.findings import Finding, Problem
from gouji.reports.apart import apart
from gouji.reports.causes import SEVERITY_NAMES, Cause
from gouji.reports.locate import places_of
from gouji.reports.text import places

_AUTHOR, _INITIALS = "勾稽", "勾"
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def comment(number: int, cause: Cause, finding: Finding, title: str, namespace: str) -> str:
    """The element of comment ``number``, which tells ``finding`` and what follows from it."""
    heading = f"【{SEVERITY_NAMES[finding.problem.severity]} {cause.number}】{title}".rstrip()
    lines = [heading, finding.problem.message, *_rest(cause, finding)]
    paragraphs = "".join(_paragraph(line) for line in lines)
    return (
        f'<w:comment xmlns:w="{namespace}" w:id="{number}" w:author="{_AUTHOR}" w:initials="{_INITIALS}">'
        f"{paragraphs}</w:comment>"
    )


def _rest(cause: Cause, finding: Finding) -> Iterator[str]:
    problem = finding.problem
    if problem.left is not None and problem.right is not None:
        yield f"{problem.left.label}：{problem.left.text}；{problem.right.label}：{problem.right.text}"
    if problem.relation:
        yield f"关系：{problem.relation}" + (f"；相差 {apart(problem)}" if problem.difference else "")
    if problem.suggestion:
        yield f"怎么改：{problem.suggestion}"
    if where := _other_places(problem):
        yield where
    for other in cause.following(finding):
        yield f"随之一致：{other.problem.message}（{other.code}）"
    yield f"依据：{finding.source}（{finding.code}，指纹 {finding.fingerprint}）"


def _other_places(problem: Problem) -> str:
    """Where the other figures of the relations stand; those that may be at fault as well first."""
    many = len({place.input for place in places_of(problem)}) > 1
    rest = [place for place in problem.places if place not in (problem.accused, *problem.rivals)]
    name = "位置" if problem.accused is None else "对照的数"
    others = rest if len(problem.places) > 1 else []
    named = {"也可能有误的": problem.rivals, name: others}
    shown = ((label, places(found, many_inputs=many)) for label, found in named.items())
    return "；".join(f"{label}：{where}" for label, where in shown if where)


def _paragraph(line: str) -> str:
    shown = escape(_UNWRITABLE.sub("", line).replace("\n", " "))
    return f'<w:p><w:r><w:t xml:space="preserve">{shown}</w:t></w:r></w:p>'
