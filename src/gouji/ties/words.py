"""Words of change (增加, 下降) as printed: which stands before a figure, what it would be the other way round, which go together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Mention, Role
from gouji.domain.printed import Word

_OPPOSITES = {
    "增加": "减少",
    "增长": "下降",
    "上升": "下降",
    "提高": "降低",
    "提升": "降低",
    "上涨": "下跌",
    "增幅": "降幅",
    "增收": "减收",
    "增支": "减支",
    "多": "少",
    "增": "减",
    "超收": "短收",
    "超支": "节约",
    "调增": "调减",
}
_OTHER_WAY = {down: up for up, down in reversed(_OPPOSITES.items())}
#: What stands between a rate and the word of the change that repeats it.
_LEAD = re.compile(r"^[,，、]\s?(?:同比|净|实际|共计?|累计)?")
_SHORT = ("多", "少", "增", "减")
_LONGEST = 12  # characters of such a word
_BETWEEN = "了约近达到为 各"
_TIME = re.compile(r"[前第上下本当\d一二三四五六七八九十至\-—]*(?:季度|月|半年)|全年|累计|以来")


@cache
def _moving() -> re.Pattern[str]:
    """A word of change at the end: the longest, which begins first."""
    return re.compile(f"(?:{'|'.join(map(re.escape, (*wording().up, *wording().down, *_SHORT)))})$")


def moving_word(mention: Mention) -> str:
    """The word of change before a figure as printed: 减少, 下降; 增加 or 减少 where none of the known stands there."""
    lead = mention.passage.text[: mention.start].rstrip(_BETWEEN)
    usual = ("增长", "下降") if mention.figure.unit.is_rate else ("增加", "减少")
    found = _moving().search(lead, max(0, len(lead) - _LONGEST))
    word = "" if found is None else found[0]
    return word if word and not word.endswith(("幅", "长")) else usual[mention.direction < 0]


def turned_word(mention: Mention) -> str:
    """The word for the other direction: 增加 for 减少."""
    word = moving_word(mention)
    usual = ("下降", "增长") if mention.figure.unit.is_rate else ("减少", "增加")
    return _OPPOSITES.get(word) or _OTHER_WAY.get(word) or usual[mention.direction < 0]


def pairs(mentions: Iterable[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each change with the rate that follows it directly, in one sentence, without naming another subject or base; in
    parallel lists each with the rate at its place: 分别增加a、减少b，分别增长p、下降q. What stands in a bracket between the two
    is passed over: 增加d（其中甲增加a、乙减少b），增长p. A change and a rate without the other go together where the change stands
    right behind: 下降p，减收d."""
    lists = list(_lists(mentions))
    paired: set[Mention] = set()
    for at, rates in enumerate(lists):
        changes = _before(lists, at) if rates[0].role is Role.GROWTH else ()
        if len(changes) == len(rates):
            for change, rate in zip(changes, rates, strict=True):
                if _is_pair(change, rate):
                    paired |= {change, rate}
                    yield change, rate
    for rates, changes in pairwise(lists):
        if not paired.intersection((*rates, *changes)) and _repeats(rates, changes):
            yield changes[0], rates[0]


def _is_pair(change: Mention, rate: Mention) -> bool:
    return change.role is Role.CHANGE and rate.role is Role.GROWTH and _one_comparison(change, rate)


def _repeats(rates: Sequence[Mention], changes: Sequence[Mention]) -> bool:
    """Whether a change stands right behind a rate, with nothing but its word between them."""
    rate, change = rates[0], changes[0]
    if not len(rates) == len(changes) == 1 or change.own or not _is_pair(change, rate):
        return False
    between = change.passage.text[rate.end : change.start].rstrip(_BETWEEN)
    return _LEAD.sub("", between) == moving_word(change)


def _lists(mentions: Iterable[Mention]) -> Iterator[list[Mention]]:
    """The members of each parallel list, and every other mention alone."""
    run: list[Mention] = []
    for mention in mentions:
        if run and mention.rank[0] == 0:
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _before(lists: Sequence[Sequence[Mention]], at: int) -> Sequence[Mention]:
    """What stands before the list at ``at`` in its sentence, outside a bracket that ends between them."""
    first = lists[at][0]
    for index in range(at - 1, -1, -1):
        last = lists[index][-1]
        if last.passage is not first.passage or last.clause != first.clause:
            break
        if not _is_bracketed(last, first):
            return lists[index]
    return ()


def _is_bracketed(one: Mention, other: Mention) -> bool:
    """Whether a bracket that holds ``one`` ends before ``other``."""
    depth = 0
    for character in one.passage.text[one.end : other.start]:
        depth += (character in "（(") - (character in "）)")
        if depth < 0:
            return True
    return False


def _one_comparison(change: Mention, rate: Mention) -> bool:
    same = change.passage is rate.passage and change.clause == rate.clause
    one = same and not rate.own and change.base == rate.base and change.figure.value != 0
    return one and not _of_another_measure(change, rate)


def _of_another_measure(change: Mention, rate: Mention) -> bool:
    """Whether the words of a rate give it another measure, time or scope than its change: 预算数增加a，决算数下降p; 当月增加a，累计
    下降p; 增加a，同口径下降p. What they do not name is that of the change."""
    if change.measure and rate.measure and change.measure != rate.measure:
        return True
    return not _limits(rate) <= _limits(change)


def _limits(mention: Mention) -> set[str]:
    """What the words right before a figure say of its time and scope."""
    words = mention.words_before()
    return {*_TIME.findall(words), *words_of("scope_before", "each").findall(words)}


def words(mentions: Iterable[Mention]) -> dict[Mention, Word]:
    """The word of each figure that has a direction; a change and the rate that repeats it the same way share one."""
    found: dict[Mention, Word] = {}
    moving = [one for one in mentions if one.direction]
    for change, rate in pairs(moving):
        if change.direction == rate.direction:
            found[change] = found[rate] = _word(change, rate)
    for mention in moving:
        if mention not in found:
            found[mention] = _word(mention)
    return found


def _word(*mentions: Mention) -> Word:
    return Word(
        mentions[0].direction,
        tuple(map(moving_word, mentions)),
        tuple(map(turned_word, mentions)),
        mentions,
    )
