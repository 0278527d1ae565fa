"""Which two figures a rate compares where its words do not say: names, kinds and places, weighed with how unlikely the
quotient would be by chance. All is counted in bits; what is chosen holds, so that nothing is accused here but a share of a
list whose other shares all tell one whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.catalogue.names import core, without_budget, without_total
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Among, Ratio
from gouji.solve.meaning import meaning, side_of
from gouji.solve.spans import ONE, divides, fits, span
from gouji.values.record import record

_ENOUGH = 10
_SURE = 12  # bits of a reading that stands against one that words tell and that fails
_EXACT, _ENDS, _SIDE, _FOREIGN = 8, 6, 2, -3
_OTHER_SIDE, _OTHER_MEANING = -8, -4
_DUE, _DONE, _KIN = 4, 2, 3
_ALL_DONE = 9  # bits by which all of a figure is hardly told by chance
_AGREE, _MOST_AGREE = 4, 8
_FEWEST = 2  # shares that must agree on a whole
_MOST = 3  # shares that bear a whole out so well that another one beside them must hold too
_MARGIN = 2
_MONEY = "资金"
_LEFT = ("结余", "结转", "剩余", "节余")
_HEAD = 3  # bits that place gives to the head of a list

RATES = (Shape.SHARE, Shape.COMPLETION)


@dataclass(frozen=True, slots=True)
class _Reading:
    ratio: Ratio
    top: Mention
    bottom: Mention
    score: int

    @property
    def relation(self) -> Relation:
        ratio = self.ratio
        return Relation(ratio.kind, ratio.shape, Formula.QUOTIENT, (self.top, self.bottom), ratio.claimed)


@record(frozen=True, slots=True)
class Found:
    """What was chosen for rates: ``relations`` that hold or must; ``sure`` the rates that a reading explains so well that no
    other reading of them is to be told as failing."""

    relations: tuple[Relation, ...]
    sure: frozenset[Mention]


def chosen(proposed: Sequence[Ratio], known: Sequence[Relation]) -> Found:
    """The readings of ``proposed``; of the relations ``known`` those that hold explain their rates, and their wholes speak
    for the others."""
    right = [one for one in known if one.shape in RATES and fits(one)]
    told = {one.claimed for one in known if one.shape is Shape.COMPLETION and (one.stated or fits(one))}
    explained = told | {one.claimed for one in right}
    among = {ratio.claimed: ratio.among for ratio in proposed}
    proposed = [ratio for ratio in proposed if ratio.claimed not in explained]
    readings = [(ratio, list(_holding(ratio))) for ratio in proposed]
    wholes = _wholes(readings, right, among)
    found: list[Relation] = []
    sure: set[Mention] = set()
    for ratio, holding in readings:
        best = _best(holding, wholes[ratio.among])
        if best is not None:
            found.append(best.relation)
            sure |= {ratio.claimed} if best.score >= _SURE and ratio.kind is Kind.SHARE else set()
    taken = {one.claimed for one in found}
    left = [ratio for ratio in proposed if ratio.claimed not in taken]
    summed = list(_of_their_sum(left))
    taken |= {one.claimed for one in summed}
    must = list(_borne_out([ratio for ratio in left if ratio.claimed not in taken], (*right, *found), among))
    return Found((*found, *summed, *must), frozenset(sure | {one.claimed for one in summed}))


def _holding(ratio: Ratio) -> Iterator[_Reading]:
    """The readings that hold, weighed."""
    rate = ratio.claimed
    tried = 0
    held = []
    for top, above in ratio.tops:
        for bottom, below in ratio.bottoms:
            if top is bottom or not comparable(top, bottom):
                continue
            if ratio.kind is Kind.SHARE and span(bottom)[1] < span(top)[0]:
                continue
            tried += 1
            if top.figure.value != 0 and _may_differ(ratio, top, bottom) and divides(top, bottom, rate):
                held.append((top, bottom, above + below))
    for top, bottom, place in held:
        narrow = _bits(rate) if bottom.exact != top.exact else _ALL_DONE
        yield _Reading(ratio, top, bottom, narrow - tried.bit_length() + place + _words(ratio, top, bottom))


def _may_differ(ratio: Ratio, top: Mention, bottom: Mention) -> bool:
    """Whether a rate may be told of two figures: of equal ones only 100% of what was to be done, and was done behind it."""
    if top.exact != bottom.exact:
        return True
    if ratio.kind is Kind.SHARE:  # 车辆A辆，其中新能源A辆，占比100%
        return top.figure.is_counted and top.clause[0] == ratio.claimed.clause[0] and bottom.start < top.start
    named = ratio.kind is Kind.COMPLETION and bottom.start < top.start < ratio.claimed.start
    return (
        named
        and _is_spent(top)
        and not _is_spent(bottom)
        and top.clause[0] == bottom.clause[0] == ratio.claimed.clause[0]
    )


def _is_spent(mention: Mention) -> bool:
    return mention.measure in ("决算", "执行") or words_of("spent_of_budget").search(mention.words_before()) is not None


def _bits(rate: Mention) -> int:
    """How many bits the rate's interval is narrower than the rate: 34.48% says more than 30%."""
    low, high = span(rate)
    round_ = rate.figure.noughts if rate.figure.places == 0 else 0
    return int((low + high) // (2 * max(high - low, 1) * 10**round_)).bit_length()


def _words(ratio: Ratio, top: Mention, bottom: Mention) -> int:
    score = _OTHER_MEANING if meaning(top).whose.differs(meaning(bottom).whose) and ratio.kind is not Kind.SHARE else 0
    if ratio.kind is Kind.SHARE:
        return score + _named(ratio.claimed.base, bottom)
    stem = core(ratio.claimed.subject).removesuffix("率")
    score += _DUE if _is_due(bottom) else 0
    score += _DONE if top.measure in ("决算", "执行") else 0
    score -= _DUE if _is_due(top) else 0
    score -= _DUE if stem.endswith(_LEFT) and _is_spent(bottom) else 0  # 结余率 is of what there was to spend
    score += sum(_KIN for one in (top, bottom) if _kin(core(one.subject), stem))
    score += _KIN if _kin(core(top.subject), core(bottom.subject)) or not top.own else 0
    if None not in (top.year, bottom.year) and top.year != bottom.year:
        score += _OTHER_MEANING
    return score


def _is_due(mention: Mention) -> bool:
    return mention.measure.endswith(("预算", "目标")) or mention.subject.startswith(wording().due)


def _kin(one: str, other: str) -> bool:
    """Whether two names share two characters in a row."""
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _named(base: str, bottom: Mention) -> int:
    """What the words of a base say for a figure."""
    wanted = without_total(without_budget(core(base)))
    if not wanted:
        return 0
    name = core(bottom.subject)
    side, own = side_of(wanted), side_of(name)
    if side and own and "收支" not in (side, own) and side != own:
        return _OTHER_SIDE
    if name in (wanted, core(base)):
        return _EXACT
    if name.endswith(wanted.removesuffix(_MONEY) or "\0"):  # 到位资金: 合计到位4480万元
        return _ENDS
    if len(wanted) > len(side) and (name.endswith(wanted) or wanted.endswith(name or "\0") or wanted in name):
        return _ENDS
    if wanted == side == own:
        return _SIDE
    return 0 if _kin(wanted, name) else _FOREIGN


def _wholes(
    readings: Iterable[tuple[Ratio, Sequence[_Reading]]], known: Iterable[Relation], among: Mapping[Mention, Among]
) -> Mapping[Among, Counter[Mention]]:
    """How many rates of each list hold of each figure."""
    counts: dict[Among, Counter[Mention]] = defaultdict(Counter)
    for ratio, holding in readings:
        counts[ratio.among].update({one.bottom for one in holding})
    for relation in known:
        if relation.formula is Formula.QUOTIENT and relation.claimed in among:
            counts[among[relation.claimed]][relation.operands[1]] += 1
    return counts


def _best(holding: Sequence[_Reading], wholes: Counter[Mention]) -> _Reading | None:
    weighed = sorted(
        (
            (one.score + min(_MOST_AGREE, _AGREE * (wholes[one.bottom] - 1)), -number, one)
            for number, one in enumerate(holding)
        ),
        key=lambda pair: pair[:2],
        reverse=True,
    )
    if not weighed or weighed[0][0] < _ENOUGH:
        return None
    first = weighed[0]
    if len(weighed) > 1 and first[0] - weighed[1][0] < _MARGIN and not _twins(first[2], weighed[1][2]):
        return None
    return _Reading(first[2].ratio, first[2].top, first[2].bottom, first[0])


def _twins(one: _Reading, other: _Reading) -> bool:
    """Whether two readings divide by one figure printed twice."""
    return one.bottom.exact == other.bottom.exact and one.top.exact == other.top.exact


def _of_their_sum(left: Sequence[Ratio]) -> Iterator[Relation]:
    """Shares of a whole that is not printed: they make up 100%, and each is its part of the sum of the parts."""
    for group in _lists(left):
        pairs = [(ratio.tops[0][0], ratio.claimed) for ratio in group]
        parts = [part for part, _ in pairs]
        if len(set(parts)) < len(parts) or len(parts) < _FEWEST or not comparable(*parts):
            continue
        ends = [span(rate) for _, rate in pairs]
        makes_all = sum(low for low, _ in ends) <= ONE <= sum(high for _, high in ends)
        found = [
            Relation(
                Kind.SHARE,
                Shape.SHARE,
                Formula.PART_OF_SUM,
                (part, *(one for one in parts if one is not part)),
                rate,
            )
            for part, rate in pairs
        ]
        failing = [one for one in found if not fits(one)]
        if makes_all and not (group[0].claimed.base and failing):
            yield from found
            yield from _of_their_head(group, parts)
        elif len(failing) == 1 and len(found) > _MOST:  # one wrong share of a list keeps it from making up all
            yield from (replace(one, stated=one not in failing) for one in found)


def _of_their_head(group: Sequence[Ratio], parts: Sequence[Mention]) -> Iterator[Relation]:
    """What the head of a list must be: its parts are all there are, for their shares make up 100% and are shares of their sum.
    A failure is doubted, as the shares may be of less than the head."""
    heads = [{one for one, bits in ratio.bottoms if bits >= _HEAD} for ratio in group]
    common = set.intersection(*heads) - set(parts) or _right_before(group, parts)
    base = group[0].claimed.base
    if len(common) == 1:
        (head,) = common
        if base and _named(base, head) < _EXACT:
            return  # 占本年支出的p: 本年支出 need not be all that is spent
        relation = Relation(Kind.SUM, Shape.PARTS, Formula.SUM, tuple(parts), head, stated=False)
        if not fits(relation):
            yield relation


def _right_before(group: Sequence[Ratio], parts: Sequence[Mention]) -> set[Mention]:
    """The figure right before the first part, in its sentence: 收入A，由a、b构成，分别占p、q."""
    first = min(parts, key=lambda one: one.start)
    before = [one for one, _ in group[0].bottoms if one.start < first.start]
    head = max(before, key=lambda one: one.start, default=None)
    return {head} if head is not None and head.runs_on_to(first) else set()


def _lists(ratios: Iterable[Ratio]) -> Iterator[list[Ratio]]:
    groups: dict[Among, list[Ratio]] = defaultdict(list)
    for ratio in ratios:
        if ratio.kind is Kind.SHARE:
            groups[ratio.among].append(ratio)
    yield from groups.values()


def _borne_out(left: Sequence[Ratio], told: Iterable[Relation], among: Mapping[Mention, Among]) -> Iterator[Relation]:
    """A share that fails where all others of its list hold of one whole; doubted where they are two, of the head of the list."""
    wholes: dict[Among, Counter[Mention]] = defaultdict(Counter)
    for relation in told:
        if relation.shape is Shape.SHARE and relation.formula is Formula.QUOTIENT and relation.claimed in among:
            wholes[among[relation.claimed]][relation.operands[1]] += 1
    for group in _lists(left):
        counts = wholes[group[0].among]
        if not counts:
            continue
        whole, agreeing = counts.most_common(1)[0]
        if agreeing < _FEWEST or agreeing < sum(counts.values()) or len(group) * 2 > agreeing:
            continue
        for ratio in group:
            part = ratio.tops[0][0]
            certain = agreeing >= _MOST
            meant = certain or any(one is whole and bits >= _HEAD for one, bits in ratio.bottoms)
            if meant and part is not whole and comparable(part, whole) and part.exact <= whole.exact:
                formula = Formula.QUOTIENT
                yield Relation(Kind.SHARE, Shape.SHARE, formula, (part, whole), ratio.claimed, stated=certain)
