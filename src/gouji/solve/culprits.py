"""Names the figure at fault: the fewest printed figures whose change makes every relation hold (Fellegi and Holt, 1976).

Relations that share figures which could be wrong form one knot, solved apart from the others. A figure that as many
relations confirm as contradict is taken as right. A set of figures explains a knot when printing other values in just these
places makes all relations hold that they take part in, those that held before included; sets are tried by size, and every
answer is verified by evaluating those relations again. The search is exact up to ``_MOST`` figures a knot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from gouji.domain.printed import Bounds, Printed, Word
from gouji.domain.ties import Form, Settled, Strength, Tie
from gouji.solve.allowed import OPEN, allowed
from gouji.solve.repair import Repair, Wanted, repaired, settled_by
from gouji.solve.twins import Elsewhere, Twins, significant_bits
from gouji.values.cached import cached_property

_MOST = 4
_MOST_STATED = 2
#: Sets looked at before the search of one knot is given up: keeps the worst case within a fraction of a second.
_BUDGET = 4000
#: Bits by which a relation that proves nothing by itself speaks for what mends it, for few fail; and at most how many more where
#: it asks for one value.
_BOUNDED, _ASKED = 4, 10
_NEARBY = (Decimal("0.9"), Decimal("1.1"))


@dataclass(frozen=True)
class Explanation:
    """解释: printed figures to change, each with the value it should have had; afterwards all of ``ties`` hold.

    ``oddity`` is how unlikely the changes are, in bits; ``is_strong`` where everyday slips, or figures that stand elsewhere,
    explain it, and not any other figure that would do.
    """

    repairs: tuple[Repair, ...]
    ties: tuple[Tie, ...]
    oddity: int = 0
    is_strong: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller is likelier: how far the changes are from everyday slips, then how many relations confirm the old values."""
        return self.oddity, -len(self.ties)

    def mends(self, tie: Tie) -> bool:
        """Whether ``tie``, which fails as printed, holds once the changes are made."""
        return any(repair.figure in tie.touched for repair in self.repairs) and bool(tie.holds_with(self._settled))

    @cached_property
    def _settled(self) -> dict[Printed, Bounds]:
        return settled_by(self.repairs)


@dataclass(frozen=True)
class Knot:
    """一组牵连的关系: failing relations with the explanations of least size, the likeliest first; none where undecided."""

    ties: tuple[Tie, ...]
    explanations: tuple[Explanation, ...]


def localise(
    failed: Sequence[Tie], held: Iterable[Tie], printed: Iterable[Elsewhere] = (), doubted: Sequence[Tie] = ()
) -> tuple[Knot, ...]:
    """The knots of ``failed``, in order; ``held`` are the relations that hold and confirm their figures, ``printed`` all
    figures of the documents. ``doubted`` relations fail and need not be mended, but speak for what mends them."""
    if not failed:
        return ()
    held = tuple(held)
    tied = dict.fromkeys(figure for tie in (*failed, *held) for figure in tie.figures)
    net = _Net(tuple(failed), held, Twins(printed, tied), doubted)
    return tuple(solved for knot in _knots(failed, net.suspects) for solved in _solved(net, knot))


def _is_coincidence(tie: Tie) -> bool:
    """Whether it holds for many figures and is only supposed: a bound, or that two figures are one since they are equal. Where
    one was copied from the other they are as well, so that it says no more than that the number stands elsewhere."""
    if tie.strength is not Strength.SUPPOSED or tie.form is not Form.LINEAR:
        return False
    return tie.sign != "=" or len(tie.left) == len(tie.right) == 1


class _Net:
    """The relations by the figures they tie and the words that give their signs."""

    def __init__(
        self, failed: tuple[Tie, ...], held: tuple[Tie, ...], twins: Twins, doubted: Sequence[Tie] = ()
    ) -> None:
        self.failed = failed
        self.doubted = doubted
        self.doubting: dict[Printed, list[Tie]] = {}
        for tie in doubted:
            for figure in tie.touched:
                self.doubting.setdefault(figure, []).append(tie)
        self.twins = twins
        self.wanted: Wanted = {}
        self._binding: dict[Printed, tuple[Tie, ...]] = {}
        self.by_figure: dict[Printed, list[Tie]] = {}
        for tie in (*failed, *held):
            for figure in tie.touched:
                self.by_figure.setdefault(figure, []).append(tie)
        self.order = {figure: number for number, figure in enumerate(self.by_figure)}
        involved = dict.fromkeys(figure for tie in failed for figure in tie.touched)
        self.broken = {figure: [tie for tie in self.by_figure[figure] if not tie.holds] for figure in involved}

    def binding(self, figure: Printed) -> tuple[Tie, ...]:
        """The relations of ``figure`` that must hold once it is changed."""
        known = self._binding.get(figure)
        if known is None:
            known = tuple(tie for tie in self.by_figure[figure] if not (tie.holds and _is_coincidence(tie)))
            self._binding[figure] = known
        return known

    def mending(self, figure: Printed, first: Tie, failing: Sequence[Tie]) -> Explanation | None:
        """What ``figure`` must be for ``first`` to hold and all that hold to go on, with those of ``failing`` that it mends."""
        held = [tie for tie in self.binding(figure) if tie.holds]
        repairs = repaired([figure], (first, *held), self.twins, self.wanted)
        if repairs is None:
            return None
        settled = settled_by(repairs)
        return self.explanation(repairs, tuple(tie for tie in failing if tie.holds_with(settled)))

    def explanation(self, repairs: tuple[Repair, ...], mended: tuple[Tie, ...]) -> Explanation:
        bare = Explanation(repairs, mended)
        spoken = sum(_told_by(tie, repairs) for tie in self.doubted if bare.mends(tie))
        oddity = sum(repair.oddity for repair in repairs) - spoken
        slips = all(one.is_explained for one in repairs)
        strong = slips or (spoken > 0 and len(repairs) == 1)
        return Explanation(repairs, mended, oddity, strong)

    @cached_property
    def suspects(self) -> frozenset[Printed]:
        """Figures that fewer relations confirm than contradict, and words that alone mend what fails at them; in a relation
        without any, all its figures are suspect."""
        words = {one for one in self.broken if isinstance(one, Word) and self._mends(one)}
        figures = [one for one in self.broken if not isinstance(one, Word)]
        found = {one for one in figures if self.confirmations(one) < len(self.broken[one])}
        for tie in self.failed:
            if not found.intersection(tie.touched):
                found.update(one for one in tie.touched if not isinstance(one, Word))
        return frozenset(found | words)

    def confirmations(self, figure: Printed) -> int:
        """How many sums with something printed hold at ``figure``, leaving aside that it equals another by what may be chance,
        and those that would hold as well with what a failing relation asks for: 1247.62万元 says nothing of the last digits."""
        asked = [wanted for tie in self.broken[figure] for wanted in _asked_for(figure, tie)]
        return sum(
            bool(tie.holds)
            and not _is_coincidence(tie)
            and tie.form is Form.LINEAR
            and tie.sign == "="
            and not tie.is_nil
            and figure in tie.reading.figures
            and not any(tie.holds_with({figure: wanted}) for wanted in asked)
            for tie in self.by_figure[figure]
        )

    def _mends(self, word: Word) -> bool:
        turned: Settled = {word: (-word.direction, -word.direction)}
        ties = self.by_figure[word]
        return any(tie.holds_with(turned) and not tie.holds for tie in ties) and all(
            tie.holds_with(turned) is not False for tie in ties if tie.holds
        )


def _asked_for(figure: Printed, tie: Tie) -> Iterator[Bounds]:
    """What each reading of ``tie`` would have ``figure`` be, where it asks for anything definite."""
    for reading in tie.readings:
        low, high = allowed(figure, reading, {}) if figure in reading.figures else OPEN
        if low is not None and high is not None and low <= high:
            yield low, high


def _knots(failed: Sequence[Tie], suspects: frozenset[Printed]) -> Iterator[tuple[Tie, ...]]:
    """The failing relations that hang together by figures which could be wrong."""
    at_suspect: dict[Printed, list[int]] = {}
    for at, tie in enumerate(failed):
        for figure in suspects.intersection(tie.touched):
            at_suspect.setdefault(figure, []).append(at)
    taken: set[int] = set()
    for first in range(len(failed)):
        knot, fresh = list[int](), [first] if first not in taken else []
        while fresh:
            knot.extend(fresh)
            taken.update(fresh)
            shared = {figure for at in fresh for figure in suspects.intersection(failed[at].touched)}
            fresh = sorted({at for figure in shared for at in at_suspect[figure]} - taken)
        if knot:
            yield tuple(failed[at] for at in knot)


def _solved(net: _Net, knot: tuple[Tie, ...]) -> Iterator[Knot]:
    """``knot`` with its explanations; in parts where it hangs on sentences, of which some may be sloppy, and no everyday slip
    of one or two figures explains it all."""
    search = _Search(net, knot)
    demanded = all(tie.strength is Strength.DEMANDED for tie in knot)
    for size in range(1, (_MOST if demanded else _MOST_STATED) + 1):
        found = {
            frozenset(repair.figure for repair in one.repairs): one
            for one in search.of_size(size, frozenset())
            if size <= _MOST_STATED or _is_contradicted(one, knot)
        }
        ranked = tuple(sorted(found.values(), key=lambda one: one.rank))
        if ranked and (demanded or size == 1 or ranked[0].is_strong):
            yield Knot(knot, ranked)
            return
        if search.spent >= _BUDGET:
            break
    part = None if demanded or len(knot) == 1 else _part(net, knot)
    if part is None:
        yield Knot(knot, ())
        return
    yield part
    rest = tuple(tie for tie in knot if tie not in part.ties)
    yield from (solved for other in _knots(rest, net.suspects) for solved in _solved(net, other))


def _is_contradicted(explanation: Explanation, knot: Sequence[Tie]) -> bool:
    """Whether every figure that it changes takes part in a relation that fails, prints the same as one that does or is a
    rate worked out from it, or all miss by one amount, as sums do that were worked out from each other: else so many right
    ones hardly only follow."""
    failing = {figure for tie in knot for figure in tie.touched}
    repairs = explanation.repairs
    changed = {(one.printed, one.should) for one in repairs if one.figure in failing}
    missed = {one.should - one.printed for one in repairs}
    return len(missed) == 1 or all(
        one.figure in failing or (one.printed, one.should) in changed or _is_rate(one.figure) for one in repairs
    )


def _is_rate(figure: Printed) -> bool:
    return figure.figure is not None and figure.figure.unit.is_rate


def _part(net: _Net, knot: tuple[Tie, ...]) -> Knot | None:
    """The most relations of ``knot`` that one figure mends without breaking any that holds, two at least or by an everyday
    slip, with that figure and others that would do as well."""
    found: dict[frozenset[Tie], list[Explanation]] = {}
    for figure in dict.fromkeys(figure for tie in knot for figure in tie.touched):
        if figure in net.suspects:
            failing = [tie for tie in knot if figure in tie.touched]
            for first in failing:
                explanation = net.mending(figure, first, failing)
                if explanation is not None and (explanation.is_strong or len(explanation.ties) > 1):
                    found.setdefault(frozenset(explanation.ties), []).append(explanation)
    if not found:
        return None
    ranked = [sorted(ones, key=lambda one: one.oddity) for ones in found.values()]
    best = min(ranked, key=lambda ones: (-len(ones[0].ties), not ones[0].is_strong, ones[0].oddity))
    once = {one.repairs[0].figure: one for one in reversed(best)}
    return Knot(best[0].ties, tuple(sorted(once.values(), key=lambda one: one.oddity)))


class _Search:
    """Depth-first search for sets of one size that explain a knot."""

    def __init__(self, net: _Net, knot: tuple[Tie, ...]) -> None:
        self.net = net
        self.knot = knot
        self.spent = 0
        self.seen: set[frozenset[Printed]] = set()

    def of_size(self, size: int, chosen: frozenset[Printed]) -> Iterator[Explanation]:
        """Every explanation of exactly ``size`` figures that contains ``chosen``."""
        if chosen in self.seen and len(chosen) == size:
            return
        if len(chosen) == size:
            self.seen.add(chosen)
            self.spent += 1
            explanation = self._explained(chosen)
            if explanation is not None:
                yield explanation
            return
        for figure in self._next(chosen, size - len(chosen)):
            if self.spent >= _BUDGET:
                return
            yield from self.of_size(size, chosen | {figure})

    def _next(self, chosen: frozenset[Printed], left: int) -> Iterable[Printed]:
        """Figures one of which every larger explanation must hold: those of a failing relation not yet touched (of all of
        them where one figure is left), else those tied to the figures chosen."""
        open_ties = [tie for tie in self.knot if not chosen.intersection(tie.touched)]
        if open_ties:
            common = list(min(open_ties, key=lambda tie: len(tie.touched)).touched)
            if left == 1:
                others = [set(tie.touched) for tie in open_ties]
                common = [figure for figure in common if all(figure in other for other in others)]
            return [figure for figure in common if figure in self.net.suspects]
        touched = dict.fromkeys(
            other
            for figure in sorted(chosen, key=self.net.order.__getitem__)
            for tie in self.net.by_figure[figure]
            for other in tie.figures
        )
        return [figure for figure in touched if figure not in chosen]

    def _explained(self, chosen: frozenset[Printed]) -> Explanation | None:
        if any(not chosen.intersection(tie.touched) for tie in self.knot):
            return None
        figures = sorted(chosen, key=self.net.order.__getitem__)  # one answer in every run
        ties = tuple(dict.fromkeys(tie for figure in figures for tie in self.net.binding(figure)))
        repairs = repaired(figures, ties, self.net.twins, self.net.wanted)
        if repairs is None:
            return None
        mended = tuple(tie for tie in ties if not tie.holds)
        found = [self.net.explanation(repairs, mended)]
        if len(figures) == 1:
            found += (self.net.explanation(one, mended) for one in self._asked(figures[0], ties))
        return min(found, key=lambda one: one.rank)

    def _asked(self, figure: Printed, ties: tuple[Tie, ...]) -> Iterator[tuple[Repair, ...]]:
        """The slips of ``figure`` to which a doubted relation leads, where ``ties`` only bound it."""
        for tie in [one for one in self.net.doubting.get(figure, ()) if one not in ties][:_MOST]:
            repairs = repaired([figure], (*ties, tie), self.net.twins, self.net.wanted)
            if repairs is not None and all(one.is_slip or one.is_copied for one in repairs):
                yield repairs


def _told_by(tie: Tie, repairs: Sequence[Repair]) -> int:
    """The bits by which ``tie``, which ``repairs`` mend, speaks for them: few where values nearby would mend it as well."""
    others = ([replace(one, should=one.should * share) for one in repairs] for share in _NEARBY)
    claimed = tie.left[0].figure.figure
    if claimed is None or any(tie.holds_with(settled_by(one)) for one in others):
        return _BOUNDED
    return _BOUNDED + min(_ASKED, significant_bits(claimed.value))


def broken_by(figure: Printed, explanation: Explanation) -> tuple[Tie, ...]:
    """The failing relations that ``figure`` is part of; where it only has to follow another change, all of them."""
    return tuple(tie for tie in explanation.ties if figure in tie.touched) or explanation.ties
