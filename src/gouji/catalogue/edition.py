"""版本: whose rules an evaluation is scored under: those of its own form, or of a place and year that the user names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load
from gouji.catalogue.standards import standard
from gouji.domain.selfeval import Scope, SelfEvaluation
from gouji.domain.standard import Standard


@dataclass(frozen=True, slots=True)
class Edition:
    """版本: the standard of each scope; the years in which one is in force are those of its standards."""

    id: str
    name: str
    standards: Mapping[Scope, str]


@cache
def editions() -> Mapping[str, Edition]:
    """Every edition by id."""
    rows = load.toml("editions.toml")["editions"]
    return {
        row["id"]: Edition(
            row["id"],
            row["name"],
            {Scope.PROJECT: row["project"], Scope.DEPARTMENT: row["department"]},
        )
        for row in rows
    }


def standard_of(evaluation: SelfEvaluation, edition: Edition | None) -> Standard:
    """The standard that ``evaluation`` is scored under: its form's own, or that of ``edition`` where one is given."""
    return standard(evaluation.standard if edition is None else edition.standards[evaluation.scope])
