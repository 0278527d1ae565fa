"""Balances and remainders: 年初结转＋收入－支出＝年末结转；收支结余；滚存结余；剩余."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.formulas import Formula
from gouji.recognise.claims.rows import Layout, Row
from gouji.solve.spans import holds, within

_LOOK_BACK = 12
_OPENING = re.compile(r"(?:年初|上年)(?:财政拨款)?结[转余]")
_CLOSE = 10
_REST = ("剩余", "余下", "尚余", "结余", "未支出", "未完成", "未拨付")
_CLOSING = re.compile(r"(?:年末|期末|年终)(?:财政拨款)?结[转余]")


def relations(layout: Layout) -> Iterator[Relation]:
    """The balances and remainders of a passage."""
    for row in layout.rows:
        if row.level is not None:
            yield from _remainder(layout.rows, row)
            yield from _after_deducting(layout.rows, row)
            if "结" in row.subject:
                yield from _closing(layout.rows, row)
                yield from _surplus(layout.rows, row)
                yield from _left_of_totals(layout.rows, row)
                yield from _rolled(layout.rows, row)


def _closing(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """年初结转＋收入－支出＝年末结转, all four in one sentence that speaks of nothing else."""
    if not _is_closing(row) or row.level is None:
        return
    near = [one for one in rows[: row.index] if one.sentence == row.sentence and one.level is not None]
    opening = next((one for one in near if _is_opening(one)), None)
    income = next((one for one in near if core(one.subject).endswith("收入")), None)
    spending = next((one for one in near if core(one.subject).endswith("支出")), None)
    if opening is None or income is None or spending is None:
        return
    extra = [(one, 1) for one in near if "弥补收支差额" in one.subject] + [
        (one, -1) for one in near if "结余分配" in one.subject
    ]
    signed = [(opening, 1), (income, 1), (spending, -1), *extra]
    operands = tuple(one.level for one, _ in signed if one.level is not None)
    signs = tuple(sign for _, sign in signed)
    if len(signed) == len(near) and comparable(*operands, row.level):
        yield Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, operands, row.level, signs)


def _is_opening(row: Row) -> bool:
    return _OPENING.search(core(row.subject)) is not None


def _is_closing(row: Row) -> bool:
    return _CLOSING.search(core(row.subject)) is not None


def _surplus(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """收支结余: income less spending, both of one measure, from the rows shortly before."""
    name = core(row.subject)
    claimed = row.level
    if claimed is None or not name.endswith("结余") or _is_opening(row) or _is_closing(row) or "滚存" in name:
        return
    if "收支" not in name and name not in ("结余", "当年结余", "本年结余"):
        return
    near = [one for one in reversed(rows[: row.index]) if one.level is not None][:_LOOK_BACK]
    readings = [
        Relation(Kind.DIFFERENCE, Shape.BALANCE, Formula.SUM, (income, spending), claimed, (1, -1))
        for income in _figures(near, "收入")
        for spending in _figures(near, "支出")
        if income.measure == spending.measure and comparable(income, spending, claimed)
    ]
    best = next((one for one in readings if holds(one)), None)
    if best is None and readings:
        best = next((one for one in readings[:1] if _nearly(one)), None)
    if best is not None:
        yield best


def _nearly(relation: Relation) -> bool:
    """Whether a surplus comes close to the nearest pair; a wider gap means that other flows belong to it."""
    due, claimed = relation.computed, relation.claimed.exact
    return due is not None and abs(due - claimed) * _CLOSE <= abs(claimed)


def _figures(rows: Sequence[Row], kind: str) -> Iterator[Mention]:
    for row in rows:
        if core(row.subject).endswith((kind, kind + "总计", kind + "合计")):
            yield from reversed(row.of(Role.LEVEL))


def _left_of_totals(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """收入总计A，支出总计B，年末结转C: what the totals leave."""
    name = core(row.subject)
    claimed = row.level
    if claimed is None or not ("结转" in name or "结余" in name):
        return
    totals = [one for one in rows[: row.index] if one.total and one.level is not None][-_LOOK_BACK:]
    for spending in reversed(totals):
        income = next((one for one in reversed(totals) if one.index < spending.index and "收入" in one.subject), None)
        if "支出" not in spending.subject or income is None or income.level is None or spending.level is None:
            continue
        relation = _minus(income.level, spending.level, claimed)
        if relation is not None and holds(relation) and claimed.figure.value != 0:
            yield replace(relation, shape=Shape.BALANCE, stated=False)
        return


def _rolled(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """上年结余S0，本年收支结余R，年末滚存结余S: S0＋R＝S."""
    if "滚存" not in row.subject or row.level is None:
        return
    near = [one for one in rows[max(0, row.index - _LOOK_BACK) : row.index] if one.level is not None]
    opening = next((one.level for one in reversed(near) if _is_opening(one)), None)
    surplus = next((one.level for one in reversed(near) if "收支" in one.subject and "结余" in one.subject), None)
    if opening is not None and surplus is not None and within((opening, surplus), (1, 1), row.level):
        yield Relation(Kind.SUM, Shape.BALANCE, Formula.SUM, (opening, surplus), row.level, stated=False)


def _after_deducting(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """结余A，归还借款B后，结转C: A－B＝C."""
    if row.level is None or row.index < 2:
        return
    whole, part = rows[row.index - 2].level, rows[row.index - 1].level
    if part is not None and part.passage.text.startswith("后", part.end):
        relation = _minus(whole, part, row.level)
        if relation is not None and holds(relation):
            yield relation


def _remainder(rows: Sequence[Row], row: Row) -> Iterator[Relation]:
    """A，其中D…，剩余E: A－D＝E, and the same for the bracketed parts of the three, in their order."""
    if not core(row.subject).startswith(_REST) or row.level is None or row.level.exact == 0:
        return
    outer = [one for one in reversed(rows[: row.index]) if one.brackets == row.brackets and one.level is not None]
    for part, whole in zip(islice(outer, 3), islice(outer, 1, 4), strict=False):
        relation = _minus(whole.level, part.level, row.level)
        if relation is not None and holds(relation):
            yield relation
            inner = [_inside(rows, one) for one in (whole, part, row)]
            if len(set(map(len, inner))) == 1:
                for wholes, parts, rests in zip(*inner, strict=True):
                    deeper = _minus(wholes, parts, rests)
                    if deeper is not None and core(wholes.subject) == core(rests.subject):
                        yield deeper
            return


def _inside(rows: Sequence[Row], row: Row) -> list[Mention]:
    """The levels in the bracket directly behind ``row``."""
    found: list[Mention] = []
    for one in rows[row.index + 1 :]:
        if len(one.brackets) <= len(row.brackets):
            break
        if one.level is not None:
            found.append(one.level)
    return found


def _minus(whole: Mention | None, part: Mention | None, rest: Mention | None) -> Relation | None:
    if whole is None or part is None or rest is None or not comparable(whole, part, rest):
        return None
    return Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (whole, part), rest, (1, -1))
