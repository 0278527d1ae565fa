"""What is told in one breath with the figure that a list seems to divide: 甲a、乙b；其中c is of both.

The words do not say whether 其中 goes back to the last figure, the first or all of them. Which figures may be added is told
here; whether the list is of them all the figures must tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.periods import period_of
from gouji.recognise.claims.sentences.rows import Layout, Opener

_SIDES = ("收入", "支出")
_TOLD = (Role.LEVEL, Role.SHARE)
_JOINED = re.compile(r"(?:（[^）]*）)?、[^，,。；;：:\d]*")
_CARRIED = ("结转", "结余")  # of the year before, and added to what came in this year


def told_beside(layout: Layout, opener: Opener, whole: Mention) -> tuple[Mention, ...]:
    """The figures in one breath before ``opener`` that may be added to ``whole``, which is one of them; the nearest first."""
    run = tuple(_run(layout, opener))
    return tuple(one for one in run if one is not whole) if whole in run else ()


def _run(layout: Layout, opener: Opener) -> Iterator[Mention]:
    before = layout.rows[opener.before]
    behind = layout.rows[opener.after] if opener.after < len(layout.rows) else before
    opened = max(
        (one.after for one in layout.openers if one.after <= before.index and one.brackets == before.brackets),
        default=-1,
    )
    goes_on = opened < 0 and before.mentions[0].passage.text.lstrip(" 　").startswith(
        "其中"
    )  # its whole stands a line above
    if opener.in_bracket and (goes_on or 0 <= opened < before.index):
        return  # A，其中：a，b，c（d、e）: a list within a list is of the item right before it
    later: Mention | None = None
    for row in reversed(layout.rows[: before.index + 1]):
        if row.sentence != before.sentence or row.index < opened or len(row.brackets) < len(before.brackets):
            return
        if row.brackets != before.brackets:
            continue
        if behind.group == before.group != row.group:
            return  # 甲a；乙b，其中c: of what stands behind ；
        told = [one for one in row.mentions if one.start < opener.mark.start]
        levels = [one for one in told if one.role is Role.LEVEL]
        if not levels or row.total or row.explains or not all(one.role in _TOLD for one in told):
            return
        if not all(map(_are_joined, levels, levels[1:])) or (
            later is not None and not _may_be_added(levels[-1], later)
        ):
            return
        yield from reversed(levels)
        later = levels[0]


def _are_joined(one: Mention, later: Mention) -> bool:
    """Whether 、 joins two figures under one name: 支付一季度a、二季度b."""
    between = one.passage.text[one.end : later.start]
    return comparable(one, later) and later.measure in ("", one.measure) and _JOINED.fullmatch(between) is not None


def _may_be_added(one: Mention, later: Mention) -> bool:
    """Whether two figures are of two things of one kind: of one measure and side, and neither the whole of the other by its name."""
    if (
        not comparable(one, later)
        or later.measure not in ("", one.measure)
        or not (_is_named(one) and _is_named(later))
    ):
        return False
    name, other = core(one.subject), core(later.subject)
    carried = any(word in one.subject + later.subject for word in _CARRIED)
    if None not in (one.year, later.year) and one.year != later.year and not carried:
        return False
    if name == other and period_of(one) and period_of(later) and period_of(one) != period_of(later):
        return True  # 上半年a，下半年b
    sides = {side for side in map(_side, (name, other)) if side}
    return len(sides) < len(_SIDES) and not (name and other.endswith(name))


def _is_named(mention: Mention) -> bool:
    """Whether a figure has a name of its own, or none is carried to it: 一季度a、二季度b."""
    return mention.own or not mention.subject


def _side(name: str) -> str:
    at = max((name.rfind(side), side) for side in _SIDES)
    return at[1] if at[0] >= 0 else ""
