"""From one dossier's audit to the rows of the tables: plain values that JSON can hold, decimals as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from gouji.batch.store import Rows
from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Finding, Severity, Side
from gouji.reports.causes import causes
from gouji.values.mismatch import Mismatch

Row = Sequence[Any]


def rows(dossier: Dossier, audit: Audit) -> Rows:
    """The rows of ``dossier`` for each table but the numbers of dossiers, which are known last."""
    return {
        "dossiers": [_dossier(dossier, audit)],
        "documents": [_document(number, part, audit) for number, part in enumerate(dossier.parts)],
        "facts": list(_facts(dossier)),
        "findings": [_finding(one, audit) for one in audit.results.findings],
        "outcomes": list(_outcomes(audit)),
        "coverage": [[part.input, part.part, part.figures, part.tied] for part in audit.coverage.parts],
        "scores": list(_scores(dossier)),
    }


def _dossier(dossier: Dossier, audit: Audit) -> Row:
    counts = Counter(cause.severity for cause in causes(audit.results.findings))
    tally = audit.results.tally
    return [
        dossier.body,
        dossier.year,
        len(dossier.parts),
        *(counts[severity] for severity in Severity),
        *(tally.passed, tally.failed, tally.not_applicable, tally.undecided, tally.crashed),
        audit.coverage.figures,
        audit.coverage.tied,
    ]


def _document(number: int, part: Recognised, audit: Audit) -> Row:
    source, identity = part.document.source, part.identity
    covered = [one for one in audit.coverage.parts if one.input == number]
    return [
        number,
        source.path,
        source.sha256,
        source.format,
        list(identity.kinds),
        identity.body,
        identity.year,
        sum(one.figures for one in covered),
        sum(one.tied for one in covered),
        sum(note.unread for note in part.document.notes),
        None,
    ]


def _facts(dossier: Dossier) -> Iterator[Row]:
    for fact in dossier.facts.facts:
        yield [
            fact.subject,
            fact.measure,
            fact.year,
            _decimal(
                fact.figure.value * Decimal(str(fact.figure.unit.factor))
                if fact.figure.unit.is_money
                else fact.figure.value
            ),
            "元" if fact.figure.unit.is_money else fact.figure.unit.name,
            fact.figure.text.strip(),
            *_where(fact.place),
        ]


def _finding(finding: Finding, audit: Audit) -> Row:
    problem = finding.problem
    place = problem.places[0] if problem.places else None
    path = audit.inputs[place.input].document.source.path if place is not None else None
    return [
        finding.code,
        finding.slug,
        problem.severity.value,
        (problem.mismatch or Mismatch.OTHER).value,
        problem.message,
        problem.suggestion,
        finding.group,
        finding.fingerprint,
        *_side(problem.left),
        *_side(problem.right),
        problem.difference,
        problem.relation,
        path,
        *(_where(place) if place is not None else [None] * 7),
    ]


def _side(side: Side | None) -> Row:
    return [None] * 4 if side is None else [side.label, side.text, side.value, side.unit]


def _where(place: Place) -> Row:
    """Input, page, line, section, table, row and column."""
    return [place.input, place.page, place.line, place.section, place.table, place.row, place.column]


def _outcomes(audit: Audit) -> Iterator[Row]:
    yield from ([code, "passed", "", None] for code in sorted(audit.results.passed))
    for state, found in (("undecided", audit.results.undecided), ("crashed", audit.results.crashed)):
        for (code, reason), count in sorted(Counter((one.code, one.reason) for one in found).items()):
            yield [code, state, reason, count]


def _scores(dossier: Dossier) -> Iterator[Row]:
    for number, card in enumerate(dossier.cards):
        for row in card.rows:
            yield [
                number,
                row.level1,
                row.level2,
                row.level3,
                row.target,
                row.actual,
                *(_decimal(value) for value in (row.weight, row.claimed, row.score.low, row.score.high)),
                row.method.value,
                row.reason,
                row.place.input,
            ]


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")
