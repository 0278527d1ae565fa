"""Documents understood, then sorted into dossiers: one body, one year, with its facts and its evaluations scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.catalogue.edition import Edition, standard_of
from gouji.document.tree import Document
from gouji.domain.claims import Claims, Passage
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.facts import Fact, FactBook
from gouji.recognise import recognise
from gouji.recognise.claims import read_passage
from gouji.recognise.claims.facts import facts_of
from gouji.scoring.card import score
from gouji.solve.readings import settled


def understood(document: Document) -> Recognised:
    """Everything gouji understands of one document: what it may say, and which of it is meant."""
    part = recognise(document)
    return replace(part, claims=_with_facts(settled(part.claims)))


def read_text(passage: Passage) -> Claims:
    """What the sentences of one paragraph state."""
    mentions, proposed = read_passage(passage)
    return _with_facts(settled(Claims((passage,), mentions, proposed=proposed)))


def _with_facts(claims: Claims) -> Claims:
    return replace(claims, facts=facts_of(claims).facts)


def dossiers(recognised: Iterable[Recognised], edition: Edition | None = None) -> tuple[Dossier, ...]:
    """One dossier for each body and year, in order of first appearance.

    A document that does not tell its body or its year joins the first dossier it does not contradict.
    """
    parts = sorted(enumerate(recognised), key=lambda numbered: (_untold(numbered[1]), numbered[0]))
    groups: list[list[tuple[int, Recognised]]] = []
    for number, part in parts:
        group = next((group for group in groups if all(_agree(part, other) for _, other in group)), None)
        if group is None:
            groups.append([(number, part)])
        else:
            group.append((number, part))
    ordered = sorted((sorted(group, key=lambda pair: pair[0]) for group in groups), key=lambda group: group[0][0])
    return _with_years_before([_dossier([part for _, part in group], edition) for group in ordered])


def _with_years_before(found: Sequence[Dossier]) -> tuple[Dossier, ...]:
    """Each dossier with the account tables of the same body's year before, where those were given too."""
    return tuple(
        replace(
            one,
            earlier=tuple(
                accounts
                for other in found
                if one.year is not None and other.year == one.year - 1 and _same_body(one.body, other.body)
                for accounts in other.accounts
            ),
        )
        for one in found
    )


def _untold(part: Recognised) -> int:
    return (part.identity.body is None) + (part.identity.year is None)


def _agree(one: Recognised, other: Recognised) -> bool:
    """黄石市下陆区司法局 and 下陆区司法局 are one body; what is not told contradicts nothing."""
    body, another = one.identity.body, other.identity.body
    if body and another and not _same_body(body, another):
        return False
    years = {part.identity.year for part in (one, other) if part.identity.year is not None}
    return len(years) < 2


def _same_body(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and (one.endswith(other) or other.endswith(one))


def _dossier(parts: Sequence[Recognised], edition: Edition | None) -> Dossier:
    body = max((part.identity.body for part in parts if part.identity.body), key=len, default=None)
    year = next((part.identity.year for part in parts if part.identity.year is not None), None)
    facts = FactBook(tuple(fact for part in parts for fact in part.claims.facts))
    evaluations = (evaluation for part in parts for evaluation in part.evaluations)
    stated = FactBook((*_of_tables(parts, year), *facts.facts))
    cards = tuple(score(evaluation, standard_of(evaluation, edition), stated) for evaluation in evaluations)
    return Dossier(body, year, tuple(parts), facts, stated, cards)


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
