"""算式的写法: a relation's arithmetic in the figures that stand in the text, for messages and explanations."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gouji.domain.claims import Formula, Mention, Relation
from gouji.values.figure import Figure
from gouji.values.rounding import half_up
from gouji.values.units import WAN_YUAN, YI_YUAN, YUAN

_SHOWN = {
    Formula.QUOTIENT: "{0} ÷ {1}",
    Formula.RISE: "({0} − {1}) ÷ {base}",
    Formula.FALL: "({1} − {0}) ÷ {base}",
    Formula.RISE_FROM_CHANGE: "{1} ÷ ({0} − {1})",
    Formula.FALL_FROM_CHANGE: "{1} ÷ ({0} + {1})",
    Formula.YEARLY_RISE: "({0} ÷ {1})^(1/{periods}) − 1",
    Formula.YEARLY_FALL: "1 − ({0} ÷ {1})^(1/{periods})",
    Formula.AT_LEAST: "{0}",
    Formula.AT_MOST: "{0}",
    Formula.PRODUCT: "{0} × {1}",
    Formula.OF_THE_REST: "{0} ÷ ({0} − {1})",
}


def expression(relation: Relation) -> str:
    """The arithmetic in printed figures: 371.26 − 368.94."""
    mixed = len({operand.figure.unit for operand in relation.operands}) > 1
    if relation.formula is Formula.PART_OF_SUM:
        return _part_of_sum(relation)
    shown = [operand.text if mixed else _amount(operand, relation.claimed) for operand in relation.operands]
    if relation.formula is Formula.OVER_SUM:
        return f"{shown[0]} ÷ ({_signed(shown[1:], relation.signs[1:])})"
    if relation.formula is not Formula.SUM:
        base = shown[-1].lstrip("-−－")  # a rate is over its base without the sign
        return _SHOWN[relation.formula].format(*shown, periods=relation.periods, base=base)
    return _signed(shown, relation.signs or (1,) * len(shown))


def _signed(shown: Sequence[str], signs: Sequence[int]) -> str:
    times = (f"{abs(sign)} × {one}" if abs(sign) > 1 else one for one, sign in zip(shown, signs, strict=True))
    signed = "".join(f" {'+' if sign > 0 else '−'} {one}" for one, sign in zip(times, signs, strict=True))
    return signed.removeprefix(" + ").strip()


def _part_of_sum(relation: Relation) -> str:
    shown = [_amount(operand, relation.claimed) for operand in relation.operands]
    return f"{shown[0]} ÷ ({' + '.join(shown)})"


def _amount(mention: Mention, beside: Mention) -> str:
    """The number of a mention, with its unit only where it differs from that of ``beside``."""
    unit = mention.figure.unit
    same = unit == beside.figure.unit or beside.figure.unit.is_rate or beside.figure.unit.dimension == "times"
    return f"{mention.figure.value:f}" if same else mention.text


def printed(target: Fraction, like: Figure, places: int = 0) -> str:
    """``target`` (in the base unit) as it would be printed with the unit and the places of ``like``, or with ``places``; where
    only the unit is wrong, with the right one (2.36亿元 for 2.36元)."""
    if like.unit.is_money and like.value:
        for unit in (YUAN, WAN_YUAN, YI_YUAN):
            if unit.factor != like.unit.factor and half_up(target / unit.factor, like.places) == like.value:
                return f"{like.value:f}{unit.name}"
    value = half_up(target / like.unit.factor, places or like.places)
    return f"{value:f}{like.unit.name}"


def places_of(relation: Relation) -> int:
    """How many places the claimed figure of ``relation`` has as it is worked out: 0万元 of 0万元＋1.57万元 has two."""
    claimed = relation.claimed.figure
    if relation.formula is not Formula.SUM:
        return claimed.places
    alike = (one.figure.places for one in relation.operands if one.figure.unit == claimed.unit)
    return max((claimed.places, *alike))
