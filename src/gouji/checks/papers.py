"""几份文件之间: what another paper of the same body prints of a figure: under the same name, and anywhere at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from gouji.catalogue.papers import cells_of, words_of_papers
from gouji.domain.claims import Role
from gouji.domain.dossier import Recognised
from gouji.domain.facts import Fact
from gouji.domain.findings import Problem, Severity, Side
from gouji.domain.printed import Bounds, Printed
from gouji.values import zh
from gouji.values.mismatch import TAILS, classify

_OPENING = 15
_ITSELF = re.compile(r"[(（]?(?:本级|机关)[)）]?(?=\D{0,3}(?:20\d\d|$|单位|部门|[预决]算))|单位(?:[预决]算)")
_DEPARTMENT = re.compile(r"部门(?:[预决]算)")


def level_of(part: Recognised) -> str:
    """单位 for the paper of one unit or of a department's own offices, 部门 for that of a department with all its units; '' where
    the opening does not say."""
    texts = [zh.label(paragraph.text) for paragraph in islice(part.document.paragraphs, _OPENING)]
    for text in texts:
        if _ITSELF.search(text):
            return "单位"
        if _DEPARTMENT.search(text):
            return "部门"
    return ""


def stated(part: Recognised, subject: str, measures: Collection[str], year: int, kind: str) -> tuple[Printed, ...]:
    """What ``part`` prints under ``subject``: in sentences, and in the tables of ``kind``."""
    said = (fact.printed for fact in part.claims.facts if _is(fact, subject, measures, year))
    found = [one for one in said if one is not None]
    for sets in part.accounts if kind == "accounts" else part.budgets:
        tables = {table.key: table for table in sets}
        for key, row, column in cells_of(kind).get(subject, ()):
            amount = tables[key].amount(row, column) if key in tables else None
            if amount is not None and amount.figure is not None:
                found.append(amount)
    return tuple(found)


def _is(fact: Fact, subject: str, measures: Collection[str], year: int) -> bool:
    of_year = fact.year is None or fact.year == year
    return fact.subject == subject and fact.measure in measures and of_year and fact.figure.unit.is_money


def contradicted(
    facts: Iterable[Fact], papers: Sequence[Recognised], measures: Collection[str], year: int, kind: str
) -> Iterator[tuple[Fact, Printed | None]]:
    """Each of ``facts`` of ``year`` that ``papers`` print something of, with what they print under its name; with None where
    its own amount stands anywhere in them. Left out is what words say to be of another scope, and what differs in the last
    places alone, as where amounts in 元 were rounded one by one."""
    printed = _amounts_in(papers)
    for fact in facts:
        if fact.year != year or fact.printed is None or fact.printed.bounds is None:
            continue
        published = [one for paper in papers for one in stated(paper, fact.subject, measures, year, kind)]
        if not published or words_of_papers("other_scope").search(fact.place.quote):
            continue
        if _is_among(fact.printed.bounds, printed):
            yield fact, None
        elif not _is_tail(fact, published):
            yield fact, published[0]


def _is_tail(fact: Fact, published: Sequence[Printed]) -> bool:
    figures = [one.figure for one in published if one.figure is not None]
    return any(classify(fact.figure, one.exact) in TAILS for one in figures)


@dataclass(frozen=True, slots=True)
class TwoPapers:
    """两份文件: how a figure is told that another paper contradicts: what is at fault, either figure in the message (``here``,
    ``there``) and beside it (``sides``), what should hold and what to do."""

    label: str
    here: str
    there: str
    sides: tuple[str, str]
    relation: str
    advice: str

    def problem(self, fact: Fact, published: Printed) -> Problem:
        """A doubt that names both figures and where they stand."""
        shown = published.shown if published.shown.endswith("元") else f"{published.shown}{published.unit.name}"
        written = fact.figure.text.strip()
        return Problem(
            Severity.WARNING,
            self.label,
            f"{self.here}是 {written}，{self.there}是 {shown}，那份文件里没有 {written} 这个数。",
            self.advice,
            (fact.place, published.place),
            Side.of(self.sides[0], fact.figure, fact.place),
            Side(self.sides[1], shown, published.place),
            relation=self.relation,
        )


def _amounts_in(papers: Iterable[Recognised]) -> tuple[Bounds, ...]:
    """Every amount of money that one of ``papers`` prints, whatever it is called."""
    return tuple(dict.fromkeys(one.bounds for part in papers for one in _printed(part) if one.bounds is not None))


def _is_among(bounds: Bounds, amounts: Iterable[Bounds]) -> bool:
    """Whether one of ``amounts`` may be that amount: a name may have been understood too widely."""
    low, high = bounds
    return any(one[0] <= high and low <= one[1] for one in amounts)


def _printed(part: Recognised) -> Iterator[Printed]:
    """The amounts of ``part``'s own year: what it compares with is of another, and copied from year to year with its sentence."""
    yield from (one for one in part.claims.mentions if one.figure.unit.is_money and one.role is not Role.BASE)
    for accounts in (*part.accounts, *part.budgets):
        for table in accounts:
            yield from table.amounts.values()
            yield from table.unlisted
            yield from table.stray
