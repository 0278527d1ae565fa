"""统计: what a batch says of all its units together: how common each contradiction is, scores, screens of digits and of copied forms.

Nothing here accuses anybody: a share comes with its interval, and what looks odd in many figures is a screen and no proof.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gouji.stats.copies import Copies, copies
from gouji.stats.digits import Digits, digits
from gouji.stats.prevalence import Prevalence, prevalence
from gouji.stats.scores import Scores, scores
from gouji.stats.store import opened


@dataclass(frozen=True, slots=True)
class Statistics:
    """统计结果: the parts of the report, and how many dossiers and documents they rest on."""

    dossiers: int
    documents: int
    prevalence: Prevalence
    scores: Scores
    digits: Digits
    copies: Copies


def statistics(result: Path, regions: Mapping[str, str] | None = None) -> Statistics:
    """The statistics of ``result``, a folder that ``gouji batch`` wrote.

    ``regions`` tells the region of a body by its name; of others it is read from the name. Raises ``InputError`` where
    ``result`` is no such folder, ``ModuleNotFoundError`` where DuckDB is not installed.
    """
    with opened(result, regions or {}) as tables:
        return Statistics(
            tables.number("select count(*) from dossiers"),
            tables.number("select count(*) from documents where refused is null"),
            prevalence(tables),
            scores(tables),
            digits(tables),
            copies(tables),
        )
