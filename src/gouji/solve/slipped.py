"""Sums that words open or close and that miss by one everyday slip of one figure: so narrow a miss hardly happens by chance.

A list behind 其中 may lawfully leave something out, and then its gap is any amount, a small one as likely as a large one. A gap
that is just what one wrong digit, two digits changed places or a point moved make of one of its figures tells a slip, where
few gaps of its size would: all is counted in bits, as for sums that hold. What is found is doubted and never told as certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from gouji.catalogue.claims import government_named
from gouji.catalogue.names import are_of_the_last, core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Series
from gouji.solve.digits import is_one_digit, slips_of
from gouji.solve.spans import fits, span
from gouji.solve.summed import Sum
from gouji.solve.sums import relation_of, with_known

_WORDS = 8  # bits of wording that open or close a list
_ENOUGH = 6  # bits that a gap must tell where a list may leave something out
_ENOUGH_OF_ALL = 2  # where words say that it leaves nothing out: of hundreds of such lists hardly any does
_NONE = -99
_FEWEST = 2
_ROUNDED = 2  # bits that a gap tells less where it is one off
_LEAD = 24
_REST = re.compile(r"(?:^|[等及和、])其[他它余]")
_TOTAL = re.compile(
    r"(?:总计|合计|共计|总额|总量|总预算|总决算|总收入|总支出|总规模|共有?)[为是达到完成安排约\s]{0,4}$"
)
_BARE_TOTAL = re.compile(
    r"\s*(?:以上)?(?:预算)?(?:收入|支出|资金|经费)?(?:总计|合计|共计|总量|总额|总收入|总支出)[为是达到约\s]{0,3}"
)
_CLAUSES = re.compile(r"[，,、]")
_BEYOND_THE_YEAR = re.compile(r"结[转余]|上解|补助|返还|转移|调[入出剂]|动用|债|转贷|还本|稳定调节")
_NESTED = re.compile(r"[。；;：:（(]|其[中下]|含|包括")
_YEAR = re.compile(r"(?:19|20)\d\d\s?年")
_DIGIT = re.compile(r"\d")
_MADE_OF = re.compile(r"包括|构成|组成|分别|如下|分为|由|按|分[^，。；]{0,8}看")
_PARTIAL = re.compile(r"主要|重点|含|部分|等")
#: Everyday slips of one figure, for each of its digits and beside them: another digit or a swap; a digit missing or too many.
_PLAIN, _LONGER = (10, 4), (20, 12)


@dataclass(frozen=True, slots=True)
class _Miss:
    """A sum that one slip explains, with the bits that its gap tells."""

    sum: Sum
    bits: int


def slipped(proposed: Sequence[Series], known: Iterable[Relation]) -> Iterator[Relation]:
    """The sums of ``proposed`` that miss by one slip, the likeliest of each whole; none among figures that the sums of
    ``known`` tie, nor of parts that print their shares rightly: such a list leaves something out."""
    known = tuple(known)
    shared = {
        one.operands for one in known if one.shape is Shape.SHARE and one.formula is Formula.QUOTIENT and fits(one)
    }
    known = tuple(one for one in known if one.formula is Formula.SUM)
    tied = [(one.claimed, frozenset(one.operands)) for one in known]
    wholes_of = {part: one.claimed for one in known if one.stated and one.shape is Shape.PARTS for part in one.operands}
    proposed = (*proposed, *with_known(proposed, wholes_of))
    tried: dict[Mention, set[frozenset[Mention]]] = {}
    found = [
        miss
        for series in proposed
        if series.bits >= _WORDS and not any(len(parts.intersection(series.parts[:_FEWEST])) > 1 for _, parts in tied)
        for miss in _misses(series, tried)
    ]
    wholes: set[Mention] = set()
    for miss in sorted(found, key=lambda one: (-one.sum.words, -one.bits, len(one.sum.parts))):
        one = miss.sum
        bits = miss.bits - max(0, len(tried[one.whole]) - 1).bit_length()
        leaves_out = all((part, one.whole) in shared for part in one.counted)
        if (
            bits >= _needed(one)
            and one.whole not in wholes
            and not (leaves_out or _is_tied(one, tied) or _are_of_the_last(one))
        ):
            wholes.add(one.whole)
            yield replace(relation_of(one), stated=False)


def _needed(one: Sum) -> int:
    """The bits that a gap must tell: the fewer, the less the words leave room for anything besides."""
    if one.shape is Shape.TOTAL:
        return _NONE if _closes_all(one.parts, one.whole) else _ENOUGH
    ends = _REST.search(one.parts[-1].subject) is not None and len(one.parts) > _FEWEST
    return _ENOUGH_OF_ALL if ends or _TOTAL.search(one.whole.lead[-_LEAD:]) else _ENOUGH


def _closes_all(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether a total of no more than its word, as 支出总计, closes a sentence each clause of which prints what it adds:
    加上补助收入等，收入总计A leaves something unprinted, 收入预算合计A is added up nowhere, 项目4个：甲a、乙b，合计A lists some. What
    goes beyond the year's own income or spending must be among it, or it may be what is not printed."""
    first = min(parts, key=lambda one: one.start)
    text = whole.passage.text
    if first.passage is not whole.passage or whole.start < first.start:
        return False
    *before, named = _CLAUSES.split(text[whole.clause[0] : whole.start])
    return (
        _BARE_TOTAL.fullmatch(named) is not None
        and any(_BEYOND_THE_YEAR.search(part.subject) for part in parts)
        and len({government_named(part.subject) for part in parts} - {""}) < _FEWEST
        and not any(_adds_up_without(part, parts, whole) for part in parts)
        and all(_DIGIT.search(one) for one in before if one.strip())
        and _NESTED.search(text, first.end, whole.start) is None
        and _DIGIT.search(_YEAR.sub("", text[whole.clause[0] : first.start])) is None
    )


def _adds_up_without(left_out: Mention, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the others make up the whole, so that one is a part of another: 收入a，税收b，补助c，收入合计a＋c."""
    others = tuple(one for one in parts if one is not left_out)
    return fits(Relation(Kind.SUM, Shape.TOTAL, Formula.SUM, others, whole)) is True


def _are_of_the_last(one: Sum) -> bool:
    return are_of_the_last(tuple(core(part.subject) for part in one.parts), core(one.whole.subject))


def _is_tied(one: Sum, tied: Iterable[tuple[Mention, frozenset[Mention]]]) -> bool:
    """Whether another sum gives the whole from some of the parts, or something else from several of them, or from the whole and
    some of them: 收入a，其中b；支出c。收支结余d is a－c＝d."""
    return any(
        len(one.counted & parts) > (whole is not one.whole) or len(one.figures & {whole, *parts}) > _FEWEST
        for whole, parts in tied
    )


def _misses(series: Series, tried: dict[Mention, set[frozenset[Mention]]]) -> Iterator[_Miss]:
    spans = [span(part) for part in series.parts]
    for whole, worth in series.wholes:
        if worth < 0 or whole.figure.value == 0 or not comparable(*series.parts, whole):
            continue
        below, above = span(whole)
        signs = series.of(whole)
        low = high = 0
        counted: frozenset[Mention] = frozenset()
        for count, (part, sign, (least, most)) in enumerate(zip(series.parts, signs, spans, strict=True), 1):
            if count > 1 and series.shape is Shape.PARTS and _is_of_the_whole(part, series.parts[0]):
                break
            low += least if sign > 0 else -most
            high += most if sign > 0 else -least
            counted |= {part} if part.figure.value != 0 else set()
            words = series.bits + worth + series.ends[count - 1]
            if part is whole or (low <= above and below <= high and len(counted) >= _FEWEST):
                break
            if words >= _WORDS and len(counted) >= _FEWEST:
                is_near = low + high < 2 * (below + above) and below + above < 2 * (low + high)
                tried.setdefault(whole, set()).update((counted,) if is_near else ())
                parts = series.parts[:count]
                bits = _told(parts, signs, whole, (below + above - low - high) // 2)
                if bits > 0 or (count == len(series.parts) and is_near and _closes_all(parts, whole)):
                    yield _Miss(Sum(series.shape, parts, signs[:count], whole, words, bits), bits)


def _is_of_the_whole(part: Mention, first: Mention) -> bool:
    """预算A，其中a、b。实际支出C: whether the whole is spoken of again, by another measure."""
    return not part.own and part.measure not in ("", first.measure)


def _told(parts: Sequence[Mention], signs: Sequence[int], whole: Mention, gap: int) -> int:
    """The bits by which a ``gap`` that one slip explains is rarer than any other; 0 where none does. Rounded parts may miss
    their whole by the last digit besides."""
    signed = [(one, sign) for one, sign in (*zip(parts, signs, strict=False), (whole, -1)) if one.figure.value != 0]
    last = min(_printed_step(one) for one, _ in signed)
    for off, doubt in ((0, 0), (last, _ROUNDED), (-last, _ROUNDED)):
        dues = [(one, _due(one, sign * (gap + off))) for one, sign in signed]
        for (each, beside), is_slip in ((_PLAIN, _is_plain), (_LONGER, _is_longer)):
            if any(due is not None and is_slip(one, due) for one, due in dues):
                digits = [len(one.figure.digits) for one, _ in signed]
                gaps = _gaps(parts, whole, gap, max(digits))
                return (gaps // (each * sum(digits) + beside * len(digits))).bit_length() - 1 - doubt
    return 0


def _gaps(parts: Sequence[Mention], whole: Mention, gap: int, digits: int) -> int:
    """How many gaps might as well be: up to the largest figure where nothing is left out, else as many of each size."""
    figures = [one for one in (*parts, whole) if one.figure.value != 0]
    steps: list[int] = [_printed_step(one) * 10**one.figure.noughts for one in figures]
    if _says_all(parts, whole):
        return max(abs(sum(span(one))) // 2 for one in figures) // min(steps)
    return abs(gap) // min(steps) * digits


def _due(mention: Mention, gap: int) -> int | None:
    """What should be printed for ``mention`` were it off by ``gap``, in units of its last place; None where its places do not
    print it, or its sign turns."""
    least, most = span(mention)
    middle, step = (least + most) // 2, _printed_step(mention)
    due = middle + gap
    if due % step or due * middle <= 0:
        return None
    return due // step


def _says_all(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether words say that nothing is left out: a total is listed, its make-up is told, or the last part is all the rest."""
    text = whole.passage.text
    if _REST.search(parts[-1].subject) and len(parts) > _FEWEST:
        return True
    told = text[whole.end : parts[0].start][-_LEAD:] if whole.start < parts[0].start else ""
    if _PARTIAL.search(told):
        return False
    lead = whole.lead[-_LEAD:]
    return _TOTAL.search(lead) is not None or _MADE_OF.search(told) is not None


@lru_cache(maxsize=1024)
def _printed_step(mention: Mention) -> int:
    least, most = span(mention)
    step: int = (least + most) // (2 * _units(mention))
    return step


@lru_cache(maxsize=1024)
def _units(mention: Mention) -> int:
    """The figure in units of its last place."""
    return int(mention.figure.value.scaleb(mention.figure.places))


def _is_plain(mention: Mention, units: int) -> bool:
    off = abs(_units(mention) - units)
    by_nines = off % 9 == 0  # two digits that change places move a figure by nines, and so does a point
    if not by_nines and len(str(off).rstrip("0")) != 1:
        return False
    due = _printing(mention, units)
    return (by_nines and due in _slips(mention)) or _is_digit(mention.figure.value, due)


def _printing(mention: Mention, units: int) -> Decimal:
    return Decimal(units).scaleb(-mention.figure.places)


@lru_cache(maxsize=1024)
def _slips(mention: Mention) -> frozenset[Decimal]:
    return frozenset(slips_of(mention.figure.value, mention.figure.places))


def _is_digit(printed: Decimal, due: Decimal) -> bool:
    return len(f"{abs(printed):f}") == len(f"{abs(due):f}") and is_one_digit(printed, due)


def _is_longer(mention: Mention, units: int) -> bool:
    printed, due = mention.figure.value, _printing(mention, units)
    return len(f"{abs(printed):f}") != len(f"{abs(due):f}") and is_one_digit(printed, due)
