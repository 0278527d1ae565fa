"""Proportions to one, made up: they count where they hold, for whichever of the two figures stands first in their name."""

from __future__ import annotations

import pytest
from claim_reading import tied

TOLD = {
    "the two before": ("全年事业收入960万元，事业支出640万元，收支比为1.5:1。", (("960万元", "640万元"), "1.5")),
    "the other way round": ("护士128人，床位480张，医师60人，护士与医师之比约2.1∶1。", (("128人", "60人"), "2.1")),
    "one first": ("教练员35人，学员630人，配比1：18。", (("630人", "35人"), "18")),
    "a share between": ("设备费390万元，占75%；材料费130万元，占25%；两者之比3:1。", (("390万元", "130万元"), "3")),
}
SILENT = (
    "全年事业收入960万元，事业支出640万元，收支比为1.6:1。",
    "教练员35人，场地6处，配比1：18。",
    "教练员35人，学员630人。上课时间8:30，人数比上年多。",
    "教练员35人，学员630人。每组配比1:9。",
    "设备费390万元，材料费130万元，三者之比3:1:1。",
)


@pytest.mark.parametrize("name", TOLD)
def test_a_proportion_holds(name: str) -> None:
    text, (operands, times) = TOLD[name]
    assert [one[1:] for one in tied(text) if one[0] == "倍数"] == [(operands, times, True)]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_hold_is_no_proportion(text: str) -> None:
    assert [one for one in tied(text) if one[0] == "倍数"] == []
