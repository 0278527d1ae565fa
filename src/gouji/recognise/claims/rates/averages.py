"""Averages beside what they are worked out from: 保有量n辆，运行费A，平均每辆B; 接待n批次、m人次，接待费A，人均B."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.of_one import counts_such, is_of_one, is_set, of_one_words, one_of
from gouji.recognise.claims.sentences.rows import Layout, Row

_NEAR = 4
_CLOSE = 3  # an average that misses by more than a third is one of something else
#: An amount that is set for each, or is paid each month, is no average of what is printed beside it.
_SET = re.compile(r"标准|定额|补[助贴]|水平|基数|工资|收入|养老金|缴费|价|每?[月天日](?!均)|[每逐]年|年人均")
_TOTAL = re.compile(r"[，,](?:合计|共计|总计|共)(?:补助|补贴|发放|支出|支付|需|资金|金额|费用|投入|为)*")
_REPEATED = re.compile(r"[月年天日周次季批]|标准|不等|起|以[上下内]|最")
_AMONG = "其中"


@told_by(of_one_words)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every average with the amounts and counts of its sentence. A doubt where it fails, for it may be over another count."""
    for row in layout.rows:
        for each in row.of(Role.LEVEL):
            if each.figure.unit.is_money and is_of_one(each):
                yield from _average(layout.rows, row, each)


def _near(rows: Sequence[Row], row: Row) -> Iterator[Mention]:
    for one in rows[max(0, row.index - _NEAR) : row.index + _NEAR]:
        if one.sentence == row.sentence:
            yield from one.of(Role.LEVEL)


def _average(rows: Sequence[Row], row: Row, each: Mention) -> Iterator[Claim]:
    near = list(_near(rows, row))
    counts = [level for level in near if level.figure.unit.is_count]
    amounts = [one for one in near if one.figure.unit.is_money and not is_of_one(one)]
    known = each.subject.startswith(wording().per_head)
    if not known:
        amounts = [one for one in amounts if one.end <= each.start]  # 亩均1500元，总投资A is told the other way round
    others = [one for one in near if one.figure.unit.is_money and one is not each]
    total = _total_behind(each, others) or _total_of_count(each, counts, others)
    if total is not None and len(counts) == 1 and _is_price(each, counts[0]):
        yield Claim((_product(total, counts[0], each),), Evidence.OPEN)
        return
    nearest = sorted(((one, count) for one in amounts for count in counts), key=lambda pair: _distance(pair, each))
    every = tuple(_quotient(amount, count, each) for amount, count in nearest)
    alone = len(amounts) == 1  # else an amount behind may be of something told after the average
    meant = tuple(
        one
        for one, (amount, count) in zip(every, nearest, strict=True)
        if known and _is_meant(amount, count, each, counts if alone else ())
    )
    if every:
        yield Claim(meant, Evidence.OPEN, otherwise=Claim(every, Evidence.NAMED), within=_CLOSE)


def _total_behind(each: Mention, amounts: Sequence[Mention]) -> Mention | None:
    """57盏，每盏补助b，合计A: the amount right behind that words call what all of them come to."""
    behind = [one for one in amounts if one.start > each.end]
    found = behind[0] if len(behind) == 1 == len(amounts) else None
    between = "" if found is None else each.passage.text[each.end : found.start]
    return found if _TOTAL.fullmatch(between.strip()) else None


def _total_of_count(each: Mention, counts: Sequence[Mention], amounts: Sequence[Mention]) -> Mention | None:
    """每亩补助b，补助216亩，共计A: the amount behind the count that stands behind what one of them gets."""
    if len(counts) != 1 or len(amounts) != 1 or not each.end < counts[0].start < amounts[0].start:
        return None
    between = each.passage.text[counts[0].end : amounts[0].start]
    return amounts[0] if _TOTAL.fullmatch(between.strip()) else None


def _is_price(each: Mention, count: Mention) -> bool:
    """Whether an amount is for one of what is counted right before it, once: not each month, not by a standard that differs."""
    one = one_of(each)
    first, last = min(each.start, count.start), max(each.end, count.end)
    if not one or _REPEATED.search(
        each.passage.text, min(first, each.clause[0]) if count.start > each.start else first, last
    ):
        return False
    return counts_such(count, one)


def _is_meant(amount: Mention, count: Mention, each: Mention, only: Sequence[Mention]) -> bool:
    """Whether the average is by its words over what ``count`` counts, both printed before it; or either behind it, where of all
    ``only`` it alone counts such a thing. What 其中 counts is counted of a part of the amount: 接待费A，其中外事a；国内n批次."""
    one = one_of(each)
    if not one or _SET.search(each.subject) or _AMONG in each.passage.text[amount.end : count.start]:
        return False
    if max(amount.start, count.start) > each.start:
        counted = [other for other in only if counts_such(other, one)]
        if counted != [count] or _SET.search(each.lead) or _SET.search(amount.words_before()):
            return False
    return counts_such(count, one) and len({amount.year, count.year} - {None}) < 2


def _distance(pair: tuple[Mention, Mention], each: Mention) -> tuple[bool, int]:
    """How far off a pair stands: one told before the average and behind any other average first."""
    last = max(pair, key=lambda one: one.start)
    return last.start > each.start, sum(abs(each.start - one.start) for one in pair)


def _product(amount: Mention, count: Mention, each: Mention) -> Relation:
    return Relation(Kind.RATIO, Shape.PER_HEAD, Formula.PRODUCT, (each, count), amount)


def _quotient(amount: Mention, count: Mention, each: Mention) -> Relation:
    if is_set(each):
        return _product(amount, count, each)
    return Relation(Kind.RATIO, Shape.PER_HEAD, Formula.QUOTIENT, (amount, count), each)
