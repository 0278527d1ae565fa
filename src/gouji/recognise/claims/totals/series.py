"""Series: figures in printed order of which the first so many may make up a figure before or behind them.

One generator for lists of every kind: 其中：a、b; brackets; numbered items; 按用途分; parts that follow without a word; totals
that close what stands before them. Prose does not print its nesting, so each place where a list may begin gives several
series: all figures, only the first of each sentence, of each ；part, of each item, only those of one measure. Nothing is
calculated here; what the words say for each is told in bits (each doubles the odds).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from itertools import islice

from gouji.catalogue.claims import is_of_the_net, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role, Shape
from gouji.domain.proposals import Series
from gouji.recognise.claims.lists.listed import is_for_each, named_again
from gouji.recognise.claims.sentences.labels import is_gap
from gouji.recognise.claims.sentences.of_one import is_average, is_of_levels, is_price
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, SPLIT, Layout, Opener, Spot, one_list
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.sentences.sums import is_of_all

_LONGEST = 40
_SHORT = 10  # parts of a list that no word opens
_WHOLES = 8
_FAR = 24  # figures between a whole and the list that 按…分 opens
_NAMED, _BRACKET, _NUMBERED, _COLON, _SPLITS, _BOUNDARY, _ADJACENT = 10, 10, 8, 6, 10, 1, 0
_TOTAL, _ADDED, _TIGHT = 9, 4, 6
_USED = 5  # where words say what an amount went to
_HOLDS = re.compile(r"[，,（(]\s?含[^，,。；;、：:\d]{2,24}")  # A，含甲a、乙b
_HELD = 3
_PARTIAL = -5
_SKIPPED = -3
_IN_ALL = 3  # what 共 says for a sum of what stands in another sentence
_IN_SUM = re.compile(r"(?<![公一总])共(?!同|和|享|建|有产)[^，,。；;]{0,14}$")
_MOST_PASSED = 3
_OTHER_ITEM, _OTHER_ROW = -2, -6
_OF_THE_YEAR = _OF_ITS_COLUMN = 2
_PERSONS = ("人", "名", "位")  # 退休人员12名，其中：甲1人，乙11人
_NET = re.compile(r"净|相抵|抵[消销减]后?|增减|轧差|[两二三四](?:项|者)(?:合计|综合|[总一]?共)")
_OR_BETTER = re.compile("以上")  # 很满意a、满意b、一般c；满意及以上合计T: the first of a list
_LEAST = -9  # bits below which no words at the end of the list can help
_END = 4
_FEWEST_CHANGES = 3  # of a list whose whole stands behind it
_CHANGES_BEHIND = 3
_TOGETHER = re.compile(r"(?:累计|合计|共计|总共|[两三四五]年|[两三四五]项)[^，,。；;\d]{0,6}$")
_LEAD = 14
_OWED = "债"  # what a list of 资产 begins with that is of 负债 and 净资产

Run = Sequence[Spot]


def series(layout: Layout) -> Iterator[Series]:
    """Every series of a passage: lists behind their wholes, and what totals close."""
    kinds: dict[tuple[str, bool, bool], list[Spot]] = {}
    bases: dict[tuple[str, str, int | None], list[Spot]] = {}
    for spot in layout.spots:
        mention = spot.mention
        if is_gap(mention.subject) or is_of_levels(mention):
            continue  # it lies between two figures, or the next holds it again: nothing is a part of it
        scored = mention.role is Role.OTHER and mention.figure.unit.dimension == "score"
        moves = mention.direction != 0 and (mention.role is Role.CHANGE or _is_moved_amount(mention))
        if mention.role is Role.LEVEL or scored or moves:
            # 林地A亩，每亩a元，安排B万元: of what is paid for one nothing larger is made up
            each = _is_for_one(mention)
            kinds.setdefault((_dimension(mention), moves, each), []).append(spot)
        elif mention.role is Role.BASE and mention.base:
            bases.setdefault((_dimension(mention), mention.base, mention.base_year), []).append(spot)
    openers = _Openers(layout)
    for (dimension, changes, _), run in kinds.items():
        if len(run) < 2 or dimension in ("rate", "times", "points"):
            continue
        shape = Shape.CHANGE_PARTS if changes else Shape.PARTS
        for first in range(1, len(run)):
            yield from _behind(run, first, openers, shape)
        if changes:
            yield from _changes_before(run)
            yield from _on_balance(run)
            yield from _changes_together(run)
        else:
            adds = [mark.start for mark, _ in layout.marks if mark.kind == "add"]
            for last in range(2, len(run)):
                yield from _closed(run, last, openers, adds)
    for run in bases.values():  # A，比上年B；其中：甲a，比上年c；乙b，比上年d: c and d make up B
        for first in range(1, len(run)):
            yield from _behind(run, first, openers, Shape.PARTS)


def _is_moved_amount(mention: Mention) -> bool:
    """追加甲a, 收回乙b: an amount that its own words move."""
    return mention.role is Role.OTHER and mention.figure.unit.is_money


class _Openers:
    """The openers of lists by where their words stand."""

    def __init__(self, layout: Layout) -> None:
        self._openers = sorted(layout.openers, key=lambda one: one.mark.start)
        self._starts = [one.mark.start for one in self._openers]
        self._layout = layout
        self._spots = layout.spots
        self._rows = layout.rows
        self._places = [spot.mention.start for spot in layout.spots]

    def between(self, one: Spot, other: Spot) -> Opener | None:
        """The opener between two figures; of several the one whose words say most. A list that another sentence has
        ended opens nothing."""
        low = bisect_right(self._starts, one.mention.start)
        high = bisect_right(self._starts, other.mention.start)
        opening = [opener for opener in self._openers[low:high] if not self._is_over(opener, other)]
        return max(opening, key=_worth, default=None)

    def _is_over(self, opener: Opener, other: Spot) -> bool:
        depth = len(opener.items)
        if opener.numbered and other.items[:depth] == opener.items and other.items[depth : depth + 1]:
            return False  # （一）a，与上年持平；（二）b，增加d: the first item may state no such figure
        at = bisect_right(self._places, opener.mark.start)
        return at < len(self._spots) and self._spots[at].sentence < other.sentence

    def names_again(self, opener: Opener) -> Mention | None:
        """The whole that words name right before a list: beside a figure of another kind, or in the words that open it
        (三公经费支出中，a、b)."""
        before = self._rows[opener.before]
        if opener.mark.names and opener.mark.kind in ("within", "colon"):
            return before.level
        return named_again(self._layout, opener) or self._shared_before(opener)

    def _shared_before(self, opener: Opener) -> Mention | None:
        """补助支出A，…。补助支出占收入的p，其中a、b: the figure printed before of what is told of its share only."""
        before = self._rows[opener.before]
        last = before.mentions[-1]
        if opener.in_bracket or last.role is not Role.SHARE or not last.own or last.end > opener.mark.start:
            return None
        wanted = identity(last.subject)
        if wanted == identity(before.subject):
            return None
        near = reversed(self._rows[max(0, before.index - _FAR) : before.index])
        return next((row.level for row in near if row.level is not None and identity(row.subject) == wanted), None)

    def is_about(self, opener: Opener, spot: Spot) -> bool:
        """Whether a list is about the row of ``spot``, or about a part of it: A减少D，其中：a、b。具体情况如下：（一）a减少d1."""
        before = self._rows[opener.before]
        above = before.level.within if before.level is not None else ""
        return spot.row is before or bool(above and spot.row.subject == above)

    def inner(self, start: int, end: int, *, colons: bool = False) -> Sequence[Opener]:
        """The plain openers between two offsets: each puts what follows one level deeper."""
        low, high = bisect_right(self._starts, start), bisect_right(self._starts, end)
        return [
            one
            for one in self._openers[low:high]
            if not one.in_bracket and not one.numbered and (colons or not one.by_colon)
        ]


def _worth(opener: Opener) -> int:
    if opener.mark.text[0] in SPLIT:
        return _SPLITS
    partial = _PARTIAL if opener.partial and not opener.by_colon else 0
    if opener.in_bracket:
        return _BRACKET + partial
    if opener.numbered:
        return _NUMBERED + partial
    return (_COLON if opener.by_colon else _NAMED) + partial


def _behind(run: Run, first: int, openers: _Openers, shape: Shape) -> Iterator[Series]:
    start, before = run[first], run[first - 1]
    if start.explains and shape is Shape.PARTS:
        return
    opener = openers.between(before, start)
    if opener is not None:
        bits = _worth(opener)
    elif shape is Shape.PARTS and _goes_to(before.mention, start.mention):
        bits = _USED
    elif shape is Shape.PARTS and _HOLDS.fullmatch(start.mention.passage.text, before.mention.end, start.mention.start):
        bits = _HELD
    elif start.group != before.group or len(start.brackets) < len(before.brackets) or start.items != before.items:
        bits = _BOUNDARY
    else:
        bits = _ADJACENT
    wholes = tuple(_wholes(run, first, bits, opener, openers))
    if not wholes:
        return
    found: dict[tuple[int, ...], Series] = {}
    for worth, parts, beside in _projections(run, first, bits, openers, wholes):
        key = tuple(map(id, parts))
        alone = len(key) == 1 and not (opener is not None and opener.in_bracket and not opener.partial)
        if key and not alone:
            if len(parts) > 2 and all(spot.clause == start.clause for spot in parts):
                worth += _TIGHT
            if key not in found or bits + worth > found[key].bits:  # one list picked in two ways
                found[key] = Series(
                    shape, tuple(spot.mention for spot in parts), _ends(parts, beside), wholes, bits + worth
                )
    yield from found.values()
    if bits > _BOUNDARY and shape is Shape.PARTS:
        yield from _in_columns(run, first, bits, wholes)


def _in_columns(run: Run, first: int, bits: int, wholes: Sequence[tuple[Mention, int]]) -> Iterator[Series]:
    """A，上年B；其中：甲a，上年c；乙b，上年d: for each whole the figures of its year, of its kind, a budget or what became of it, or
    of its very name; those told in one breath with the nearest whole are as near. 甲a（预算c），乙b（预算d) has its budgets in
    brackets."""
    depth = len(run[first].brackets)
    scope = list(_scope(run, first, 3 * _LONGEST))
    nearest, best = wholes[0]
    for whole, worth in wholes:
        columns = [
            [spot for spot in scope if spot.mention.year == whole.year] if whole.year is not None else [],
            [spot for spot in scope if _is_budget(spot.mention) is _is_budget(whole)],
            [spot for spot in scope if core(spot.mention.subject) == core(whole.subject) and whole.own],
        ]
        for column in columns:
            deep = len(column[0].brackets) if column else 0
            picked = [spot for spot in column if len(spot.brackets) == deep][:_LONGEST]
            if 1 < len(picked) < len(scope) and deep <= depth + 1:
                parts = tuple(spot.mention for spot in picked)
                near = best if whole.clause == nearest.clause else worth
                yield Series(Shape.PARTS, parts, _ends(picked, scope), ((whole, near),), bits + _OF_ITS_COLUMN)


def _is_budget(mention: Mention) -> bool:
    return mention.measure in BUDGET_MEASURES


def _is_for_one(mention: Mention) -> bool:
    """Whether a figure is by its own words what there is for one of many: 每亩A元, 人均A元."""
    paid = mention.figure.unit.is_money and (mention.subject.startswith(wording().per_head) or is_price(mention))
    return mention.own and (paid or is_average(mention))


def _is_told_in_all(mention: Mention) -> bool:
    """Whether words say that a figure is of all that there is: 共下达A, 资金共A."""
    return _IN_SUM.search(mention.words_before(to_figure=True)) is not None


def _goes_to(whole: Mention, first: Mention) -> bool:
    """Whether words say that what follows is where an amount went: 债务余额A，用在甲a、乙b."""
    return _went_to().match(whole.passage.text, whole.end, first.start) is not None


@cache
def _went_to() -> re.Pattern[str]:
    return re.compile(rf"[，,：:（(]?\s?(?:全部|分别)?(?:{'|'.join(wording().went_to)})")


def _wholes(run: Run, first: int, bits: int, opener: Opener | None, openers: _Openers) -> Iterator[tuple[Mention, int]]:
    """What the list may be parts of, with what speaks for each: the figure before it, else one before that."""
    start = run[first]
    split = opener is not None and opener.mark.text[0] in SPLIT
    reach = 1 if bits == _ADJACENT else _FAR if split else _WHOLES
    worth = 0
    named = openers.names_again(opener) if opener is not None else None
    if (
        named is not None
        and not named.is_nil
        and all(one.mention is not named for one in run[max(0, first - reach) : first])
    ):
        yield named, 0  # however far off
    for spot in reversed(run[max(0, first - reach) : first]):
        if spot.brackets != start.brackets[: len(spot.brackets)]:
            continue
        if opener is not None and opener.other_side and spot.row.index > opener.before:
            continue
        in_all = _IN_ALL if bits == _BOUNDARY and _is_told_in_all(spot.mention) else 0
        own = worth + in_all + (0 if spot.items == start.items[: len(spot.items)] else _OTHER_ITEM)
        if spot.mention.role is Role.CHANGE and opener is not None and not openers.is_about(opener, spot):
            own += _OTHER_ROW
        if bits + own < _LEAST:
            return
        if named is spot.mention:
            own = worth = 0
        if not spot.mention.is_nil:
            yield spot.mention, own
        worth += 0 if split else _SKIPPED


def _changes_before(run: Run) -> Iterator[Series]:
    """（一）甲增加a。（二）乙减少b。…支出减少D: the changes of a numbered list, and those told right behind it."""
    first = 0
    while first < len(run):
        items = run[first].items
        last = first + 1
        while items and last < len(run) and _are_of_one_list(items, run[last].items):
            last += 1
        parts = _heads(run[first:last], lambda spot: spot.items)
        if len(parts) >= _FEWEST_CHANGES:
            wholes = tuple((spot.mention, 0) for spot in run[last : last + _CHANGES_BEHIND])
            if wholes:
                yield Series(
                    Shape.CHANGE_PARTS, tuple(one.mention for one in parts), _ends(parts, parts), wholes, _BOUNDARY
                )
        first = last


def _on_balance(run: Run) -> Iterator[Series]:
    """甲减少a，乙增加b，两项相抵净减少D: the changes right before one that its words call net, nearest first."""
    for last in range(2, len(run)):
        whole = run[last].mention
        since = run[last - 1].mention
        words = whole.passage.text[since.end : whole.start] if since.passage is whole.passage else ""
        told = re.split(r"[，,；;。]", words, maxsplit=1)
        if len(told) > 1 and _NET.search(told[1]):
            parts = [one for one in run[max(0, last - _SHORT) : last] if one.brackets == run[last].brackets][::-1]
            if len(parts) > 1:
                mentions = tuple(one.mention for one in parts)
                yield Series(Shape.CHANGE_PARTS, mentions, (0,) * len(mentions), ((whole, 0),), _TOTAL)


def _changes_together(run: Run) -> Iterator[Series]:
    """甲年减少a，乙年再减少b，两年累计减少D: what changes come to by its words."""
    for last in range(2, len(run)):
        total = run[last].mention
        if _TOGETHER.search(total.passage.text, max(total.clause[0], total.start - _LEAD), total.start):
            before = run[max(0, last - _SHORT) : last][::-1]
            parts = tuple(spot.mention for spot in before)
            yield Series(Shape.CHANGE_PARTS, parts, _ends(before, before), ((total, 0),), _TOTAL)


def _are_of_one_list(items: tuple[tuple[str, int], ...], other: tuple[tuple[str, int], ...]) -> bool:
    """Whether two paths of list numbers are items of one list."""
    return len(items) == len(other) and items[:-1] == other[:-1] and one_list(items[-1], other[-1])


def _projections(
    run: Run, first: int, bits: int, openers: _Openers, wholes: Sequence[tuple[Mention, int]]
) -> Iterator[tuple[int, Run, Run]]:
    """What speaks for it, the figures, and those among which they were picked."""
    start = run[first]
    longest = _LONGEST if bits > _BOUNDARY else _SHORT
    scope = list(_scope(run, first, 3 * longest))
    beside = [spot for spot in scope if spot.brackets == start.brackets]
    net = is_of_the_net(start.mention.subject) or _OWED in start.mention.subject
    flat = [one for one in beside if net or not is_of_the_net(one.mention.subject)]  # 其中房屋a、设备b；折旧c，净值d
    yield 0, flat[:longest], flat
    rows = [spot for spot in flat if spot.row.level is spot.mention or spot.mention.role is Role.CHANGE]
    if rows and rows[0] is start:
        yield 0, rows[:longest], flat
    inner = openers.inner(start.mention.start, scope[-1].mention.start)
    for picked in (rows, flat) if inner else ():
        outer = _unnested(picked, inner)[:longest]
        yield 1, outer, outer
    if bits == _ADJACENT:
        return
    yield 0, _heads(rows, lambda spot: spot.group)[:longest], flat
    yield 0, _heads(flat, lambda spot: spot.group)[:longest], flat
    yield 0, _heads(flat, lambda spot: spot.sentence)[:longest], flat
    if start.items:
        depth = len(start.items) - 1
        kind = start.items[depth][0]
        items = [spot for spot in flat if len(spot.items) > depth and spot.items[depth][0] == kind]
        numbered = _heads(items, lambda spot: spot.items[depth][1])[:longest]
        yield 2, numbered, numbered
    groups: dict[int, list[Spot]] = {}
    told = any(one.group == start.group and is_of_the_net(one.mention.subject) for one in beside)
    for spot in beside if told else flat:
        groups.setdefault(spot.group, []).append(spot)
    if len(groups) > 1:
        for k in range(1, len(groups[start.group])):  # 限额a，余额b；限额c，余额d
            short = next((at for at, found in enumerate(groups.values()) if len(found) <= k), len(groups))
            picked = [found[k] for found in islice(groups.values(), min(short, longest))]
            yield 0, picked, picked
    for year in dict.fromkeys(whole.year for whole, _ in wholes if whole.year is not None):
        same = [spot for spot in flat if spot.mention.year == year]
        if 1 < len(same) < len(flat):  # A，上年B；其中：甲本年a，上年c；乙本年b，上年d
            yield _OF_THE_YEAR, same[:longest], same
    for measure in dict.fromkeys((start.mention.measure, *(whole.measure for whole, _ in wholes))):
        same = [spot for spot in flat if spot.mention.measure == measure]
        if 1 < len(same) < len(flat):
            yield 0, same[:longest], flat


def _scope(run: Run, first: int, most: int) -> Iterator[Spot]:
    start = run[first]
    depth = len(start.brackets)
    above = start.items[:-1]
    for spot in run[first : first + most]:
        if spot.brackets[:depth] != start.brackets or spot.items[: len(above)] != above:
            return
        if spot.sentence > start.sentence and is_of_all(spot.mention):
            return  # A，具体为a、b。合计下达C: what they all come to is none of them
        if not spot.explains or start.explains:
            yield spot


def _heads(run: Run, key: Callable[[Spot], Hashable]) -> list[Spot]:
    found: list[Spot] = []
    last: Hashable = None
    for spot in run:
        own = key(spot)
        if own != last:
            found.append(spot)
            last = own
    return found


def _unnested(run: Run, inner: Sequence[Opener], adds: Sequence[int] = ()) -> list[Spot]:
    """``run`` without the figures that a later 其中 puts one level deeper, up to the next ； or 。 or 加上."""
    kept: list[Spot] = []
    at = 0
    hidden, since = None, 0
    for spot in run:
        start = spot.mention.start
        while at < len(inner) and inner[at].mark.start < start:
            hidden, since = spot.group, inner[at].mark.start
            at += 1
        if spot.group != hidden or any(since < add < start for add in adds):
            kept.append(spot)
    return kept


def _ends(parts: Run, flat: Run) -> tuple[int, ...]:
    """How much the words speak for an end of the list behind each part, less what it passes over in ``flat``: a list ends
    where a stronger break follows than stands within it."""
    ends, within, at, first = [], 0, 0, 0
    for count, one in enumerate(parts):
        while flat[at] is not one:
            at += 1
        first = first if count else at
        other = parts[count + 1] if count + 1 < len(parts) else None
        behind = _END if other is None else _gap(one, other)
        ends.append((2 * (behind - within) if behind > within else 0) - min(_MOST_PASSED, at - first - count))
        within = max(within, behind)
    return tuple(ends)


def _gap(one: Spot, other: Spot) -> int:
    """How strong the break between two figures is: none, ，, ；, 。."""
    if one.sentence != other.sentence:
        return 3
    return 2 if one.group != other.group else int(one.clause != other.clause)


def _closed(run: Run, last: int, openers: _Openers, adds: Sequence[int]) -> Iterator[Series]:
    """What stands before a total, nearest first."""
    total = run[last]
    bits = 0
    if total.total:
        bits = _TOTAL
    elif total.sentence != run[last - 1].sentence:
        bits += _SKIPPED
    longest = _LONGEST if bits > 0 else _SHORT
    if not total.total and _is_told_in_all(total.mention):
        bits += _IN_ALL
    near = run[max(0, last - 2 * longest) : last]
    before = [one for one in near if one.brackets == total.brackets and not (one.explains or is_for_each(one.row))]
    if len(before) < 2:
        return
    if any(before[0].mention.start < add < total.mention.start for add in adds):
        bits += _ADDED
    if total.total and _OR_BETTER.search(total.mention.words_before()):
        told = [one for one in before if one.sentence == before[-1].sentence]
        mentions = tuple(one.mention for one in told)
        yield Series(Shape.TOTAL, mentions, (0,) * len(told), ((total.mention, 0),), bits)
    nearest = before[::-1]
    seen: set[tuple[int, ...]] = set()
    for picked in _closing(before, total, bits, openers, adds):
        parts = picked[::-1][:longest]
        key = tuple(map(id, parts))
        if len(key) > 1 and key not in seen:
            seen.add(key)
            mentions = tuple(spot.mention for spot in parts)
            yield Series(Shape.TOTAL, mentions, _ends(parts, nearest), ((total.mention, 0),), bits)


def _closing(before: Run, total: Spot, bits: int, openers: _Openers, adds: Sequence[int]) -> Iterator[Run]:
    yield before
    yield [spot for spot in before if spot.row.level is spot.mention]
    inner = openers.inner(before[0].mention.start, total.mention.start, colons=True)
    if inner:
        yield _unnested(before, inner, adds)
    if bits <= 0:
        return
    yield _heads(before, lambda spot: spot.group)
    yield _heads(before, lambda spot: spot.sentence)
    yield _heads([spot for spot in before if spot.items], lambda spot: spot.items)
    yield [spot for spot in before if not spot.total]
    yield [spot for spot in before if spot.mention.measure == total.mention.measure]


def _dimension(mention: Mention) -> str:
    unit = mention.figure.unit
    if unit.is_count and unit.name in _PERSONS:
        return "person"
    return "money" if unit.dimension == "none" and unit.factor > 1 else unit.dimension
