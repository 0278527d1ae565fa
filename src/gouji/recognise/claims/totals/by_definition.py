"""What is left of a thing by its very definition: 资产总额A，负债总额B，净资产C: A－B＝C; 原值A，累计折旧B，净值C; 资产负债率p: B/A＝p."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.catalogue.claims import Net, nets
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout, Spot

_SENTENCES = 3
_CLOSE = 10  # figures of several sentences that miss by more than a tenth may be of several bodies
_AVERAGE = "平均"
_AT_ANOTHER_TIME = re.compile(r"年初|期初|[上去]年|同期|以前年度")
_OF_THE_YEAR = re.compile(r"[本当]年|[本当]期|新增|计提|其中")


@told_by(lambda: {word for net in nets() for word in net.less})
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such difference whose members one sentence names, each once, and the rate beside it; of several bodies, one of
    whose figures each stand between one ； and the next, that of each; of one body, also over a few sentences. A doubt where it
    fails: the three may be told of different bodies."""
    sentences = [list(group) for _, group in groupby(layout.spots, key=lambda spot: spot.sentence)]
    for net in nets() if len(layout.spots) > 1 else ():
        found = [list(_within(net, sentence)) for sentence in sentences]
        yield from (claim for told in found for claim in told)
        for at in range(len(sentences)):
            near = sentences[at : at + _SENTENCES]
            if len(near) > 1 and not any(found[at : at + _SENTENCES]) and _opens_with_the_whole(net, near[0]):
                spots = [spot for sentence in near for spot in sentence]
                if _are_of_one_body(net, spots):
                    yield from (replace(one, within=_CLOSE) for one in _of(net, spots))


def _within(net: Net, sentence: Sequence[Spot]) -> Iterator[Claim]:
    """What one sentence tells, in all or, where that is of several bodies, between one ； and the next."""
    told = list(_of(net, sentence))
    if told or len({spot.group for spot in sentence}) == 1:
        yield from told
        return
    for _, group in groupby(sentence, key=lambda spot: spot.group):
        yield from _of(net, list(group))


def _opens_with_the_whole(net: Net, sentence: Sequence[Spot]) -> bool:
    first = sentence[0].mention
    return first.role is Role.LEVEL and _named(first, net.whole) and not _named(first, net.other)


def _are_of_one_body(net: Net, spots: Sequence[Spot]) -> bool:
    """Whether no name but that of the whole says whose it is: 企业资产总额A。负债总额B。平均资产负债率p。"""
    words = (*net.whole, *net.less, *net.left, *net.rate)
    others = [spot.mention for spot in spots[1:] if core(spot.mention.subject).endswith(words) and spot.mention.own]
    return all(core(one.subject).removeprefix(_AVERAGE) in words for one in others)


def _of(net: Net, spots: Sequence[Spot]) -> Iterator[Claim]:
    levels = [spot for spot in spots if spot.mention.role is Role.LEVEL and spot.mention.figure.unit.is_money]
    lefts = [spot for spot in levels if _named(spot.mention, net.left)]
    wholes = [spot for spot in levels if _named(spot.mention, net.whole) and not _named(spot.mention, net.other)]
    takes = [
        spot for spot in levels if _named(spot.mention, net.less) and not core(spot.mention.within).endswith(net.less)
    ]
    if len(wholes) != 1 or not takes or not _are_one_each(takes, net) or not _are_of_one_time(wholes[0], *takes):
        return
    whole, less = wholes[0], tuple(spot.mention for spot in takes)
    if any(spot.brackets != whole.brackets for spot in takes) or any(map(_of_the_year, less)):
        return
    if len(lefts) == 1 and _are_of_one_time(whole, *takes, *lefts) and _holds_both(lefts[0], whole):
        signs = (1, *(-1 for _ in less))
        left = lefts[0].mention
        if comparable(whole.mention, *less, left) and len({whole.mention.measure, left.measure}) == 1:
            operands = (whole.mention, *less)
            yield _claim(Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, operands, left, signs))
    if len(less) == 1 and comparable(whole.mention, *less):
        for rate in (spot.mention for spot in spots if spot.mention.start > less[0].end):
            if rate.role is Role.RATE and core(rate.subject).endswith(net.rate or ("\0",)):
                yield _claim(Relation(Kind.RATIO, Shape.SHARE, Formula.QUOTIENT, (*less, whole.mention), rate))


def _claim(relation: Relation) -> Claim:
    return Claim((relation,), Evidence.OPEN)


def _named(mention: Mention, words: tuple[str, ...]) -> bool:
    return mention.own and core(mention.subject).endswith(words)


def _are_one_each(takes: Sequence[Spot], net: Net) -> bool:
    """Whether no two of what is taken off are of one name: 折旧 and 摊销 go together, two 负债 are of two things."""
    kinds = [next(word for word in net.less if core(spot.mention.subject).endswith(word)) for spot in takes]
    return len(set(kinds)) == len(kinds)


def _are_of_one_time(*spots: Spot) -> bool:
    years = {spot.mention.year for spot in spots} - {None}
    earlier = {_AT_ANOTHER_TIME.search(spot.mention.words_before()) is not None for spot in spots}
    return len(years) < 2 and len(earlier) == 1


def _holds_both(left: Spot, whole: Spot) -> bool:
    """Whether what is left stands beside the whole, or before the bracket that holds it."""
    return whole.brackets[: len(left.brackets)] == left.brackets


def _of_the_year(less: Mention) -> bool:
    return _OF_THE_YEAR.search(less.words_before()) is not None
