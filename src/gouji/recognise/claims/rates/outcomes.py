"""Shares of what was printed by several measures: 收入A，为预算B的p，其中税收a，为预算b的q。税收占收入的r: of the outcomes, a of A."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Row
from gouji.recognise.claims.sentences.same import of_last_year

_ACCOUNTS = re.compile(r"(?:公共(?:财政)?|基金|经营|财政|部门|单位|政府|综合)预算(?=收|支|总|$)|预算[内外]")
_PLANNED = re.compile(r"预算|计划|目标|任务|预期")


def of_outcomes(claims: Iterable[Claim], layout: Layout) -> Iterator[Claim]:
    """``claims``, a share of what is printed by several measures first of all of the outcomes, then of any one measure; what
    was planned as a share of what came of it only where it holds."""
    rows: dict[Mention, Row] = {}
    for claim in claims:
        readings = claim.readings
        if claim.evidence.may_fail and readings and readings[0].shape is Shape.SHARE:
            rows = rows or {spot.mention: spot.row for spot in layout.spots}
            yield _by_measures(claim, layout, rows[readings[0].claimed])
        else:
            yield claim


def _by_measures(claim: Claim, layout: Layout, row: Row) -> Claim:
    first = claim.readings[0]
    rate = first.claimed
    if len(first.operands) != 2 or rate.rank[1] > 1 or _names_a_plan(rate):
        return claim
    near = list(before(layout.rows, row, rate))
    each = [[_measures(near, operand) for operand in reading.operands] for reading in claim.readings]
    if all(len(one) == 1 for pair in each for one in pair):
        return claim
    pairs = [(part, whole) for parts, wholes in each for part in parts for whole in wholes if part is not whole]
    pairs = [pair for pair in dict.fromkeys(pairs) if comparable(*pair)]
    known = {one.operands: one for one in claim.readings}
    told = [known.get(pair) or replace(first, operands=pair) for pair in pairs]
    done = [one for one in told if not any(_is_planned(operand) for operand in one.operands)]
    alike = [one for one in told if one.operands[0].measure == one.operands[1].measure and one not in done]
    rest = tuple(one for one in told if one not in done and one not in alike)
    also = Claim((*rest, *(claim.otherwise.readings if claim.otherwise is not None else ())), Evidence.NAMED)
    if done or alike:
        also = replace(also, readings=(*(alike if done else ()), *also.readings))
        return replace(claim, readings=tuple(done or alike), otherwise=also if also.readings else None)
    return also


def _names_a_plan(rate: Mention) -> bool:
    """Whether the words of a share speak of a budget, and not only of the accounts that are called so (一般公共预算收入)."""
    return _PLANNED.search(_ACCOUNTS.sub("", rate.base + "，" + rate.words_before())) is not None


def _is_planned(level: Mention) -> bool:
    return level.measure in BUDGET_MEASURES


def _measures(near: Sequence[tuple[Row, Mention]], level: Mention) -> list[Mention]:
    """``level`` and, by other measures, what is printed of the same thing beside it."""
    row = next((one for one, other in near if other is level), None)
    found = {_is_planned(level) and level.measure: level}
    for one, other in near:
        same = row is not None and abs(one.index - row.index) <= 1 and one.brackets == row.brackets
        if same and _is_of_the_same(other, level):
            found.setdefault(_is_planned(other) and other.measure, other)
    return list(found.values())


def _is_of_the_same(other: Mention, level: Mention) -> bool:
    named = core(other.subject) == core(level.subject) and other.role is Role.LEVEL and comparable(other, level)
    return named and other.year == level.year and not of_last_year(other.subject) and not other.divides
