"""CPU time of the full rule set over one parsed document, of localisation alone, and how the first grows with the cells."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from itertools import count
from random import Random
from typing import Any, TypeVar

from gouji.bench.accounts.changes import change, dossier_of
from gouji.bench.accounts.sample import sample
from gouji.bench.accounts.text import notation
from gouji.checks import registry
from gouji.checks.registry import Check
from gouji.checks.run import run
from gouji.document.notation import parse
from gouji.document.tree import Document
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Passed
from gouji.domain.ties import Tie
from gouji.solve.culprits import localise

# Items printed: with the fixed rows of the nine tables these make about 1, 2, 5, 10 and 20 times the cells of the first.
_SIZES = (6, 40, 150, 320, 640)
_USUAL = 18
_ROUNDS = 15
_T = TypeVar("_T")


def timing() -> dict[str, Any]:
    """Milliseconds: medians; for growth the least of the rounds, for a busy machine slows some of them. Growth leaves
    localisation out: unchanged samples give it nothing to do."""
    checks = registry.load()
    usual = parse(notation(sample(1, _USUAL)))
    wrong = _broken(usual)
    failed, held = _ties(dossier_of(wrong), checks)
    median = _milliseconds(lambda: dossier_of(wrong), lambda one: run(one, checks), statistics.median)
    floor = _milliseconds(lambda: [*failed, *held], _added, statistics.median)
    return {
        "median_ms": median,
        "floor_ms": floor,
        "times_the_floor": round(median / floor, 1),
        "localise_ms": _milliseconds(lambda: None, lambda _: localise(failed, held), statistics.median),
        "relations": len(failed) + len(held),
        "growth": [_growth(items, checks) for items in _SIZES],
    }


def _added(ties: Sequence[Tie]) -> Decimal:
    """The least that must be done: the figures of each relation added once."""
    printed = (one.figure for tie in ties for one in tie.reading.figures)
    return sum((figure.value for figure in printed if figure is not None), Decimal(0))


def _broken(document: Document) -> Document:
    """``document`` with one digit changed so that relations break."""
    dossier = dossier_of(document)
    tries = (change(document, dossier, "digit", Random(seed)) for seed in count())
    return next(made.document for made in tries if made is not None and made.breaks)


def _growth(items: int, checks: Sequence[Check]) -> dict[str, Any]:
    document = parse(notation(sample(1, items)))
    cells = sum(len(table.cells) for table in document.tables)
    spent = _milliseconds(partial(dossier_of, document), lambda one: run(one, checks), min)
    return {"cells": cells, "ms": spent, "us_per_cell": round(spent * 1000 / cells, 1)}


def _ties(dossier: Dossier, checks: Sequence[Check]) -> tuple[list[Tie], list[Tie]]:
    outcomes = [outcome for check in checks for outcome in check.run(dossier)]
    failed = [one.tie for one in outcomes if isinstance(one, Failed) and one.tie is not None]
    return failed, [one.tie for one in outcomes if isinstance(one, Passed) and one.tie is not None]


def _milliseconds(
    prepare: Callable[[], _T], action: Callable[[_T], object], pick: Callable[[list[float]], float]
) -> float:
    """The median (or the least: ``pick``) time of ``action`` over fresh results of ``prepare``, so that nothing is
    remembered from round to round."""
    spent = []
    for _ in range(_ROUNDS):
        ready = prepare()
        start = time.process_time()
        action(ready)
        spent.append(time.process_time() - start)
    return round(pick(spent) * 1000, 2)
