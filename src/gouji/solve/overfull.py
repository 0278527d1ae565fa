"""Lists whose parts are more than what they are parts of: which of them no lawful reading allows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from gouji.catalogue.claims import (
    are_contrasted,
    government_named,
    kinds_of,
    names_some_parts,
    wording,
)
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Listed
from gouji.solve.list_parts import amounts, are_of_its_kind, divided_once, is_complete, misprints, sum_of, tells_on
from gouji.solve.meaning import side_of
from gouji.solve.spans import fits

_HARDLY = 20  # an excess below this part of the smallest part is none of the parts
_CLOSE = 5  # a list that misses less than a fifth of its whole was meant to add up
#: Between two parts told in one breath; what ends their list.
_BARE = re.compile(r"[，,、](?!另|还|此外|同时|累计|其中|已|实际|全部)[\u4e00-\u9fff（）()“”]{2,14}?")
_END = re.compile(r"[。；;）)]|$")
_CALLED = re.compile(r"(?:资金|金额|经费|支出|费|收入|款)$")
_FOR = ("用于", "主要")  # 教育支出a；用于设备购置b: two ways to divide
_LEFT_OVER = re.compile(r"净|结[转余]|赤字|缺口|差额")
_FLOWS = frozenset(("收入", "支出"))
_AMONG, _OWN_LIST = "其中", 40  # characters behind a figure in which it may open a list of its own
_BULLET = re.compile("[●■◆▪•○◇□]")
_HALT = re.compile(r"[；;]")
_LEVEL = re.compile(r"[一二三四五]级")
_KINDS = 2  # kinds beside 其他 below which a list is no count by kinds


def overfull(listed: Listed) -> Iterator[Relation]:
    """其中 or 包括 names things that are more than there are in all. Persons may be counted twice (党员、女职工), and amounts behind
    a comma may have left the list, so those must be told apart by 、 or a bracket. What is counted may be counted in two ways,
    too, or be what came through one stage after another: where no word tells that the parts exclude each other, only a slip
    of one figure, which alone makes them add up, is doubted."""
    whole = listed.wholes[0]
    direct = divided_once(listed.lists[0], apart=whole.figure.is_counted and not listed.split)
    items = tuple(takewhile(lambda item: not (_is_beside(item.level, whole) or tells_on(item.level)), direct))
    parts = amounts(items, whole)
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
    relation = sum_of(parts, whole)
    if sum(part.interval.low for part in parts) <= whole.interval.high:
        return
    if apart if whole.figure.is_counted else tight:
        yield relation
    elif (whole.figure.is_counted or _are_kinds_beside_each_other(parts, whole)) and any(
        len(one.figure.digits) > 1 and misprints(one, relation) for one in relation.mentions
    ):
        yield replace(relation, stated=False)


def exceeding(listed: Listed) -> Iterator[Relation]:
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


def crowded(listed: Listed) -> Iterator[Relation]:
    """其中 names things told apart by ； that are more than there are in all, however much else there is: doubted, for one of
    them may be counted in another."""
    whole = listed.wholes[0]
    if not listed.among or whole.figure.unit.is_count or _is_left_over(whole):  # a thing may be counted in two ways
        return
    direct = amounts(divided_once(listed.lists[0]), whole)
    parts = tuple(_heads(direct))
    if len(parts) < 2 and _is_in_one_breath(direct, whole):
        parts = direct
    parts = (
        *parts[:1],
        *takewhile(lambda part: not (tells_on(part) or _is_another(part, parts[0], whole)), parts[1:]),
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
        yield replace(sum_of(parts, whole), stated=False)


def _are_kinds_beside_each_other(parts: Sequence[Mention], whole: Mention) -> bool:
    """Whether the parts are kinds of what the whole is of, none of them behind ；, where another way to divide may begin."""
    text = whole.passage.text
    apart = any(_HALT.search(text, one.end, other.start) for one, other in pairwise(parts))
    return not apart and are_of_its_kind(parts, whole)


def _exclude_each_other(listed: Listed, parts: Sequence[Mention]) -> bool:
    """Whether nothing can be of two of ``parts``: a bracket only splits their whole, they are kinds of a known classification,
    or their names differ only in words of which a thing is but one (左岸、右岸)."""
    names = tuple(core(part.subject) for part in parts)
    return listed.split or is_complete(parts) or kinds_of(names) is not None or are_contrasted(names)


def barely_over(listed: Listed) -> Iterator[Relation]:
    """其中 names three parts or more that are just a little more than the whole, by less than a part of any of them: none can
    be of another, or the excess would be one of them. Doubted."""
    whole = listed.wholes[0]
    items = divided_once(listed.lists[0])
    parts = amounts(items, whole)
    if not (listed.among or listed.includes) or whole.figure.unit.is_count or _is_left_over(whole):
        return
    if len(parts) <= _KINDS or len(parts) < len(items) or any(map(tells_on, parts)):
        return
    over = sum(part.interval.low for part in parts) - whole.interval.high
    told = wording().overlapping
    alike = all(part.own and part.measure in ("", whole.measure) for part in parts)
    if (
        alike
        and 0 < over * _HARDLY < min(part.exact for part in parts)
        and not any(word in part.subject for part in parts for word in told)
    ):
        yield replace(sum_of(parts, whole), stated=False)


def _is_beside(part: Mention, whole: Mention) -> bool:
    """Whether a figure behind a list is of another thing of the kind of its whole: 一级企业a户，其中…；二级企业b户."""
    name, other = core(part.subject), core(whole.subject)
    unlike = sum(one != two for one, two in zip(name, other, strict=False))
    return len(name) == len(other) > _KINDS and unlike == 1


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


def _is_another(part: Mention, first: Mention, whole: Mention) -> bool:
    """Whether a figure is beside the whole: 增值税a，其中国内增值税b；契税c names one kind of the whole, and then what is none; or a
    bullet stands before it and none before the first part: ●农林水a，其中债券b；●交通c."""
    name = core(whole.subject)
    text = first.passage.text
    bulleted = _BULLET.search(text, first.end, part.start) and not _BULLET.search(text, whole.end, first.start)
    return bool(bulleted) or (
        bool(name) and core(first.subject).endswith(name) and not core(part.subject).endswith(name)
    )


def _opens_a_list(part: Mention) -> bool:
    """Whether a part has parts of its own: 社保支出a，其中养老b; 公务用车a，完成预算的p；其中：购置b；运行c."""
    behind = _HALT.split(part.passage.text[part.end : part.end + _OWN_LIST], maxsplit=1)
    return _AMONG in behind[0] or behind[-1].lstrip().startswith(_AMONG)


def _heads(parts: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the parts between one ； and the next."""
    for before, part in zip((None, *parts), parts, strict=False):
        if before is None or _HALT.search(part.passage.text, before.end, part.start):
            yield part


def _is_left_over(whole: Mention) -> bool:
    """Whether a figure is by its name what is left, so that 其中 may tell what it is the difference of."""
    return _LEFT_OVER.search(core(whole.subject)) is not None
