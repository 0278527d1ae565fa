"""The two flows, each on one screen. Start reading here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from gouji.catalogue.standards import standard
from gouji.checks.registry import Check
from gouji.checks.run import run
from gouji.document.numbering import numbered
from gouji.document.tree import Document
from gouji.domain.audit import Audit
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.facts import FactBook
from gouji.domain.findings import Results, Tally
from gouji.domain.scores import ScoreCard
from gouji.readers import InputError, read
from gouji.recognise import recognise
from gouji.scoring.card import score

Progress = Callable[[str], None]


def check(
    paths: Sequence[Path],
    checks: Sequence[Check],
    *,
    baseline: Collection[str] = frozenset(),
    progress: Progress = lambda _: None,
) -> Audit:
    """files -> documents -> facts -> outcomes. A file that cannot be used is refused with one line; the others go on."""
    documents, refused = read_all(paths, progress)
    audit = check_documents(documents, checks, progress=progress)
    return _without(replace(audit, refused=refused), baseline)


def check_documents(
    documents: Iterable[Document], checks: Sequence[Check], *, progress: Progress = lambda _: None
) -> Audit:
    """The check flow from documents on: what is read from files and what is composed go the same way."""
    recognised = tuple(recognise(numbered(document, number)) for number, document in enumerate(documents))
    results = Results()
    for dossier in dossiers(recognised):
        progress(f"正在核对 {dossier.body or '未认出单位的文件'}")
        results = _joined(results, run(dossier, checks))
    return Audit(recognised, results)


def score_files(
    paths: Sequence[Path], *, progress: Progress = lambda _: None
) -> tuple[tuple[ScoreCard, ...], tuple[str, ...]]:
    """The card of every evaluation form in the files, and one line for each file that was refused."""
    documents, refused = read_all(paths, progress)
    recognised = [recognise(numbered(document, number)) for number, document in enumerate(documents)]
    return tuple(card for dossier in dossiers(recognised) for card in dossier.cards), refused


def read_all(paths: Sequence[Path], progress: Progress) -> tuple[tuple[Document, ...], tuple[str, ...]]:
    """The documents that could be read, and one line for each file that could not."""
    documents: list[Document] = []
    refused: list[str] = []
    for path in paths:
        progress(f"正在读取 {path.name}")
        try:
            documents.append(read(path))
        except InputError as fault:
            refused.append(str(fault))
    return tuple(documents), tuple(refused)


def dossiers(recognised: Iterable[Recognised]) -> tuple[Dossier, ...]:
    """The documents by body and year. One whose body or year is not told joins the only dossier there is."""
    grouped: dict[tuple[str | None, int | None], list[Recognised]] = {}
    for part in recognised:
        key = (part.identity.body, part.identity.year)
        same = next((known for known in grouped if _same(known, key)), key)
        grouped.setdefault(same, []).append(part)
    return tuple(_dossier(body, year, parts) for (body, year), parts in grouped.items())


def _same(one: tuple[str | None, int | None], other: tuple[str | None, int | None]) -> bool:
    """黄石市下陆区司法局 and 下陆区司法局 are one body; what is not told contradicts nothing."""
    bodies, years = (one[0], other[0]), (one[1], other[1])
    if bodies[0] and bodies[1] and not (bodies[0].endswith(bodies[1]) or bodies[1].endswith(bodies[0])):
        return False
    return years[0] is None or years[1] is None or years[0] == years[1]


def _dossier(body: str | None, year: int | None, parts: Sequence[Recognised]) -> Dossier:
    facts = FactBook(tuple(fact for part in parts for fact in part.claims.facts))
    evaluations = (evaluation for part in parts for evaluation in part.evaluations)
    cards = tuple(score(evaluation, standard(evaluation.standard), facts) for evaluation in evaluations)
    return Dossier(body, year, tuple(parts), facts, cards)


def _joined(one: Results, other: Results) -> Results:
    """Results of several dossiers as one; group names stay apart."""
    groups = len({finding.group for finding in one.findings})
    moved = tuple(replace(finding, group=f"g{int(finding.group[1:]) + groups}") for finding in other.findings)
    tally = Tally(*(getattr(one.tally, name) + getattr(other.tally, name) for name in Tally.__slots__))
    return Results(one.findings + moved, tally, one.undecided + other.undecided, one.crashed + other.crashed)


def _without(audit: Audit, baseline: Collection[str]) -> Audit:
    kept = tuple(finding for finding in audit.results.findings if finding.fingerprint not in baseline)
    silenced = len(audit.results.findings) - len(kept)
    return replace(audit, results=replace(audit.results, findings=kept), silenced=silenced)
