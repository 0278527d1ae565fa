"""自评分: what units give themselves, and what their own forms allow under the standard."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from gouji.stats.store import Tables

#: Lower ends of the classes that scores are counted in.
CLASSES = tuple(map(Decimal, (100, 98, 95, 90, 80, 60, 0)))
_FORMS = """
with forms as (
  select dossier, form, sum(weight) as weight, sum(claimed) as claimed, sum(low) as low, sum(high) as high,
         count(*) filter (claimed is null or low is null or high is null) as blank
  from scores where weight is not null group by all)
"""
_TOTALS = f"""{_FORMS}
select claimed, low, high from forms where blank = 0 and weight = 100 order by claimed
"""
_LEFT_OUT = f"""{_FORMS}
select count(*) from forms where blank > 0 or weight <> 100
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """自评分分布: forms of 100 points whose every row has a score.

    ``counts`` are the forms in each of ``CLASSES``; ``within`` those whose total lies in the range worked out anew, ``above`` and
    ``below`` those that lie over and under it, with the gaps to its nearer end added up. ``left_out`` are forms that are no
    such ones.
    """

    forms: int
    counts: tuple[int, ...]
    within: int
    above: int
    below: int
    gap_above: Decimal
    gap_below: Decimal
    median: Decimal | None
    left_out: int


def scores(tables: Tables) -> Scores:
    """The claimed totals of all forms beside those worked out anew."""
    totals: list[tuple[Decimal, Decimal, Decimal]] = [(row[0], row[1], row[2]) for row in tables.rows(_TOTALS)]
    above = [claimed - high for claimed, _, high in totals if claimed > high]
    below = [low - claimed for claimed, low, _ in totals if claimed < low]
    counts = [0] * len(CLASSES)
    for claimed, _, _ in totals:
        counts[next(at for at, least in enumerate(CLASSES) if claimed >= least or not least)] += 1
    return Scores(
        len(totals),
        tuple(counts),
        len(totals) - len(above) - len(below),
        len(above),
        len(below),
        sum(above, Decimal(0)),
        sum(below, Decimal(0)),
        totals[len(totals) // 2][0] if totals else None,
        tables.number(_LEFT_OUT),
    )
