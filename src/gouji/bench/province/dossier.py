"""One dossier of the province: the documents of a unit-year as ``prepare`` composes them, perhaps with one slip, and the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from random import Random
from typing import Any

from gouji.bench.prepare.composed import documents_of
from gouji.bench.prepare.sample import random_content
from gouji.bench.province.bodies import body
from gouji.bench.slips.edits import edited
from gouji.bench.slips.kinds import SLIPS
from gouji.bench.slips.targets import PLACES, Target, targets
from gouji.bench.slips.words import word_targets
from gouji.document.tree import Document


@dataclass(frozen=True, slots=True)
class Planted:
    """植入的错: one slip: its kind and place as in ``gouji bench slips``, which document, what stood there and what stands there now."""

    slip: str
    where: str
    document: str
    old: str
    new: str

    @property
    def told(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Made:
    """卷宗: the documents of body ``number`` and the slip in them; None where they agree with each other."""

    number: int
    name: str
    year: int
    documents: tuple[Document, ...]
    planted: Planted | None


def made(number: int, seed: int, rate: Decimal) -> Made:
    """Dossier ``number`` of the province ``seed``; equal ones are made equal. ``rate`` is the share that has a slip."""
    dice = Random(f"{seed}/{number}")
    city, rest = body(number)
    content = random_content(dice.randrange(2**32), body=(city, rest))
    documents = documents_of(content)
    year = content.fields("body").count("year") or 0
    planted = None
    if dice.randrange(10_000) < rate * 10_000:
        documents, planted = _slipped(documents, dice)
    return Made(number, city + rest, year, documents, planted)


def _slipped(documents: tuple[Document, ...], dice: Random) -> tuple[tuple[Document, ...], Planted]:
    """``documents`` with one slip: first a kind and a place are drawn, so that rare kinds come as often as common ones."""
    found = (*targets(documents), *word_targets(documents))
    while True:
        slip, where = dice.choice(sorted(SLIPS)), dice.choice(sorted(PLACES))
        _, kinds, change = SLIPS[slip]
        target = _drawn([one for one in found if one.where == where and one.kind in kinds], dice)
        new = None if target is None else change(target, found, dice)
        if target is not None and new is not None:
            name = documents[target.document].source.path
            return edited(documents, target, new), Planted(slip, where, name, target.text, new)


def _drawn(fitting: Sequence[Target], dice: Random) -> Target | None:
    return dice.choice(fitting) if fitting else None
