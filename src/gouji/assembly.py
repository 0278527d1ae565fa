"""Documents understood, then sorted into dossiers: one body, one year, with its facts and its evaluations scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.edition import Edition, standard_of
from gouji.catalogue.kinds import kinds_once
from gouji.document.tree import Document
from gouji.domain.appraised import with_their_projects
from gouji.domain.bodies import Identity
from gouji.domain.claims import Claims, Passage
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.facts import Fact, FactBook
from gouji.domain.grouping import Told, grouped, years_before
from gouji.recognise import TablesRead, recognise
from gouji.recognise.claims import read_passage
from gouji.recognise.claims.facts import facts_of
from gouji.scoring.card import score
from gouji.solve.readings import settled


def understood(document: Document, tables: TablesRead | None = None) -> Recognised:
    """Everything gouji understands of one document: what it may say, and which of it is meant; ``tables`` are its own where
    they were read already."""
    part = recognise(document, tables)
    return replace(part, claims=_with_facts(settled(part.claims)))


def read_text(passage: Passage) -> Claims:
    """What the sentences of one paragraph state."""
    mentions, proposed = read_passage(passage)
    return _with_facts(settled(Claims((passage,), mentions, proposed=proposed)))


def _with_facts(claims: Claims) -> Claims:
    return replace(claims, facts=facts_of(claims).facts)


def dossiers(recognised: Sequence[Recognised], edition: Edition | None = None) -> tuple[Dossier, ...]:
    """One dossier for each body and year, in order of first appearance."""
    numbered = with_their_projects(grouped([_told(part) for part in recognised]), recognised)
    groups = [[recognised[number] for number in group] for group in numbered]
    before = years_before([body_and_year(map(_told, parts)) for parts in groups])
    earlier = ([part for at in one for part in groups[at]] for one in before)
    company = tuple(recognised)
    found = (dossier_of(parts, edition, years) for parts, years in zip(groups, earlier, strict=True))
    return tuple(replace(one, company=company) for one in found)


def told_of(document: Document, tables: TablesRead) -> Told:
    """What ``document`` tells of itself by its ``tables``, without what its sentences state."""
    return _as_told(tables.identity, document)


def _told(part: Recognised) -> Told:
    return _as_told(part.identity, part.document)


def _as_told(identity: Identity, document: Document) -> Told:
    kinds = identity.kinds
    return Told(identity.body, identity.year, document.source.path, kinds, kinds_once().intersection(kinds))


def body_and_year(told: Iterable[Told]) -> tuple[str | None, int | None]:
    """Of documents that belong together: the fullest name of their body, and their year."""
    known = list(told)
    body = max((one.body for one in known if one.body), key=len, default=None)
    return body, next((one.year for one in known if one.year is not None), None)


def dossier_of(
    parts: Sequence[Recognised], edition: Edition | None = None, before: Sequence[Recognised] = ()
) -> Dossier:
    """The dossier of documents that belong together; ``before`` are those of the year before."""
    body, year = body_and_year(map(_told, parts))
    facts = FactBook(tuple(fact for part in parts for fact in part.claims.facts))
    evaluations = (evaluation for part in parts for evaluation in part.evaluations)
    stated = FactBook((*_of_tables(parts, year), *facts.facts))
    cards = tuple(score(evaluation, standard_of(evaluation, edition), stated) for evaluation in evaluations)
    return Dossier(body, year, tuple(parts), facts, stated, cards, tuple(before))


#: Amounts of rate indicators that a table states for all money, where a text may speak of fiscal money only.
_TABLED = (("年初结转结余", "决算", "total", "opening_balance", "amount"),)


def _of_tables(parts: Sequence[Recognised], year: int | None) -> Iterator[Fact]:
    """What the account tables state of the amounts that scores rest on."""
    tables = [table for part in parts for accounts in part.accounts for table in accounts.tables]
    for subject, measure, key, row, column in _TABLED:
        for table in tables:
            amount = table.amount(row, column) if table.key == key else None
            if amount is not None and amount.figure is not None:
                yield Fact(subject, measure, year, amount.figure, amount.place, printed=amount)
