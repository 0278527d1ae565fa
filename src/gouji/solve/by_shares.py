"""Parts whose printed shares of one whole make up all of it are all of its parts, wherever the whole stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.solve.spans import ONE, adds_up, fits, span

_FEWEST = 2
_REST = ("其余", "其他", "其它")


def with_shares(
    added: Iterable[Relation], relations: Iterable[Relation], figures: Sequence[Mention] = ()
) -> Iterator[Relation]:
    """The sums ``added``, and that of the figures of each run of shares among ``relations``, as printed one after another, that
    hold and make up 100%: 甲、乙、丙分别为a、b、c，占A的p、q、r. Of two wholes that print the same the one counts that the shares name
    (占政府采购预算p), where they name only that. Where all the rest follows (其余d) no share need be printed beside it."""
    shares: dict[Mention, list[Relation]] = defaultdict(list)
    for one in relations:
        if one.shape is Shape.SHARE and one.formula is Formula.QUOTIENT and fits(one):
            shares[one.operands[-1]].append(one)
    runs = [run for whole, found in shares.items() for run in _runs(whole, sorted(found, key=_place))]
    new = {frozenset(_counted(run)): run for run in runs}
    for one in added:
        run = new.pop(frozenset(part for part in one.operands if part.figure.value != 0), None)
        yield one if run is None or not _is_named_only(run, one.claimed) else _sum(run)
    yield from map(_sum, new.values())
    rests = [one for one in figures if one.role is Role.LEVEL and core(one.subject).startswith(_REST)]
    yield from (
        told for whole, found in shares.items() for rest in rests for told in _with_the_rest(whole, found, rest)
    )


def _with_the_rest(whole: Mention, shares: Sequence[Relation], rest: Mention) -> Iterator[Relation]:
    """甲a，占p，乙b，占q，其余c: the parts of one sentence with shares of ``whole``, and ``rest`` right behind them."""
    parts = tuple(
        one.operands[0]
        for one in sorted(shares, key=_place)
        if one.claimed.start < rest.start and one.operands[0].runs_on_to(rest)
    )
    if parts and whole not in parts and whole.start < parts[0].start and adds_up((*parts, rest), whole):
        yield Relation(Kind.SUM, Shape.PARTS, Formula.SUM, (*parts, rest), whole)


def _is_named_only(run: Sequence[Relation], other: Mention) -> bool:
    """Whether the words of the shares name their whole, and not ``other``."""
    whole, base = run[0].operands[-1], core(run[0].claimed.base)
    name, another = core(whole.subject), core(other.subject)
    return name != "" and name in base and not (another and another in base)


def _place(share: Relation) -> tuple[int, int]:
    return share.claimed.passage.number, share.claimed.start


def _counted(run: Sequence[Relation]) -> Iterator[Mention]:
    return (share.operands[0] for share in run if share.operands[0].figure.value != 0)


def _sum(run: Sequence[Relation]) -> Relation:
    parts = tuple(share.operands[0] for share in run)
    return Relation(Kind.SUM, Shape.PARTS, Formula.SUM, parts, run[0].operands[-1])


def _runs(whole: Mention, shares: Sequence[Relation]) -> Iterator[Sequence[Relation]]:
    """The runs of shares that make up all of ``whole``. Zeros are parts as well."""
    first = 0
    while first < len(shares):
        count = _complete(whole, shares[first:])
        if count:
            yield shares[first : first + count]
        first += count or 1


def _complete(whole: Mention, shares: Sequence[Relation]) -> int:
    """How many of ``shares`` from the first make up 100% and their parts the whole; 0 where no number does."""
    low = high = 0
    for count, one in enumerate(shares, 1):
        least, most = span(one.claimed)
        low, high = low + least, high + most
        if low > ONE:
            return 0
        parts = [share.operands[0] for share in shares[:count]]
        before = (whole.passage.number, whole.start) < (parts[0].passage.number, parts[0].start)
        if low <= ONE <= high and before and whole not in parts and len(set(parts)) == count and adds_up(parts, whole):
            return count if sum(part.figure.value != 0 for part in parts) >= _FEWEST else 0
    return 0
