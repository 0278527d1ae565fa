"""Which findings touch which block, cell and characters, each place with the anchor that leads to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gouji.document.place import Place
from gouji.domain.audit import Audit
from gouji.domain.findings import Finding, Severity
from gouji.reports.causes import Cause
from gouji.reports.locate import Locator, Spot, figure_at, places_of


@dataclass(frozen=True, slots=True)
class Mark:
    """标记: one place of a finding as it stands in the document; ``anchor`` is the id other parts link to.

    ``start`` and ``end`` are the words quoted, ``figure`` the printed figure within them, all in the block's text.
    """

    anchor: str
    cause: int
    severity: Severity
    spot: Spot
    figure: tuple[int, int] | None = None


@dataclass(frozen=True)
class Marks:
    """全部标记: by input, block and cell; ``anchors`` gives the id of a finding's place where that was found."""

    at: Mapping[tuple[int, int, int | None], tuple[Mark, ...]]
    anchors: Mapping[tuple[str, Place], str]

    def anchor(self, finding: Finding, place: Place | None) -> str | None:
        return None if place is None else self.anchors.get((finding.fingerprint, place))


def marks_of(audit: Audit, causes: Iterable[Cause]) -> Marks:
    """Every place of every finding that can be found again in its document."""
    documents = [part.document for part in audit.inputs]
    locators = [Locator(document) for document in documents]
    at: dict[tuple[int, int, int | None], list[Mark]] = defaultdict(list)
    anchors: dict[tuple[str, Place], str] = {}
    for cause in causes:
        for position, finding in enumerate(cause.findings, 1):
            problem = finding.problem
            for number, place in enumerate(places_of(problem), 1):
                spot = locators[place.input].find(place) if place.input < len(locators) else None
                if spot is None:
                    continue
                anchor = f"p{cause.number}-{position}-{number}"
                anchors[finding.fingerprint, place] = anchor
                figure = figure_at(documents[place.input], spot, problem, place)
                mark = Mark(anchor, cause.number, problem.severity, spot, figure)
                at[place.input, spot.block, spot.cell].append(mark)
    return Marks({key: tuple(marks) for key, marks in at.items()}, anchors)
