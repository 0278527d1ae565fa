"""How a relation that cannot hold is told: what, where, the arithmetic, the likeliest slip and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from gouji.checks.narrative.advice import advice, arithmetic_of, exceeds_level, is_turned
from gouji.checks.narrative.mending import Mend, Mends
from gouji.domain.arithmetic import expression, printed
from gouji.domain.claims import Claims, Mention, Relation, Shape
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

_OTHER_WAY = {
    Formula.RISE_FROM_CHANGE: Formula.FALL_FROM_CHANGE,
    Formula.FALL_FROM_CHANGE: Formula.RISE_FROM_CHANGE,
}

Sentence = Callable[[Relation, str, str], str]


def judged(
    dossier: Dossier,
    shapes: frozenset[Shape],
    sentence: Sentence,
    doubtful: Callable[[Relation], bool] = lambda _: False,
    hint: Callable[[Claims, Relation], str] = lambda _, __: "",
) -> Iterator[Outcome]:
    """The outcome of every relation of the given shapes. ``sentence`` words the contradiction for a reader; where
    ``doubtful``, a contradiction is a warning and no error. ``hint`` is what to do where a check knows better than the
    figures of the relation do, '' where it does not.
    """
    for claims in dossier.claims:
        looked_at = [one for one in claims.relations if one.shape in shapes and not over_nothing(one)]
        if any(relation.holds is False for relation in looked_at):
            mends, echoes = Mends(claims), _echoes(claims)
            repeats = {id(rate) for _, rate in echoes}
            echo_of = {id(change): rate for change, rate in reversed(echoes)}
            for relation in looked_at:
                if id(relation) not in repeats:
                    known = hint(claims, relation) if relation.holds is False else ""
                    yield from _told(relation, sentence, doubtful, mends, echo_of.get(id(relation)), known)
        else:
            yield from (outcome(relation) for relation in looked_at)


def _echoes(claims: Claims) -> tuple[tuple[Relation, Relation], ...]:
    """Each change whose word has the wrong direction with the rate that repeats it."""
    changes: dict[Mention, list[Relation]] = {}
    for change in claims.relations:
        if change.shape is Shape.DIFFERENCE and _is_sign(change):
            for mention in dict.fromkeys(change.mentions):
                changes.setdefault(mention, []).append(change)
    return tuple(
        (change, rate)
        for rate in claims.relations
        if rate.shape is Shape.GROWTH and (_is_sign(rate) or _holds_turned(rate))
        for change in changes.get(rate.operands[0], ())
        if set(rate.operands) <= set(change.mentions)
    )


def _holds_turned(relation: Relation) -> bool:
    """Whether a rate over what a level was before its change is right once the change goes the other way."""
    other = _OTHER_WAY.get(relation.formula)
    return relation.holds is False and other is not None and bool(replace(relation, formula=other, rivals=()).fits)


def _is_sign(relation: Relation) -> bool:
    target = relation.computed
    return (
        relation.holds is False
        and target is not None
        and is_turned(relation, target)
        and classify(relation.claimed.figure, target) is Mismatch.SIGN
    )


def _told(
    relation: Relation,
    sentence: Sentence,
    doubtful: Callable[[Relation], bool],
    mends: Mends,
    echo: Relation | None,
    known: str,
) -> Iterator[Outcome]:
    """What is said of one relation: nothing where the figure at fault is told at another; ``echo`` is the rate that repeats
    its wrong word."""
    plain_outcome = outcome(relation)
    target = relation.computed
    if not isinstance(plain_outcome, Undecided) or relation.holds is None or target is None:
        yield plain_outcome
        return
    mend = mends.of(relation) if echo is None and not known else None
    if mend is not None:
        if relation is mend.relations[0]:
            yield Failed(_mended(mend, all(map(doubtful, mend.relations))))
        return
    mismatch = Mismatch.OTHER if exceeds_level(relation, target) else classify(relation.claimed.figure, target)
    told = known or advice(relation, target, mismatch, mends, echo)
    yield Failed(_problem(relation, target, mismatch, sentence, doubtful(relation), told))


def _mended(mend: Mend, doubted: bool) -> Problem:
    """One figure at fault, with every relation that it breaks."""
    wrong, lead = mend.mention, mend.relations[0]
    mismatch = classify(wrong.figure, mend.should.exact)
    slip = f"（{SLIPS[mismatch]}）" if mismatch is not Mismatch.OTHER else ""
    shown = "；".join(f"{one.claimed.text} 与 {expression(one)}" for one in mend.relations)
    sure = any(one.shape not in (Shape.PARTS, Shape.BALANCE) for one in mend.relations)
    places = dict.fromkeys((wrong.place, *(one.place for relation in mend.relations for one in relation.mentions)))
    return Problem(
        Severity.WARNING if doubted and not sure else Severity.ERROR,
        f"{lead.shape.value}/{expression(lead)}",
        f"{wrong.subject} {wrong.text} 疑为 {mend.should.text}{slip}：改此一处，{len(mend.relations)} 条关系都成立（{shown}）。",
        f"请对照账簿核对这个数；如确有误，改为“{mend.should.text}”，其余各数不必改。",
        tuple(places),
        Side.of(wrong.subject or lead.shape.value, wrong.figure, wrong.place),
        Side.of("按文中数计算", mend.should, next(one.place for one in lead.mentions if one is not wrong)),
        mismatch,
        plain((wrong.exact - mend.should.exact) / wrong.figure.unit.factor, max(wrong.figure.places, 2)),
        expression(lead),
    )


def over_nothing(relation: Relation) -> bool:
    """Whether a rate is printed over a base of zero although there is something above it: such a rate has no value."""
    if relation.holds is not None or relation.claimed.figure.value == 0:
        return False
    if relation.formula in (Formula.RISE_FROM_CHANGE, Formula.FALL_FROM_CHANGE):
        current, change = relation.operands
        return current.exact == change.exact != 0
    return relation.operands[0].exact != 0 and relation.operands[1].exact == 0


def outcome(relation: Relation) -> Outcome:
    """Passed, or undecided where the formula is undefined (a base of zero) or the relation fails."""
    if relation.holds:
        reading = next(one for one in (relation, *relation.rivals) if one.fits)
        return Passed.over(relation.claimed.subject, *reading.mentions)
    return Undecided(f"“{relation.claimed.text}”的基数为零，无从核算", relation.claimed.place)


def _problem(
    relation: Relation, target: Fraction, mismatch: Mismatch, sentence: Sentence, doubted: bool, told: str
) -> Problem:
    claimed = relation.claimed
    arithmetic = arithmetic_of(relation, target)
    should = printed(target, claimed.figure)
    difference = Fraction(claimed.figure.value) - target / claimed.figure.unit.factor
    base = "" if relation.shape is Shape.TOTALS_EQUAL else "句中没有印出这一比例的基数，"
    doubt = f"；{base}也可能另有口径" if not relation.stated else ""
    if relation.formula is not Formula.SUM and len({operand.figure.unit for operand in relation.operands}) > 1:
        doubt += "；所列各数单位不一，请先核对单位"
    places = tuple(dict.fromkeys((claimed.place, *(operand.place for operand in relation.operands))))
    return Problem(
        _severity(relation, mismatch, doubted),
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


def _severity(relation: Relation, mismatch: Mismatch, doubted: bool) -> Severity:
    if mismatch in (Mismatch.TAIL, Mismatch.TRUNCATED):
        return Severity.INFO
    return Severity.ERROR if relation.stated and not doubted else Severity.WARNING
