"""What a price and a count come to, told among other figures: 补助标准每村每年b元，全市n个村，资金共A; n户，市级资金A（b元/户）; 按每亩b补助，n亩…共A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.of_one import MEASURES, PERSONS, counts_such
from gouji.recognise.claims.sentences.rows import Layout
from gouji.values.figure import Points

_EACH = re.compile(rf"每(?:一?(?P<each>{MEASURES}))(?:每[年次期]|年)?[^，,。；;\d]{{0,8}}$")
_BEHIND = re.compile(rf"\s*[/／](?P<each>{MEASURES})(?!\s*[·.、/／])")
_NO_PRICE = re.compile(r"每个?月|/月|每天|每日|均")  # an average is worked out, and told as one
_NOUN = re.compile("[\u4e00-\u9fff]{0,6}")
_ENOUGH_DIGITS = 3  # of a total: of shorter ones many products come to as much
_MOST = 12  # figures of such a sentence


def claims(layout: Layout) -> Iterator[Claim]:
    """Every price of a sentence with each count of what it is for and each larger amount beside it. They count where they hold:
    the words do not say what was paid for how many."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        told = [spot.mention for spot in group if spot.mention.role is Role.LEVEL]
        if len(told) > 2 and len(told) <= _MOST:
            for price in told:
                each = _each(price)
                if each:
                    yield from _of(price, each, told)


def _of(price: Mention, each: str, told: Sequence[Mention]) -> Iterator[Claim]:
    at = told.index(price)
    counts = [one for one in told if one.figure.unit.is_count and _counts(one, each)]
    totals = [one for one in told if one.figure.unit.is_money and one is not price and _is_telling(one)]
    near = sorted(totals, key=lambda one: abs(told.index(one) - at))
    readings = tuple(
        Relation(Kind.OTHER, Shape.PER_HEAD, Formula.PRODUCT, (_as_set(price), count), total)
        for total in near
        for count in sorted(counts, key=lambda one: abs(told.index(one) - at))
    )
    if readings:
        yield Claim(readings, Evidence.NAMED)


def _as_set(price: Mention) -> Mention:
    """``price`` as it was set, not rounded to."""
    figure = price.figure
    return replace(price, figure=Points(figure.text, figure.value, figure.unit, figure.places))


def _is_telling(total: Mention) -> bool:
    digits = len(total.figure.digits.rstrip("0"))
    return digits >= _ENOUGH_DIGITS and not _each(total)


def _each(mention: Mention) -> str:
    """The measure word of what an amount is for one of."""
    if not mention.figure.unit.is_money or _NO_PRICE.search(mention.words_before()):
        return ""
    behind = _BEHIND.match(mention.passage.text, mention.end)
    found = behind or _EACH.search(mention.words_before())
    return found["each"] if found is not None and found["each"] not in "月年天日季" else ""


def _counts(count: Mention, each: str) -> bool:
    name = count.figure.unit.name
    same = name.endswith(each) or counts_such(count, each) or (each in PERSONS and name in PERSONS)
    return (same or _is_called(count, each)) and count.figure.value > 1


def _is_called(count: Mention, each: str) -> bool:
    """832个行政村, 行政村832个: what the noun beside a count says that is counted."""
    behind = _NOUN.match(count.passage.text, count.end)
    return (behind is not None and behind[0].endswith(each)) or count.subject.endswith(each)
