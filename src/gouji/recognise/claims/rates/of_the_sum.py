"""Rates of one outcome over several dues listed before it: 中央预算a，省级预算b，支出E，执行率p may be over a＋b; 预算B，调整D likewise.

Two pairs of due and outcome before one rate (甲预算a、支出c，乙预算b、支出d，执行率p) may be of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.totals.adjusting import is_adjusted_budget, sign_of

_MOST = 8  # dues of one list
_SEVERAL = 2
_DONE = ("决算", "执行")
_QUOTES = '“”"‘’'
#: What says that a figure was done, not due; 基本支出, 项目支出 name what is to be spent.
_DOES = re.compile(r"实际|已|共?(?<!基本)(?<!项目)(?:支出|支付|使用|执行|完成)(?:了|为|数|额)?$")
_ARRIVED = re.compile(r"到位|下达|拨付|拨入|到账")
#: What the words of a budget call moved without saying which way.
_EITHER_WAY = re.compile(r"(?<!未)调整(?!后|前|预算)(?:[资金数额]|金额)*$")


def summed(claims: Iterable[Claim], layout: Layout) -> Iterator[Claim]:
    """``claims`` with what else a rate of completion may be over where several dues are told before its outcome: it then
    fails only where their sum does not fit either, and as a doubt."""
    places = {spot.mention: number for number, spot in enumerate(layout.spots)}
    for claim in claims:
        yield _summed(claim, layout, places) if _is_completion(claim) else claim


def _is_completion(claim: Claim) -> bool:
    return claim.evidence.may_fail and any(_is_quotient(one) for one in claim.readings[:1])


def _is_quotient(relation: Relation) -> bool:
    quotient = relation.formula in (Formula.QUOTIENT, Formula.OVER_SUM) and relation.claimed.rank[1] == 1
    return quotient and relation.shape is Shape.COMPLETION and relation.kind is not Kind.SHARE


def _summed(claim: Claim, layout: Layout, places: dict[Mention, int]) -> Claim:
    outcome, *over = claim.readings[0].operands
    rate = claim.readings[0].claimed
    if outcome not in places or outcome.start > rate.start:
        return claim
    spots = layout.spots[: places[outcome] + 1]
    dues = tuple(_dues(spots, layout))
    if not any(one in over for one, _ in dues):
        return claim
    if _is_told_in_pairs(spots, dues):
        return replace(claim, evidence=Evidence.NAMED)
    sums = tuple(_sums(outcome, dues, rate))
    known = {one.operands for one in claim.readings}
    sums = tuple(one for one in sums if one.operands not in known or 0 in [sign for _, sign in dues])
    if not sums:
        return claim
    rest = claim.otherwise.readings if claim.otherwise is not None else ()
    return replace(
        claim, readings=(*sums, *claim.readings), evidence=Evidence.OPEN, otherwise=Claim(rest, Evidence.NAMED)
    )


def _dues(spots: Sequence[Spot], layout: Layout) -> Iterator[tuple[Mention, int]]:
    """The dues of one list right before the last of ``spots``, nearest first, with their signs; 0 of one that may be moved
    either way."""
    outcome, heads = spots[-1], {layout.rows[one.before].level for one in layout.openers}
    names: set[str] = set()
    groups: set[int] = set()
    for spot in spots[-2 : -2 - 2 * _MOST : -1]:
        one = spot.mention
        if spot.sentence != outcome.sentence or spot.brackets[: len(outcome.brackets)] != outcome.brackets:
            return
        if spot.brackets != outcome.brackets:
            continue  # a remark about the due before it
        sign = _sign(one, outcome.mention)
        if one in heads or sign is None or not comparable(one, outcome.mention):
            return
        name = identity(one.subject).strip(_QUOTES) if one.own else one.measure
        told_again = any(name.endswith(other) or other.endswith(name) for other in names) and bool(name)
        if groups and spot.group not in groups:
            return
        if sign > 0 and one.role is Role.LEVEL and told_again:
            return  # 新技术53项，分年度目标为新技术17项: one due at two times
        names |= {name} if sign > 0 and name else set()
        groups.add(spot.group)
        yield one, sign


def _sign(one: Mention, until: Mention) -> int | None:
    """+1, -1 or 0 (either way) for a due or what moved it; None for what is neither."""
    words = one.words_before(over="、", to_figure=True).strip()
    if _EITHER_WAY.search(words.rstrip("为了是 ")) and not words.endswith("为"):
        return 0
    moved = sign_of(one, until)
    if moved:
        return moved
    if one.role is not Role.LEVEL or one.measure in _DONE or is_adjusted_budget(one) or one.divides:
        return None
    due = one.measure in BUDGET_MEASURES
    return None if not due and (_DOES.search(words) or words_of("other_stage").search(words)) else 1


def _sums(outcome: Mention, dues: Sequence[tuple[Mention, int]], rate: Mention) -> Iterator[Relation]:
    """``outcome`` over every sum of the nearest dues that begins with a due, the longest first."""
    for near in reversed(tuple(accumulate(((one,) for one in dues), lambda told, one: (*one, *told)))):
        if len(near) < _SEVERAL or near[0][1] < 1 or near[0][0].role is not Role.LEVEL or _is_one_money(near):
            continue
        for either in (1, -1) if any(sign == 0 for _, sign in near) else (1,):
            signs = (1, *(sign or either for _, sign in near))
            operands = (outcome, *(one for one, _ in near))
            yield Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.OVER_SUM, operands, rate, signs)


def _is_one_money(dues: Sequence[tuple[Mention, int]]) -> bool:
    """Whether a budget stands beside what of it has arrived: 预算A，到位资金B are no two dues to be added."""
    budgeted = {one.measure in BUDGET_MEASURES for one, _ in dues if one.role is Role.LEVEL}
    arrived = any(_ARRIVED.search(one.words_before(over="、", to_figure=True)) for one, _ in dues)
    return arrived and len(budgeted) > 1


def _is_told_in_pairs(spots: Sequence[Spot], dues: Sequence[tuple[Mention, int]]) -> bool:
    """Whether an outcome stands before the last due, of another due before it, without a rate of its own."""
    if len(dues) != 1:
        return False
    at = next(number for number, spot in enumerate(spots) if spot.mention is dues[0][0])
    pair = [spot for spot in spots[max(0, at - 2) : at] if spot.sentence == spots[-1].sentence]
    if len(pair) != _SEVERAL or any(spot.group != spots[-1].group for spot in pair):
        return False
    due, done = (spot.mention for spot in pair)
    alike = due.own and dues[0][0].own and comparable(due, done, spots[-1].mention)
    return alike and _sign(due, done) == 1 and done.role is Role.LEVEL and _sign(done, dues[0][0]) is None
