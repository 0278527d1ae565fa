"""应说明事项的核对情况: what a publication of this kind owes, and what came of each part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gouji.document.place import Place


class DutyState(Enum):
    """核对情况: what came of one duty."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "absent"
    UNREAD = "unread"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class DutyOutcome:
    """一项应说明事项的核对情况: ``places`` are where it is stated; ``remark`` says what to do or why it was not checked."""

    id: str
    title: str
    state: DutyState
    places: tuple[Place, ...] = ()
    remark: str = ""
