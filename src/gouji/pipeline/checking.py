"""The check flow: files -> documents -> facts -> outcomes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gouji.assembly import dossiers, understood
from gouji.catalogue.edition import Edition
from gouji.checks.owed import owed
from gouji.checks.registry import Check
from gouji.checks.run import run
from gouji.document.numbering import numbered
from gouji.document.tree import Document
from gouji.domain.audit import Audit, Unit
from gouji.domain.coverage import coverage
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Results, Severity, Tally
from gouji.pipeline.reading import Progress, read_all


def check(
    paths: Sequence[Path],
    checks: Sequence[Check],
    *,
    edition: Edition | None = None,
    baseline: Collection[str] = frozenset(),
    least: Severity = Severity.INFO,
    but: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Audit:
    """files -> documents -> facts -> outcomes. A file that cannot be used is refused with one line; the others go on.

    ``but`` are files that are not read where a folder or a pattern would take them in: the output and the baseline. Findings
    in the ``baseline`` and those milder than ``least`` are counted and left out.
    """
    documents, refused = read_all(paths, progress, but)
    audit = check_documents(documents, checks, edition=edition, progress=progress)
    return at_least(_without(replace(audit, refused=refused), baseline), least)


def check_documents(
    documents: Iterable[Document],
    checks: Sequence[Check],
    *,
    edition: Edition | None = None,
    progress: Progress = lambda _: None,
) -> Audit:
    """The check flow from documents on: what is read from files and what is composed go the same way."""
    recognised = tuple(understood(numbered(document, number)) for number, document in enumerate(documents))
    results = Results()
    units: list[Unit] = []
    numbers = {id(part): number for number, part in enumerate(recognised)}
    for dossier in dossiers(recognised, edition):
        progress(f"正在核对 {dossier.body or '未认出单位的文件'}")
        found = run(dossier, checks)
        units.append(unit_of(dossier, found, tuple(numbers[id(part)] for part in dossier.parts)))
        results = _joined(results, found)
    covered = coverage([part.figures for part in recognised], results.tied, results.found)
    return Audit(recognised, results, coverage=covered, units=tuple(units))


def unit_of(dossier: Dossier, results: Results, inputs: tuple[int, ...]) -> Unit:
    """Whose the dossier of ``inputs`` is, and what came of all that its publications owe."""
    return Unit(dossier.body, dossier.year, inputs, tuple(owed(dossier, results)))


def _joined(one: Results, other: Results) -> Results:
    """Results of several dossiers as one; group names stay apart."""
    groups = len({finding.group for finding in one.findings})
    moved = tuple(replace(finding, group=f"g{int(finding.group[1:]) + groups}") for finding in other.findings)
    tally = Tally(*(getattr(one.tally, name) + getattr(other.tally, name) for name in Tally.__slots__))
    return Results(
        one.findings + moved,
        tally,
        one.undecided + other.undecided,
        one.crashed + other.crashed,
        one.tied | other.tied,
        one.broken | other.broken,
        one.passed | other.passed,
        one.found | other.found,
    )


def at_least(audit: Audit, least: Severity) -> Audit:
    """``audit`` without the findings that are milder than ``least``, which are counted."""
    order = list(Severity)
    findings = audit.results.findings
    kept = tuple(one for one in findings if order.index(one.problem.severity) <= order.index(least))
    return replace(audit, results=replace(audit.results, findings=kept), milder=len(findings) - len(kept))


def _without(audit: Audit, baseline: Collection[str]) -> Audit:
    kept = tuple(finding for finding in audit.results.findings if finding.fingerprint not in baseline)
    silenced = len(audit.results.findings) - len(kept)
    return replace(audit, results=replace(audit.results, findings=kept), silenced=silenced)
