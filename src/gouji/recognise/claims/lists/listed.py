"""Lists as they stand behind the words that open them: 其中：a、b、c, bracketed parts, numbered items.

Prose does not print its nesting, so several extents of the same list are reasonable: it may end at ； or run on, a part may
have parts of its own behind commas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice

from gouji.catalogue.claims import complete_partition, likely_partition, partitions, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Item, Listed
from gouji.recognise.claims.lists.beside import told_beside
from gouji.recognise.claims.lists.no_parts import are_no_parts
from gouji.recognise.claims.lists.overlapping import is_said_to_overlap
from gouji.recognise.claims.sentences.labels import is_gap
from gouji.recognise.claims.sentences.of_one import is_price
from gouji.recognise.claims.sentences.rows import Layout, Opener, Row, levels, one_list
from gouji.recognise.claims.sentences.same import identity
from gouji.recognise.claims.sentences.sums import is_counted_sum, is_of_all

_LONGEST_LIST = 40
_LONGEST_RUN = 14  # parts of a list that runs over several sentences
_WHOLES = 4
_EXTENTS = 4
_DIRECT = 2  # the extents that take every part as it stands
_STOP = re.compile(r"[。；;]")
_IS_OF_IT = re.compile(r"\s*[中里内](?:的[^，,。；;、：:\d]{0,4})?\d")
_IN_DETAIL = ("具体为", "构成为", "构成是")
_NET = "净"
_ALL_OF = re.compile(r"(?:总额|总计|合计|总值|总量)$")

Reading = tuple[Row, ...]


def listed(layout: Layout, openers: Iterable[Opener]) -> Iterator[Listed]:
    """The lists behind ``openers`` that may be complete."""
    for opener in openers:
        if opener.partial or opener.loose or opener.runs_on or _of_another_item(layout, opener):
            continue
        if is_said_to_overlap(layout, opener):
            continue
        wholes = tuple(islice(wholes_of(layout, opener), _WHOLES))
        readings = tuple(dict.fromkeys(readings_of(layout, opener)))
        if wholes and readings and not are_no_parts(wholes[0], tuple(levels(readings[0]))):
            wholes = _counting_alike(wholes, readings[0][0].level)
            beside = told_beside(layout, opener, wholes[0])
            yield from _as_it_stands(opener, _not_net(wholes, readings[0]), readings, beside)


def _counting_alike(wholes: tuple[Mention, ...], part: Mention | None) -> tuple[Mention, ...]:
    """``wholes``, those of the sentence of the nearest first that count what the parts count, where it does not: 对15个项目评价，涉及资金A，
    其中优5个."""
    if part is None or comparable(wholes[0], part):
        return wholes
    alike = [one for one in wholes if one.clause == wholes[0].clause and comparable(one, part)]
    return (*alike, *(one for one in wholes if one not in alike))


def _not_net(wholes: tuple[Mention, ...], parts: Reading) -> tuple[Mention, ...]:
    """``wholes``, what is gross first where the parts are: 资产a，负债b，净资产c（甲资产d，乙资产e）."""
    nearest = core(wholes[0].subject)
    thing = nearest.removeprefix(_NET)
    if thing == nearest or not thing or not all(_is_gross(row.subject, thing) for row in parts):
        return wholes
    return tuple(sorted(wholes, key=lambda whole: not _is_gross(whole.subject, thing)))


def _is_gross(subject: str, thing: str) -> bool:
    name = _ALL_OF.sub("", core(subject))
    return name.endswith(thing) and not name.endswith(_NET + thing)


def _as_it_stands(
    opener: Opener, wholes: tuple[Mention, ...], readings: Sequence[Reading], beside: tuple[Mention, ...]
) -> Iterator[Listed]:
    lists, complete = [], []
    direct = 0
    for number, reading in enumerate(readings):
        items = tuple(_items(reading, wholes[0]))
        named = tuple(core(item.level.subject) for item in items)
        zero = frozenset(core(item.level.subject) for item in items if item.level.is_nil)
        known = len(items) > 1 and may_be_of(named, zero, core(wholes[0].subject))
        if items and (number < _DIRECT or known or opener.numbered):
            direct += number < _DIRECT
            lists.append(items)
            complete.append(known)
    text = opener.mark.text
    if lists:
        first = lists[0][0].level
        yield Listed(
            wholes,
            tuple(lists),
            tuple(complete),
            direct,
            in_bracket=opener.in_bracket,
            among=text.startswith(("其中", "（", "(")),
            includes=text == "包括" and not opener.partial,
            split=opener.in_bracket and not text.startswith("其中"),
            announced=(bool(opener.numbered) and text.endswith("如下")) or text in _IN_DETAIL,
            single=text.startswith("其中")
            and readings[0][0].level is first
            and not _STOP.search(first.passage.text, opener.mark.start, first.start),
            beside=beside,
            numbered=bool(opener.numbered) and text.startswith(("其中", "包括")),
        )


def _items(reading: Reading, whole: Mention) -> Iterator[Item]:
    """The level of each row that counts what the whole counts: the one of its measure where a row prints several. What only
    the next figure is said to be of (上年结转A中的b) is no item."""
    for row in reading:
        alike = [level for level in row.of(Role.LEVEL) if comparable(level, whole)]
        same = [level for level in alike if level.measure == whole.measure]
        level = same[0] if len(same) == 1 else row.level
        if level not in alike:
            level = alike[0] if alike else None  # 购置0辆 between amounts is no part of their sum
        if level is not None and _IS_OF_IT.match(level.passage.text, level.end) is None:
            yield Item(level, _share(row, level))


def _share(row: Row, level: Mention) -> Mention | None:
    """The share of a row: 占p, also where what it is a share of makes it read as a part done (占本年支出预算p)."""
    rates = (*row.of(Role.SHARE), *row.of(Role.COMPLETION))
    return next(
        (one for one in rates if one.role is Role.SHARE or "占" in one.passage.text[level.end : one.start]), None
    )


def _of_another_item(layout: Layout, opener: Opener) -> bool:
    """Whether the figure before a list closes the item before (1.按功能分类…c。2.按用途分类，包括a、b): it is not its whole."""
    before = layout.rows[opener.before].items
    depth = min(len(before), len(opener.items))
    return depth > 0 and before[:depth] != opener.items[:depth]


def readings_of(layout: Layout, opener: Opener) -> Iterator[Reading]:
    """The reasonable lists behind ``opener``, the likeliest first."""
    rows = tuple(islice(_scope(layout, opener), _LONGEST_LIST))
    if not rows:
        return
    if opener.numbered:
        yield _numbered(rows, opener)
        return
    sentence = rows[0].sentence
    flat = tuple(row for row in rows if row.sentence == sentence)
    direct = _unnested(layout, opener, flat)
    first_group = tuple(row for row in direct if row.group == direct[0].group)
    yield direct
    yield first_group
    yield _heads(flat, lambda row: row.group)
    yield flat
    if opener.partial:
        return
    rows = _before_next_list(layout, opener, rows)
    longer = _unnested(layout, opener, rows)
    for end in range(min(len(longer), _LONGEST_RUN), 1, -1):
        yield longer[:end]
    heads = _heads(rows, lambda row: row.group)
    for end in range(min(len(heads), _LONGEST_RUN), 1, -1):
        yield heads[:end]


def extents(layout: Layout, opener: Opener, whole: Mention) -> Iterator[tuple[Mention, ...]]:
    """The figures that count what ``whole`` counts, two or more, of each of the likeliest lists behind ``opener``."""
    seen = set()
    for rows in tuple(dict.fromkeys(readings_of(layout, opener)))[:_EXTENTS]:
        figures = (row.level or next(iter((*row.of(Role.CHANGE), *row.of(Role.OTHER))), None) for row in rows)
        parts = tuple(one for one in figures if one is not None and comparable(one, whole))
        if len(parts) > 1 and parts not in seen:
            seen.add(parts)
            yield parts


def is_complete(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the names of ``parts`` are all the parts of what ``whole`` is a figure of."""
    partition = complete_partition(tuple(core(one.subject) for one in parts), frozenset())
    return partition is not None and core(whole.subject).endswith(partition.whole or "")


def may_be_of(named: Sequence[str], zero: frozenset[str], whole: str) -> bool:
    """Whether ``named`` are all the parts of something that ``whole`` may call: 购置费 and 运行维护费 are all of what is spent
    on cars, and never of “三公”经费, whose parts are others, nor of 公务接待费, which is one of them; nor of one of their own:
    基本支出a，其中财政拨款基本支出b；项目支出c."""
    partition = likely_partition(tuple(named), zero)
    if partition is None or partition.is_part(whole):
        return False
    own = not partition.whole or whole.endswith(partition.whole)
    names = {whole, identity(whole)}
    return own or not any(name in other.whole or other.is_part(name) for other in partitions() for name in names)


def _scope(layout: Layout, opener: Opener) -> Iterator[Row]:
    """The rows behind ``opener`` at its own bracket depth, to the end of the bracket or the passage, or to what so many,
    or in a later sentence all, come to."""
    depth = len(opener.brackets)
    for row in layout.rows[opener.after :]:
        if row.brackets[:depth] != opener.brackets or row.items[: len(opener.items)] != opener.items:
            return
        if row.resumes is not None and row.resumes.index <= opener.before:
            return
        if row.level is not None and is_counted_sum(row.level):
            return
        if row.level is not None and row.sentence > layout.rows[opener.after].sentence and is_of_all(row.level):
            return
        if row.brackets == opener.brackets and not row.explains and not is_for_each(row) and not is_gap(row.subject):
            yield row


def is_for_each(row: Row) -> bool:
    """Whether a row tells what its amount is for one of many: 运行维护费A，车均B."""
    level = row.level
    return level is not None and (level.subject.startswith(wording().per_head) or is_price(level))


def _before_next_list(layout: Layout, opener: Opener, rows: Reading) -> Reading:
    """A list that runs over sentences ends where a later sentence opens another."""
    sentence = rows[0].sentence
    for other in layout.openers:
        before = layout.rows[other.before]
        if other.after > opener.after and not other.in_bracket and not other.by_colon and before.sentence > sentence:
            return tuple(row for row in rows if row.index <= other.before)
    return rows


def _numbered(rows: Sequence[Row], opener: Opener) -> Reading:
    """The first row of each numbered item."""
    depth = len(opener.items)
    items = [row for row in rows if len(row.items) > depth and row.items[depth][0] == opener.numbered]
    items = [row for row in items if one_list(row.items[depth], items[0].items[depth])]
    return _heads(items, lambda row: row.items[depth][1])


def _heads(rows: Sequence[Row], key: Callable[[Row], int]) -> Reading:
    return tuple(next(group) for _, group in groupby(rows, key))


def _unnested(layout: Layout, opener: Opener, rows: Reading) -> Reading:
    """``rows`` without those that a later 其中 puts one level deeper, up to the next ； or 。"""
    inner: set[int] = set()
    for other in layout.openers:
        plain = not other.in_bracket and not other.by_colon
        if other.after > opener.after and other.brackets == opener.brackets and plain:
            group = layout.rows[other.after].group if other.after < len(layout.rows) else None
            inner.update(row.index for row in rows if row.index >= other.after and row.group == group)
    kept = tuple(row for row in rows if row.index not in inner)
    return kept or rows


def wholes_of(layout: Layout, opener: Opener) -> Iterator[Mention]:
    """What the list may be parts of: the figure before it first, then others of the same sentence. A list that begins
    behind ； belongs to the sentence as a whole, so the sentence's first figure comes first, unless a total ends it."""
    before = layout.rows[opener.before]
    behind = layout.rows[opener.after] if opener.after < len(layout.rows) else before
    named_before = named_again(layout, opener)
    if named_before is not None:
        yield named_before
    if behind.group != before.group and behind.sentence == before.sentence and not before.total:
        heads = (row for row in layout.rows[: opener.after] if row.sentence == before.sentence)
        first = next(heads).level
        if first is not None:
            yield first
    named = _named_without_figure(before)
    for row in reversed(layout.rows[: opener.before + 1]):
        if is_gap(row.subject) or (named and not core(row.subject).endswith(named)):
            continue
        outer = row.brackets == opener.brackets[: len(row.brackets)]
        aside = row.explains and not behind.explains  # 主要原因是更新1辆。其中：（一）a万元
        if outer and not aside and row.sentence >= before.sentence - 1:
            near = row.level
            if near is not None:
                yield near
            yield from (level for level in reversed(row.of(Role.LEVEL)) if level is not near)


def named_again(layout: Layout, opener: Opener) -> Mention | None:
    """The whole that the head of a list names again beside a figure of another kind: 债券A亿元，… 债券共安排20个项目，其中：a、b亿元."""
    before = layout.rows[opener.before]
    parts = layout.rows[opener.after : opener.after + 1]
    level, part = before.level, parts[0].level if parts else None
    if (
        level is None
        or part is None
        or not level.own
        or comparable(level, part)
        or not opener.mark.text.startswith("其中")
    ):
        return None
    name = core(before.subject)
    earlier = (row.level for row in reversed(layout.rows[: before.index]) if core(row.subject) == name != "")
    return next((one for one in earlier if one is not None and comparable(one, part) and one.year == part.year), None)


def _named_without_figure(before: Row) -> str:
    """What the words before a list speak of where they print its change only: 支出比上年减少D，其中：a、b is of the 支出 printed
    before, and of nothing else."""
    if before.level is not None or not before.mentions or not before.mentions[0].own:
        return ""
    return core(before.subject)
