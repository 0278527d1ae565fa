"""Shares told as one proportion: 第一产业a，第二产业b，第三产业c。三次产业结构为p:q:r; 城镇m人，乡村n人，城乡人口比60:40: each of the whole told
before its parts, or of all parts together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Passage, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.figure import figure_of

_SIGNS = (":", "∶", "：")
_NUMBER = r"\d{1,3}(?:\.\d{1,3})?%?"
_PROPORTION = re.compile(rf"(?<![\d.:：∶])(?P<all>{_NUMBER}(?:\s?[:：∶]\s?{_NUMBER}){{1,7}})(?![\d.%]|\s?[:：∶]\s?\d)")
_PART = re.compile(_NUMBER)
_TOLD = re.compile(r"(?:结构|构成|比[重例]?|占比)[^，,。；;\d]{0,12}$")
#: What it was before: 由p:q:r调整为…. The figures before it are those of now.
_BEFORE_IT_BECAME = re.compile(
    r"(?:[由从][^，,。；;\d]{0,12}|[由从](?:19|20)\d\d年[^，,。；;\d]{0,8}|(?:上年|去年)[^，,。；;\d]{0,6})$"
)
_BECAME = re.compile(
    r"[\d.:：∶%\s]+(?:[变调转优升提演][^，,。；;\d]{0,4})?[为到成至]了?(?:(?:19|20)\d\d年)?[^，,。；;\d]{0,6}$"
)
_STOP = re.compile(r"[。；;\n]")
_PERCENT = "%"
_LEAD, _FAR, _BEHIND = 60, 24, 60
_ORDINAL = re.compile(r"第(?P<in_full>[一二三])次?产业|(?P<in_short>[一二三])产(?!业)")
_YEAR = re.compile(r"(?:19|20)\d\d年")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every share of every such proportion, of the parts before it in their order. It counts where it holds."""
    if not layout.spots:
        return
    passage, first = layout.spots[0].mention.passage, layout.spots[0].mention.clause[0]
    text = passage.text
    if not any(sign in text for sign in _SIGNS):
        return
    for found in _PROPORTION.finditer(text, first, layout.spots[-1].mention.end + _BEHIND):
        lead = text[max(first, found.start() - _LEAD) : found.start()]
        said = _STOP.split(lead)[-1]
        if not _TOLD.search(_YEAR.sub("", _BECAME.sub("", said))):
            continue
        if _BEFORE_IT_BECAME.search(said) or words_of("planned", "elsewhere").search(said):
            continue
        shares = list(_PART.finditer(text, *found.span("all")))
        yield from _each(layout, passage, shares, said)


def _each(layout: Layout, passage: Passage, shares: Sequence[re.Match[str]], said: str) -> Iterator[Claim]:
    near = [spot.mention for spot in layout.spots if spot.mention.role is Role.LEVEL]
    near = [one for one in near if not one.figure.unit.is_rate]
    levels = [one for one in near if one.end <= shares[0].start()][-_FAR:]
    lists = list(_lists(levels, len(shares), said))
    if not lists:  # 产业结构调整为p:q:r，其中第一产业a，第二产业b，第三产业c
        behind = (one for one in near if one.start >= shares[-1].end())
        lists = list(_lists([*levels[-1:], *islice(behind, len(shares))], len(shares), said))
    for place, share in enumerate(shares):
        claimed = _share(passage, *share.span())
        if claimed is not None and lists:
            yield Claim(tuple(one for parts in lists for one in _of(parts, levels, place, claimed)), Evidence.NAMED)


def _lists(levels: Sequence[Mention], count: int, said: str) -> Iterator[Sequence[Mention]]:
    """The lists of so many figures of one kind that a proportion may be of: the industries by their names, those that end
    what is told of one whole, and the last."""
    industries = [one for one in levels if _ORDINAL.search(one.subject)]
    if "产业" in said or "一产" in said:
        named = [[one for one in industries if _named(one, name)][-1:] for name in "一二三"[:count]]
        if count == len(named) and all(named):
            yield [one for (one,) in named]
            return
        if industries or not all("产业" in one.subject for one in levels[-1:]):
            return
    for _, told in groupby(reversed(levels), key=lambda one: one.within):
        last = list(told)[:count]
        if len(last) == count and comparable(*last):
            yield last[::-1]
            return


def _named(level: Mention, name: str) -> bool:
    found = _ORDINAL.search(level.subject)
    return found is not None and name in found.group("in_full", "in_short")


def _of(parts: Sequence[Mention], levels: Sequence[Mention], place: int, claimed: Mention) -> Iterator[Relation]:
    part, others = parts[place], [one for one in parts if one is not parts[place]]
    first = min(parts, key=lambda one: one.start)
    wholes = [one for one in levels if one.start < first.start and comparable(one, first)]
    named = [one for one in wholes if first.within and core(one.subject) == core(first.within)] or wholes
    for whole in named[-1:]:
        yield Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), claimed)
    if comparable(*parts):
        yield Relation(Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, (part, *others), claimed)


def _share(passage: Passage, start: int, end: int) -> Mention | None:
    """One side of a proportion as the share that it tells, with or without a sign of percent."""
    text = passage.text[start:end]
    figure = figure_of(text.rstrip(_PERCENT), _PERCENT, text)
    return None if figure is None else Mention(figure, Role.SHARE, passage, start, end, (start, end), "结构比")
