"""What words say is left, of whatever two figures before it: 下达A，…支付B。…还需拨付C; and what an amount became by a change right before it: 下达A，其中…；后调减D，
实际下达B. They only bear out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.solve.spans import span, within

_ENOUGH = 8
_WORDS = 6  # bits of the words that call a figure what is left, or what something became
_BEFORE = 8
_LEAD = 24  # characters
_LEFT = re.compile(
    r"(?:还需|尚需|仍需|还[有差欠]|尚[有差欠余]|剩余|剩下|结余|节余|未(?:支|拨|付|使用|到位|执行|下达)[^，,。；;\d]{0,4}|缺口|结转)(?:(?:19|20)\d\d年)?[^，,。；;\d]{0,12}$"
)
_LEFT_BEHIND = re.compile(r"\s?[^，,。；;、\d]{0,4}(?:暂未|尚未|未)(?:支|拨|付|使用|到位|执行|下达)")
_BECAME = re.compile(r"(?:实际|最终|调整后|全年)[^，,。；;\d]{0,8}$")
_STEP = 2
_PAIR = 2
_AMOUNTS = (Role.LEVEL, Role.CHANGE)
_MAY_BE = re.compile("还|尚|仍|剩|余|未|缺口|结转|[减缩降收节扣]")


def left_of_two(figures: Sequence[Mention], ties: Iterable[Relation]) -> Iterator[Relation]:
    """For each such figure the nearest two before it that it is the difference of, unless one of ``ties`` has it so."""
    found = list(_found(figures))
    tied = {frozenset(one.mentions) for one in ties} if found else set()
    explained = {one.claimed for one in ties if one.kind is Kind.DIFFERENCE} if found else set()
    for pair, one in found:
        if one not in explained and not any({one, each} <= tie for tie in tied for each in pair):
            yield Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, pair, one, (1, -1), stated=False)


def _found(figures: Sequence[Mention]) -> Iterator[tuple[tuple[Mention, Mention], Mention]]:
    amounts = [one for one in figures if one.role in _AMOUNTS]
    if len(amounts) <= _PAIR or not any(map(_MAY_BE.search, {one.passage.text for one in amounts})):
        return  # no word of it anywhere
    for at, one in enumerate(amounts):
        fell = at > 0 and amounts[at - 1].role is Role.CHANGE
        if one.role is not Role.LEVEL or not (fell or _is_left(one)):
            continue
        before = [other for other in amounts[max(0, at - _BEFORE) : at] if comparable(other, one)]
        pairs = _left(before) if _is_left(one) else _became(one, before)
        found = next((pair for pair in pairs if within(pair, (1, -1), one)), None)
        if found is not None and _bits(one) + _WORDS - len(pairs).bit_length() >= _ENOUGH:
            yield found, one


def _is_left(one: Mention) -> bool:
    text = one.passage.text
    told = _LEFT.search(text, max(one.clause[0], one.start - _LEAD), one.start) or _LEFT_BEHIND.match(text, one.end)
    return told is not None and one.figure.value != 0


def _left(before: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Pairs of what there was and what was done of it, the nearest first."""
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
