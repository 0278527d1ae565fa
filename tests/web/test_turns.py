"""Saves that come together share a transaction: each is kept or undone alone, and nobody is told too early."""

from __future__ import annotations

import pytest
from webkit import County

from gouji_web.refusals import Refused
from gouji_web.trail.actions import record, verify
from gouji_web.trail.models import Entry
from gouji_web.turns import _do, _Waiting, in_turn


def test_what_fails_is_undone_alone(county: County) -> None:
    def refused() -> None:
        record(None, "试", "二")
        raise Refused("不行")

    before = Entry.objects.count()
    together = [
        _Waiting(lambda: record(None, "试", "一")),
        _Waiting(refused),
        _Waiting(lambda: record(None, "试", "三")),
    ]
    _do(together)
    assert [str(one.fault or "") for one in together] == ["", "不行", ""]
    assert all(one.is_done for one in together)
    assert list(Entry.objects.order_by("number").values_list("target", flat=True))[before:] == ["一", "三"]
    assert verify() == (before + 2, "")


def test_what_is_raised_reaches_whoever_asked(county: County) -> None:
    def broken() -> None:
        raise ValueError("x")

    assert in_turn(lambda: 7) == 7
    with pytest.raises(ValueError, match="x"):
        in_turn(broken)
