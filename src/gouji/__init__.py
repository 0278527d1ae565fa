"""勾稽: checks, scores and prepares performance self-evaluations and final-accounts disclosures.

The door for programs: ``check``, ``audits``, ``score`` and ``prepare`` are what the command line does, as functions on
paths that give immutable values; ``appraise`` does the same for a workbook while it is being typed. They share no state
and may be called from several threads at once; native code runs in a worker process for each thread. What they need is
imported when they are called. A module whose main part calls them with ``jobs`` above 1 needs no ``if __name__ ==
"__main__"``: the workers never import it.

A fault of the user (no such check, no such file, a workbook that cannot be used) raises ``InputError``, one clear sentence
in Chinese; faults of documents are findings; files that cannot be read are named in ``Audit.refused``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from gouji.version import __version__

if TYPE_CHECKING:
    from gouji.domain.audit import Audit
    from gouji.domain.findings import Finding, Severity
    from gouji.domain.scores import ScoreCard
    from gouji.pipeline.filling import Appraisal, Counting
    from gouji.pipeline.importing import Took
    from gouji.pipeline.preparing import Prepared
    from gouji.pipeline.scoring import Scored
    from gouji.readers.faults import InputError
    from gouji.workbook.content import CellProblem
    from gouji.workbook.typed import Typed, TypedRow

__all__ = [
    "Appraisal",
    "Audit",
    "CellProblem",
    "Counting",
    "Finding",
    "InputError",
    "Prepared",
    "ScoreCard",
    "Scored",
    "Severity",
    "Took",
    "Typed",
    "TypedRow",
    "__version__",
    "appraise",
    "audits",
    "check",
    "count",
    "prepare",
    "read_workbook",
    "score",
    "take",
    "write_workbook",
]

AnyPath = str | PathLike[str]

_TYPES = {
    "Appraisal": "gouji.pipeline.filling",
    "CellProblem": "gouji.workbook.content",
    "Counting": "gouji.pipeline.filling",
    "Typed": "gouji.workbook.typed",
    "TypedRow": "gouji.workbook.typed",
    "Audit": "gouji.domain.audit",
    "Finding": "gouji.domain.findings",
    "InputError": "gouji.readers.faults",
    "Prepared": "gouji.pipeline.preparing",
    "ScoreCard": "gouji.domain.scores",
    "Scored": "gouji.pipeline.scoring",
    "Severity": "gouji.domain.findings",
    "Took": "gouji.pipeline.importing",
}


def check(
    paths: AnyPath | Iterable[AnyPath],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    edition: str | None = None,
    baseline: Collection[str] = frozenset(),
) -> Audit:
    """Checks files, folders, archives and patterns together, and gives all that was found as one audit.

    ``select`` and ``ignore`` are codes of checks or their beginnings, as ``("S", "N013")``; ``edition`` names whose scoring
    rules apply; ``baseline`` holds the fingerprints of findings that are known and not told again.
    """
    from gouji.pipeline import checking, choosing

    return checking.check(
        _paths(paths),
        choosing.checks(select, ignore),
        edition=choosing.edition(edition),
        baseline=frozenset(baseline),
    )


def audits(
    paths: AnyPath | Iterable[AnyPath],
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    edition: str | None = None,
    jobs: int = 1,
) -> Iterator[Audit]:
    """Checks many units' files: one audit for each body and year, as soon as it is done, in order of their first files.

    Memory is that of one dossier a job, however many files there are. With ``jobs`` above 1 so many processes share the
    work. A file that cannot be used, or that brings its worker down, comes as an audit without inputs that says so.
    """
    from gouji.pipeline import choosing, streaming

    codes = [one.code for one in choosing.checks(select, ignore)]
    choosing.edition(edition)
    return streaming.audits(_paths(paths), codes, edition=edition, jobs=jobs)


def score(paths: AnyPath | Iterable[AnyPath], *, edition: str | None = None) -> Scored:
    """The card of every evaluation form in the files, each point with its reason, and a line for each file refused."""
    from gouji.pipeline import choosing, scoring

    return scoring.score_files(_paths(paths), edition=choosing.edition(edition))


def appraise(typed: Typed, ledgers: AnyPath) -> Appraisal:
    """What a unit has typed so far, sheet by sheet: all that cannot stand, cell by cell, and every score with its reason.

    ``typed`` holds the rows of each sheet of the workbook by its id, texts by the id of their column; ``ledgers`` is the
    folder in which the ledgers it names are looked for.
    """
    from gouji.pipeline import filling

    return filling.appraise(typed, Path(ledgers))


def count(typed: Typed, ledgers: AnyPath, query: str) -> Counting:
    """What a query gives over the ledgers that are typed, row by row, before it becomes an indicator's."""
    from gouji.pipeline import filling

    return filling.count(typed, Path(ledgers), query)


def read_workbook(workbook: AnyPath) -> tuple[Typed, tuple[CellProblem, ...]]:
    """What stands in a workbook as ``appraise`` takes it, and the cells that could not be taken over."""
    from gouji.pipeline import filling

    return filling.read_workbook(Path(workbook))


def write_workbook(typed: Typed, workbook: AnyPath) -> None:
    """Writes what is typed as the workbook that ``prepare`` takes."""
    from gouji.pipeline import filling

    filling.write_workbook(typed, Path(workbook))


def take(sources: AnyPath | Iterable[AnyPath], typed: Typed, year: int) -> Took:
    """What is typed, its blank cells filled from exported accounts, budgets, balances or last year's package.

    A cell that is filled stays as it is; where a source says otherwise, or two differ, the result tells of it.
    """
    from gouji.pipeline import importing

    return importing.take(_paths(sources), typed, year)


def prepare(workbook: AnyPath, output: AnyPath, *, texts: AnyPath | None = None, move_edited: bool = False) -> Prepared:
    """Makes the whole package of a unit-year from its workbook into the folder ``output``, and checks what was made.

    ``texts`` is a folder of the unit's own texts; ``move_edited`` moves products that were changed by hand out of the way.
    """
    from gouji.checks import registry
    from gouji.pipeline import preparing

    own = None if texts is None else Path(texts)
    return preparing.prepare(Path(workbook), Path(output), registry.load(), texts=own, move_edited=move_edited)


def _paths(given: AnyPath | Iterable[AnyPath]) -> list[Path]:
    return [Path(given)] if isinstance(given, str | PathLike) else [Path(one) for one in given]


def __getattr__(name: str) -> object:
    """The types that the functions give, imported when they are asked for."""
    if name not in _TYPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_TYPES[name]), name)
