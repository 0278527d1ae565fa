"""核对范围的说法: how much was covered, in words that every report uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gouji.domain.audit import Audit
from gouji.domain.coverage import Coverage, PartCoverage

#: What stands before the first heading.
_OPENING = "开头"


def summary(coverage: Coverage) -> str:
    """印出 284 个数，187 个至少参加了一条关系，其中 12 个只是凑得上，97 个没有可以对照的."""
    if not coverage.figures:
        return "没有认出印出的数。"
    rest = coverage.figures - coverage.tied
    left = f"，{rest} 个没有可以对照的" if rest else ""
    only = f"其中 {coverage.found} 个只是与别的数凑得上（文字没有写明是什么关系，写错了不一定看得出来）"
    fits = f"，{only}" if coverage.found else ""
    return f"印出 {coverage.figures} 个数，{coverage.tied} 个至少参加了一条关系（成立或不成立）{fits}{left}。"


def untied(coverage: Coverage) -> str:
    """The sentences that were understood and tied to nothing, counted; empty where there are none."""
    count = coverage.untied_statements
    return f"文字里另有 {count} 句话读懂了所说的数，但没有别的数可以对照。" if count else ""


def names(parts: Sequence[PartCoverage]) -> list[str]:
    """A name for each part of one input: its last heading, with those above where that is not the only one of its kind."""
    short = [part.part.rsplit(" / ", 1)[-1] or _OPENING for part in parts]
    alike = Counter(short)
    return [part.part if alike[name] > 1 and part.part else name for part, name in zip(parts, short, strict=True)]


def of_input(audit: Audit, number: int) -> Coverage:
    """The coverage of one input alone; sentences are counted for the run as a whole."""
    return Coverage(tuple(part for part in audit.coverage.parts if part.input == number))
