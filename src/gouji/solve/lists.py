"""Lists that ought to add up and do not: which of them are meant to be complete, and which may lawfully leave something out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, takewhile

from gouji.catalogue.claims import (
    Partition,
    are_contrasted,
    government_named,
    kinds_of,
    likely_partition,
    names_some_parts,
    wording,
)
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import are_of_the_last, core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Item, Listed
from gouji.solve.digits import is_moved, is_one_digit
from gouji.solve.meaning import side_of
from gouji.solve.spans import ONE, divides, fits, span
from gouji.values.interval import total
from gouji.values.mismatch import Mismatch, classify
from gouji.values.rounding import half_up

_FIRST = 2  # items of a list that tell whether it was read as a sum
_NEAR = 40  # a list within a fortieth of its whole; lawful partial lists were seen up to 94%
_HARDLY = 20_000  # the smallest item left out of a list was seen at a ten-thousandth of its whole
_CLOSE = 5  # a list that misses less than a fifth of its whole was meant to add up
_BARELY = 12  # of a whole, the part that a list behind 包括 may miss by one slip
#: Between two parts told in one breath; what ends their list.
_BARE = re.compile(r"[，,、](?!另|还|此外|同时|累计|其中|已|实际|全部)[\u4e00-\u9fff（）()“”]{2,14}?")
_END = re.compile(r"[。；;）)]|$")
_CALLED = re.compile(r"(?:资金|金额|经费|支出|费|收入|款)$")
_REST = ("其他", "其它", "其余")
_ENDS_ALL = re.compile(r"(?:^|[等及和、])其[他它余]")
_FOR = ("用于", "主要")  # 教育支出a；用于设备购置b: two ways to divide
_LEFT_OVER = re.compile(r"净|结[转余]|赤字|缺口|差额")
_FLOWS = frozenset(("收入", "支出"))
_AMONG, _OWN_LIST = "其中", 40  # characters behind a figure in which it may open a list of its own
_BULLET = re.compile("[●■◆▪•○◇□]")
_HALT = re.compile(r"[；;]")
_WITHIN = re.compile(
    r"(?:份额|总额|金额|资金|经费|支出|收入|预算|部分|其|款|[员生户者人]|人数|项目|问题|企业|单位)中(?!央|心|小|医|期)"
)
_LEFT_OUT = re.compile(
    r"[（(，,]?(?:尚|均|暂|并|都)?(?:未|不|没有?)(?:予以?)?(?:计|列|统计|包括|包含|含|纳|算|在)(?:算|入|统计|括|含|其?[中内])*"
)
_STOP = re.compile(r"[。；;]")
_BESIDES = ("另", "此外", "除此")
_UNTIL = re.compile(r"^截[至止][^已累实尚]{0,8}")  # 截至6月底已征缴
_THING = 2  # characters at the end of a name that say of what kind it is
_LEVEL = re.compile(r"[一二三四五]级")
_KINDS = 2  # kinds beside 其他 below which a list is no count by kinds


def due(listed: Listed, added: Iterable[Relation]) -> Relation | None:
    """The relation that a list must meet, whether it does or breaks it; None where it may lawfully be what it is, where it is
    one of the sums ``added``, and for nothing of nothing."""
    if are_of_the_last(tuple(core(item.level.subject) for item in listed.lists[0]), core(listed.wholes[0].subject)):
        return None
    for found in (
        _broken(listed),
        _overfull(listed),
        _exceeding(listed),
        _doubtful(listed),
        _crowded(listed),
        _by_kinds(listed),
    ):
        relation = next(found, None)
        if relation is not None:
            told = any(one.figure.value != 0 for one in relation.mentions)
            lawful = _adds_up(listed, relation, added) or _is_of_all(listed, relation)
            return _less_beside(listed, relation) if told and not lawful else None
    return None


def _less_beside(listed: Listed, relation: Relation) -> Relation:
    """``relation``, where its parts are more than all that is told in one breath of that sum: 甲a、乙b；其中c、d: c + d - b = a."""
    parts = total([one.interval for one in relation.operands])
    every = total([one.interval for one in (listed.wholes[0], *listed.beside)])
    if relation.shape is not Shape.PARTS or relation.claimed is not listed.wholes[0] or parts.low <= every.high:
        return relation
    if any(_misprints(one, relation) for one in relation.mentions):  # as it stands, but for one slip
        return relation
    beside = tuple(sorted(listed.beside, key=lambda one: one.start))
    signs = (1,) * len(relation.operands) + (-1,) * len(beside)
    return replace(relation, operands=(*relation.operands, *beside), signs=signs if beside else relation.signs)


def _misprints(one: Mention, relation: Relation) -> bool:
    """Whether ``relation``, a sum of parts, holds with one digit of ``one`` put right, two swapped or its point moved."""
    gap = sum(part.exact for part in relation.operands) - relation.claimed.exact
    due = one.exact + (gap if one is relation.claimed else -gap)
    should = half_up(due / one.figure.unit.factor, one.figure.places)
    slipped = is_one_digit(one.figure.value, should) or is_moved(one.figure.value, should)
    return should > 0 and (slipped or classify(one.figure, due) is Mismatch.SWAPPED)


def _is_of_all(listed: Listed, relation: Relation) -> bool:
    """Whether the parts may be of all that is told in one breath with the whole: 甲支出a，乙支出b，其中… Where they are more than
    the whole, they may be some of all; where they ought to be complete, they must add up to these."""
    if not listed.beside or relation.claimed is not listed.wholes[0]:
        return False
    parts = total([one.interval for one in relation.operands])
    told = [
        total([one.interval for one in (relation.claimed, *listed.beside[:count])])
        for count in range(1, len(listed.beside) + 1)
    ]
    some = relation.shape is Shape.PART_OF or not _is_complete(relation.operands)
    more = parts.low > relation.claimed.interval.high
    return any(map(parts.meets, told)) or (some and more and parts.low <= told[-1].high)


def _adds_up(listed: Listed, relation: Relation, added: Iterable[Relation]) -> bool:
    """Whether the list was found to add up, to whichever figure. Where 其中 names every part of a known whole, a sum of more
    than these is none of theirs: with a slip in the whole its parts add up in its stead."""
    first = [item.level for item in listed.lists[0][:_FIRST]]
    found = [one for one in added if any(part in one.operands for part in first)]
    if relation.claimed.figure.is_counted and all(len(list(_counted(one))) == 1 for one in found):
        return False  # 实有11人，其中在职11人，离休0人，退休1人: the first is all there is, and another follows
    parted = _is_complete(relation.operands) or _kinds(relation.operands, listed.wholes[0]) is not None
    if not (listed.among and relation.shape is Shape.PARTS and parted):
        return bool(found)
    own = set(_counted(relation))
    return any(
        (own >= parts and one.claimed is not relation.claimed) or (one.claimed is relation.claimed and own <= parts)
        for one in found
        for parts in [set(_counted(one))]
    )


def _is_complete(parts: Sequence[Mention]) -> bool:
    zero = frozenset(core(part.subject) for part in parts if part.figure.value == 0)
    return likely_partition(tuple(core(part.subject) for part in parts), zero) is not None


def _counted(relation: Relation) -> Iterator[Mention]:
    return (one for one in relation.operands if one.figure.value != 0)


def _broken(listed: Listed) -> Iterator[Relation]:
    """A list that does not add up although it must: it names every part of a known whole, says 具体情况如下 and numbers
    them, or comes too close to the whole to be partial."""
    whole = listed.wholes[0]
    for number, items in enumerate(listed.lists):
        parts = _amounts(items, whole)
        if len(parts) < 2 or _shares_of_another(items) or _is_cut_short(listed, number):
            continue
        direct = number < listed.direct and not _shares_hold(items, whole) and len(_divided_once(items)) == len(items)
        if listed.complete[number] or _numbered_out(listed, parts) or (direct and _nearly(listed, parts)):
            yield _sum(parts, whole)
    yield from _all_of_its_kind(listed)


def _all_of_its_kind(listed: Listed) -> Iterator[Relation]:
    """All of a known whole and one more of its kind (新增一般债券a，新增专项债券b，再融资债券c) that add up but for one slip: doubted."""
    whole, parts = listed.wholes[0], _amounts(listed.lists[0], listed.wholes[0])
    cut = any(known and _goes_on_to_list(listed, number) for number, known in enumerate(listed.complete))
    if cut and len(parts) == len(listed.lists[0]) > _KINDS and _are_of_its_kind(parts, whole):
        relation = _sum(parts, whole)
        if fits(relation) is False and any(_misprints(one, relation) for one in relation.mentions):
            yield replace(relation, stated=False)


def _is_cut_short(listed: Listed, number: int) -> bool:
    """Whether a list names every part of a known whole only since it stops early: with what follows it names all of another."""
    items = set(listed.lists[number])
    longer = (set(other) > items for other, known in zip(listed.lists, listed.complete, strict=True) if known)
    return listed.complete[number] and (any(longer) or _goes_on_to_list(listed, number))


def _goes_on_to_list(listed: Listed, number: int) -> bool:
    """一般债券a、专项债券b、再融资债券c: the list names one more behind 、, or one more of the kind of its whole behind ，, so that the
    first two are not all."""
    items, every = listed.lists[number], listed.lists[0]
    if len(every) <= len(items) or every[: len(items)] != items:
        return False
    last, following = items[-1].level, every[len(items)].level
    between = last.passage.text[last.end : following.start]
    if any(mark in between[1:] for mark in "，,（("):
        return False
    joined = between.startswith(("，", ",")) and _are_of_its_kind((last, following), listed.wholes[0])
    return between.startswith("、") or joined


def _are_of_its_kind(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether every part is by its name a kind of what the whole is of: 新增债券 and 再融资债券 of 政府债券."""
    thing = core(whole.subject)[-_THING:]
    return len(thing) == _THING and all(core(part.subject).endswith(thing) for part in parts)


def _overfull(listed: Listed) -> Iterator[Relation]:
    """其中 or 包括 names things that are more than there are in all. Persons may be counted twice (党员、女职工), and amounts behind
    a comma may have left the list, so those must be told apart by 、 or a bracket. What is counted may be counted in two ways,
    too, or be what came through one stage after another: where no word tells that the parts exclude each other, only a slip
    of one figure, which alone makes them add up, is doubted."""
    whole = listed.wholes[0]
    direct = _divided_once(listed.lists[0], apart=whole.figure.is_counted and not listed.split)
    items = tuple(takewhile(lambda item: not (_is_beside(item.level, whole) or _tells_on(item.level)), direct))
    parts = _amounts(items, whole)
    if len(parts) < 2 or len(parts) < len(items) or not (listed.among or listed.includes) or _is_left_over(whole):
        return
    if not listed.single and any(part.interval.low > whole.interval.high for part in parts):
        return  # 包括 a part that is larger than its whole: it is told alone
    if any(part.exact == whole.exact for part in parts) and all(_LEVEL.search(part.subject) for part in parts):
        return  # 指标15个，其中一级3个、二级7个、三级15个: each level holds the one below it
    told, apart = wording().overlapping, _exclude_each_other(listed, parts)
    several = not apart and any(word in part.subject for part in parts for word in told)
    if several or any(part.measure not in ("", whole.measure) for part in parts):
        return
    text = whole.passage.text
    tight = listed.in_bracket or all("、" in text[one.end : other.start] for one, other in pairwise(parts))
    relation = _sum(parts, whole)
    if sum(part.interval.low for part in parts) <= whole.interval.high:
        return
    if apart if whole.figure.is_counted else tight:
        yield relation
    elif (whole.figure.is_counted or _are_kinds_beside_each_other(parts, whole)) and any(
        len(one.figure.digits) > 1 and _misprints(one, relation) for one in relation.mentions
    ):
        yield replace(relation, stated=False)


def _are_kinds_beside_each_other(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts are kinds of what the whole is of, none of them behind ；, where another way to divide may begin."""
    text = whole.passage.text
    apart = any(_HALT.search(text, one.end, other.start) for one, other in pairwise(parts))
    return not apart and _are_of_its_kind(parts, whole)


def _exclude_each_other(listed: Listed, parts: Sequence[Mention]) -> bool:
    """Whether nothing can be of two of ``parts``: a bracket only splits their whole, they are kinds of a known classification,
    or their names differ only in words of which a thing is but one (左岸、右岸)."""
    names = tuple(core(part.subject) for part in parts)
    return listed.split or _is_complete(parts) or kinds_of(names) is not None or are_contrasted(names)


def _exceeding(listed: Listed) -> Iterator[Relation]:
    """其中 names a part that is larger than everything it could be a part of."""
    first = listed.lists[0][0]
    part, measure = first.level, listed.wholes[0].measure
    unlike = part.measure != measure and (
        part.measure or first.share
    )  # a part with a share may be one of another whole
    if not listed.single or unlike or _is_left_over(listed.wholes[0]):
        return
    alike = [whole for whole in listed.wholes if comparable(part, whole)]
    rows = [Relation(Kind.OTHER, Shape.PART_OF, Formula.AT_LEAST, (part,), whole) for whole in alike]
    if rows and len(rows) == len(listed.wholes) and not any(fits(one) for one in rows):
        yield rows[0]


def _is_beside(part: Mention, whole: Mention) -> bool:
    """Whether a figure behind a list is of another thing of the kind of its whole: 一级企业a户，其中…；二级企业b户."""
    name, other = core(part.subject), core(whole.subject)
    unlike = sum(one != two for one, two in zip(name, other, strict=False))
    return len(name) == len(other) > _KINDS and unlike == 1


def _doubtful(listed: Listed) -> Iterator[Relation]:
    """A list that hardly leaves anything out, and does not add up: it ends with all the rest (其他) and comes close, or its
    shares of the whole make up all of it."""
    whole = listed.wholes[0]
    for items in listed.lists[: listed.direct]:
        parts = _amounts(items, whole)
        if len(parts) <= _KINDS or len(parts) < len(items):
            continue
        gap = abs(sum(part.exact for part in parts) - whole.exact)
        rest = _ENDS_ALL.search(parts[-1].subject) is not None and gap * _CLOSE <= whole.exact
        several = any(word in part.subject for part in parts for word in wording().overlapping)
        if not several and not rest and _is_told_out(listed, parts, gap):
            rest = True
        if (rest and not several and not _shares_of_another(items)) or _shares_make_all(items, whole):
            yield replace(_sum(parts, whole), stated=False)


def _is_told_out(listed: Listed, parts: Sequence[Mention], gap: Fraction) -> bool:
    """Whether a list of money numbers its items, or follows 包括 and comes close: neither leaves anything out without a word."""
    whole = listed.wholes[0]
    alike = all(part.own and part.measure in ("", whole.measure) for part in parts)
    if not whole.figure.unit.is_money or not alike or any(map(_tells_on, parts)):
        return False
    return (listed.numbered and gap * _CLOSE <= whole.exact) or (listed.includes and gap * _BARELY <= whole.exact)


def _crowded(listed: Listed) -> Iterator[Relation]:
    """其中 names things told apart by ； that are more than there are in all, however much else there is: doubted, for one of
    them may be counted in another."""
    whole = listed.wholes[0]
    if not listed.among or whole.figure.unit.is_count or _is_left_over(whole):  # a thing may be counted in two ways
        return
    direct = _amounts(_divided_once(listed.lists[0]), whole)
    parts = tuple(_heads(direct))
    if len(parts) < 2 and _is_in_one_breath(direct, whole):
        parts = direct
    parts = (
        *parts[:1],
        *takewhile(lambda part: not (_tells_on(part) or _is_another(part, parts[0], whole)), parts[1:]),
    )
    if any(part.exact == whole.exact for part in parts):
        return
    told = wording().overlapping
    named = {core(part.subject) for part in parts}
    if (
        len(named) == len(parts) > 1
        and not any(map(_opens_a_list, parts[1:]))
        and named.isdisjoint(_FLOWS)  # 资金A，其中甲a、乙b；支出c
        and not any(names_some_parts((core(whole.subject), name)) for name in named)  # 货物A，其中…；工程B
        and all(part.own and part.measure in ("", whole.measure) and part.exact <= whole.exact for part in parts)
        and not any(word in name for name in named for word in told)
        and len({words_of("other_stage").search(name) is None for name in named}) == 1  # 采购支出a；授予企业合同金额b
        and not any(one != other and one in other for one in named for other in named)  # 教育支出a；小学教育支出b
        and not any(part.subject.startswith(_FOR) for part in parts)
        and len({side_of(name) for name in (*named, core(whole.subject))} - {""}) < 2  # 基金收入a，其中…；基金支出b
        and len({bool(government_named(name)) for name in named}) == 1  # 税收收入a；县级收入b: two ways to divide
        and sum(part.interval.low for part in parts) > whole.interval.high
    ):
        yield replace(_sum(parts, whole), stated=False)


def _is_in_one_breath(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether nothing but the bare names of three or more parts stands between them, and they hardly exceed their whole: no word
    says that the list is left."""
    text = whole.passage.text
    bare = all(_BARE.fullmatch(text, one.end, other.start) for one, other in pairwise(parts))
    gap = sum(part.exact for part in parts) - whole.exact
    ends = not parts or _END.match(text, parts[-1].end) is not None
    called = {
        _CALLED.search(core(part.subject)) is not None for part in parts
    }  # 教育a，卫生b，扶贫资金c: divided otherwise
    return len(parts) > _KINDS and bare and ends and len(called) == 1 and gap * _CLOSE <= whole.exact


def _tells_on(part: Mention) -> bool:
    """Whether a figure behind a list goes on about its whole, or about one of its parts: 其中甲a；已支付b; 其中甲a；其差异总额b;
    其中国税a；实现地方收入b; 其中份额a；份额中b; or is said not to be in it: 其中甲a，乙b未计入; 其中甲a，另有乙b."""
    if _LEFT_OUT.match(part.passage.text, part.end) or part.words_before().strip().startswith(_BESIDES):
        return True
    name = _UNTIL.sub("", core(part.subject))
    told = (
        name.startswith(wording().telling_on)
        or part.subject.startswith(wording().telling_on)
        or name.endswith(wording().difference)
    )
    return told or _WITHIN.search(name) is not None


def _is_another(part: Mention, first: Mention, whole: Mention) -> bool:
    """Whether a figure is beside the whole: 增值税a，其中国内增值税b；契税c names one kind of the whole, and then what is none; or a
    bullet stands before it and none before the first part: ●农林水a，其中债券b；●交通c."""
    name = core(whole.subject)
    text = first.passage.text
    bulleted = _BULLET.search(text, first.end, part.start) and not _BULLET.search(text, whole.end, first.start)
    return bool(bulleted) or (
        bool(name) and core(first.subject).endswith(name) and not core(part.subject).endswith(name)
    )


def _by_kinds(listed: Listed) -> Iterator[Relation]:
    """其中 names kinds of one thing, of which none is counted twice: they are no more than there are in all, and no fewer where
    the official list names every kind and this one names even such as there are none of. Fewer is a doubt: the list may have
    been left unfinished."""
    whole, items = listed.wholes[0], listed.lists[0]
    parts = _amounts(items, whole)
    known = _kinds(parts, whole)
    if known is None or not listed.among or len(parts) < len(items):
        return
    if sum(part.interval.low for part in parts) > whole.interval.high:
        yield _sum(parts, whole)
    elif (
        known.in_full
        and whole.figure.is_counted
        and any(part.is_nil for part in parts)
        and not _goes_on(parts[-1])
        and sum(part.interval.high for part in parts) < whole.interval.low
    ):
        yield replace(_sum(parts, whole), stated=False)


def _goes_on(part: Mention) -> bool:
    """Whether the sentence names the rest behind a list without its number: 其他用车主要是皮卡."""
    behind = part.passage.text[part.end : part.end + _OWN_LIST]
    return any(word in _STOP.split(behind)[0] for word in (*_REST, "等"))


def _kinds(parts: Sequence[Mention], whole: Mention) -> Partition | None:
    """The partition of what ``whole`` is by its name of which every part is another kind; None for fewer than two."""
    known = kinds_of(tuple(core(part.subject) for part in parts)) if len(parts) > 1 else None
    name = core(whole.subject)
    return (
        known if known is not None and known.whole and name.endswith(known.whole) and not known.is_part(name) else None
    )


def _divided_once(items: Sequence[Item], *, apart: bool = False) -> tuple[Item, ...]:
    """The items of a list up to where its whole is divided in another way: 设备A台，其中大型b台；完好c台，待修d台. Where ； stands
    between items, one stands before each; where several do, it ends the list. ``apart`` where one thing may be counted in two
    ways, so that a single figure behind ； is of the list only where it names a kind as the first does: 其中轿车a辆；越野车b辆, and
    not 其中农村a座；改造b座."""
    groups: list[list[Item]] = []
    for before, item in zip((None, *items), items, strict=False):
        if before is None or _HALT.search(item.level.passage.text, before.level.end, item.level.start):
            groups.append([])
        groups[-1].append(item)
    if not groups or len(groups[0]) > 1:
        return tuple(groups[0]) if groups else ()
    head = groups[0][0].level.subject[-1:]
    single = takewhile(lambda group: len(group) == 1, groups)
    return tuple(one for (one,) in takewhile(lambda group: not apart or group[0].level.subject[-1:] == head, single))


def _heads(parts: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the parts between one ； and the next."""
    for before, part in zip((None, *parts), parts, strict=False):
        if before is None or _HALT.search(part.passage.text, before.end, part.start):
            yield part


def _shares_make_all(items: Sequence[Item], whole: Mention) -> bool:
    """Whether every part prints its share of the whole, all but one at most rightly, and the shares make 100%."""
    shares = [item.share for item in items if item.share is not None]
    if len(shares) < len(items):
        return False
    right = sum(
        item.share is not None
        and (item.level.figure.value == item.share.figure.value == 0 or divides(item.level, whole, item.share))
        for item in items
    )
    ends = [span(share) for share in shares]
    makes_all = sum(low for low, _ in ends) <= ONE <= sum(high for _, high in ends)
    return makes_all and right >= len(items) - 1


def _opens_a_list(part: Mention) -> bool:
    """Whether a part has parts of its own: 社保支出a，其中养老b; 公务用车a，完成预算的p；其中：购置b；运行c."""
    behind = _HALT.split(part.passage.text[part.end : part.end + _OWN_LIST], maxsplit=1)
    return _AMONG in behind[0] or behind[-1].lstrip().startswith(_AMONG)


def _is_left_over(whole: Mention) -> bool:
    """Whether a figure is by its name what is left, so that 其中 may tell what it is the difference of."""
    return _LEFT_OVER.search(core(whole.subject)) is not None


def _amounts(items: Sequence[Item], whole: Mention) -> tuple[Mention, ...]:
    return tuple(item.level for item in items if comparable(item.level, whole))


def _sum(parts: tuple[Mention, ...], whole: Mention) -> Relation:
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)


def _shares_hold(items: Sequence[Item], whole: Mention) -> bool:
    """Whether every part prints its share of the whole, and rightly: then it is the list that leaves something out."""
    return all(
        item.share is not None
        and (item.level.figure.value == item.share.figure.value == 0 or divides(item.level, whole, item.share))
        for item in items
    )


def _shares_of_another(items: Sequence[Item]) -> bool:
    """Whether every part prints its share, and all are shares of the sum of the parts: then the figure before them is the
    total of something more."""
    parts = [item.level for item in items]
    return all(
        item.share is not None and (item.level.exact == 0 or fits(_of_the_parts(item.level, item.share, parts)))
        for item in items
    )


def _of_the_parts(part: Mention, share: Mention, parts: Sequence[Mention]) -> Relation:
    operands = (part, *(other for other in parts if other is not part))
    return Relation(Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, operands, share)


def _nearly(listed: Listed, parts: Sequence[Mention]) -> bool:
    """Whether a list that does not add up was meant to be complete. A list behind 其中 may leave a small item out, however
    close it comes: a swapped pair of digits tells a slip, and so does a gap that is too small for an item of the list; one
    that names 其他 leaves nothing out. A bracket that only splits a figure, and one that counts things, are complete where
    they come close."""
    whole = listed.wholes[0]
    gap = abs(sum(part.exact for part in parts) - whole.exact)
    if _closed_by_the_rest(parts, whole):
        return gap * _CLOSE <= whole.exact
    if listed.in_bracket and (whole.figure.unit.is_count or listed.split):
        return gap * _CLOSE <= whole.exact
    if gap * _NEAR > whole.exact:
        return False
    if any(core(part.subject).startswith(_REST) for part in parts):
        return True
    if names_some_parts(tuple(core(part.subject) for part in parts)):
        return False
    return gap * _HARDLY <= whole.exact or any(_swapped(one, parts, whole) for one in (*parts, whole))


def _closed_by_the_rest(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether things are counted by kinds down to 其他: what no kind names is counted there, so that nothing is left out."""
    several = any(word in part.subject for part in parts for word in wording().overlapping)
    return (
        whole.figure.is_counted
        and len(parts) > _KINDS
        and core(parts[-1].subject).startswith(_REST)
        and not several
        and all(part.figure.unit is whole.figure.unit for part in parts)
    )


def _swapped(one: Mention, parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the list adds up once two neighbouring digits of ``one`` change places."""
    rest = whole.exact - sum(part.exact for part in parts)
    if rest % (9 * one.figure.step):  # two digits that change places move a figure by nines
        return False
    due = one.exact - rest if one is whole else one.exact + rest
    return classify(one.figure, due) is Mismatch.SWAPPED


def _numbered_out(listed: Listed, parts: Sequence[Mention]) -> bool:
    """Whether a numbered list means to be complete: it is announced as such and comes close to the whole."""
    missing = abs(sum(part.exact for part in parts) - listed.wholes[0].exact)
    return listed.announced and missing * _CLOSE < listed.wholes[0].exact
