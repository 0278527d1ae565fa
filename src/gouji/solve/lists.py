"""Lists that ought to add up and do not: which of them are meant to be complete, and which may lawfully leave something out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from gouji.catalogue.claims import (
    Partition,
    kinds_of,
    names_some_parts,
    wording,
)
from gouji.catalogue.names import are_of_the_last, core
from gouji.domain.claims import Mention, Relation, Shape
from gouji.domain.proposals import Listed
from gouji.solve.list_parts import amounts, are_of_its_kind, divided_once, is_complete, misprints, sum_of, tells_on
from gouji.solve.list_shares import shares_hold, shares_make_all, shares_of_another
from gouji.solve.overfull import barely_over, crowded, exceeding, overfull
from gouji.solve.spans import fits
from gouji.values.interval import total
from gouji.values.mismatch import Mismatch, classify

_FIRST = 2  # items of a list that tell whether it was read as a sum
_NEAR = 40  # a list within a fortieth of its whole; lawful partial lists were seen up to 94%
_HARDLY = 20_000  # the smallest item left out of a list was seen at a ten-thousandth of its whole
_CLOSE = 5  # a list that misses less than a fifth of its whole was meant to add up
_BARELY = 12  # of a whole, the part that a list behind 包括 may miss by one slip
_REST = ("其他", "其它", "其余")
_ENDS_ALL = re.compile(r"(?:^|[等及和、])其[他它余]")
_OWN_LIST = 40  # characters behind a figure in which its sentence may name the rest
_STOP = re.compile(r"[。；;]")
_UNTOLD_REST = re.compile(r"[，,](?:其余|其它|其他|剩余|余下|余款|不足|差额|缺口)[^\d，,]{2,}(?:[，,]|$)")
_KINDS = 2  # kinds beside 其他 below which a list is no count by kinds


def due(listed: Listed, added: Iterable[Relation]) -> Relation | None:
    """The relation that a list must meet, whether it does or breaks it; None where it may lawfully be what it is, where it is
    one of the sums ``added``, and for nothing of nothing."""
    if are_of_the_last(tuple(core(item.level.subject) for item in listed.lists[0]), core(listed.wholes[0].subject)):
        return None
    for found in (
        _broken(listed),
        overfull(listed),
        exceeding(listed),
        _doubtful(listed),
        crowded(listed),
        barely_over(listed),
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
    if any(misprints(one, relation) for one in relation.mentions):  # as it stands, but for one slip
        return relation
    beside = tuple(sorted(listed.beside, key=lambda one: one.start))
    signs = (1,) * len(relation.operands) + (-1,) * len(beside)
    return replace(relation, operands=(*relation.operands, *beside), signs=signs if beside else relation.signs)


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
    some = relation.shape is Shape.PART_OF or not is_complete(relation.operands)
    more = parts.low > relation.claimed.interval.high
    return any(map(parts.meets, told)) or (some and more and parts.low <= told[-1].high)


def _adds_up(listed: Listed, relation: Relation, added: Iterable[Relation]) -> bool:
    """Whether the list was found to add up, to whichever figure. Where 其中 names every part of a known whole, a sum of more
    than these is none of theirs: with a slip in the whole its parts add up in its stead."""
    first = [item.level for item in listed.lists[0][:_FIRST]]
    own = set(_counted(relation))
    found = [one for one in added if any(part in one.operands for part in first)]
    if listed.in_bracket:  # 甲A（中央a、市级b）；乙B（中央c、市级d）: of what all levels give, each list holds one
        found = [one for one in found if len(relation.operands) < _FIRST or len(own.intersection(one.operands)) > 1]
    if relation.claimed.figure.is_counted and all(len(list(_counted(one))) == 1 for one in found):
        return False  # 实有11人，其中在职11人，离休0人，退休1人: the first is all there is, and another follows
    parted = is_complete(relation.operands) or _kinds(relation.operands, listed.wholes[0]) is not None
    if not (listed.among and relation.shape is Shape.PARTS and parted):
        return bool(found)
    return any(
        (own >= parts and one.claimed is not relation.claimed) or (one.claimed is relation.claimed and own <= parts)
        for one in found
        for parts in [set(_counted(one))]
    )


def _counted(relation: Relation) -> Iterator[Mention]:
    return (one for one in relation.operands if one.figure.value != 0)


def _broken(listed: Listed) -> Iterator[Relation]:
    """A list that does not add up although it must: it names every part of a known whole, says 具体情况如下 and numbers
    them, or comes too close to the whole to be partial."""
    whole = listed.wholes[0]
    for number, items in enumerate(listed.lists):
        parts = amounts(items, whole)
        if len(parts) < 2 or shares_of_another(items) or _is_cut_short(listed, number) or _leaves_a_rest(parts[-1]):
            continue
        direct = number < listed.direct and not shares_hold(items, whole) and len(divided_once(items)) == len(items)
        if listed.complete[number] or _numbered_out(listed, parts) or (direct and _nearly(listed, parts)):
            yield sum_of(parts, whole)
    yield from _all_of_its_kind(listed)


def _all_of_its_kind(listed: Listed) -> Iterator[Relation]:
    """All of a known whole and one more of its kind (新增一般债券a，新增专项债券b，再融资债券c) that add up but for one slip: doubted."""
    whole, parts = listed.wholes[0], amounts(listed.lists[0], listed.wholes[0])
    cut = any(known and _goes_on_to_list(listed, number) for number, known in enumerate(listed.complete))
    if cut and len(parts) == len(listed.lists[0]) > _KINDS and are_of_its_kind(parts, whole):
        relation = sum_of(parts, whole)
        if fits(relation) is False and any(misprints(one, relation) for one in relation.mentions):
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
    joined = between.startswith(("，", ",")) and are_of_its_kind((last, following), listed.wholes[0])
    return between.startswith("、") or joined


def _doubtful(listed: Listed) -> Iterator[Relation]:
    """A list that hardly leaves anything out, and does not add up: it ends with all the rest (其他) and comes close, or its
    shares of the whole make up all of it."""
    whole = listed.wholes[0]
    for items in listed.lists[: listed.direct]:
        parts = amounts(items, whole)
        if len(parts) <= _KINDS or len(parts) < len(items):
            continue
        gap = abs(sum(part.exact for part in parts) - whole.exact)
        rest = _ENDS_ALL.search(parts[-1].subject) is not None and gap * _CLOSE <= whole.exact
        several = any(word in part.subject for part in parts for word in wording().overlapping)
        if not several and not rest and _is_told_out(listed, parts, gap):
            rest = True
        if (rest and not several and not shares_of_another(items)) or shares_make_all(items, whole):
            yield replace(sum_of(parts, whole), stated=False)


def _is_told_out(listed: Listed, parts: Sequence[Mention], gap: Fraction) -> bool:
    """Whether a list of money numbers its items, or follows 包括 and comes close: neither leaves anything out without a word."""
    whole = listed.wholes[0]
    alike = all(part.own and part.measure in ("", whole.measure) for part in parts)
    if not whole.figure.unit.is_money or not alike or any(map(tells_on, parts)):
        return False
    return (listed.numbered and gap * _CLOSE <= whole.exact) or (listed.includes and gap * _BARELY <= whole.exact)


def _by_kinds(listed: Listed) -> Iterator[Relation]:
    """其中 names kinds of one thing, of which none is counted twice: they are no more than there are in all, and no fewer where
    the official list names every kind and this one names even such as there are none of. Fewer is a doubt: the list may have
    been left unfinished."""
    whole, items = listed.wholes[0], listed.lists[0]
    parts = amounts(items, whole)
    known = _kinds(parts, whole)
    if known is None or not listed.among or len(parts) < len(items):
        return
    if sum(part.interval.low for part in parts) > whole.interval.high:
        yield sum_of(parts, whole)
    elif (
        known.in_full
        and whole.figure.is_counted
        and any(part.is_nil for part in parts)
        and not _goes_on(parts[-1])
        and sum(part.interval.high for part in parts) < whole.interval.low
    ):
        yield replace(sum_of(parts, whole), stated=False)


def _leaves_a_rest(part: Mention) -> bool:
    """Whether the sentence says behind a list that there is a rest, without its number: 其中市级a、区级b，其余由社会投入."""
    behind = _STOP.split(part.passage.text[part.end : part.end + _OWN_LIST])[0]
    return _UNTOLD_REST.match(behind) is not None


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
