"""What words say is left, of whatever two figures before it: 下达A，…支付B。…还需拨付C; and what an amount became by a change right before it: 下达A，其中…；后调减D，
实际下达B. They only bear out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import span, within

_ENOUGH = 8
_WORDS = 5  # bits of the words that call a figure what is left, or what something became
_BEFORE = 8
_LEAD = 24  # characters
_LEFT = re.compile(
    r"(?:还需|尚需|仍需|还[有差欠]|尚[有差欠余]|剩余|剩下|结余|节余|未(?:支|拨|付|使用|到位|执行|下达)[^，,。；;\d]{0,4}|缺口|结转)(?:(?:19|20)\d\d年)?[^，,。；;\d]{0,12}$"
)
_LEFT_BEHIND = re.compile(r"\s?[^，,。；;、\d]{0,4}(?:暂未|尚未|未)(?:支|拨|付|使用|到位|执行|下达)")
_BECAME = re.compile(r"(?:实际|最终|调整后|全年)[^，,。；;\d]{0,8}$")
_STEP = 2


def left_of_two(figures: Sequence[Mention], ties: Iterable[Relation]) -> Iterator[Relation]:
    """For each such figure the nearest two before it that it is the difference of, unless one of ``ties`` has it so."""
    tied = {frozenset(one.mentions) for one in ties}
    explained = {one.claimed for one in ties if one.kind is Kind.DIFFERENCE}
    amounts = [one for one in figures if one.figure.unit.is_money or one.figure.unit.is_count]
    for at, one in enumerate(amounts):
        if one.role is not Role.LEVEL or one.figure.value == 0 or one in explained:
            continue
        before = [other for other in amounts[max(0, at - _BEFORE) : at] if comparable(other, one)]
        pairs = list(_left(one, before) or _became(one, before))
        found = next((pair for pair in pairs if within(pair, (1, -1), one)), None)
        if found is None or _bits(one) + _WORDS - len(pairs).bit_length() < _ENOUGH:
            continue
        if frozenset((*found, one)) not in tied and not _is_part(found, one, tied):
            yield Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, found, one, (1, -1), stated=False)


def _left(one: Mention, before: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of what there was and what was done of it, the nearest first."""
    if not (_LEFT.search(one.lead[-_LEAD:]) or _LEFT_BEHIND.match(one.passage.text, one.end)):
        return []
    levels = [other for other in reversed(before) if other.role is Role.LEVEL]
    done = [other for other in levels if words_of("spent_of_budget").search(other.words_before())]
    return [(whole, part) for part in done for whole in levels if whole is not part and whole.exact > part.exact]


def _became(one: Mention, before: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of what there was and what it fell by, told right before what it became."""
    last = before[-1] if before else None
    if last is None or last.role is not Role.CHANGE or last.direction >= 0 or last.base or not last.runs_on_to(one):
        return []
    if one.own and not _BECAME.search(one.words_before()):
        return []
    return [(whole, last) for whole in reversed(before) if whole.role is Role.LEVEL and whole.exact > last.exact]


def _bits(one: Mention) -> int:
    low, high = span(one)
    zeros = one.figure.noughts
    return int((low + high) // (_STEP * max(high - low, 1) * 10**zeros)).bit_length()


def _is_part(pair: tuple[Mention, Mention], one: Mention, tied: Collection[frozenset[Mention]]) -> bool:
    return any({one, each} < tie for tie in tied for each in pair)
