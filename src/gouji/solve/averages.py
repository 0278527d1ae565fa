"""Which total and which count an average or a price is of, where its words do not say: told by their kinds and places, weighed
with how unlikely the quotient would be by chance. All is counted in bits; what is chosen holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gouji.domain.claims import Formula, Mention, Relation, Shape
from gouji.domain.proposals import Ratio
from gouji.solve.spans import divides, fits, span

_ENOUGH = 10
_MARGIN = 2
_EXACT = 40  # bits of a figure that no rounding has touched


def averaged(proposed: Iterable[Ratio], known: Sequence[Relation]) -> Iterator[Relation]:
    """The readings of the averages ``proposed`` that no relation of ``known`` bears out."""
    told = {one.claimed for one in known if fits(one)} | {
        operand for one in known if one.shape is Shape.PER_HEAD and fits(one) for operand in one.operands
    }
    for ratio in proposed:
        if ratio.shape is Shape.PER_HEAD and ratio.claimed not in told:
            best = _best(ratio)
            if best is not None:
                yield best


def _best(ratio: Ratio) -> Relation | None:
    pairs = [
        (top, bottom, above + below)
        for top, above in ratio.tops
        for bottom, below in ratio.bottoms
        if top is not bottom and bottom.figure.value > 1
    ]
    tried = len(pairs).bit_length()
    weighed = sorted(
        (
            (place + bits - tried, -number, top, bottom)
            for number, (top, bottom, place) in enumerate(pairs)
            for bits in (_bits(ratio, top, bottom),)
            if bits
        ),
        key=lambda one: one[:2],
        reverse=True,
    )
    if not weighed or weighed[0][0] < _ENOUGH:
        return None
    first = weighed[0]
    if any(first[0] - one[0] < _MARGIN and not _prints_alike(first[2:], one[2:]) for one in weighed[1:]):
        return None
    top, bottom = first[2:]
    if _follows(ratio, top):
        return Relation(ratio.kind, ratio.shape, Formula.PRODUCT, (ratio.claimed, bottom), top)
    return Relation(ratio.kind, ratio.shape, Formula.QUOTIENT, (top, bottom), ratio.claimed)


def _follows(ratio: Ratio, total: Mention) -> bool:
    """Whether the total is what the price comes to, not the price what falls to one: 每亩b，安排A; A（按每人b核定）."""
    return ratio.is_set or total.start > ratio.claimed.start


def _bits(ratio: Ratio, top: Mention, bottom: Mention) -> int:
    """How unlikely it is that the three figures divide by chance: the bits of the one that tells least, where a price from which
    the total follows was not rounded; 0 where they do not divide."""
    each = ratio.claimed
    if _follows(ratio, top):
        (low, high), (fewest, most) = top.figure.ends, bottom.figure.ends
        if low <= each.exact * most and each.exact * fewest <= high:
            return min(_tells(bottom), _tells(top) - _rounded(top))
    return min(_tells(top), _tells(bottom), _tells(each) - _rounded(each)) if divides(top, bottom, each) else 0


def _tells(mention: Mention) -> int:
    """How many bits a figure's interval is narrower than the figure."""
    low, high = span(mention)
    return _EXACT if low == high else int((low + high) // (2 * (high - low))).bit_length()


def _rounded(mention: Mention) -> int:
    """The bits that a result leaves out which ends in noughts: 34 tells more than 30."""
    figure = mention.figure
    return 0 if figure.places else (10**figure.noughts).bit_length() - 1


def _prints_alike(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return [each.exact for each in one] == [each.exact for each in other]
