"""雷同筛查: evaluation forms whose rows are nearly those of another body or of another year."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.stats.store import Tables

#: Forms of fewer different rows are alike by chance.
LEAST_ROWS = 4
#: So large a share of the rows of both, taken together, is the same.
ALIKE = 0.8
#: A row that so many forms have is the form's own and no copy.
_COMMON = 200
_MOST = 5_000
_PAIRS = f"""
with rows as (
  select distinct dossier, form, level3 || chr(31) || target || chr(31) || coalesce(actual, '') as printed
  from scores where level3 <> '' and target <> ''),
kept as (
  select * from rows where printed in (select printed from rows group by printed having count(*) <= {_COMMON})),
forms as (select dossier, form, count(*) as rows from kept group by all having count(*) >= {LEAST_ROWS}),
pairs as (
  select a.dossier as one, a.form as one_form, b.dossier as other, b.form as other_form, count(*) as same
  from kept a join kept b on a.printed = b.printed and a.dossier < b.dossier group by all)
select x.body, x.year, y.body, y.year, same, f.rows + g.rows - same
from pairs join forms f on f.dossier = one and f.form = one_form join forms g on g.dossier = other and g.form = other_form
join dossiers x on x.dossier = one join dossiers y on y.dossier = other
where same >= {ALIKE} * (f.rows + g.rows - same)
order by same / (f.rows + g.rows - same) desc, same desc, one, one_form, other, other_form
limit {_MOST + 1}
"""


@dataclass(frozen=True, slots=True)
class Copy:
    """雷同: two forms and how many of their rows, target and outcome included, are the same."""

    one: str
    one_year: int | None
    other: str
    other_year: int | None
    same: int
    rows: int

    @property
    def is_own(self) -> bool:
        """Whether both are of one body, in different years."""
        return self.one == self.other


@dataclass(frozen=True, slots=True)
class Copies:
    """雷同筛查: pairs of forms, most alike first; ``forms`` is how many were compared, ``is_cut`` where there are more pairs."""

    pairs: tuple[Copy, ...]
    forms: int
    is_cut: bool = False


def copies(tables: Tables) -> Copies:
    """Forms that are nearly the same in their indicators, targets and outcomes."""
    found = tables.rows(_PAIRS)
    forms = tables.number("select count(*) from (select distinct dossier, form from scores)")
    pairs = (Copy(one or "", year, other or "", later, same, rows) for one, year, other, later, same, rows in found)
    return Copies(tuple(pairs)[:_MOST], forms, len(found) > _MOST)
