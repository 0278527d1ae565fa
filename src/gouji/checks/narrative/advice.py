"""What to do about a relation that cannot hold: which figure or which word is at fault, or what would decide it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from gouji.domain.arithmetic import expression, places_of, printed
from gouji.domain.claims import Formula, Relation
from gouji.ties.words import moving_word, turned_word
from gouji.values.mismatch import Mismatch

_TURNED = {Formula.RISE: Formula.FALL, Formula.FALL: Formula.RISE}


def _is_turned(relation: Relation, target: Fraction) -> bool:
    """Whether the figures move the other way than the words say."""
    return relation.claimed.direction != 0 and target < 0 and relation.formula is not Formula.RISE_FROM_CHANGE


def exceeds_level(relation: Relation, target: Fraction) -> bool:
    """Whether something is said to have risen by more than it is."""
    return relation.formula is Formula.RISE_FROM_CHANGE and target < 0


def arithmetic_of(relation: Relation, target: Fraction) -> str:
    """The arithmetic, larger figure first where the words have the wrong direction."""
    if not _is_turned(relation, target):
        return expression(relation)
    if relation.formula in _TURNED:
        return expression(replace(relation, formula=_TURNED[relation.formula]))
    if relation.formula is Formula.SUM and len(relation.operands) == len(("current", "base")):
        return expression(replace(relation, operands=relation.operands[::-1]))
    return expression(relation)


def advice(relation: Relation, target: Fraction, mismatch: Mismatch) -> str:
    """What to do about one relation where the figure that it works out is the likeliest to be wrong."""
    claimed = relation.claimed
    if exceeds_level(relation, target):
        level, change = relation.operands
        return f"请对照账簿核对“{level.text}”和“{moving_word(change)}{change.text}”：增加的数大于本期数，只有上年是负数才会这样，而这时的幅度也不是所写的，有一处的数、单位或增减写错。"
    if _is_turned(relation, target):
        if mismatch is Mismatch.SIGN:
            return f"请核对所列各数；若都无误，把“{moving_word(claimed)}”改为“{turned_word(claimed)}”。"
        due = f"{turned_word(claimed)}{printed(-target, claimed.figure, places_of(relation))}"
        return f"请核对所列各数；若其余各数无误，“{moving_word(claimed)}{claimed.text}”应为“{due}”。"
    should = printed(target, claimed.figure, places_of(relation))
    return f"请核对所列各数；若其余各数无误，“{claimed.text}”应为“{should}”。"
