"""The search over a whole table: rates first, since they stand among amounts without being added up with them."""

from __future__ import annotations

from gouji.solve.tables.outline import outlined
from gouji.solve.tables.rates import means_of, ratios_of
from gouji.solve.tables.relation import Relation
from gouji.solve.tables.sheet import Field, Sheet
from gouji.solve.tables.sums import sums_of
from gouji.solve.tables.weighing import Weigher


def relations(sheet: Sheet) -> tuple[Relation, ...]:
    """All relations found between the columns and between the rows of ``sheet``."""
    return (*_of(sheet.across), *_of(sheet.down))


def of_blocks(sheet: Sheet) -> tuple[Relation, ...]:
    """As ``relations``, rows being related within each of the tables that stand side by side, and also as their names have it."""
    down: list[Relation] = []
    for part in sheet.abreast:
        named = outlined(part.down, part.words)
        known = {(one.line, one.operands) for one in named}
        down += named
        down += (one for one in _of(part.down) if (one.line, one.operands) not in known)
    return (*_of(sheet.across), *down)


def _of(field: Field) -> tuple[Relation, ...]:
    weigher = Weigher(field)
    ratios = ratios_of(weigher)
    sums = sums_of(weigher, {one.line for one in ratios})
    means = means_of(weigher, [*sums, *ratios])
    return (*sums, *means, *ratios)
