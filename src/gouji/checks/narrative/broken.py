"""How a relation that cannot hold is told: what, where, the arithmetic, the likeliest slip and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from gouji.checks.narrative.advice import advice, arithmetic_of, exceeds_level
from gouji.domain.arithmetic import expression, places_of, printed
from gouji.domain.claims import Claims, Formula, Relation, Role, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.ties import Strength, Tie
from gouji.solve.spans import due, holds
from gouji.ties.text import text_ties
from gouji.values.mismatch import TAILS, Mismatch, classify
from gouji.values.rounding import half_up, plain

#: What a class of mismatch suggests to a reader; the last digit needs no accusation.
SLIPS = {
    Mismatch.TAIL: "末位尾差",
    Mismatch.TRUNCATED: "末位是截断的，没有四舍五入",
    Mismatch.SWAPPED: "疑为数字颠倒",
    Mismatch.SCALE: "疑为小数点或单位写错",
    Mismatch.SIGN: "疑为增减方向写反",
    Mismatch.OTHER: "对不上",
}

Sentence = Callable[[Relation, str, str], str]


def judged(
    code: str,
    dossier: Dossier,
    shapes: frozenset[Shape],
    sentence: Sentence,
    doubtful: Callable[[Relation], bool] = lambda _: False,
    hint: Callable[[Claims, Relation], str] = lambda _, __: "",
) -> Iterator[Outcome]:
    """The outcome of every relation of the given shapes, tied under ``code``. ``sentence`` words the contradiction for a
    reader; where ``doubtful``, a contradiction is a warning and no error. ``hint`` is what to do where a check knows better
    than the figures of the relation do, '' where it does not.
    """
    for claims in dossier.claims:
        ties = text_ties(claims)
        for relation in claims.relations:
            if relation.shape in shapes and not over_nothing(relation):
                doubted = not relation.stated or doubtful(relation)
                tie = ties.of(relation, code, Strength.SUPPOSED if doubted else Strength.STATED)
                yield outcome_of(relation, tie, sentence, "" if tie.holds else hint(claims, relation))


def outcome_of(relation: Relation, tie: Tie, sentence: Sentence, known: str = "") -> Outcome:
    """Passed, failed, or undecided where the formula is undefined (a base of zero). ``known`` is what to do where a check
    knows better than the figures of the relation do."""
    if tie.holds:
        return Passed(relation.claimed.subject, tie)
    target = due(relation)
    if tie.holds is None or target is None:
        return Undecided(f"“{relation.claimed.text}”的基数为零，无从核算", relation.claimed.place)
    other = exceeds_level(relation, target) or counts_its_base(relation, target)
    mismatch = Mismatch.OTHER if other else classify(relation.claimed.figure, target)
    told = known or advice(relation, target, mismatch)
    return Failed(_problem(relation, target, mismatch, sentence, tie.strength, told), tie, known=bool(known))


def counts_its_base(relation: Relation, target: Fraction) -> bool:
    """Whether a growth is printed as what the amount came to of its base, 增长3倍 of what is 3倍: no last digit is off."""
    claimed = relation.claimed
    if relation.shape is not Shape.GROWTH or claimed.direction <= 0:
        return False
    factor = claimed.figure.unit.factor
    return Fraction(claimed.figure.value - half_up(target / factor, claimed.figure.places)) * factor == 1


def over_nothing(relation: Relation) -> bool:
    """Whether a rate is printed over a base of zero although there is something above it: such a rate has no value."""
    return relation.claimed.figure.value != 0 and _is_over_zero(relation) and holds(relation) is None


def _is_over_zero(relation: Relation) -> bool:
    first, *others = relation.operands
    if not others:
        return False
    if relation.formula in (Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE):
        return first.exact == others[0].exact != 0
    return others[0].figure.value == 0 and first.figure.value != 0


def _problem(
    relation: Relation, target: Fraction, mismatch: Mismatch, sentence: Sentence, strength: Strength, told: str
) -> Problem:
    claimed = relation.claimed
    arithmetic = arithmetic_of(relation, target)
    should = printed(target, claimed.figure, places_of(relation))
    difference = Fraction(claimed.figure.value) - target / claimed.figure.unit.factor
    doubt = f"；{_doubt(relation)}" if not relation.stated else ""
    units = {operand.figure.unit for operand in relation.operands}
    mixed = len(units) > len({unit.dimension for unit in units})
    if relation.formula is not Formula.SUM and mixed and mismatch is Mismatch.SCALE:
        doubt += "；所列各数单位不一，请先核对单位"
    places = tuple(dict.fromkeys((claimed.place, *(operand.place for operand in relation.operands))))
    return Problem(
        _severity(strength, mismatch),
        f"{relation.shape.value}/{expression(relation)}",
        f"{sentence(relation, should, arithmetic)}：{SLIPS[mismatch]}{doubt}。",
        told,
        places,
        Side.of(claimed.subject or relation.shape.value, claimed.figure, claimed.place),
        Side(
            "按文中数计算",
            should,
            relation.operands[0].place,
            plain(target / claimed.figure.unit.factor, 6),
            claimed.figure.unit.name,
        ),
        mismatch,
        plain(difference, max(claimed.figure.places, 2)),
        arithmetic,
    )


def _doubt(relation: Relation) -> str:
    """What may be meant otherwise where words do not say all."""
    if relation.shape is Shape.PARTS:
        return "所列也可能不全"
    printed_base = relation.formula in (Formula.QUOTIENT, Formula.RISE, Formula.FALL)
    beside = printed_base and all(one.clause[0] == relation.claimed.clause[0] for one in relation.operands)
    defined = relation.claimed.role is Role.RATE or relation.formula is Formula.SUM
    base = "" if defined or beside else "句中没有印出这一比例的基数，"
    return f"{base}也可能另有口径"


def _severity(strength: Strength, mismatch: Mismatch) -> Severity:
    if mismatch in TAILS:
        return Severity.INFO
    return Severity.WARNING if strength is Strength.SUPPOSED else Severity.ERROR
