"""Rates of what was saved or cut: 采购预算A，实际采购B，节约D，节约率p; 采购规模B，节约D，节约率p: D over what was planned, which may be
printed or be what was paid and saved together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.sentences.cues import RATE, told_by
from gouji.recognise.claims.sentences.labels import is_saved_rate
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_NEAR = 5  # figures before a rate
_CLOSE = 16  # characters between what was saved and its rate
_AMOUNTS = (Role.LEVEL, Role.BASE, Role.CHANGE, Role.OTHER)


@told_by({RATE}, lambda: wording().saved_rates)
def claims(layout: Layout) -> Iterator[Claim]:
    """Every such rate, and what was saved with what was paid right before it and what was planned. Neither is a fault where it fails: what was planned
    may not be printed."""
    for at, spot in enumerate(layout.spots):
        if not is_saved_rate(spot.mention):
            continue
        near = _amounts(layout.spots[max(0, at - _NEAR) : at], spot)
        saved = near[-1] if near and spot.mention.start - near[-1].end <= _CLOSE else None
        if saved is None or _is_from_afar(saved, near):
            continue
        others = [one for one in reversed(near[:-1]) if comparable(one, saved)]
        yield Claim(tuple(_readings(saved, others, spot.mention)), Evidence.NAMED)
        if len(others) > 1:
            pairs = (relation for one in others[1:] for relation in _between(one, others[0], saved))
            yield Claim(tuple(pairs), Evidence.NAMED)


def _is_from_afar(saved: Mention, near: Sequence[Mention]) -> bool:
    """较总投资节约D，节约率p: what it is saved from is named and not printed beside it, as of any change."""
    return saved.role is Role.CHANGE and saved.base != "" and all(one.role is not Role.BASE for one in near)


def _amounts(spots: Sequence[Spot], rate: Spot) -> list[Mention]:
    return [
        one.mention
        for one in spots
        if one.mention.role in _AMOUNTS and not one.mention.figure.unit.is_rate and one.sentence >= rate.sentence - 2
    ]


def _readings(saved: Mention, others: Sequence[Mention], rate: Mention) -> Iterator[Relation]:
    others = sorted(others, key=lambda one: (not _is_planned(one), _is_spent(one)))
    for formula, ends in (
        *((Formula.QUOTIENT, (saved, one)) for one in others),
        *((Formula.FALL_FROM_CHANGE, (one, saved)) for one in others),
    ):
        yield Relation(Kind.RATIO, Shape.COMPLETION, formula, ends, rate)


def _is_planned(level: Mention) -> bool:
    return level.measure in BUDGET_MEASURES or any(word in level.subject for word in wording().planned)


def _is_spent(level: Mention) -> bool:
    return words_of("spent_of_budget").search(level.words_before()) is not None


def _between(planned: Mention, paid: Mention, saved: Mention) -> Iterator[Relation]:
    for ends in ((planned, paid), (paid, planned)):
        yield Relation(Kind.DIFFERENCE, Shape.REMAINDER, Formula.SUM, ends, saved, (1, -1))
