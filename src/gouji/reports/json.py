"""The machine interface of ``gouji check``: schema gouji.findings/1, stable."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from gouji.document.place import Place
from gouji.document.tree import Note
from gouji.domain.audit import Audit
from gouji.domain.dossier import Recognised
from gouji.domain.duties import DutyOutcome
from gouji.domain.findings import Finding, Side
from gouji.values.mismatch import Mismatch
from gouji.values.visible import json_safe

SCHEMA = "gouji.findings/1"
_PLACE = ("input", "page", "line", "section", "table", "row", "column", "quote")


def findings(audit: Audit) -> str:
    """``audit`` as JSON text with a line break at its end."""
    content = {
        "schema": SCHEMA,
        "inputs": [_input(part) for part in audit.inputs],
        "findings": [_finding(finding) for finding in audit.results.findings],
        "tally": asdict(audit.results.tally),
        "undecided": [{"code": one.code, "reason": one.reason} for one in audit.results.undecided],
        "notes": [_note(number, note) for number, note in audit.notes],
        "coverage": _coverage(audit),
    }
    return json_safe(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def _input(part: Recognised) -> dict[str, Any]:
    source, identity = part.document.source, part.identity
    return {
        "path": source.path,
        "sha256": source.sha256,
        "format": source.format,
        "kind": list(identity.kinds),
        "body": identity.body,
        "year": identity.year,
    }


def _note(number: int, note: Note) -> dict[str, Any]:
    return {"input": number, "text": note.text, "place": None if note.place is None else place_of(note.place)}


def _coverage(audit: Audit) -> dict[str, Any]:
    """``duties`` are what such a publication owes, each with what came of it."""
    coverage = audit.coverage
    return {
        "figures": coverage.figures,
        "tied": coverage.tied,
        "by_part": [
            {"input": part.input, "part": part.part, "figures": part.figures, "tied": part.tied}
            for part in coverage.parts
        ],
        "duties": [_duty(one) for one in audit.duties],
    }


def _duty(outcome: DutyOutcome) -> dict[str, Any]:
    return {
        "id": outcome.id,
        "title": outcome.title,
        "state": outcome.state.value,
        "places": [place_of(place) for place in outcome.places],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    problem = finding.problem
    return {
        "code": finding.code,
        "slug": finding.slug,
        "severity": problem.severity.value,
        "class": (problem.mismatch or Mismatch.OTHER).value,
        "message": problem.message,
        "suggestion": problem.suggestion,
        "group": finding.group,
        "fingerprint": finding.fingerprint,
        "left": _side(problem.left),
        "right": _side(problem.right),
        "difference": problem.difference,
        "relation": problem.relation,
        "places": [place_of(place) for place in problem.places],
        "source": finding.source,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    return {
        "label": side.label,
        "text": side.text,
        "value": side.value,
        "unit": side.unit,
        "place": None if side.place is None else place_of(side.place),
    }


def place_of(place: Place) -> dict[str, Any]:
    """A place with exactly the keys of the schema; what only programs need stays out."""
    return {key: getattr(place, key) for key in _PLACE}
