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

ACCUSED, WITNESS = "accused", "witness"
#: What the marks are called, for those who do not see them.
ROLE_NAMES = {ACCUSED: "疑为有误的数", WITNESS: "对照的数"}


@dataclass(frozen=True, slots=True)
class Mark:
    """标记: one place of a finding as it stands in the document; ``anchor`` is the id other parts link to.

    ``figure`` is the printed figure within the words of ``spot``, in the block's text. ``role`` is accused, witness or
    nothing, where the finding accuses no figure.
    """

    anchor: str
    cause: int
    severity: Severity
    spot: Spot
    figure: tuple[int, int] | None = None
    role: str = ""


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
                mark = Mark(anchor, cause.number, problem.severity, spot, figure, _role(cause, finding, place))
                at[place.input, spot.block, spot.cell].append(mark)
    return Marks({key: tuple(marks) for key, marks in at.items()}, anchors)


def role_of(marks: Iterable[Mark]) -> str:
    """The role shown where several findings meet: accused by one is accused."""
    found = {mark.role for mark in marks}
    return next((role for role in (ACCUSED, WITNESS) if role in found), "")


def _role(cause: Cause, finding: Finding, place: Place) -> str:
    problem = finding.problem
    lead = cause.led_by(finding)
    accused = problem.accused if lead is None else lead.problem.culprit
    if accused is None or (problem.right is None and not problem.rivals):
        return ""
    suspects = (accused, *problem.rivals) if lead is None else (accused,)
    return ACCUSED if place in suspects else WITNESS
