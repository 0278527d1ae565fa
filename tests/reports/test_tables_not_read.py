"""The first line calls nothing all right where a table of a set was not read."""

from __future__ import annotations

import pytest

from gouji.domain.audit import Unit
from gouji.domain.duties import DutyOutcome, DutyState
from gouji.reports.verdict import tables_not_read


def outcomes(read: int, unread: int) -> tuple[DutyOutcome, ...]:
    states = (DutyState.PASSED,) * read + (DutyState.UNREAD,) * unread
    return tuple(DutyOutcome(f"table.{at}", f"表{at}", state) for at, state in enumerate(states))


@pytest.mark.parametrize(("read", "unread", "told"), [(8, 1, ["《表8》"]), (9, 0, []), (2, 7, [])])
def test_only_what_a_set_lacks_is_told(read: int, unread: int, told: list[str]) -> None:
    words = DutyOutcome("words", "文字说明", DutyState.UNREAD)
    assert list(tables_not_read([Unit("柳岸县水利局", 2024, (0,), (*outcomes(read, unread), words))])) == told
