"""Scores against full marks: 自评得分S分，扣D分（满分W分）; 执行率p，该项W分，得S分: what was taken off, and what a rate of execution gets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import SCORE, told_by
from gouji.recognise.claims.sentences.full_marks import as_it_is
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.values.figure import Points

_LOST = re.compile(r"(?:扣|扣分|扣除|扣减|失分|共扣|合计扣|扣掉|扣了)(?:为|是|：|:)?\s*$")
_GOT = re.compile(r"(?:得|得分|评分|自评分|综合分|总分)(?:为|是|：|:)?\s*$")
_MORE = re.compile(r"加分|附加|加减分|各扣|每|折算|加权")
_ITEM = re.compile(
    r"[，,；;（(]\s*(?:该项|此项|本项|该指标|此指标|本指标)?(?:满分|分值|权重|标准分)?(?:为|是|：|:)?\s*"
)
_RATE = re.compile(r"(?:预算|资金|经费)?执行率(?:为|是|达到?|：|:)?\s*$")
_GETS = re.compile(
    r"[，,；;（()）]+\s*(?:该项|此项|本项)?(?:按比例|实际|自评|应|计)?(?:得|得分|计|评分)(?:为|是|：|:)?\s*"
)
_IN_BRACKET = re.compile(r"[（(](?:该项|此项|本项)?(?:满分|分值|权重|标准分)(?:为|是|：|:)?\s*")
#: Between full marks and a rate of execution behind them, and what it gets: 分值10分，执行率p，得分S分.
_RATE_BEHIND = re.compile(r"[，,、；;]\s*(?:预算|资金|经费)?执行率(?:为|是|：|:)?\s*")
#: Between full marks and what is got of them by rule: 得分（20分×执行率）S分; 得分按20分×执行率计算，得S分.
_TIMES_RATE = re.compile(
    r"\s*[×xX*]\s*(?:预算|资金|经费)?执行率(?:计算|计)?[)）]?[，,]?\s*(?:得|得分|计)?(?:为|是|：|:)?\s*"
)
_RULED = re.compile(r"每|扣|档|以上|不低于|区间|按.{0,8}标准")
_SLIP = 1_000  # what is further off than a thousandth of it, by more than one slip, is got by another rule
_HALF_POINTS = 2


@told_by({SCORE}, fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """What is left of full marks, and what a rate of execution gets of them. Doubts: points may be given by another rule."""
    for _, run in groupby(layout.spots, key=lambda spot: spot.sentence):
        spots = list(run)
        yield from _left(spots)
        mentions = [spot.mention for spot in spots]
        yield from _by_rate(mentions)
        yield from _by_rate_before(mentions)


def _left(spots: Sequence[Spot]) -> Iterator[Claim]:
    """S = W - D of the one score, the one deduction and the full marks that a sentence tells."""
    scores = [spot.mention for spot in spots if spot.mention.figure.unit.dimension == "score"]
    # 分值 may be of several indicators, of which only one is told: 满分 is what all the rest is taken off
    full = [one for one in scores if isinstance(one.figure, Points) and "满分" in one.words_before(to_figure=True)]
    lost = [one for one in scores if _LOST.search(one.lead)]
    got = [one for one in scores if one not in lost and one not in full and _GOT.search(one.lead)]
    if not (len(full) == len(lost) == len(got) == 1 and len(scores) == 3):
        return
    first, last = min(scores, key=lambda one: one.start), max(scores, key=lambda one: one.start)
    if _MORE.search(first.passage.text[first.clause[0] : last.end]) is None:
        relation = Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, (full[0], lost[0]), got[0], (1, -1))
        yield Claim((relation,), Evidence.OPEN)


def _by_rate_before(mentions: Sequence[Mention]) -> Iterator[Claim]:
    """W分，执行率p，得S分, and by the rule that stands there: 执行率p，得分（W分×执行率）S分. It counts where it holds: a rate may be
    rounded, and points may be."""
    rate: Mention | None = None
    for full, told, got in zip(mentions, mentions[1:], (*mentions[2:], None), strict=False):
        rate = full if full.role is Role.COMPLETION and full.figure.unit.is_rate else rate
        if full.figure.unit.dimension != "score":
            continue
        text = full.passage.text
        by_rule = _TIMES_RATE.fullmatch(text, full.end, told.start) and told.figure.unit.dimension == "score"
        if by_rule and rate is not None:
            yield _got(as_it_is(full), rate, told)
        elif got is not None and isinstance(full.figure, Points) and told.role is Role.COMPLETION:
            beside = _RATE_BEHIND.fullmatch(text, full.end, told.start) and _GETS.fullmatch(text, told.end, got.start)
            if beside and got.figure.unit.dimension == "score":
                yield _got(full, told, got)


def _got(full: Mention, rate: Mention, got: Mention) -> Claim:
    return Claim((Relation(Kind.OTHER, Shape.COMPLETION, Formula.PRODUCT, (full, rate), got),), Evidence.NAMED)


def _by_rate(mentions: Sequence[Mention]) -> Iterator[Claim]:
    """执行率p，该项W分，得S分: W times p, where no other rule is told and S is not rounded to half a point."""
    for (rate, full), (_, got) in zip(pairwise(mentions), pairwise(mentions[1:]), strict=False):
        text = rate.passage.text
        if isinstance(got.figure, Points) and _IN_BRACKET.fullmatch(text[full.end : got.start]):
            full, got = got, full  # 执行率p，得S分（满分W分）
        elif isinstance(got.figure, Points):
            continue
        told = rate.role is Role.COMPLETION and rate.figure.unit.is_rate and _RATE.search(rate.lead) is not None
        if not told or not isinstance(full.figure, Points) or got.figure.unit.dimension != "score":
            continue
        if got.start < full.start:
            beside = _GETS.fullmatch(text[rate.end : got.start])
        else:
            beside = _ITEM.fullmatch(text[rate.end : full.start]) and _GETS.fullmatch(text[full.end : got.start])
        rounded = (got.figure.value * _HALF_POINTS) % 1 == 0
        if beside and not rounded and _RULED.search(text[rate.clause[0] : max(full.end, got.end)]) is None:
            relation = Relation(Kind.OTHER, Shape.COMPLETION, Formula.PRODUCT, (full, rate), got)
            yield Claim((relation,), Evidence.OPEN, within=_SLIP)
