"""One slip through the whole check: what is said anew, and whether it speaks of what was changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from gouji.bench.slips.edits import edited
from gouji.bench.slips.inputs import Package
from gouji.bench.slips.targets import FIGURES, NUMBER, Target
from gouji.checks.registry import Check
from gouji.document.numbering import numbered
from gouji.document.place import Place
from gouji.document.tree import Document, Table
from gouji.domain.audit import Audit
from gouji.domain.coverage import Site
from gouji.domain.findings import Finding, Severity, Side
from gouji.pipeline.checking import check_documents

_NUMBER = re.compile(NUMBER)
_COMPUTED = re.compile(r"[+÷×−]| - ")

Signature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """改动: one slip of one kind: what stood at ``target`` and what stands there now, '' where it is gone."""

    target: Target
    slip: str
    new: str


@dataclass(frozen=True, slots=True)
class Said:
    """所说: one finding that the slip brought. ``accuses`` tells what its left side is: the changed print, another or none."""

    code: str
    severity: str
    message: str
    left: str
    accuses: str
    names_true: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """一次改动的结果: every new finding in the order of the report.

    ``tied`` where a relation spoke of the figure before it was changed; ``undecided`` counts new lines under 无法核对, ``crashed``
    checks that broke.
    """

    made: Made
    place: str
    tied: bool
    said: tuple[Said, ...]
    undecided: int
    crashed: int

    @property
    def loud(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.severity != Severity.INFO.value)

    @property
    def is_found(self) -> bool:
        return bool(self.loud)

    @property
    def is_info_only(self) -> bool:
        return bool(self.said) and not self.is_found

    @property
    def is_exactly_one(self) -> bool:
        return self.is_found and len(self.said) == 1

    @property
    def is_culprit_first(self) -> bool:
        return self.is_found and self.loud[0].accuses == "changed"

    @property
    def is_named(self) -> bool:
        """Whether any error or warning accuses the changed print or quotes it without accusing another."""
        return any(one.accuses in ("changed", "quoted") for one in self.loud)

    @property
    def is_true_named(self) -> bool:
        return any(one.accuses in ("changed", "quoted") and one.names_true for one in self.loud)

    @property
    def others(self) -> tuple[Said, ...]:
        return tuple(one for one in self.loud if one.accuses == "other")


@dataclass(frozen=True)
class Unchanged:
    """改动之前: what is said of the unchanged package, and where its prints stand."""

    package: Package
    signatures: Counter[Signature]
    undecided: frozenset[str]
    tied: frozenset[Site]
    numbered: tuple[Document, ...]

    @classmethod
    def of(cls, package: Package, checks: Sequence[Check]) -> Unchanged:
        audit = check_documents(package.documents, checks)
        ordered = tuple(numbered(document, number) for number, document in enumerate(package.documents))
        return cls(
            package,
            Counter(map(_signature, audit.results.findings)),
            _undecided(audit),
            audit.results.tied,
            ordered,
        )

    def place(self, target: Target) -> Place:
        block = self.numbered[target.document].blocks[target.block]
        return block.cells[target.cell].place if isinstance(block, Table) and target.cell is not None else block.place

    def is_tied(self, target: Target) -> bool:
        if target.kind not in FIGURES:
            return False
        item = self.place(target).item
        return any(
            (number, where) == (target.document, item) and (start is None or target.start <= start < target.end)
            for number, where, start in self.tied
        )


def measured(unchanged: Unchanged, made: Made, checks: Sequence[Check]) -> Outcome:
    """What the check of the whole package says once ``made`` is in it."""
    target = made.target
    audit = check_documents(edited(unchanged.package.documents, target, made.new), checks)
    place = unchanged.place(target)
    said = tuple(_said(finding, made, place) for finding in _new(audit, unchanged.signatures))
    undecided = len(_undecided(audit) - unchanged.undecided)
    return Outcome(made, place.describe(), unchanged.is_tied(target), said, undecided, len(audit.results.crashed))


def _new(audit: Audit, known: Counter[Signature]) -> Iterator[Finding]:
    """The findings that were not there before, each as often as it is more."""
    left = Counter(known)
    for finding in audit.results.findings:
        signature = _signature(finding)
        if left[signature]:
            left[signature] -= 1
        else:
            yield finding


def _signature(finding: Finding) -> Signature:
    """What makes a finding the same in another run: neither the unit nor the year, which a slip may change."""
    problem = finding.problem
    sides = tuple(side.text for side in (problem.left, problem.right) if side is not None)
    return finding.code, problem.severity.value, problem.key, *(sides or (problem.message,))


def _undecided(audit: Audit) -> frozenset[str]:
    return frozenset(one.reason for one in audit.results.undecided)


def _said(finding: Finding, made: Made, place: Place) -> Said:
    problem = finding.problem
    left = problem.left
    quotes = (made.new or made.target.about) in problem.message
    if left is not None and made.new and _is_changed(left, made, place):
        accuses = "changed"
    elif left is not None and _numbers(left.text) and not _COMPUTED.search(left.text):
        accuses = "other"
    else:
        accuses = "quoted" if quotes else "nothing"
    shown = left.text if left is not None else ""
    return Said(finding.code, problem.severity.value, problem.message, shown, accuses, _names_true(finding, made))


def _is_changed(left: Side, made: Made, place: Place) -> bool:
    """Whether ``left`` is the changed print: it stands there, and says what stands there now."""
    where = left.place
    if where is not None and (where.input, where.item) != (place.input, place.item):
        return False
    if made.target.kind == "direction":
        return made.new in left.text or _has(left.text, made.target.about)
    return made.new in left.text if not _numbers(made.new) else _has(left.text, made.new)


def _names_true(finding: Finding, made: Made) -> bool:
    problem, old = finding.problem, made.target.text
    right = "" if problem.right is None else f"{problem.right.text} {problem.right.value}"
    if _numbers(old) == _numbers(made.new):  # words, or a figure whose unit was changed
        return old in right or old in problem.message
    return _has(right, old) or _has(problem.message, old)


def _has(text: str, figure: str) -> bool:
    return bool(figure) and _numbers(figure) <= _numbers(text)


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(Decimal(number.replace(",", "")) for number in _NUMBER.findall(text))
