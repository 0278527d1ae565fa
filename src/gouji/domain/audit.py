"""The result of one run over files: what was read, what was found, what was refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gouji.document.loose_rows import loose_rows
from gouji.document.tree import Document, Note
from gouji.domain.coverage import Coverage
from gouji.domain.dossier import Recognised
from gouji.domain.duties import DutyOutcome
from gouji.domain.findings import Results
from gouji.values.cached import cached_property


@dataclass(frozen=True, slots=True)
class Unit:
    """一家: one body and year of a run, the numbers of the inputs that are its own, and what came of all that they owe."""

    body: str | None
    year: int | None
    inputs: tuple[int, ...]
    duties: tuple[DutyOutcome, ...] = ()


@dataclass(frozen=True)
class Audit:
    """核对: the inputs in the order given, the results of all checks, and one line for each file that was refused.

    ``silenced`` counts findings left out because a baseline already holds them, ``milder`` those left out because only more
    severe ones were asked for. ``coverage`` says how many of the figures
    printed took part in a relation. ``units`` are the bodies and years that the inputs were sorted into.
    """

    inputs: tuple[Recognised, ...]
    results: Results
    refused: tuple[str, ...] = ()
    silenced: int = 0
    milder: int = 0
    coverage: Coverage = Coverage()
    units: tuple[Unit, ...] = ()

    @cached_property
    def notes(self) -> tuple[tuple[int, Note], ...]:
        """What is to be said of the reading of each input, by its number; what was left unread first."""
        told = ((number, note) for number, part in enumerate(self.inputs) for note in _notes(part.document))
        return tuple(sorted(told, key=lambda pair: not pair[1].unread))

    @property
    def duties(self) -> tuple[DutyOutcome, ...]:
        """What came of everything that the publications of the run owe, unit by unit."""
        return tuple(outcome for unit in self.units for outcome in unit.duties)

    @property
    def unread(self) -> int:
        """How many contents of the inputs were left unread, as far as readers could tell."""
        return sum(note.unread for _, note in self.notes)

    @property
    def is_recognised(self) -> bool:
        """Whether the kind of some input is known."""
        return any(part.identity.kinds for part in self.inputs)

    @property
    def is_named(self) -> bool:
        """Whether it is known whose the inputs are and of which year: some checks need either."""
        identities = [part.identity for part in self.inputs]
        return any(one.body for one in identities) and any(one.year for one in identities)

    @property
    def is_mostly_tied(self) -> bool:
        """Whether at least every other figure took part in a relation that would have told a slip: less is no ground for a
        word on the whole."""
        return 2 * (self.coverage.tied - self.coverage.found) >= self.coverage.figures

    @property
    def is_void(self) -> bool:
        """Whether the run says nothing of its inputs: no kind was recognised, or no figure could be tied to another."""
        return not self.is_recognised or not self.coverage.tied


def _notes(document: Document) -> Iterator[Note]:
    """What the reader says; pictures and rows of figures that it left as they are and passed over in silence are told too."""
    yield from document.notes
    loose = list(loose_rows(document.blocks))
    if loose:
        lines = sum(len(rows.lines) for rows in loose)
        said = f"有 {lines} 行数字像是表格的行，没有读成表格，其中的数没有核对；请另附 Word、Excel 或网页里的表格。"
        yield Note(said, loose[0].place, unread=True)
    pictures = list(document.pictures)
    if pictures and not any(note.unread for note in document.notes):
        place = pictures[0].place if len(pictures) == 1 else None
        yield Note(f"有 {len(pictures)} 幅图片没有读，图中的数字没有核对。", place, unread=True)
