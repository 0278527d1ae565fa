"""The findings as SARIF 2.1.0 (OASIS), for tools that show and compare results of analyses of any kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from gouji.document.place import Place
from gouji.document.tree import Source
from gouji.domain.audit import Audit
from gouji.domain.findings import Finding, Severity
from gouji.reports import extent
from gouji.reports.rule import Rule
from gouji.reports.verdict import verdict
from gouji.values.visible import json_safe
from gouji.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: Only in these does ``Place.line`` count the lines of the file itself.
_LINED = frozenset(("txt", "notation"))
#: Names the way fingerprints are made; a new way gets a new name (SARIF 3.27.18).
_FINGERPRINT = "gouji/v2"


def findings(audit: Audit, rules: Iterable[Rule]) -> str:
    """``audit`` as one SARIF run; ``rules`` are the checks that ran, by which results are explained.

    What could not be checked or read, crashed or was refused becomes a notification, and so does how much was covered, so
    that silence never reads as a pass.
    """
    known = list(rules)
    index = {rule.code: number for number, rule in enumerate(known)}
    sources = [part.document.source for part in audit.inputs]
    run = {
        "tool": {
            "driver": {
                "name": "gouji",
                "version": __version__,
                "language": "zh-CN",
                "rules": [_rule(rule) for rule in known],
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(source) for source in sources],
        "invocations": [
            {
                "executionSuccessful": not (audit.refused or audit.results.crashed),
                "toolExecutionNotifications": list(_notifications(audit, index, sources)),
            }
        ],
        "results": [_result(finding, sources, index) for finding in audit.results.findings],
    }
    return (
        json_safe(json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1))
        + "\n"
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.slug,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {"text": f"{rule.why}\n依据：{rule.source}"},
    }


def _artifact(source: Source) -> dict[str, Any]:
    return {"location": {"uri": _uri(source)}, "hashes": {"sha-256": source.sha256}}


def _uri(source: Source) -> str:
    path = Path(source.path)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _result(finding: Finding, sources: list[Source], index: Mapping[str, int]) -> dict[str, Any]:
    problem = finding.problem
    # A viewer needs somewhere to show a result: what concerns no place concerns the first file as a whole.
    places = problem.places or (Place(),)
    first, *others = (_location(place, number, sources) for number, place in enumerate(places))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[problem.severity],
        "message": {"text": " ".join(filter(None, (problem.message, problem.suggestion)))},
        "locations": [first],
        "relatedLocations": others,
        "partialFingerprints": {_FINGERPRINT: finding.fingerprint},
        "properties": {
            "group": finding.group,
            "class": None if problem.mismatch is None else problem.mismatch.value,
            "relation": problem.relation,
            "difference": problem.difference,
            "source": finding.source,
        },
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    return result


def _location(place: Place, number: int, sources: list[Source]) -> dict[str, Any]:
    """``place`` with the line where the file has lines, and always in words, for pages and cells have no region."""
    source = sources[place.input]
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(source), "index": place.input}}
    if place.line is not None and source.format in _LINED:
        region: dict[str, Any] = {"startLine": place.line}
        if place.quote:
            region["snippet"] = {"text": place.quote}
        physical["region"] = region
    location: dict[str, Any] = {"id": number, "physicalLocation": physical}
    described = place.describe()
    location["logicalLocations"] = [{"fullyQualifiedName": described}]
    location["message"] = {"text": f"{described}“{place.quote}”" if place.quote else described}
    return location


def _notifications(audit: Audit, index: Mapping[str, int], sources: list[Source]) -> Iterator[dict[str, Any]]:
    for level, unchecked in (("note", audit.results.undecided), ("error", audit.results.crashed)):
        for one in unchecked:
            text = one.reason if level == "note" else one.reason.strip().splitlines()[-1]
            rule = {"id": one.code, **({"index": index[one.code]} if one.code in index else {})}
            yield {"level": level, "message": {"text": text}, "associatedRule": rule}
    for line in audit.refused:
        yield {"level": "error", "message": {"text": line}}
    for number, note in audit.notes:
        level = "warning" if note.unread else "note"
        where = note.place if note.place is not None else Place(number)
        yield {"level": level, "message": {"text": note.text}, "locations": [_location(where, 0, sources)]}
    level = "warning" if audit.is_void else "note"
    yield {"level": level, "message": {"text": f"{verdict(audit)}{extent.summary(audit.coverage)}"}}
