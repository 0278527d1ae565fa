"""What ``check`` would print of an excerpt, against the labels of what is inconsistent in it.

A finding speaks of a label when it quotes the claimed figure and at least one figure that the claim rests on. A label that is
inconsistent is found by the gravest finding that speaks of it; an error that speaks of none is false. Warnings and remarks only
say that something may be so, and none of them is counted as false.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from gouji.checks.registry import Check, load, select
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Source
from gouji.domain.findings import Severity
from gouji.pipeline.checking import check_documents
from gouji.values import zh

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_FAMILY = "N"
_LISTED = 8


@dataclass(frozen=True, slots=True)
class Printed:
    """所报的: the severity of what speaks of each inconsistent label, '' where nothing does; and the errors that speak of none."""

    found: tuple[str, ...]
    false: tuple[str, ...]


def printed_errors(text: str, wrong: Sequence[Sequence[tuple[int, int]]]) -> Printed:
    """What the narrative checks say of ``text``; ``wrong`` are the offsets of each inconsistent label, the claimed first."""
    document = Document(Source("", "", "txt"), (Paragraph(text, Place(line=1)),))
    findings = check_documents([document], _checks()).results.findings
    labels = [[_numbers(text[start:end]) for start, end in spans] for spans in wrong]
    speaks = [[_speaks_of(_numbers(one.problem.message), label) for label in labels] for one in findings]
    found = tuple(
        next((one.problem.severity.value for one, row in zip(findings, speaks, strict=True) if row[at]), "")
        for at in range(len(labels))
    )
    false = tuple(
        one.problem.message
        for one, row in zip(findings, speaks, strict=True)
        if one.problem.severity is Severity.ERROR and not any(row)
    )
    return Printed(found, false)


def render_printed(printed: dict[str, Any]) -> str:
    """The measure as lines for a reader."""
    false = printed["false"]
    found = printed["found"]
    lines = [
        f"核对会报的：标注的不一致里，报为差错 {found['error']} 处，疑点 {found['warning']} 处，提示 {found['info']} 处，"
        f"没有说到 {printed['missed']} 处；另报差错 {len(false)} 条"
    ]
    lines += [f"  {one['id']}：{one['message']}" for one in false[:_LISTED]]
    return "\n".join(lines)


def _speaks_of(quoted: frozenset[Decimal], label: Sequence[frozenset[Decimal]]) -> bool:
    claimed, *operands = label
    return bool(claimed) and claimed <= quoted and any(one and one <= quoted for one in operands)


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(Decimal(one.replace(",", "")) for one in _NUMBER.findall(zh.halfwidth(text)))


@cache
def _checks() -> tuple[Check, ...]:
    return select(load(), (_FAMILY,))
