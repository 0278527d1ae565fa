"""Lists in which some figures are taken away from others: 净值（原值a，折旧b）; 结转（年初a、收入b、支出c）; 增加1辆（新购2辆、报废1辆）.

And brackets right behind a change: they tell what has changed, or what the whole consists of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gouji.catalogue.claims import Netted, netted
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.lists.listed import extents, is_complete
from gouji.recognise.claims.sentences.rows import Layout, Opener

_BESIDE = 2  # characters between a figure and the bracket that is about it
_AMOUNTS = (Role.LEVEL, Role.BASE, Role.CHANGE, Role.OTHER)
_CLOSE = 5  # of the whole, the part that a slip in things counted is smaller than


@dataclass(frozen=True, slots=True)
class _List:
    """A list with the ``whole`` before it, the sides of its figures and the kind of lists that tells them."""

    whole: Mention
    parts: tuple[Mention, ...]
    sides: tuple[int, ...]
    kind: Netted


def claims(layout: Layout) -> Iterator[Claim]:
    """What is left or moved on balance by every such list."""
    for opener in layout.openers:
        found = _netted(layout, opener)
        if found:
            yield from _on_balance(opener, found)
        elif _change_before(layout, opener) is not None:
            yield from _of_the_change(layout, opener)


def adds_up(layout: Layout, opener: Opener) -> bool:
    """Whether the figures behind ``opener`` may be parts of the level before it and nothing else."""
    return _change_before(layout, opener) is None and not _netted(layout, opener)


def _netted(layout: Layout, opener: Opener) -> list[_List]:
    whole = _whole(layout, opener)
    if whole is None or opener.by_colon or opener.numbered:
        return []
    kinds = [one for one in netted() if opener.in_bracket or (one.always and _is_called(whole, one.whole))]
    return [
        _List(whole, parts, sides, kind)
        for parts in (_extents(layout, opener, whole) if kinds else ())
        for kind in kinds
        for sides in (_sides(kind, parts),)
        if sides
    ]


def _sides(kind: Netted, parts: Sequence[Mention]) -> tuple[int, ...]:
    sides = kind.sides(tuple(map(_name, parts)))
    if not sides:
        return ()
    return tuple(one.direction or side for one, side in zip(parts, sides, strict=True))


def _extents(layout: Layout, opener: Opener, whole: Mention) -> Iterator[tuple[Mention, ...]]:
    """The figures of each reasonable list; of a bracket that dates some (年初a，增加b，减少c) every one."""
    yield from extents(layout, opener, whole)
    if opener.in_bracket:
        inside = [one for one in layout.spots if one.brackets == opener.brackets]
        if any(one.row.level is None for one in inside):
            yield tuple(
                one.mention for one in inside if one.mention.role in _AMOUNTS and comparable(one.mention, whole)
            )


def _on_balance(opener: Opener, found: Sequence[_List]) -> Iterator[Claim]:
    sure = [one for one in found if _is_told(one, opener)]
    told = tuple(map(_left, sure))
    others = tuple(_left(one) for one in found if one not in sure)
    plain = tuple(Relation(Kind.SUM, Shape.PARTS, Formula.SUM, one.parts, one.whole) for one in found)
    rest = Claim((*others, *plain), Evidence.NAMED)
    yield Claim(told, Evidence.OPEN, otherwise=rest) if told else rest


def _is_told(one: _List, opener: Opener) -> bool:
    """Whether the words say what the whole is on balance, and leave nothing out."""
    if 0 in one.sides:
        return False
    if one.whole.role is Role.CHANGE:
        return one.kind.moves and opener.in_bracket
    if _is_called(one.whole, (*one.kind.whole, *one.kind.over)):
        return True
    return _is_called(one.whole, one.kind.left) and any(_is_called(part, one.kind.opening) for part in one.parts)


def _left(one: _List) -> Relation:
    sides = tuple(side or 1 for side in one.sides)
    if one.whole.role is Role.CHANGE:
        signs = tuple(side * one.whole.direction for side in sides)
        return Relation(Kind.DIFFERENCE, Shape.CHANGE_PARTS, Formula.SUM, one.parts, one.whole, signs)
    signs = tuple(-side for side in sides) if _is_called(one.whole, one.kind.over) else sides
    return Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, one.parts, one.whole, signs)


def _of_the_change(layout: Layout, opener: Opener) -> Iterator[Claim]:
    """A，比上年增加D（甲a、乙b）: a and b make up D, or else A; doubted where they make up neither and leave nothing out."""
    change, level = _change_before(layout, opener), layout.rows[opener.before].level
    if change is None:
        return
    for parts in extents(layout, opener, change):
        if any(one.role is Role.CHANGE for one in parts):
            continue
        moved = Relation(Kind.SUM, Shape.CHANGE_PARTS, Formula.SUM, parts, change, (1,) * len(parts))
        whole = [level] if level is not None and comparable(level, *parts) else []
        made = (Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, one) for one in whole)
        known = is_complete(parts, change)
        close = 0 if known else _CLOSE
        evidence = Evidence.OPEN if known or change.figure.is_counted else Evidence.NAMED
        yield Claim((moved, *made), evidence, within=close)
        return


def _whole(layout: Layout, opener: Opener) -> Mention | None:
    change = _change_before(layout, opener)
    return change or layout.rows[opener.before].level


def _change_before(layout: Layout, opener: Opener) -> Mention | None:
    """The change that a bracket stands right behind."""
    if not opener.in_bracket:
        return None
    start = opener.mark.start
    beside = (one for one in layout.rows[opener.before].mentions if 0 <= start - one.end <= _BESIDE)
    return next((one for one in beside if one.role is Role.CHANGE), None)


def _name(mention: Mention) -> str:
    return mention.words_before(to_figure=True) or mention.subject


def _is_called(mention: Mention, words: Sequence[str]) -> bool:
    name = _name(mention)
    return any(word in name for word in words)
