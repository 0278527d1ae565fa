"""勾稽关系的一例: printed figures tied by arithmetic, and whether true values can satisfy it.

Every form is one bilinear balance, left - m * right, which must be able to be zero: m is 1 in a sum, the rate in a share, a
growth or a product, and (1 + rate) ** periods in a yearly growth. Its ends lie at the ends of the figures, so that the range
is exact, also where one figure stands on both sides (a part of a sum of which it is a part).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import NamedTuple, Protocol

from gouji.domain.filled import Fixed
from gouji.domain.printed import Bounds, Printed, Word
from gouji.values.cached import cached_property
from gouji.values.interval import Exact
from gouji.values.record import record

#: Figures, each with the bounds it is tried with in place of its own.
Settled = Mapping[Printed, Bounds]
_AS_PRINTED: Settled = {}
#: A range of true values; None for an end that is open.
Range = tuple[Exact | None, Exact | None]


class Form(Enum):
    """关系的形式: how left and right hang together."""

    LINEAR = "和差"  # left = right
    RATIO = "比率"  # rate = left / right, right not zero
    PRODUCT = "乘积"  # left = rate * right
    POWER = "年均"  # (1 + rate) ** periods = left / right, right above zero
    DECAY = "年均下降"  # (1 - rate) ** periods = left / right, right above zero
    RULE = "规则"  # left as a rule gives it from right: a score from weight, target and actual value


YEARLY = (Form.POWER, Form.DECAY)


class Strength(Enum):
    """关系的强度: demanded by an official table or rule, stated by words, or only supposed from figures and types.

    A supposed relation that fails proves nothing by itself.
    """

    DEMANDED = "规定"
    STATED = "写明"
    SUPPOSED = "推知"


class Rule(Protocol):
    """规则: what ties figures where plain arithmetic does not: how a form scores, or what a grade asks of a total."""

    def fits(self, settled: Settled) -> bool | None:
        """Whether the figures, those of ``settled`` with other values, can stand together; None where the rule says nothing."""

    def allowed(self, figure: Printed, settled: Settled) -> Range:
        """The values of ``figure`` outside of which they cannot; open ends where it does not tell."""

    def shown(self) -> str:
        """The arithmetic in printed figures."""


class Term(NamedTuple):
    """算式项: ``factor`` times ``figure``, times the direction of ``word`` where a word of change gives its sign."""

    factor: int
    figure: Printed
    word: Word | None = None


@record(frozen=True, eq=False)
class Tie:
    """关系: left terms ``sign`` right terms, where ``sign`` is ``=``, ``>=`` or ``<=``; with a ``rate`` as ``form`` says.

    ``code`` is that of its check; ``title`` says for a reader what is tied. Every figure has bounds. ``rivals`` are other
    reasonable readings of the same words: the tie fails only when each of them fails. ``rule`` is that of a tie by rule.
    ``found`` is true of one that counts only because its figures bear it out.
    """

    code: str
    title: str
    left: tuple[Term, ...]
    sign: str
    right: tuple[Term, ...]
    form: Form = Form.LINEAR
    rate: Printed | None = None
    periods: int = 1
    strength: Strength = Strength.DEMANDED
    rivals: tuple[Tie, ...] = ()
    rule: Rule | None = None
    found: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """All on one side: left minus right, the rate left aside."""
        return (*self.left, *(term._replace(factor=-term.factor) for term in self.right))

    @cached_property
    def figures(self) -> tuple[Printed, ...]:
        """The printed figures of this reading, each once, the claimed one first."""
        told = self._told if self.rate is None else {self.rate: None, **self._told}
        return tuple([one for one in told if not isinstance(one, Fixed)])

    @cached_property
    def _told(self) -> dict[Printed, None]:
        """What stands left and right, each once."""
        return dict.fromkeys([figure for _, figure, _ in self.left + self.right])

    @property
    def claimed(self) -> Printed | None:
        """The figure that a text works out from the others; None in a relation of tables, where none is."""
        if self.strength is Strength.DEMANDED:
            return None
        return self.left[0].figure if self.rate is None or self.form is Form.PRODUCT else self.rate

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of change that give signs in it."""
        found = [figure if isinstance(figure, Word) else word for _, figure, word in self.left + self.right]
        return tuple(dict.fromkeys([word for word in found if word is not None]))

    @cached_property
    def touched(self) -> tuple[Printed, ...]:
        """All that can change whether it holds: figures and words of this and all rival readings."""
        if not self.rivals and not self.words:
            return self.figures
        return tuple(dict.fromkeys(one for tie in self.readings for one in (*tie.figures, *tie.words)))

    @property
    def readings(self) -> tuple[Tie, ...]:
        return (self, *self.rivals)

    @property
    def reading(self) -> Tie:
        """The first reading that holds; this one where none does."""
        if not self.rivals:
            return self
        return next((one for one in self.readings if one.fits()), self)

    @cached_property
    def balance(self) -> Bounds | None:
        """The least and greatest true value of left minus right (times the rate); None where a divisor may be zero."""
        return self.balanced(_AS_PRINTED)

    @cached_property
    def holds(self) -> bool | None:
        """Whether some reading holds; False when all that are defined fail, None when none is defined."""
        return self.holds_with(_AS_PRINTED)

    def holds_with(self, settled: Settled) -> bool | None:
        if not self.rivals:
            return self.fits(settled)
        answers = [reading.fits(settled) for reading in self.readings]
        if any(answers):
            return True
        return False if False in answers else None

    def fits(self, settled: Settled = _AS_PRINTED) -> bool | None:
        """Whether this reading holds."""
        if self.rule is not None:
            return self.rule.fits(settled)
        balance = self.balance if settled is _AS_PRINTED else self.balanced(settled)
        return None if balance is None else fits(self.sign, *balance)

    def balanced(self, settled: Settled) -> Bounds | None:
        """``balance`` with the figures of ``settled`` in place of what is printed."""
        if self.form is Form.LINEAR:
            low, high = span(self.left, settled)
            least, most = span(self.right, settled)
            return (low - most, high - least) if not self._overlap else self._range(settled, (1,))
        assert self.rate is not None
        ends = multipliers(self, bounds_of(self.rate, settled))
        if self.form is not Form.PRODUCT:
            low, high = span(self.right, settled)
            if low <= 0 <= high or (self.form in YEARLY and high <= 0):
                return None
        return self._range(settled, ends)

    def _range(self, settled: Settled, ends: tuple[Exact, ...]) -> Bounds:
        # in whole numbers, which are added many times as fast
        bottom = lcm(*(multiplier.denominator for multiplier in ends))
        lows, highs = [], []
        for multiplier in ends:
            low: Exact = 0
            high: Exact = 0
            top = multiplier.numerator * (bottom // multiplier.denominator)
            for figure, coefficient in self._multiplied(top, bottom, settled).items():
                least, most = bounds_of(figure, settled)
                if coefficient < 0:
                    least, most = most, least
                low += coefficient * least
                high += coefficient * most
            lows.append(low)
            highs.append(high)
        lowest, highest = min(lows), max(highs)
        return (lowest, highest) if bottom == 1 else (Fraction(lowest, bottom), Fraction(highest, bottom))

    def _multiplied(self, top: int, bottom: int, settled: Settled) -> dict[Printed, int]:
        """What each figure of left and right is multiplied by in ``bottom`` * left - ``top`` * right."""
        found: dict[Printed, int] = {}
        for term in self.left:
            found[term.figure] = found.get(term.figure, 0) + bottom * _factor(term, settled)
        for term in self.right:
            found[term.figure] = found.get(term.figure, 0) - top * _factor(term, settled)
        return found

    def coefficients(self, multiplier: Exact, settled: Settled) -> list[tuple[Printed, Exact]]:
        """What each figure of left and right is multiplied by in left - ``multiplier`` * right."""
        top, bottom = multiplier.as_integer_ratio()
        found = self._multiplied(top, bottom, settled).items()
        return [(figure, one if bottom == 1 else Fraction(one, bottom)) for figure, one in found]

    @property
    def _overlap(self) -> bool:
        """Whether a figure stands in it twice."""
        return len(self._told) < len(self.left) + len(self.right)

    @property
    def is_blank(self) -> bool:
        """True when nothing is printed on either side, as in a template."""
        figures = self.figures  # of a filled table the first is no blank
        return (not figures or figures[0].is_empty) and all(figure.is_empty for figure in figures)

    @property
    def is_nil(self) -> bool:
        """True when everything printed is zero: such a relation confirms nothing."""
        return all(figure.is_nil for figure in self.figures)


def multipliers(tie: Tie, rate: Bounds) -> tuple[Exact, Exact]:
    """What ``rate`` multiplies the right side of ``tie`` by, at both its ends."""
    if tie.form in YEARLY:
        way = 1 if tie.form is Form.POWER else -1
        return (1 + way * rate[0]) ** tie.periods, (1 + way * rate[1]) ** tie.periods
    return rate


def bounds_of(figure: Printed, settled: Settled) -> Bounds:
    bounds = settled.get(figure) or figure.bounds
    assert bounds is not None
    return bounds


def span(terms: tuple[Term, ...], settled: Settled = _AS_PRINTED) -> Bounds:
    """The interval of a linear form over the intervals of its figures."""
    low: Exact = 0
    high: Exact = 0
    for factor, figure, word in terms:
        bounds = (settled.get(figure) if settled else None) or figure.bounds
        assert bounds is not None
        if word is not None:
            factor *= _direction(word, settled)
        least, most = bounds if factor > 0 else (bounds[1], bounds[0])
        low += factor * least
        high += factor * most
    return low, high


def _factor(term: Term, settled: Settled) -> int:
    return term.factor if term.word is None else term.factor * _direction(term.word, settled)


def _direction(word: Word, settled: Settled) -> int:
    turned = settled.get(word)
    return word.direction if turned is None else int(turned[0])


def fits(sign: str, low: Exact, high: Exact) -> bool:
    """Whether some value in [low, high] stands in relation ``sign`` to zero."""
    least, most = low.numerator, high.numerator  # of one sign with them, and whole
    if sign == "=":
        return least <= 0 <= most
    return most >= 0 if sign == ">=" else least <= 0
