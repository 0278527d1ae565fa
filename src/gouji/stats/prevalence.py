"""差错有多常见: the share of units with each contradiction, and with any, by check, class, kind of document, year and region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gouji.stats.chance import Share
from gouji.stats.store import Tables

_MADE = """
with made as (
  select dossier, code from outcomes where state = 'passed'
  union select dossier, code from findings),
said as (
  select dossier, code, bool_or(severity = 'error') as error, bool_or(severity = 'warning') as doubt
  from findings group by all)
select made.code, count(*), count(*) filter (error), count(*) filter (doubt), bool_or(passes.code is not null)
from made left join said using (dossier, code)
left join (select distinct code from outcomes where state = 'passed') passes on passes.code = made.code
group by made.code having count(*) filter (error or doubt) > 0
"""
_GROUPED = """
with loud as (
  select dossier, bool_or(severity = 'error') as error, bool_or(severity in ('error', 'warning')) as any_one
  from findings group by all)
select label, count(*), count(*) filter (error), count(*) filter (any_one)
from ({groups}) left join loud using (dossier)
group by label
"""
_KINDS = "select distinct dossier, unnest(kinds) as label from documents where refused is null"
_YEARS = "select dossier, coalesce(cast(year as varchar), '') as label from dossiers"
_REGIONS = "select dossier, region as label from regions"
_CLASSES = """
select class, count(distinct dossier) filter (severity = 'error'), count(distinct dossier)
from findings where severity in ('error', 'warning') group by class
"""


@dataclass(frozen=True, slots=True)
class ByCheck:
    """一项检查: units with an error, with a doubt, of those in which it could be made; ``of_all`` where it is told only of what
    is wrong, so that the share is of all units."""

    code: str
    errors: Share
    doubts: Share
    of_all: bool


@dataclass(frozen=True, slots=True)
class ByGroup:
    """一类单位: how many have an error, and an error or a doubt."""

    label: str
    errors: Share
    loud: Share


@dataclass(frozen=True, slots=True)
class Prevalence:
    """差错率: most common first; years in their order."""

    checks: tuple[ByCheck, ...]
    classes: tuple[ByGroup, ...]
    kinds: tuple[ByGroup, ...]
    years: tuple[ByGroup, ...]
    regions: tuple[ByGroup, ...]


def prevalence(tables: Tables) -> Prevalence:
    """How common contradictions are among the units of ``tables``."""
    whole = tables.number("select count(*) from dossiers")
    checks = []
    for code, made, errors, doubts, passes in tables.rows(_MADE):
        of = made if passes else whole
        checks.append(ByCheck(code, Share(errors, of), Share(doubts, of), not passes))
    classes = [
        ByGroup(label, Share(errors, whole), Share(loud, whole)) for label, errors, loud in tables.rows(_CLASSES)
    ]
    kinds, years, regions = (_groups(tables, groups) for groups in (_KINDS, _YEARS, _REGIONS))
    return Prevalence(
        tuple(sorted(checks, key=lambda one: (-one.errors.count, -one.doubts.count, one.code))),
        _common_first(classes),
        _common_first(kinds),
        tuple(sorted(years, key=lambda one: one.label)),
        _common_first(regions),
    )


def _groups(tables: Tables, groups: str) -> list[ByGroup]:
    found = tables.rows(_GROUPED.format(groups=groups))
    return [ByGroup(label, Share(errors, of), Share(loud, of)) for label, of, errors, loud in found]


def _common_first(groups: Sequence[ByGroup]) -> tuple[ByGroup, ...]:
    return tuple(sorted(groups, key=lambda one: (-one.errors.count, -one.loud.count, one.label)))
