"""Measures what one everyday slip in a right document brings: is it found, is it said once, is the right figure accused.

One printed figure, year or word at a time is changed in a copy of a document, or a paragraph taken out of it, the copy
goes through the whole check, and what is said anew is compared with what was changed. What counts:

* found: a new error or warning; info only: new remarks and nothing louder.
* exactly one: found, and no other new finding of any severity.
* culprit first: the left side of the first new error or warning is the changed print, told by its place and value.
* among first: the first new error or warning lists several figures of which one is wrong, and the changed print is among them.
* true value named: an error or warning that accuses or quotes the changed print gives what stood there.
* other accused: the left side of a new error or warning is a figure that was not changed.

The first two are shares of all slips, the rest of those found. Which slips are made depends on the documents alone.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gouji.bench.slips.inputs import packages
from gouji.bench.slips.measure import Made, Outcome, Unchanged, measured
from gouji.bench.slips.plan import planned, printed
from gouji.bench.slips.tables import render, result
from gouji.checks import registry
from gouji.readers import InputError

__all__ = ["render", "run"]

_LIMIT = 5
_PART = 20


def run(*files: Path, limit: int = _LIMIT, seed: int = 0, processes: int | None = None) -> dict[str, Any]:
    """The measures over ``files``, or the usual documents where none are given; ``limit`` and ``seed`` as in ``planned``."""
    if limit < 0:
        raise InputError("--limit 不能小于 0。")
    found, notes = packages(files)
    started = time.perf_counter()
    checks = registry.load()
    unchanged = [Unchanged.of(package, checks) for package in found]
    parts = [
        (one, slips[at : at + _PART])
        for one in unchanged
        for slips in [planned(one.package, limit, seed)]
        for at in range(0, len(slips), _PART)
    ]
    outcomes: dict[int, list[Outcome]] = {id(one): [] for one in unchanged}
    for (one, _), part in zip(parts, _all(parts, processes or os.cpu_count() or 1), strict=True):
        outcomes[id(one)] += part
    return result(
        [(one, printed(one.package), outcomes[id(one)]) for one in unchanged],
        notes,
        limit,
        time.perf_counter() - started,
    )


def _all(parts: Sequence[tuple[Unchanged, Sequence[Made]]], processes: int) -> Iterator[list[Outcome]]:
    if processes == 1 or len(parts) < 2:
        yield from (_part(unchanged, slips) for unchanged, slips in parts)
        return
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_part, *zip(*parts, strict=True))


def _part(unchanged: Unchanged, slips: Sequence[Made]) -> list[Outcome]:
    checks = registry.load()
    return [measured(unchanged, made, checks) for made in slips]
