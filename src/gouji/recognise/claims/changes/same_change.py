"""One change told twice: of a whole and of its only part that has changed (A调增D。其中：甲不变；乙调增D), and of both sides of one
budget (收入总计调增D。支出总计调增D), or what one gains and another loses in return (甲增加D，相应乙减少D).

Other parts may have changed and not be told, and the sides of a budget may differ: it counts where it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from gouji.catalogue.names import core, without_budget
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.changes.moved import changed, one_base
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Opener, Row

_NEAR = 24  # changes between the two sides of one budget
_FEWEST_DIGITS = 3  # shorter changes agree by chance
_IN_RETURN = re.compile(r"[，,；;。]\s?(?:同时)?相应地?[^，,；;。]{0,24}$|相应(?:增加|减少|调增|调减|核减|压减)了?$")
_SIDES = ("收入", "支出")


@told_by({Role.CHANGE})
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such pair of changes."""
    for opener in layout.openers:
        if opener.mark.text.startswith("其中") and not opener.in_bracket:
            yield from _only_part(layout, opener)
    yield from _other_sides(layout)
    yield from _in_return(layout)


def _only_part(layout: Layout, opener: Opener) -> Iterator[Claim]:
    """The change of a whole and the only one that the sentence of its list prints."""
    behind = layout.rows[opener.after :]
    listed = takewhile(lambda row: row.sentence == behind[0].sentence, behind)
    told = (row for row in listed if row.brackets == opener.brackets and not row.explains)
    moved = [row.change for row in told if row.change is not None and not row.change.is_nil]
    for whole in changed(layout, opener):
        if len(moved) == 1 and _is_telling(whole) and _may_be_one(moved[0], whole):
            yield _same(whole, moved[0], Shape.CHANGE_PARTS)


def _other_sides(layout: Layout) -> Iterator[Claim]:
    """The change of what is spent and that of what comes in, named before it alike; where a base or a rate is printed beside
    one it is told by itself."""
    changes = [spot.mention for spot in layout.spots if spot.mention.role is Role.CHANGE and not _is_told(spot.row)]
    for at, spending in enumerate(changes):
        if _SIDES[1] not in spending.subject or not _is_telling(spending):
            continue
        before = reversed(changes[max(0, at - _NEAR) : at])
        alike = (one for one in before if _SIDES[0] in one.subject and _are_of_one(one, spending))
        income = next(alike, None)
        if income is not None and _may_be_one(income, spending):
            yield _same(income, spending, Shape.TOTALS_EQUAL)


def _in_return(layout: Layout) -> Iterator[Claim]:
    """甲增加D，相应乙减少D: what one gains the other loses, of all changes the nearest before."""
    changes = [spot.mention for spot in layout.spots if spot.mention.role is Role.CHANGE]
    for one, other in pairwise(changes):
        said = _IN_RETURN.search(one.passage.text, one.end, other.start)
        if said is not None and comparable(one, other) and one.direction == -other.direction and _is_telling(one):
            yield _same(one, other, Shape.RESTATED)


def _is_told(row: Row) -> bool:
    return row.explains or bool(row.of(Role.BASE) or row.of(Role.GROWTH))


def _are_of_one(income: Mention, spending: Mention) -> bool:
    """Whether both are called the same but for the side; one of them may name more: a fund before the whole county."""
    one, other = _sideless(income), _sideless(spending)
    return one == other or bool(one and other and (one.endswith(other) or other.endswith(one)))


def _sideless(change: Mention) -> str:
    name = core(change.subject)
    for side in _SIDES:
        name = name.replace(side, "")
    return without_budget(name)


def _may_be_one(one: Mention, other: Mention) -> bool:
    alike = comparable(one, other) and one.direction == other.direction and _is_telling(one)
    return alike and one_base(one, other)


def _is_telling(change: Mention) -> bool:
    return change.role is Role.CHANGE and sum(map(str.isdigit, change.text)) >= _FEWEST_DIGITS


def _same(one: Mention, other: Mention, shape: Shape) -> Claim:
    return Claim((Relation(Kind.EQUALITY, shape, Formula.SUM, (one,), other, (1,)),), Evidence.FIGURES)
