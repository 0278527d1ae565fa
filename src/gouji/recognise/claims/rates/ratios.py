"""Rates with all figures in reach that they may compare: typed candidates, in whatever sentence, item or bracket they stand.

The words are told by ``shares`` and ``completion`` where they name both figures; here only kind and place speak, in bits (each
doubles the odds). Which two are meant, if any, is chosen with the figures; nothing here can accuse.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Kind, Mention, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Among, Ratio
from gouji.recognise.claims.rates.doubted import is_of_several, measures_another
from gouji.recognise.claims.rates.of_what_was_added import is_of_both
from gouji.recognise.claims.rates.shares import parts
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot, list_number
from gouji.recognise.claims.sentences.same import of_last_year

_BEFORE, _BEHIND = 40, 8
_TOLD, _SENTENCE, _HEAD, _BESIDE = 6, 2, 3, 2
_SAID, _NAME = 6, 2
_COUNTED = "总数量额"
_PLAN = re.compile(r"预算|计划|目标|任务")
_PORTIONS = ("比例", "比重")  # 甲a、乙b，分担比例为p、q
_REACHES = " 为是达到约仅只有"
_PLEASED = "满意度"  # of those who were asked
_OPENED = re.compile(r"\s?[（(]")
_RATES = (Role.SHARE, Role.COMPLETION, Role.RATE)


def ratios(layout: Layout) -> Iterator[Ratio]:
    """Every rate of a passage with its candidates."""
    levels = [spot for spot in layout.spots if spot.mention.role is Role.LEVEL and not spot.mention.figure.unit.is_rate]
    starts = [spot.mention.start for spot in levels]
    yield from _in_brackets(layout.spots, levels)
    for spot in layout.spots:
        rate = spot.mention
        if rate.role in _RATES and rate.figure.unit.is_rate and levels:
            at = bisect_left(starts, rate.start)
            before = levels[max(0, at - _BEFORE) : at][::-1]
            behind = levels[at : at + _BEHIND]
            if rate.role is Role.SHARE:
                yield from _share(layout, spot, before, behind)
            else:
                yield from _part_done(spot, before, behind)


def _in_brackets(spots: Sequence[Spot], levels: Sequence[Spot]) -> Iterator[Ratio]:
    """甲a（p），乙b（q），合计A: rates alone in brackets right behind two amounts or more of one stretch, as shares of another."""
    found: dict[int, list[tuple[Spot, Spot]]] = {}
    for one, rate in pairwise(spots):
        if rate.mention.role is Role.OTHER and rate.mention.figure.unit.is_rate and one.mention.role is Role.LEVEL:
            text, last = one.mention.passage.text, rate.mention.end
            if _OPENED.fullmatch(text, one.mention.end, rate.mention.start) and text[last : last + 1] in ("）", ")"):
                found.setdefault(one.group, []).append((one, rate))
    for group, pairs in found.items():
        told = [one.mention for one in levels if one.group == group] if len(pairs) > 1 else []
        for part, rate in pairs:
            wholes = tuple(
                (one, _SENTENCE) for one in told if one is not part.mention and comparable(one, part.mention)
            )
            if wholes:
                yield Ratio(
                    Kind.SHARE, Shape.SHARE, rate.mention, ((part.mention, _TOLD),), wholes, Among(sentence=-1 - group)
                )


def _share(layout: Layout, spot: Spot, before: Sequence[Spot], behind: Sequence[Spot]) -> Iterator[Ratio]:
    """The part that the words tell, over any figure of its kind."""
    rate = spot.mention
    tops = () if is_of_both(rate) else tuple((part, _TOLD) for _, part in parts(layout.rows, spot.row, rate))
    if not tops or (is_of_several(rate) and not rate.own) or measures_another(tops[0][0], rate):
        return
    head = {layout.rows[one.before].level for one in layout.openers if one.after <= spot.row.index and not one.by_colon}
    bottoms = tuple(
        (
            one.mention,
            _SENTENCE * (one.sentence == spot.sentence) + _HEAD * (one.mention in head) + _SAID * _is_said(rate, one),
        )
        for one in (*before, *behind)
        if comparable(one.mention, tops[0][0])
    )
    yield Ratio(Kind.SHARE, Shape.SHARE, rate, tops, bottoms, _list_of(spot))


def _is_said(rate: Mention, one: Spot) -> bool:
    """Whether the words right before a figure, no part of its name, are those of the base: 抽查其中60个，…占抽查数的p."""
    stem = core(rate.base).rstrip(_COUNTED)
    return len(stem) >= _NAME and stem in one.mention.words_before(to_figure=True)


def _list_of(spot: Spot) -> Among:
    """What tells the list of a share: the base that its words name, the list of its item, or else its sentence."""
    if spot.mention.base:
        return Among(base=spot.mention.base)
    if spot.items:
        style, number = spot.items[-1]
        return Among(items=(style, list_number(number)))
    return Among(sentence=spot.sentence)


def _part_done(spot: Spot, before: Sequence[Spot], behind: Sequence[Spot]) -> Iterator[Ratio]:
    """What was done over what was due: figures of one kind before the rate, or behind it in its sentence."""
    rate = spot.mention
    pleased = core(rate.subject).endswith(_PLEASED)
    near = [one for one in before if one.sentence >= spot.sentence - (0 if pleased else 1)]
    near = [one for one in near if one.mention.figure.is_counted or not pleased]
    if not any(one.sentence == spot.sentence for one in near):
        near += [one for one in behind if one.sentence == spot.sentence]
    told = [one for one in before if one in near or _were_asked(one)] if pleased else before
    done = [one.mention for one in near if one.mention.measure not in BUDGET_MEASURES]
    # 完成A，上年完成C；预算为B，完成预算的p: last year's figure says nothing of this year's budget.
    tops = [one for one in done if not of_last_year(one.subject)] or done
    if not tops:
        return
    others = _other_budgets(rate)
    completes = rate.role is Role.COMPLETION or is_of_doing(rate) or any(_is_due(one.mention) for one in near)
    shared = rate.rank[1] > 1 and rate.subject.endswith(_PORTIONS)
    planned = bool(others) and _PLAN.search(rate.base) is not None  # 完成年初预算的p: what came in is no budget
    kind = Kind.SHARE if shared else Kind.COMPLETION if completes else Kind.RATIO
    yield Ratio(
        kind,
        Shape.COMPLETION,
        rate,
        tuple(
            (one, _BESIDE * (number == 0) + _SENTENCE * (one.clause[0] == rate.clause[0]))
            for number, one in enumerate(tops)
        ),
        (
            *(
                (one.mention, _SENTENCE * (one.sentence == spot.sentence))
                for one in told
                if one.mention.measure not in others and (not planned or _is_due(one.mention))
            ),
            *((one.mention, 0) for one in behind if _is_due(one.mention)),
        ),
        Among(rate.base, sentence=spot.sentence),
    )


def _were_asked(one: Spot) -> bool:
    """Whether a figure counts those who were asked: 有效问卷298份."""
    return one.mention.figure.is_counted and words_of("asked").search(one.mention.subject) is not None


def is_of_doing(rate: Mention) -> bool:
    """Whether a rate is by its name of what was done of what was to be done: 整改率."""
    return core(rate.subject).endswith(wording().doing_rates)


def _other_budgets(rate: Mention) -> frozenset[str]:
    """The budgets that the base of a rate does not mean: 完成年初预算的p is not over the adjusted one, 执行率p may be over any."""
    if rate.base.rstrip(_REACHES).endswith(wording().completion_rates):
        return frozenset()
    named = next((measures for text, measures in wording().bases if text in rate.base), BUDGET_MEASURES)
    return frozenset(BUDGET_MEASURES).difference(named)


def _is_due(mention: Mention) -> bool:
    """Whether a figure is by its name what was to be done: 应开工, 计划, 目标."""
    return mention.measure in BUDGET_MEASURES or mention.subject.startswith(wording().due)
