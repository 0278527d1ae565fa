"""停用名称: names no longer in use, with the year from which they must not stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load


@dataclass(frozen=True, slots=True)
class StaleTerm:
    """停用名称: ``ended`` is the first fiscal year in which ``replaced_by`` holds instead."""

    name: str
    replaced_by: str
    ended: int
    source: str


@cache
def _terms() -> tuple[StaleTerm, ...]:
    return tuple(
        StaleTerm(row["name"], row["replaced_by"], int(row["ended"]), row["source"])
        for row in load.rows("stale_terms.csv")
    )


def stale_terms(year: int | None) -> tuple[StaleTerm, ...]:
    """The names out of use in fiscal ``year``, or by now where it is None."""
    return tuple(term for term in _terms() if year is None or year >= term.ended)
