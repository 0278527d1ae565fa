"""Names the figure at fault: the fewest printed figures whose change makes every relation hold (Fellegi and Holt, 1976).

Relations that share figures which could be wrong form one knot, solved apart from the others. A figure that as many
relations confirm as contradict is taken as right. A set of figures explains a knot when printing other values in just these
places makes all relations hold that they take part in, those that held before included; sets are tried by size, and every
answer is verified by evaluating those relations again. The search is exact up to ``_MOST`` figures a knot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gouji.checks.repair import Repair, repaired
from gouji.domain.accounts import Amount
from gouji.domain.ties import Tie

_MOST = 4
#: Sets looked at before the search of one knot is given up: keeps the worst case within a fraction of a second.
_BUDGET = 4000


@dataclass(frozen=True)
class Explanation:
    """解释: printed figures to change, each with the value it should have had; afterwards all of ``ties`` hold."""

    repairs: tuple[Repair, ...]
    ties: tuple[Tie, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller is likelier: how far the changes are from everyday slips, then how many relations confirm the old values."""
        return sum(repair.oddity for repair in self.repairs), -len(self.ties)


@dataclass(frozen=True)
class Knot:
    """一组牵连的关系: failing relations with the explanations of least size, the likeliest first; none where undecided."""

    ties: tuple[Tie, ...]
    explanations: tuple[Explanation, ...]


def localise(failed: Sequence[Tie], held: Iterable[Tie]) -> tuple[Knot, ...]:
    """The knots of ``failed``, in order; ``held`` are the relations that hold and confirm their figures."""
    if not failed:
        return ()
    net = _Net(tuple(failed), tuple(held))
    return tuple(_solved(net, knot) for knot in _knots(failed, net.suspects))


class _Net:
    """The relations by the figures they tie."""

    def __init__(self, failed: tuple[Tie, ...], held: tuple[Tie, ...]) -> None:
        self.failed = failed
        involved = {amount for tie in failed for amount in tie.amounts}
        self.by_amount: dict[Amount, list[Tie]] = {}
        for tie in (*failed, *held):
            for amount in dict.fromkeys(tie.amounts):
                self.by_amount.setdefault(amount, []).append(tie)
        self.order = {amount: number for number, amount in enumerate(self.by_amount)}
        self.broken = {amount: [tie for tie in self.by_amount[amount] if not tie.holds] for amount in involved}

    @cached_property
    def suspects(self) -> frozenset[Amount]:
        """Figures that fewer relations confirm than contradict; in a relation without any, all are suspect."""
        found = {amount for amount in self.broken if self.confirmations(amount) < len(self.broken[amount])}
        for tie in self.failed:
            if not found.intersection(tie.amounts):
                found.update(tie.amounts)
        return frozenset(found)

    def confirmations(self, amount: Amount) -> int:
        """How many equations with something printed hold at ``amount``."""
        return sum(tie.holds and tie.sign == "=" and not tie.is_nil for tie in self.by_amount[amount])


def _knots(failed: Sequence[Tie], suspects: frozenset[Amount]) -> Iterator[tuple[Tie, ...]]:
    """The failing relations that hang together by figures which could be wrong."""
    at_suspect: dict[Amount, list[int]] = {}
    for at, tie in enumerate(failed):
        for amount in suspects.intersection(tie.amounts):
            at_suspect.setdefault(amount, []).append(at)
    taken: set[int] = set()
    for first in range(len(failed)):
        knot, fresh = list[int](), [first] if first not in taken else []
        while fresh:
            knot.extend(fresh)
            taken.update(fresh)
            cells = {amount for at in fresh for amount in suspects.intersection(failed[at].amounts)}
            fresh = sorted({at for amount in cells for at in at_suspect[amount]} - taken)
        if knot:
            yield tuple(failed[at] for at in knot)


def _solved(net: _Net, knot: tuple[Tie, ...]) -> Knot:
    search = _Search(net, knot)
    for size in range(1, _MOST + 1):
        found = {frozenset(r.amount for r in one.repairs): one for one in search.of_size(size, frozenset())}
        if found:
            return Knot(knot, tuple(sorted(found.values(), key=lambda one: one.rank)))
        if search.spent >= _BUDGET:
            break
    return Knot(knot, ())


class _Search:
    """Depth-first search for sets of one size that explain a knot."""

    def __init__(self, net: _Net, knot: tuple[Tie, ...]) -> None:
        self.net = net
        self.knot = knot
        self.spent = 0
        self.seen: set[frozenset[Amount]] = set()

    def of_size(self, size: int, chosen: frozenset[Amount]) -> Iterator[Explanation]:
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
        for amount in self._next(chosen, size - len(chosen)):
            if self.spent >= _BUDGET:
                return
            yield from self.of_size(size, chosen | {amount})

    def _next(self, chosen: frozenset[Amount], left: int) -> Iterable[Amount]:
        """Figures one of which every larger explanation must hold: those of a failing relation not yet touched (of all of
        them where one figure is left), else those tied to the figures chosen."""
        open_ties = [tie for tie in self.knot if not chosen.intersection(tie.amounts)]
        if open_ties:
            common = list(dict.fromkeys(min(open_ties, key=lambda tie: len(tie.terms)).amounts))
            if left == 1:
                others = [set(tie.amounts) for tie in open_ties]
                common = [amount for amount in common if all(amount in other for other in others)]
            return [amount for amount in common if amount in self.net.suspects]
        touched = dict.fromkeys(
            other
            for amount in sorted(chosen, key=self.net.order.__getitem__)
            for tie in self.net.by_amount[amount]
            for other in tie.amounts
        )
        return [amount for amount in touched if amount not in chosen]

    def _explained(self, chosen: frozenset[Amount]) -> Explanation | None:
        if any(not chosen.intersection(tie.amounts) for tie in self.knot):
            return None
        amounts = sorted(chosen, key=self.net.order.__getitem__)  # one answer in every run
        ties = tuple(dict.fromkeys(tie for amount in amounts for tie in self.net.by_amount[amount]))
        repairs = repaired(amounts, ties)
        if repairs is None:
            return None
        broken = tuple(tie for tie in ties if not tie.holds)
        return Explanation(repairs, broken)


def broken_by(amount: Amount, explanation: Explanation) -> tuple[Tie, ...]:
    """The failing relations that ``amount`` is part of; where it only has to follow another change, all of them."""
    return tuple(tie for tie in explanation.ties if amount in tie.amounts) or explanation.ties
