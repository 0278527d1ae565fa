"""Series of what comes in and goes out: what is left of them, and the totals of each side that stand apart from it.

收入a，上级补助b，支出c，上解d，收入合计A，支出合计C，年终结余R, in any such order; 收入总量减去a、b后，结转R; A，其中已用a，剩余R.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gouji.catalogue.claims import Partition, partitions, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Series
from gouji.recognise.claims.sentences.cues import told_by
from gouji.recognise.claims.sentences.mentions import Mark
from gouji.recognise.claims.sentences.rows import Layout, Spot
from gouji.recognise.claims.totals.unlisted import leaves_out

_LOOK_BACK = 16
_LEFT = re.compile(r"(?:结[转余]|余额|缺口|赤字|滚存|差额)[^收支]{0,8}$")
_OPENING = re.compile(r"年初|上年|上一?年度|以前年度|历年|动用|使用")
_ENDED = re.compile(r"(?:(?P<year>(?:19|20)\d\d)|[上去])年(?:年?末|年?底|年终)")
_BEGINS = "年初"
_LEFT_BITS, _TOTALS_BITS, _DEDUCTED_BITS, _REST_BITS, _SIDE_BITS = 7, 10, 9, 9, 8
_END = 2
_OF_THE_YEAR = re.compile(r"^(?:本|当)年(?:收支)?结余")
_SIDES = ("收入", "支出")
_CLOSE = 10  # of a total, the part that a slip is smaller than
_ALL = re.compile(r"(?:收入|支出)(?:合计|总计)[为是共达到约]{0,3}$")
_FARTHER = 3


def flows(layout: Layout) -> Iterator[Series]:
    """Every such series of a passage."""
    spots = [spot for spot in layout.spots if spot.mention.role is Role.LEVEL and _is_amount(spot.mention)]
    marks = [mark for mark, _ in layout.marks if mark.kind in ("add", "subtract")]
    year = max((spot.mention.year for spot in spots if spot.mention.year is not None), default=None)
    told = [_told(spot, year) for spot in spots]
    for at, spot in enumerate(spots):
        if at < 2 or spot.mention.is_nil:
            continue
        near = range(max(0, at - _LOOK_BACK), at)
        before = [index for index in near if spots[index].brackets == spot.brackets and not spots[index].explains]
        if not before:
            continue
        if spot.total and _side(told[at]):
            yield from _of_one_side(spots, told, before[::-1], at)
        elif told[at].startswith(wording().remaining):
            yield from _rest(spots, before[::-1], at)
        if _LEFT.search(told[at]) and not _is_opening(told[at]):
            yield from _left(spots, told, before[::-1], at, marks)
            yield from _deducted(spots, told, before, at, marks)


@told_by(("合计", "总计", "结转", "结余", "余额", "缺口", "赤字", "滚存", "差额"), fewest=3)
def claims(layout: Layout) -> Iterator[Claim]:
    """收入a，上级补助b，支出c，收入合计A，支出合计C，年终结余R: each total with all of its side that the paragraph prints before, and what
    is left with the two totals right before it. Doubts where they fail. Less may be printed than a total holds, so that only parts
    that exceed it, or one slip, speak against it."""
    spots = [spot for spot in layout.spots if spot.mention.role is Role.LEVEL and spot.mention.figure.unit.is_money]
    year = max((spot.mention.year for spot in spots if spot.mention.year is not None), default=None)
    told = [_told(spot, year) for spot in spots]
    for at, spot in enumerate(spots):
        side = _side(told[at])
        if spot.total and side and _ALL.search(told[at]) and not spot.brackets:
            parts = _all_of_one_side(layout, spots, told, at)
            if len(parts) > 1:
                yield _doubted(Kind.SUM, Shape.TOTAL, parts, (1,) * len(parts), spot.mention)
        elif _LEFT.search(told[at]) and not _is_opening(told[at]) and at > 1:
            yield from _left_of_totals(layout, spots, told, at)


def _left_of_totals(layout: Layout, spots: Sequence[Spot], told: Sequence[str], at: int) -> Iterator[Claim]:
    """收入合计A，支出合计C，年终结余R of which nothing else can be left: A holds what the year began with, or R is the year's own."""
    pair = (at - 2, at - 1)
    both = [spots[index] for index in pair]
    signs = tuple(_side(told[index]) for index in pair)
    named = all(one.total or core(one.mention.subject) in _SIDES for one in both) and any(one.total for one in both)
    beside = all(one.sentence == spots[at].sentence and not one.brackets for one in both)
    if named and beside and sorted(signs) == [-1, 1]:
        parts = _all_of_one_side(layout, spots, told, pair[signs.index(1)])
        carried = any(_LEFT.search(part.subject) and _is_opening(part.subject) for part in parts)
        unlisted = leaves_out(both[0].mention, spots[at].mention)
        if not unlisted and (carried or _OF_THE_YEAR.search(told[at])):
            figures = [one.mention for one in both]
            yield _doubted(Kind.DIFFERENCE, Shape.BALANCE, figures, signs, spots[at].mention)


def _doubted(kind: Kind, shape: Shape, parts: Sequence[Mention], signs: tuple[int, ...], whole: Mention) -> Claim:
    relation = Relation(kind, shape, Formula.SUM, tuple(parts), whole, signs)
    readings = (relation,) if comparable(*relation.mentions) else ()
    return Claim(readings, Evidence.OPEN, within=_CLOSE, may_leave_out=shape is Shape.TOTAL)


def _all_of_one_side(layout: Layout, spots: Sequence[Spot], told: Sequence[str], at: int) -> list[Mention]:
    """What comes in, or goes out, of the statement that the total closes, back to what the one before leaves; [] where a figure
    of the statement is of neither side, is part of another, or stands in a list."""
    side, parts = _side(told[at]), list[Mention]()
    of_the_year = told[at].startswith(("本年", "当年"))
    for index in range(at - 1, -1, -1):
        spot, own = spots[index], _side(told[index])
        if spot.brackets:
            continue
        if _LEFT.search(told[index]) and not _is_opening(told[index]) and own != side:
            break
        if not own or spot.explains or not spot.mention.own or spot.mention.within:
            return []
        if own == side and of_the_year and _LEFT.search(told[index]):
            continue  # 本年收入合计 holds nothing carried over
        if own == side:
            parts.append(spot.mention)
            if spot.total:
                break
        elif spot.total and parts:
            break
    if not parts or any(opener.mark.start > parts[-1].start for opener in layout.openers if not opener.in_bracket):
        return []
    names = [core(part.subject) for part in parts]
    nested = any(one != other and one.endswith(other) for one in names for other in names)
    alike = len({part.measure for part in parts}) == 1 and len({part.year for part in parts}) == 1
    wholes = any(
        name.endswith(one.whole or ("\0",)) for one in partitions() for name in names if _names_one(one, names)
    )
    return parts[::-1] if alike and not nested and not wholes and len(set(names)) == len(names) else []


def _names_one(partition: Partition, names: Sequence[str]) -> bool:
    return any(name.endswith(part) for part in partition.parts for name in names)


def _is_amount(mention: Mention) -> bool:
    return mention.figure.unit.is_money or mention.figure.unit.is_count


def _told(spot: Spot, latest: int | None) -> str:
    """The words of the clause before the figure, else what it is understood to be about; the end of a year before the
    ``latest`` one spoken of is what that year begins with."""
    mention = spot.mention
    words = mention.words_before()
    told = words.strip() or mention.subject
    ended = _ENDED.search(told)
    if ended is not None and (not ended["year"] or (latest is not None and int(ended["year"]) < latest)):
        return told[: ended.start()] + _BEGINS + told[ended.end() :]
    return told


def _is_opening(words: str) -> bool:
    return _OPENING.search(words) is not None and "年末" not in words


def _side(words: str) -> int:
    """+1 for what comes in, -1 for what goes out, 0 for what is neither."""
    if _LEFT.search(words) and _is_opening(words):
        return 1
    if any(word in words for word in wording().going_out) and "收入" not in words:
        return -1
    return 1 if any(word in words for word in wording().coming_in) else 0


def _of_one_side(spots: Sequence[Spot], told: Sequence[str], before: Sequence[int], at: int) -> Iterator[Series]:
    side = _side(told[at])
    parts = []
    for index in before:
        if _LEFT.search(told[index]) and not _is_opening(told[index]) and _side(told[index]) != side:
            break
        if not spots[index].total and _side(told[index]) == side:
            parts.append(spots[index].mention)
    if len(parts) > 1:
        yield _series(Shape.TOTAL, parts, (1,) * len(parts), spots[at].mention, _SIDE_BITS)


def _rest(spots: Sequence[Spot], before: Sequence[int], at: int) -> Iterator[Series]:
    """A，其中已用a，剩余R: what is left of one of the figures before."""
    for step, (part, whole) in enumerate(pairwise(before[:4])):
        parts = [spots[part].mention, spots[whole].mention]
        yield _series(Shape.REMAINDER, parts, (-1, 1), spots[at].mention, _REST_BITS - _FARTHER * step)


def _left(
    spots: Sequence[Spot], told: Sequence[str], before: Sequence[int], at: int, marks: Sequence[Mark]
) -> Iterator[Series]:
    """All that comes in and goes out before, with its side, back to what the statement before leaves; the same of totals only."""
    parts, signs, totals = [], [], []
    inner = _inside_lists(spots, before, at)
    for index in before:
        if _LEFT.search(told[index]) and not _is_opening(told[index]) and not spots[index].total:
            if index in inner:
                continue
            break
        side = _marked(spots, index, marks) or _side(told[index])
        if side:
            parts.append(spots[index].mention)
            signs.append(side)
            totals.append(spots[index].total)
    left = spots[at].mention
    yield from _signed(parts, signs, left, _LEFT_BITS)
    kept = [place for place, total in enumerate(totals) if total]
    if len(kept) < len(parts):
        yield from _signed([parts[at] for at in kept], [signs[at] for at in kept], left, _TOTALS_BITS)


def _inside_lists(spots: Sequence[Spot], before: Sequence[int], at: int) -> frozenset[int]:
    """年初结余A，其中：甲结转a、乙结转b。收入…: which of ``before`` stand in an earlier sentence as parts of what it tells."""
    listed = (index for index in before if spots[index].mention.within and spots[index].sentence != spots[at].sentence)
    heads = {(spot.sentence, spot.mention.subject) for spot in spots if not spot.mention.within}
    return frozenset(index for index in listed if (spots[index].sentence, spots[index].mention.within) in heads)


def _signed(parts: Sequence[Mention], signs: Sequence[int], left: Mention, bits: int) -> Iterator[Series]:
    if {1, -1} <= set(signs):
        yield _series(Shape.BALANCE, parts, tuple(signs), left, bits)


def _marked(spots: Sequence[Spot], index: int, marks: Sequence[Mark]) -> int:
    """The sign that 加上 or 减去 gives a figure right behind it, or in one list with one right behind it."""
    spot = spots[index]
    since = spots[index - 1].mention.end if index else 0
    own = next((mark for mark in reversed(marks) if since <= mark.start < spot.mention.start), None)
    if own is not None:
        return 1 if own.kind == "add" else -1
    same = index > 0 and spots[index - 1].clause == spot.clause and spots[index - 1].brackets == spot.brackets
    return _marked(spots, index - 1, marks) if same else 0


def _deducted(
    spots: Sequence[Spot], told: Sequence[str], before: Sequence[int], at: int, marks: Sequence[Mark]
) -> Iterator[Series]:
    """收入总量减去a、b后，结转R: the deductions from 减去 on, and the total before that it speaks of."""
    left = spots[at]
    mark = next((one for one in reversed(marks) if one.kind == "subtract" and one.start < left.mention.start), None)
    if mark is None or spots[before[-1]].mention.start < mark.start or spots[before[-1]].sentence != left.sentence:
        return
    behind = [index for index in before if spots[index].mention.start > mark.start]
    ahead = [index for index in before if spots[index].mention.start < mark.start]
    bases = [index for index in reversed(ahead) if spots[index].total and _side(told[index]) > 0][:1] or ahead[-1:]
    for base in bases:
        parts = [spots[index].mention for index in (*reversed(behind), base)]
        signs = (*(_marked(spots, index, marks) or -1 for index in reversed(behind)), 1)
        yield _series(Shape.BALANCE, parts, signs, left.mention, _DEDUCTED_BITS)


def _series(shape: Shape, parts: Sequence[Mention], signs: tuple[int, ...], whole: Mention, bits: int) -> Series:
    ends = (*(0 for _ in parts[1:]), _END)
    return Series(shape, tuple(parts), ends, ((whole, 0),), bits, signs)
