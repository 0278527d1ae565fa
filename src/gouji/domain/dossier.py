"""What checks receive: one body's documents of one year, with all that was recognised in them."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.document.contents import Contents, contents_of
from gouji.document.tree import Document
from gouji.domain.accounts import Accounts
from gouji.domain.bodies import Identity
from gouji.domain.claims import Claims
from gouji.domain.coverage import PrintedFigure
from gouji.domain.facts import FactBook
from gouji.domain.reports import AddressList, Report, UnscoredForm
from gouji.domain.scores import ScoreCard
from gouji.domain.selfeval import SelfEvaluation
from gouji.values.cached import cached_property


@dataclass(frozen=True)
class Recognised:
    """识别结果: one document and what was understood of it."""

    document: Document
    identity: Identity
    evaluations: tuple[SelfEvaluation, ...] = ()
    reports: tuple[Report, ...] = ()
    lists: tuple[AddressList, ...] = ()
    claims: Claims = Claims()
    accounts: tuple[Accounts, ...] = ()
    other_forms: tuple[UnscoredForm, ...] = ()
    figures: tuple[PrintedFigure, ...] = ()
    budgets: tuple[Accounts, ...] = ()

    @cached_property
    def contents(self) -> Contents:
        """The contents page of the document and where its text begins."""
        return contents_of(self.document)


@dataclass(frozen=True, eq=False)
class Dossier:
    """卷宗: the recognised documents of one body and year. Each is itself only.

    ``facts`` are the figures that its texts tie to a meaning, ``stated`` those together with what the tables state of the
    amounts that scores rest on; ``cards`` the evaluations scored under their standards with these, one for each of
    ``evaluations`` and in their order. ``before`` are the papers of the same body's year before and ``earlier``
    their account tables, where they were given too; ``company`` are all papers that are checked together, whosever they are.
    """

    body: str | None
    year: int | None
    parts: tuple[Recognised, ...]
    facts: FactBook = FactBook()
    stated: FactBook = FactBook()
    cards: tuple[ScoreCard, ...] = ()
    before: tuple[Recognised, ...] = ()
    company: tuple[Recognised, ...] = ()

    @cached_property
    def earlier(self) -> tuple[Accounts, ...]:
        return tuple(accounts for part in self.before for accounts in part.accounts)

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(part.document for part in self.parts)

    @property
    def evaluations(self) -> tuple[SelfEvaluation, ...]:
        return tuple(evaluation for part in self.parts for evaluation in part.evaluations)

    @property
    def reports(self) -> tuple[Report, ...]:
        return tuple(report for part in self.parts for report in part.reports)

    @property
    def lists(self) -> tuple[AddressList, ...]:
        return tuple(found for part in self.parts for found in part.lists)

    @property
    def other_forms(self) -> tuple[UnscoredForm, ...]:
        return tuple(found for part in self.parts for found in part.other_forms)

    @property
    def claims(self) -> tuple[Claims, ...]:
        return tuple(part.claims for part in self.parts)

    @property
    def accounts(self) -> tuple[Accounts, ...]:
        return tuple(found for part in self.parts for found in part.accounts)

    @property
    def budgets(self) -> tuple[Accounts, ...]:
        """The budget tables of the documents, by set."""
        return tuple(found for part in self.parts for found in part.budgets)

    @property
    def budgets_spoken_of(self) -> tuple[tuple[Claims, Accounts], ...]:
        """Each text with the budget tables printed in the same document, where it holds one set."""
        return tuple((part.claims, part.budgets[0]) for part in self.parts if len(part.budgets) == 1)

    @property
    def spoken_of(self) -> tuple[tuple[Claims, Accounts], ...]:
        """Each text with the account tables it speaks of: those printed in the same document, else the only ones given."""
        pairs = []
        for part in self.parts:
            tables = part.accounts or self.accounts
            if len(tables) == 1:
                pairs.append((part.claims, tables[0]))
        return tuple(pairs)
