"""What words keep within a limit: 余额A，控制在年度限额B以内; 余额A，未超过限额B; 限额B（其中一般b）。余额A（其中一般a），均未突破限额.

A limit of one kind bounds no figure of another (一般 and 专项, 全市 and 本级, 新增 and 余额); a budget may be counted otherwise
than what was spent of it, so that of it a failure is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from gouji.catalogue.claims import government_named
from gouji.catalogue.meanings import nothing_but, words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.figure import Bound

_LIMIT, _LEFT = "限额", "余额"
_ADVERBS = r"(?:严格|均|都|始终|仍然?|总体|全部|一直|继续|切实)*"
#: The clause that says so, up to the limit: nothing before the verb but adverbs or the name of what is limited.
_WITHIN = re.compile(
    r"^[，,；;（(]?\s*(?P<who>[^，,。；;：:（(\d]{0,12}?)"
    rf"{_ADVERBS}(?:(?P<in>控制在)|(?:没有|未|不)(?:超过|超出|突破|高于))"
    r"(?P<name>[^，,。；;：:（(]{0,30}?(?:限额|预算数?|额度|控制数|上限))(?:数|为|的|总额)*\s*$"
)
_IN_WORDS = re.compile(
    rf"[，,；;。]\s*(?P<who>[^，,。；;：:\d]{{0,12}}?){_ADVERBS}"
    r"(?:控制在[^，,。；;：:\d]{0,24}限额(?:以|之)?内|(?:没有|未|不)(?:超过|突破)[^，,。；;：:\d]{0,24}限额)"
)
_IN = re.compile(r"\s*(?:的?范围)?(?:以|之)?内")


@told_by(("控制在", "超过", "超出", "突破", "高于"), ("限额", "预算", "额度", "控制数", "上限"))
def claims(layout: Layout) -> Iterator[Claim]:
    """What is said to stay within a limit that is printed, sentence by sentence."""
    before: list[Mention] = []
    names_limits = bool(layout.spots) and _LIMIT in layout.spots[0].mention.passage.text
    for _, group in groupby((spot.mention for spot in layout.spots), key=lambda one: one.clause[0]):
        told = list(group)
        held: Mention | None = None
        for last, limit in pairwise(told):
            held = last if held is None or not last.figure.unit.is_rate else held
            if _may_be(held, limit) and _says_so(held, last, limit):
                certain = _LEFT in _name(held) and _LIMIT in _name(limit)
                yield _within(held, limit, Evidence.STATED if certain else Evidence.OPEN)
        if names_limits:  # a whole paragraph may be one sentence: it is searched only where it can say so
            yield from _in_words(before, told)
        before = told


def _in_words(before: Sequence[Mention], told: Sequence[Mention]) -> Iterator[Claim]:
    """限额B，余额A，余额控制在限额以内: the only two of a sentence; or the limit and its kinds told in the sentence before."""
    said = _IN_WORDS.search(told[-1].passage.text, told[0].end, told[-1].clause[1])
    if said is None or nothing_but("limited").fullmatch(said["who"]) is None:
        return
    amounts = [one for one in (*before, *told) if one.role is Role.LEVEL and one.figure.unit.is_money]
    own = [one for one in amounts if one.clause[0] == told[0].clause[0]]
    held = [one for one in own if _LEFT in _name(one) and _LIMIT not in _name(one)]
    limits = [one for one in amounts if _LIMIT in _name(one)]
    if len(held) == len(limits) == 1 and _may_be(held[0], limits[0]):
        alone = own == amounts[-len(own) :] and len(own) == len((_LEFT, _LIMIT)) and limits[0] in own
        yield _within(held[0], limits[0], Evidence.STATED if alone else Evidence.NAMED)
        for part in _parts(own, held[0]):
            same = [one for one in _parts(amounts, limits[0]) if core(one.subject) == core(part.subject)]
            if len(same) == 1 and comparable(part, same[0]):
                yield _within(part, same[0], Evidence.NAMED)


def _parts(amounts: Sequence[Mention], whole: Mention) -> Sequence[Mention]:
    return [one for one in amounts if one.own and core(one.within) == core(whole.subject) != ""]


def _may_be(held: Mention, limit: Mention) -> bool:
    levels = held.role is limit.role is Role.LEVEL and not held.divides and not limit.divides
    exact = held.figure.bound is Bound.EXACT and limit.figure.bound in (Bound.EXACT, Bound.AT_MOST, Bound.LESS)
    if not levels or not exact or not comparable(held, limit) or held.figure.unit.is_rate:
        return False
    names = _name(held), _name(limit)
    governments = {government_named(name) for name in names} - {""}
    return (
        set(words_of("limited_kind").findall(names[1])) <= set(words_of("limited_kind").findall(names[0]))
        and words_of("one_of_limited").search(names[0]) is None
        and len(governments) < len(names)
        and (None in (held.year, limit.year) or held.year == limit.year)
    )


def _says_so(held: Mention, before: Mention, limit: Mention) -> bool:
    """Whether the words between ``limit`` and the figure before it, a rate of ``held`` or itself, say that it bounds ``held``."""
    text = held.passage.text
    found = _WITHIN.match(text[before.end : limit.start])
    if found is None or (found["in"] and _IN.match(text, limit.end) is None):
        return False
    return nothing_but("limited").fullmatch(found["who"]) is not None or found["who"] in held.subject


def _name(mention: Mention) -> str:
    """The words right before a figure, and what it is called."""
    return mention.words_before() or mention.subject


def _within(held: Mention, limit: Mention, evidence: Evidence) -> Claim:
    return Claim((Relation(Kind.OTHER, Shape.LIMIT, Formula.AT_MOST, (limit,), held),), evidence)
