"""Lists that run over several paragraphs: 基本支出A万元，其中： and then 人员经费B…, 公用经费C…, each a paragraph of its own,
with their shares of the whole and their changes beside that of the whole; and the numbered paragraphs below a paragraph, or
a heading, that states a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core, without_budget, without_total
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence, Item, Listed, Reach, Series
from gouji.recognise.claims.lists.down_to_nothing import of_paragraphs
from gouji.recognise.claims.lists.listed import may_be_of
from gouji.recognise.claims.sentences.told import Told

_OPENS = re.compile(r"(?:其中|包括|构成(?:为|是|如下)?|具体(?:情况)?如下|情况如下|分别(?:为|是))\s*[：:，,。]?\s*$")
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]+[)）、.．]")
_LONGEST = 40
_FEWEST = 2
_BITS, _END = 10, 4  # what the announcement says for a list, and its last paragraph for its end
_BELOW = 8  # what standing below a figure says for a list
_NAMED = 40  # characters of a paragraph before the figure that it is about


def proposed(told: Sequence[Told]) -> Iterator[Reach]:
    """The lists that a paragraph announces and the paragraphs behind it are; those that print the share of each of their
    parts, or stand under a heading with their figure, need no announcement."""
    for at, one in enumerate(told):
        if not one.mentions:
            continue
        opens = _OPENS.search(one.passage.text) is not None
        yield from _below(told[at : at + 1 + _LONGEST])
        whole = announced(one)
        behind = told[at + 1 : at + 1 + _LONGEST] if whole is not None else ()
        heads = _heads(one)
        if whole is None or not (opens or heads or (behind and _is_shared(behind[0]))):
            continue
        parts = tuple(_parts(behind, whole))
        said = said_behind((one, *behind))
        if not (opens or heads):
            shared = [first_of(said[part], Role.SHARE) is not None for part in parts]
            parts = parts[: (*shared, False).index(False)]
        if len(parts) >= _FEWEST:
            yield _list(parts, whole, said) if opens else Reach((together(parts, whole, said),))


def _heads(told: Told) -> bool:
    """Whether a paragraph is a heading with the figure of all that stands under it: （二）其他资金收入15万元."""
    text, last = told.passage.text, told.mentions[-1]
    return last is told.mentions[0] and text[last.end :].strip("。 　") == "" and _NUMBERED.match(text) is not None


def _below(told: Sequence[Told]) -> Iterator[Reach]:
    """（二）其他收入A万元 and then 4.事业收入B万元。5.…: the numbered paragraphs below the first of ``told`` as the parts of what it is
    about; one of the same name is the figure itself."""
    for whole in dict.fromkeys((first_of(told[0].mentions, Role.LEVEL), announced(told[0]))):
        parts = tuple(_numbered(told, whole)) if whole is not None else ()
        if whole is not None and len(parts) >= _FEWEST:
            ends = (*(0 for _ in parts[1:]), _END)
            yield Reach(series=(Series(Shape.PARTS, parts, ends, ((whole, 0),), _BELOW),))
        elif whole is not None and parts and core(parts[0].subject) == core(whole.subject):
            same = Relation(Kind.EQUALITY, Shape.RESTATED, Formula.SUM, parts, whole)
            yield Reach((Claim((same,), Evidence.FIGURES),))


def _numbered(told: Sequence[Told], whole: Mention) -> Iterator[Mention]:
    """What each paragraph of the next numbering below the first of ``told`` is about."""
    level = told[1].level if len(told) > 1 else 0
    if level <= told[0].level:
        return
    for one in takewhile(lambda one: one.level >= level, told[1:]):
        if one.level == level:
            part = first_of(one.mentions, Role.LEVEL)
            if part is None or part.start > _NAMED or not comparable(part, whole):
                return
            yield part


def _is_shared(told: Told) -> bool:
    """Whether a paragraph begins with a figure and its share: 财政拨款收入A万元，占p."""
    return [one.role for one in told.mentions[:_FEWEST]] == [Role.LEVEL, Role.SHARE]


def announced(told: Told) -> Mention | None:
    """What the list is about: the last sentence's outcome, of a budget and an outcome, else its first figure; of a sentence that
    lists the parts itself (A。其中：a、b。具体情况如下：) what they are parts of."""
    last = max(mention.clause[0] for mention in told.mentions)
    levels = [one for one in told.mentions if one.role is Role.LEVEL and one.clause[0] == last]
    if len(levels) > 1 and all(one.within for one in levels):
        heads = [one for one in told.mentions if one.role is Role.LEVEL and one.subject == levels[0].within]
        levels = heads[-1:] or levels
    outcomes = [one for one in levels if one.measure in ("决算", "执行")]
    return next(iter(outcomes or levels), None)


def _parts(behind: Sequence[Told], whole: Mention) -> Iterator[Mention]:
    """The figure each paragraph behind is about, up to one that states none under the same heading."""
    for told in behind:
        levels = [one for one in told.mentions if one.role is Role.LEVEL and comparable(one, whole)]
        if not levels or not told.passage.place.section.startswith(whole.passage.place.section):
            return
        same = [one for one in levels if one.measure == whole.measure and not one.within]
        part = same[0] if same else levels[0]
        if (not same and whole.measure in ("决算", "执行")) or (part is levels[0] and part.start > _NAMED):
            return
        yield part


def _list(parts: tuple[Mention, ...], whole: Mention, behind: Mapping[Mention, tuple[Mention, ...]]) -> Reach:
    ends = (*(0 for _ in parts[1:]), _END)
    series = Series(Shape.PARTS, parts, ends, ((whole, 0),), _BITS)
    claims = () if len(parts) < _FEWEST else (together(parts, whole, behind), *of_paragraphs(parts, whole))
    named = (tuple(core(part.subject) for part in parts[:end]) for end in range(len(parts), 1, -1))
    name = core(whole.subject)
    known = (
        labels for labels in named if complete_partition(labels, frozenset()) and may_be_of(labels, frozenset(), name)
    )
    complete = len(next(known, ()))
    items = tuple(Item(part, first_of(behind[part], Role.SHARE)) for part in parts)
    shared = tuple(takewhile(lambda item: item.share is not None and not item.share.base, items))
    extents = [(items[:complete], True)] if complete else [(shared, False)] if len(shared) >= _FEWEST else []
    listed = tuple(
        Listed(
            (whole,),
            (items,),
            (known,),
            0 if known else 1,
            in_bracket=False,
            among=False,
            split=False,
            announced=False,
            single=False,
        )
        for items, known in extents
    )
    return Reach(claims, (series,), listed)


def together(parts: tuple[Mention, ...], whole: Mention, behind: Mapping[Mention, tuple[Mention, ...]]) -> Claim:
    """The shares of the parts, and their changes against that of the whole, where the parts make up the whole; the list may
    end before the last of them."""
    total = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, whole)
    # Where the whole is itself a share of something, so may its parts be.
    plain = first_of(behind.get(whole, ()), Role.SHARE) is None
    shares = ((part, first_of(behind[part], Role.SHARE)) for part in parts)
    brought = [
        Claim((Relation(Kind.SHARE, Shape.SHARE, Formula.QUOTIENT, (part, whole), share),), Evidence.OPEN)
        for part, share in shares
        if share is not None and ((plain and not share.base) or _names(share.base, whole))
    ]
    change, changes = (
        first_of(behind.get(whole, ()), Role.CHANGE),
        [first_of(behind[part], Role.CHANGE) for part in parts],
    )
    moved = tuple(one for one in changes if one is not None)
    if change is not None and len(moved) == len(parts) and {one.base for one in moved} == {change.base}:
        signs = tuple(one.direction * change.direction for one in moved)
        kind = Kind.SUM if min(signs) > 0 else Kind.DIFFERENCE
        brought.append(Claim((Relation(kind, Shape.CHANGE_PARTS, Formula.SUM, moved, change, signs),), Evidence.OPEN))
    shorter = together(parts[:-1], whole, behind) if len(parts) > _FEWEST else None
    return Claim((total,), Evidence.NAMED, shorter, tuple(brought))


def _names(base: str, whole: Mention) -> bool:
    named = without_total(without_budget(core(base)) or core(base))
    return bool(named) and core(whole.subject).endswith(named)


def first_of(mentions: Sequence[Mention], role: Role) -> Mention | None:
    return next((one for one in mentions if one.role is role), None)


def said_behind(told: Sequence[Told]) -> Mapping[Mention, tuple[Mention, ...]]:
    """What is said of each level up to the next; of figures listed side by side what stands in the same place, a closing
    total (合计D) left out, which has no name of its own."""
    found: dict[Mention, list[Mention]] = {}
    for one in told:
        levels: list[Mention] = []
        for mention in one.mentions:
            rank, length = mention.rank
            if mention.role is Role.LEVEL:
                levels.append(mention)
                found[mention] = []
                continue
            listed = [level for level in levels if level.own] if length > 1 else levels
            if len(listed) >= length:
                found[listed[rank - length]].append(mention)
    return {level: tuple(mentions) for level, mentions in found.items()}
