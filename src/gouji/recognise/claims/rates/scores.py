"""Scores told in a sentence: 自评得分T分，其中：产出指标W分，得分S分，得分率p；效益指标…: the parts of a total, and each score over its full marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from gouji.catalogue.claims import complete_partition, wording
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import SCORE, told_by
from gouji.recognise.claims.sentences.full_marks import as_set
from gouji.recognise.claims.sentences.rows import Layout, Spot

_LEAD = 16
_CLOSE = 10  # parts that miss their total by more than a tenth of it are not all of them
_GOT = re.compile(r"(?:得|得分|评分|分数)(?:值)?(?:为|是|：|:)?$")
_FULL = re.compile(r"(?:分值|权重|满分|标准分|应得分?|总分值?|设置|设定|赋分|占)(?:为|是|：|:)?$")
#: Between full marks and what was got of them: 20分，得18分; 20分，实际得分18分.
_PAIR = re.compile(r"[，,、；;（(]?[^\d，,、。；;：:]{0,10}(?:得|得分|评分)(?:为|是|：|:)?")
_TOTAL = re.compile(
    r"(?:总分|总得分|综合得?评?分|自评得?分|评价得?分|最终得?分|最后得?分|合计|共计|总计)[^，,。；;\d]{0,6}$"
)
_IN_BRACKET = re.compile(r"[（(](?:分值|权重|满分|标准分|总分)(?:为|是|：|:)?")
_AMONG = re.compile(r"[^。]{0,16}。\s*(?:其中|具体|各(?:项|部分|方面|维度|一?级?指标)|分项)")
_LISTS = re.compile(r"其中|分别|具体|如下|包括|[：:]")
_MORE = re.compile(r"加分|附加|扣分项|加减分")


@dataclass(frozen=True, slots=True)
class Item:
    """打分项: what was got and, where printed beside it, the full marks it is out of."""

    got: Spot
    full: Spot | None = None


@told_by({SCORE})
def claims(layout: Layout) -> Iterator[Claim]:
    """The parts of each total score of a sentence, and each rate of what was got."""
    spots = [spot for spot in layout.spots if spot.mention.figure.unit.dimension == "score"]
    sentences = [list(run) for _, run in groupby(spots, key=lambda spot: spot.sentence)]
    items = [items_of(run) for run in sentences]
    behind = {first.mention: second.mention for first, second in pairwise(layout.spots)} if spots else {}
    for own, following in zip(items, [*items[1:], []], strict=False):
        yield from _rates(behind, own)
        yield from _totals(_told_on(own, following))


def _told_on(own: list[Item], following: list[Item]) -> list[Item]:
    """A sentence with the next one where one of them tells the total alone: 综合得分T分。其中：…; …。综合得分T分。"""
    next_to = bool(own and following) and following[0].got.sentence == own[-1].got.sentence + 1
    if next_to and len(own) == 1 < len(following):
        text = own[0].got.mention.passage.text
        among = _AMONG.match(text, own[0].got.mention.end)
        return [*own, *following] if among is not None else own
    return [*own, *following] if next_to and len(following) == 1 < len(own) else own


def items_of(spots: Sequence[Spot]) -> list[Item]:
    """What was got of each item that a run of scores tells, in order."""
    items: list[Item] = []
    waiting: Spot | None = None
    for spot in spots:
        text = spot.mention.passage.text
        if waiting is not None and _PAIR.fullmatch(text[waiting.mention.end : spot.mention.start]):
            items.append(Item(spot, waiting))
            waiting = None
        elif items and items[-1].full is None and _is_behind(spot, items[-1].got):
            items[-1] = Item(items[-1].got, spot)
        elif _GOT.search(_lead(spot)) or _TOTAL.search(_lead(spot)):
            items.append(Item(spot))
            waiting = spot if _FULL.search(_lead(spot)) else None
        else:
            if items and _is_group(spot):
                items.append(Item(spot))
            waiting = spot
    return items


def _is_group(spot: Spot) -> bool:
    """Whether a score printed with decimals, as full marks are not, stands behind the name of a group of indicators alone."""
    return (
        spot.mention.figure.places > 0
        and spot.mention.own
        and spot.mention.words_before().rstrip("为是").endswith("指标")
    )


def _is_behind(full: Spot, got: Spot) -> bool:
    """得18分（满分20分）: full marks in a bracket behind what was got."""
    between = full.mention.passage.text[got.mention.end : full.mention.start]
    return full.brackets[:-1] == got.brackets and _IN_BRACKET.fullmatch(between) is not None


def _lead(spot: Spot) -> str:
    mention = spot.mention
    return mention.passage.text[max(0, mention.start - _LEAD) : mention.start].rstrip()


def _rates(behind: Mapping[Mention, Mention], items: Sequence[Item]) -> Iterator[Claim]:
    """得分率p right behind what was got of full marks that are printed beside it."""
    for item in items:
        rate = behind.get(item.got.mention)
        if item.full is None or rate is None or not rate.figure.unit.is_rate:
            continue
        between = rate.passage.text[item.got.mention.end : rate.start].rstrip("为是达到约：: ")
        if between.lstrip("，,、（( ") in wording().score_rates:
            operands = (item.got.mention, item.full.mention)
            yield Claim((Relation(Kind.RATIO, Shape.COMPLETION, Formula.QUOTIENT, operands, rate),))


def _totals(items: Sequence[Item]) -> Iterator[Claim]:
    """A total before its list or behind it: what was got in all, of items that stand on one level."""
    for at, total in enumerate(items):
        if not is_total(total):
            continue
        behind = _one_level(items[at + 1 :], total)
        before = _one_level(items[:at], total)
        text = total.got.mention.passage.text
        if len(behind) > 1 and _LISTS.search(text, total.got.mention.end, _start(behind[0])):
            yield sum_of(behind, total)
        elif len(before) > 1 and not behind:
            yield sum_of(before, total)


def _one_level(items: Sequence[Item], total: Item) -> list[Item]:
    same = [item for item in items if item.got.brackets == total.got.brackets]
    return [] if any(map(is_total, same)) else same


def is_total(item: Item) -> bool:
    """Whether the words before a score say that it is one of all."""
    return _TOTAL.search(_before(item)) is not None


def _before(item: Item) -> str:
    """The words before an item, of its full marks where they stand first."""
    told = _lead(item.got)
    return told if item.full is None else told + _lead(item.full)


def _start(item: Item) -> int:
    return item.got.mention.start if item.full is None else item.full.mention.start


def sum_of(items: Sequence[Item], total: Item) -> Claim:
    """A doubt where it fails and every item prints its full marks: else some may not be named."""
    parts = as_set([item.got.mention for item in items])
    names = tuple(core(item.got.mention.subject).removesuffix("得") for item in items)
    told = all(item.full is not None for item in items) or complete_partition(names, frozenset()) is not None
    text = _told_over(items, total)
    last = items[-1].got.mention
    more = _MORE.search(text) or _MORE.search(last.passage.text, last.end, max(last.end, last.clause[1]))
    nested = text.count("其中") > 1 or more is not None
    relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, total.got.mention)
    return Claim((relation,), Evidence.OPEN if told and not nested else Evidence.NAMED, within=_CLOSE)


def _told_over(items: Sequence[Item], total: Item) -> str:
    """The words over which a total and its items are told; of items in a paragraph of their own, the words of that one."""
    first, last, whole = _start(items[0]), items[-1].got.mention.end, total.got.mention
    text = items[0].got.mention.passage.text
    if items[0].got.mention.passage is whole.passage:
        first, last = min(first, whole.start), max(last, whole.end)
    return text[max(0, first - _LEAD) : last]
