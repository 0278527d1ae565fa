"""The amount that a report on one project is about, told again under a name that tells no other: 下达补助资金A，用于…。项目资金A已到位."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from gouji.catalogue.meanings import nothing_but, words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.spoken_again import may_be_one

_ENOUGH = 8  # bits
_GENERAL = 5  # what a name says that tells no other matter
_AS_OF = re.compile(r"截[至止](?:到)?(?:20\d\d年)?\d")
_APART = re.compile("[。；;！!\n]")
_ANOTHER = re.compile(r"[另又再]|其[他余]")
_TELLING = 100  # three digits: of fewer the later one must have the general name
_MOST = 6  # equal figures before one that it is compared with


def one_sum(figures: Sequence[Mention], ties: Sequence[Relation]) -> Iterator[Relation]:
    """Each amount with the nearest before it that prints the same, where one of the two has a name that any amount may have,
    unless one of ``ties`` has both."""
    seen: dict[Fraction, list[tuple[int, Mention]]] = defaultdict(list)
    passed = 0
    for one in figures:
        if one.role is not Role.LEVEL or not one.figure.unit.is_money or one.rank[1] > 1 or one.divides:
            continue
        passed += 1
        alike = seen[one.exact]
        for at, other in reversed(alike[-_MOST:]):
            if not _is_one(other, one) or any(one in tie.mentions and other in tie.mentions for tie in ties):
                continue
            if _digits(one).bit_length() + _GENERAL - (passed - at - 1).bit_length() >= _ENOUGH:
                yield Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, (other,), one, stated=False)
                break
        alike.append((passed, one))


def _digits(mention: Mention) -> int:
    return int(mention.figure.digits.rstrip("0") or "0")


def _is_one(one: Mention, other: Mention) -> bool:
    if not (other.own and core(other.subject)) or one.figure.value == 0 or core(one.within):
        return False
    again = is_general(core(other.subject))
    telling = _digits(other) >= _TELLING and not _ANOTHER.search(other.words_before())
    if not (again or (telling and is_general(core(one.subject)))) or (core(other.within) and not again):
        return False
    if _AS_OF.search(other.words_before(to_figure=False)):
        other = replace(other, year=one.year)  # 截止2022年3月31日实际安排A: a day tells no year of the amount
    if not may_be_one(one, other) or not (
        _APART.search(one.passage.text, one.end, other.start) or _AS_OF.search(other.lead)
    ):
        return False
    return not ((_is_spent(one) and _is_given(other)) or (_is_given(one) and _is_spent(other)))


def _is_spent(mention: Mention) -> bool:
    """Whether a figure is of what was spent, not of what there was to spend."""
    return words_of("spent_of_budget").search(mention.subject + mention.measure) is not None


def _is_given(mention: Mention) -> bool:
    words = mention.subject + mention.measure
    return not _is_spent(mention) and words_of("total_given", "handed_out").search(words) is not None


@lru_cache(maxsize=8192)
def is_general(name: str) -> bool:
    """Whether a name holds nothing but words that any amount of a project may be told in: 项目资金, 下达补助资金."""
    return nothing_but("general_sum").fullmatch(name) is not None
