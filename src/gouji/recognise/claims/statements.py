"""Statements of a fund in one breath: 收入a，上级补助b，支出c，上解d，收入合计A，支出合计C，年终结余R, in any such order.

Nothing in the wording says which figures belong together, so only what adds up is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Layout, Row
from gouji.solve.spans import within

_LOOK_BACK = 16
_FEWEST = 2
_WORDS = 30
_CLAUSE = re.compile(r"[，,。；;：:（(\n、]")


def relations(layout: Layout, found: Sequence[Relation]) -> Iterator[Relation]:
    """The totals of each side that stand apart from their figures, and what income and spending leave; without what the
    wording has told already in ``found``: a total claimed there, a rest that is one of the figures added there."""
    sums = [relation for relation in found if relation.formula is Formula.SUM and len(relation.operands) > 1]
    claimed = {relation.claimed for relation in sums}
    added = {one for relation in sums for one in relation.mentions}
    for row in layout.rows:
        level = row.level
        if level is None or level.figure.value == 0:
            continue
        if row.total:
            if level not in claimed and _side(row):
                yield from (one for one in _total(layout.rows, row, level) if not added >= set(one.operands))
        elif level not in added and core(row.subject).endswith(wording().left_over):
            yield from _rest(layout.rows, row, level)


def _side(row: Row) -> int:
    """+1 for what comes in, -1 for what goes out, 0 for what is neither; told from all the words before the figure."""
    level = row.level
    before = level.passage.text[max(0, level.start - _WORDS) : level.start] if level is not None else ""
    name = _CLAUSE.split(before)[-1] or core(row.subject)
    if any(word in name for word in wording().going_out) and "收入" not in name:
        return -1
    return 1 if any(word in name for word in wording().coming_in) else 0


def _before(rows: Sequence[Row], row: Row) -> Iterator[tuple[Row, Mention]]:
    """The rows of the same depth before ``row``, nearest first, back to what the statement before leaves."""
    for one in reversed(rows[max(0, row.index - _LOOK_BACK) : row.index]):
        if one.brackets != row.brackets or one.level is None:
            continue
        if core(one.subject).endswith(wording().left_over):
            return
        yield one, one.level


def _total(rows: Sequence[Row], total: Row, claimed: Mention) -> Iterator[Relation]:
    side = _side(total)
    parts: list[Mention] = []
    apart = False
    for row, level in _before(rows, total):
        if row.total or _side(row) != side:
            apart = apart or not row.total
            continue
        parts.insert(0, level)
        if len(parts) >= _FEWEST and comparable(*parts, claimed) and within(parts, (1,) * len(parts), claimed):
            if apart or row.sentence != total.sentence:
                yield Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, tuple(parts), claimed, stated=False)
            return


def _rest(rows: Sequence[Row], rest: Row, claimed: Mention) -> Iterator[Relation]:
    signed: list[tuple[Mention, int]] = []
    summed = False
    best: list[tuple[Mention, int]] = []
    for row, level in _before(rows, rest):
        side = _side(row)
        if side == 0 or (summed and side < 0):
            continue
        summed = summed or (row.total and side < 0)
        if row.total and side < 0:
            signed = [one for one in signed if one[1] > 0]
        signed.insert(0, (level, side))
        if side > 0 and _leaves(signed, claimed):
            best = list(signed)
        if row.total and side > 0:
            break
    if best:
        operands = tuple(level for level, _ in best)
        signs = tuple(side for _, side in best)
        yield Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, operands, claimed, signs, stated=False)


def _leaves(signed: Sequence[tuple[Mention, int]], claimed: Mention) -> bool:
    operands = [level for level, _ in signed]
    signs = [side for _, side in signed]
    return {1, -1} <= set(signs) and comparable(*operands, claimed) and within(operands, signs, claimed)
