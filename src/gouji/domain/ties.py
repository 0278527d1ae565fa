"""勾稽关系的一例: printed amounts tied by a linear relation, and whether true values can satisfy it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gouji.domain.accounts import Amount, Yuan

Term = tuple[int, Amount]


@dataclass(frozen=True, eq=False)
class Tie:
    """关系: left terms ``sign`` right terms, where ``sign`` is ``=``, ``>=`` or ``<=``.

    ``code`` is that of its check; ``title`` says for a reader what is tied. Every amount has bounds.
    """

    code: str
    title: str
    left: tuple[Term, ...]
    sign: str
    right: tuple[Term, ...]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """All on one side: left minus right."""
        return (*self.left, *((-factor, amount) for factor, amount in self.right))

    @property
    def amounts(self) -> tuple[Amount, ...]:
        return tuple(amount for _, amount in self.terms)

    @cached_property
    def balance(self) -> tuple[Yuan, Yuan]:
        """The least and greatest true value of left minus right."""
        return span(self.terms)

    @property
    def holds(self) -> bool:
        return fits(self.sign, *self.balance)

    @property
    def is_blank(self) -> bool:
        """True when nothing is printed on either side, as in a template."""
        return all(amount.is_empty for amount in self.amounts)

    @property
    def is_nil(self) -> bool:
        """True when everything printed is zero: such a relation confirms nothing."""
        return all(amount.is_nil for amount in self.amounts)


def span(terms: tuple[Term, ...]) -> tuple[Yuan, Yuan]:
    """The interval of a linear form over the intervals of its amounts."""
    low: Yuan = 0
    high: Yuan = 0
    for factor, amount in terms:
        bounds = amount.bounds
        assert bounds is not None
        least, most = bounds if factor > 0 else (bounds[1], bounds[0])
        low += factor * least
        high += factor * most
    return low, high


def fits(sign: str, low: Yuan, high: Yuan) -> bool:
    """Whether some value in [low, high] stands in relation ``sign`` to zero."""
    if sign == "=":
        return low <= 0 <= high
    return high >= 0 if sign == ">=" else low <= 0
