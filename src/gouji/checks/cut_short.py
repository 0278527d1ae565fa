"""少印一位的数: a figure with fewer decimals than all others of its document, which its relations miss by the last place.

A rate or an amount that is off in its last place is a remark: who worked it out may have rounded otherwise. Where a document
prints every figure with two decimals, zeros too, the one with a single decimal was not rounded but lost a digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from gouji.domain.coverage import Site, site
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Problem, Severity, Side
from gouji.domain.printed import Printed
from gouji.domain.ties import Settled, Tie
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS

#: So many figures make a usage, so many of them end in a zero that others would have left out, and so few are otherwise.
_USAGE, _ZEROS, _ODD = 20, 2, 2


def doubted_if_cut(dossier: Dossier, problem: Problem) -> Problem:
    """``problem``, a doubt where it is a remark on the last place of a figure that lost a digit."""
    if problem.severity is not Severity.INFO or problem.mismatch not in TAILS or problem.accused is None:
        return problem
    if site(problem.accused) not in _cut(dossier):
        return problem
    told = f"{problem.message.removesuffix('。')}；这里同类的数都多一位小数，只有它少一位，疑漏印了一位。"
    return replace(problem, severity=Severity.WARNING, message=told)


def lost_digits(dossier: Dossier, held: Iterable[Tie]) -> Iterator[tuple[str, Problem]]:
    """A doubt, with the code of its relation, for each such figure of ``held`` whose relation holds only since fewer decimals
    leave more room: with a zero behind it, it would not, and it rounds nothing."""
    cut = _cut(dossier)
    told: set[Printed] = set()
    for tie in held if cut else ():
        for one in tie.figures:
            figure = one.figure
            most = None if figure is None or one in told else cut.get(site(one.place))
            if figure is None or most is None or tie.found or figure.places >= most:
                continue
            exact = replace(figure, value=figure.value.quantize(Decimal(1).scaleb(-most)), places=most)
            if tie.holds_with({one: exact.ends}) is False and tie.holds_with(_exactly(tie, one)) is False:
                told.add(one)
                yield tie.code, _problem(one, figure, most, tie)


def _exactly(tie: Tie, one: Printed) -> Settled:
    """All other figures of ``tie`` just as printed: what ``one`` rounds is no lost digit (8.6 for 8.58)."""
    others = ((other, other.figure) for other in tie.figures if other is not one)
    return {other: (figure.exact, figure.exact) for other, figure in others if figure is not None}


def _problem(one: Printed, figure: Figure, most: int, tie: Tie) -> Problem:
    return Problem(
        Severity.WARNING,
        f"少印一位/{one.key}",
        f"{one.label} {one.shown} 只印了 {figure.places} 位小数，这里同类的数都是 {most} 位；按 {most} 位算，“{tie.title}”不成立，疑漏印了一位。",
        "对照底稿补上漏印的一位；确是零的，核对同一关系里的其他数。",
        tuple(dict.fromkeys((one.place, *(other.place for other in tie.figures)))),
        Side.of(one.label, figure, one.place),
        relation=tie.title,
    )


@lru_cache(maxsize=2)
def _cut(dossier: Dossier) -> Mapping[Site, int]:
    """Where figures stand with fewer decimals than all others of their unit in a text, or of their table, and how many those
    print."""
    found: dict[Site, int] = {}
    for claims in dossier.claims:
        by_unit: dict[str, list[Printed]] = defaultdict(list)
        for mention in claims.mentions:
            if mention.figure.unit.is_money or mention.figure.unit.is_rate:
                by_unit[mention.figure.unit.name].append(mention)
        for figures in by_unit.values():
            found.update(_odd(figures))
    for accounts in (*dossier.accounts, *dossier.budgets):
        for table in accounts:
            found.update(_odd(table.amounts.values()))
    return found


def _odd(figures: Iterable[Printed]) -> Iterator[tuple[Site, int]]:
    """The few of ``figures`` that print fewer decimals than the rest; whole numbers (100万元以上) are no part of the usage."""
    printed = [(one, one.figure) for one in figures if one.figure is not None and one.figure.places]
    most = max((figure.places for _, figure in printed), default=0)
    usual = [figure for _, figure in printed if figure.places == most]
    zeros = [one for one in usual if one.value != 0 and one.value == round(one.value, most - 1)]
    odd = [one for one, figure in printed if figure.places < most]
    if len(usual) >= _USAGE and len(zeros) >= _ZEROS and len(odd) <= _ODD:
        yield from ((site(one.place), most) for one in odd)
