"""Chooses between readings of a picture: a figure that OCR may also have read otherwise, where only the other reading articulates.

A reading is taken when all relations that the figure takes part in hold with it, those that held before included, and no
other reading of any figure would mend one of them as well. Two figures misread in one relation are taken together under
the same rule. Without OCR no figure has other readings, and nothing is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product

from gouji.domain.accounts import Amount
from gouji.domain.printed import Printed
from gouji.domain.ties import Term, Tie

_MOST = 2
#: Sets of readings looked at for one relation.
_BUDGET = 400

#: Figures, each as it reads otherwise.
Change = Mapping[Printed, Printed]


@dataclass(frozen=True)
class Rereading:
    """改读: figures with the readings that articulate, and the relations that failed and hold with them."""

    changes: tuple[tuple[Printed, Printed], ...]
    mended: tuple[Tie, ...]


def reread(failed: Sequence[Tie], held: Iterable[Tie]) -> tuple[Rereading, ...]:
    """The readings to take, each mending some of ``failed`` and breaking none of ``held``."""
    unsure = {amount for tie in failed for amount in doubted(tie)}
    if not unsure:
        return ()
    ties: dict[Printed, list[Tie]] = defaultdict(list)
    for tie in (*failed, *held):
        for amount in unsure.intersection(tie.figures):
            ties[amount].append(tie)
    taken: list[Rereading] = []
    for size in range(1, _MOST + 1):
        mended = {tie for one in taken for tie in one.mended}
        taken += _only(one for tie in failed if tie not in mended for one in _fitting(tie, size, ties))
    together: dict[Printed, Printed] = {amount: other for one in taken for amount, other in one.changes}
    whole = all(with_readings(tie, together).holds for amount in together for tie in ties[amount])
    return tuple(taken) if whole else ()


def doubted(tie: Tie) -> list[Amount]:
    """The amounts of ``tie`` that a picture may also be read as another."""
    return [figure for figure in tie.figures if isinstance(figure, Amount) and figure.rivals]


def with_readings(tie: Tie, changes: Change) -> Tie:
    """``tie`` over the figures of ``changes``; the same one where it holds none of them."""
    if not any(figure in changes for figure in tie.touched):
        return tie
    rate = None if tie.rate is None else changes.get(tie.rate, tie.rate)
    rivals = tuple(with_readings(rival, changes) for rival in tie.rivals)
    return replace(tie, left=_changed(tie.left, changes), right=_changed(tie.right, changes), rate=rate, rivals=rivals)


def _changed(terms: Sequence[Term], changes: Change) -> tuple[Term, ...]:
    return tuple(term._replace(figure=changes.get(term.figure, term.figure)) for term in terms)


def _fitting(tie: Tie, size: int, ties: Mapping[Printed, Sequence[Tie]]) -> Iterator[Rereading]:
    """The sets of ``size`` other readings within ``tie`` under which all relations of their figures hold."""
    sets = (
        tuple(zip(chosen, texts, strict=True))
        for chosen in combinations(doubted(tie), size)
        for texts in product(*(amount.rivals for amount in chosen))
    )
    for one in islice(sets, _BUDGET):
        changes: dict[Printed, Printed] = {amount: amount.read_as(text) for amount, text in one}
        touched = dict.fromkeys(tie for amount in changes for tie in ties[amount])
        if all(amount.bounds is not None for amount in changes.values()) and all(
            with_readings(tie, changes).holds for tie in touched
        ):
            yield Rereading(tuple(changes.items()), tuple(tie for tie in touched if not tie.holds))


def _only(found: Iterable[Rereading]) -> Iterator[Rereading]:
    """Those of ``found`` that mend relations which no other would mend."""
    distinct = {tuple((id(amount), other.text) for amount, other in one.changes): one for one in found}
    mending: dict[Tie, int] = defaultdict(int)
    for one in distinct.values():
        for tie in one.mended:
            mending[tie] += 1
    return (one for one in distinct.values() if all(mending[tie] == 1 for tie in one.mended))
