"""Prices, counts and what they come to: 采购设备n台，单价b，合计A; 每人每月b，共n人，补助m个月，共A; 按每亩b的标准，n亩补助A."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.of_one import MEASURES, PERSONS, counts_such
from gouji.recognise.claims.sentences.rows import Layout

_PLAIN = re.compile(r"^(?:采购|购置|平均|含税|中标|成交)?单价(?:为|是)?$")
_EACH = re.compile(rf"每(?:一?(?P<each>{MEASURES}))")
_ON_AVERAGE = re.compile(r"平均")
_MEAN = re.compile(r"(?P<one>[人户亩车])均")
#: The unit behind the figure that it is for one of: 2.5万元/公顷, 2300元/人·月.
_BEHIND = re.compile(rf"\s*[/／](?P<each>{MEASURES})(?:[·.、/／每](?P<time>[月年天日季次]))?")
_MONTHLY = re.compile(r"每个?月|^月(?=[\u4e00-\u9fff])|月工资|月补[助贴]|逐月")
_OTHER_TIME = re.compile(r"每[年天日季学周次期](?!均)|[年日天]工资|逐年|每个?(?:季度|学期|工作日)")
_STANDARD = re.compile(r"标准|定额")
_SETS = re.compile(r"按|以")
#: What leaves open that not all cost the same, or that the total is of something else.
_OTHER = re.compile(
    r"不等|以[上下内]|最[高低]|其中|平均每?[^单]{0,4}单|优惠|折|运费|安装|税|另|等|部分|计划|预算|拟|分[档类级]|差额|剩余|尚|先行|预[付拨]|先|比例"
    r"|[；;]|包括|含|扣|减免|调整|提高|上年|比|较|累计|封顶|起步|利用|[上下]半年|季度|结余|配套|自筹"
)
_WHOLE_YEAR = re.compile(r"全年|年度|年共|12个月|一年")
_MONTHS = ("月", "个月")
_CALLED = ("生", "师", "童")  # 每生, 每师: persons by what they are
_A_YEAR = 12
_MOST = 4  # figures of such a sentence
_ROUGHLY = 20  # of what a year comes to, the part that persons who came or went may make


@dataclass(frozen=True)
class _Price:
    """单价: an amount for one of what ``each`` is the measure word of ('' for whatever is counted), monthly or once."""

    mention: Mention
    each: str
    monthly: bool


@told_by(("单价", "每", "均", "/", "／"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """The only price, count and total of a sentence, with the months that it is paid. A doubt where they fail."""
    for _, group in groupby(layout.spots, key=lambda spot: spot.sentence):
        spots = list(group)
        if len(spots) <= _MOST:
            told = [spot.mention for spot in spots]
            flat = len({spot.brackets for spot in spots if spot.mention.figure.unit.name not in _MONTHS}) == 1
            if flat and all(one.role is Role.LEVEL or one.figure.unit.name in _MONTHS for one in told):
                yield from _of(told)


def _of(told: Sequence[Mention]) -> Iterator[Claim]:
    months = [one for one in told if one.figure.unit.name in _MONTHS]
    counts = [one for one in told if one.figure.unit.is_count and one not in months]
    money = [one for one in told if one.figure.unit.is_money]
    if len(counts) != 1 or len(money) != 2 or len(months) > 1 or len(told) != len(months) + len(counts) + len(money):
        return
    prices = [price for price in map(_price, money) if price is not None and _counts(counts[0], price.each)]
    first, last = told[0].clause[0], told[-1].end
    text = told[0].passage.text
    if len(prices) != 1 or _OTHER.search(text, first, last) or text[last : last + 1] in ("（", "("):
        return
    price = prices[0]
    total = money[1 - money.index(price.mention)]
    times = _times(price, months, text[first:last])
    if times:
        yield _claim(price, total, counts[0], times, roughly=price.monthly and not months)


def _claim(price: _Price, total: Mention, count: Mention, times: int, *, roughly: bool) -> Claim:
    """Who is paid by the month may come or go within a year of which only the one count is told."""
    formula, signs = (Formula.OVER_SUM, (1, times)) if times > 1 else (Formula.QUOTIENT, ())
    relation = Relation(Kind.RATIO, Shape.PER_HEAD, formula, (total, count), price.mention, signs)
    return Claim((relation,), Evidence.OPEN, beyond=_ROUGHLY if roughly else 0)


def _times(price: _Price, months: Sequence[Mention], text: str) -> int:
    """How often the price is paid; 0 where the words do not tell."""
    if not price.monthly:
        return 0 if months else 1
    if months:
        value = months[0].figure.value
        return int(value) if value == int(value) and 0 < value <= _A_YEAR else 0
    return _A_YEAR if _WHOLE_YEAR.search(text) else 0


def _price(mention: Mention) -> _Price | None:
    words = mention.words_before()
    behind = _BEHIND.match(mention.passage.text, mention.end)
    each = None if _ON_AVERAGE.search(words) else _EACH.search(words)  # an average may be of a part
    monthly = _MONTHLY.search(words) is not None or (behind is not None and "月" in (behind["time"], behind["each"]))
    timed = _OTHER_TIME.search(words) is not None or (behind is not None and (behind["time"] or "月") != "月")
    applied = _SETS.search(words) is not None or monthly or behind is not None
    set_for_all = applied or _STANDARD.search(mention.lead) is None
    if timed or not set_for_all:
        return None
    if behind is not None and behind["each"] != "月":
        return _Price(mention, behind["each"], monthly)
    if each is not None and each["each"] not in "月":
        return _Price(mention, each["each"], monthly)
    mean = _MEAN.search(words)
    if mean is not None and _STANDARD.match(mention.passage.text, mention.end):
        return _Price(mention, mean["one"], monthly)
    return _Price(mention, "", monthly) if _PLAIN.match(words) else None


def _counts(count: Mention, each: str) -> bool:
    name = count.figure.unit.name
    if each in _CALLED and name in PERSONS:
        return True
    return not each or name.endswith(each) or counts_such(count, each) or (each in PERSONS and name in PERSONS)
