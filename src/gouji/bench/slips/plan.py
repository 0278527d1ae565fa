"""Which slips are made: a bounded, repeatable choice from each document, place and kind of slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from gouji.bench.slips.inputs import Package
from gouji.bench.slips.kinds import SLIPS
from gouji.bench.slips.measure import Made
from gouji.bench.slips.targets import PLACES, Target, targets
from gouji.bench.slips.words import word_targets


def planned(package: Package, limit: int, seed: int = 0) -> tuple[Made, ...]:
    """At most ``limit`` slips of each kind in each place of each document, all where it is 0; equal packages give equal
    ones, another ``seed`` others."""
    found = _everything(package)
    dice = f"{seed}/{package.name}" if seed else package.name
    return tuple(
        made for slip in SLIPS for where in PLACES for made in _chosen(package, found, slip, where, limit, dice)
    )


def printed(package: Package) -> Counter[tuple[str, str]]:
    """How many targets of each place and kind the package prints."""
    return Counter((one.where, one.kind) for one in _everything(package))


def _everything(package: Package) -> tuple[Target, ...]:
    return (*targets(package.documents), *word_targets(package.documents))


def _chosen(package: Package, found: Sequence[Target], slip: str, where: str, limit: int, dice: str) -> Iterator[Made]:
    _, kinds, change = SLIPS[slip]
    for number in range(len(package.documents)):
        # A dice of its own for each choice: a new kind of slip changes no other.
        random = Random(f"{dice}/{number}/{where}/{slip}")
        fitting = [one for one in found if (one.document, one.where) == (number, where) and one.kind in kinds]
        random.shuffle(fitting)
        made = 0
        for target in fitting:
            new = change(target, found, random)
            if new is not None:
                made += 1
                yield Made(target, slip, new)
            if made == limit:
                break
