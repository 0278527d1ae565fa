"""应说明事项的说法: what a publication owes and what came of it, in words that every report uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.domain.audit import Audit
from gouji.domain.duties import DutyOutcome, DutyState

NAMES = {
    DutyState.PASSED: "核对通过",
    DutyState.FAILED: "不符",
    DutyState.ABSENT: "表中无此项",
    DutyState.UNREAD: "没有读出",
    DutyState.UNCHECKED: "本版不查",
}
#: In the order of a list: what needs a hand first.
_ORDER = (DutyState.FAILED, DutyState.UNREAD, DutyState.UNCHECKED, DutyState.PASSED, DutyState.ABSENT)


def summary(duties: Sequence[DutyOutcome]) -> str:
    """应说明 78 项：核对通过 55，不符 1，表中无此项 8，没有读出 6，本版不查 8."""
    counts = Counter(one.state for one in duties)
    told = "，".join(f"{name} {counts[state]}" for state, name in NAMES.items())
    return f"应说明 {len(duties)} 项：{told}。"


def by_state(duties: Sequence[DutyOutcome]) -> Iterator[tuple[DutyState, list[DutyOutcome]]]:
    """The duties of each state that occurs, those first that need a hand."""
    for state in _ORDER:
        same = [one for one in duties if one.state is state]
        if same:
            yield state, same


def shown(outcome: DutyOutcome) -> str:
    """公务用车保有量（文字里没有读出这个数）."""
    return outcome.title + (f"（{outcome.remark}）" if outcome.remark else "")


def by_unit(audit: Audit) -> Iterator[tuple[str, Sequence[DutyOutcome]]]:
    """The duties of each unit that owes any, with its name where the run has several."""
    for unit in audit.units:
        if unit.duties:
            name = f"{unit.body or '未认出单位'} {unit.year}年度：" if len(audit.units) > 1 else ""
            yield name, unit.duties
