"""How a relation that cannot hold is told: what, where, the arithmetic, the likeliest slip and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from gouji.domain.arithmetic import expression, printed
from gouji.domain.claims import Mention, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side, Undecided
from gouji.domain.formulas import Formula
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import plain

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
    dossier: Dossier,
    shapes: frozenset[Shape],
    sentence: Sentence,
    doubtful: Callable[[Relation], bool] = lambda _: False,
) -> Iterator[Outcome]:
    """The outcome of every relation of the given shapes. ``sentence`` words the contradiction for a reader; where
    ``doubtful``, a contradiction is a warning and no error.
    """
    for claims in dossier.claims:
        for relation in claims.relations:
            if relation.shape in shapes and not over_nothing(relation):
                yield outcome(relation, sentence, doubtful)


def over_nothing(relation: Relation) -> bool:
    """Whether a rate is printed over a base of zero although there is something above it: such a rate has no value."""
    if relation.holds is not None or relation.claimed.figure.value == 0:
        return False
    if relation.formula in (Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE):
        current, change = relation.operands
        return current.exact == change.exact != 0
    return relation.operands[0].exact != 0 and relation.operands[1].exact == 0


def outcome(relation: Relation, sentence: Sentence, doubtful: Callable[[Relation], bool]) -> Outcome:
    """Passed, failed with its problem, or undecided where the formula is undefined (a base of zero)."""
    if relation.holds:
        reading = next(one for one in (relation, *relation.rivals) if one.fits)
        return Passed.over(relation.claimed.subject, *reading.mentions)
    target = relation.computed
    if relation.holds is None or target is None:
        return Undecided(f"“{relation.claimed.text}”的基数为零，无从核算", relation.claimed.place)
    return Failed(_problem(relation, target, sentence, doubtful(relation)))


def _problem(relation: Relation, target: Fraction, sentence: Sentence, doubted: bool) -> Problem:
    claimed = relation.claimed
    mismatch = classify(claimed.figure, target)
    severity = _severity(relation, mismatch, doubted)
    arithmetic = expression(relation)
    should = printed(target, claimed.figure)
    difference = Fraction(claimed.figure.value) - target / claimed.figure.unit.factor
    doubt = "；句中没有印出这一比例的基数，也可能另有口径" if not relation.stated else ""
    if relation.formula is not Formula.SUM and len({operand.figure.unit for operand in relation.operands}) > 1:
        doubt += "；所列各数单位不一，请先核对单位"
    places = tuple(dict.fromkeys((claimed.place, *(operand.place for operand in relation.operands))))
    return Problem(
        severity,
        f"{relation.shape.value}/{arithmetic}",
        f"{sentence(relation, should, arithmetic)}：{SLIPS[mismatch]}{doubt}。",
        f"请核对所列各数；若其余各数无误，“{claimed.text}”应为“{should}”。",
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


def _severity(relation: Relation, mismatch: Mismatch, doubted: bool) -> Severity:
    if mismatch in (Mismatch.TAIL, Mismatch.TRUNCATED):
        return Severity.INFO
    return Severity.ERROR if relation.stated and not doubted else Severity.WARNING


def moved(mention: Mention) -> str:
    """增加 or 减少, as the mention's direction says."""
    return "增加" if mention.direction > 0 else "减少"
