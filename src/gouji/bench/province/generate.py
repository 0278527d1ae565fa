"""A province on the disk: dossiers in folders by city and body, and the truth of each in a file beside them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gouji.bench.province.bodies import body
from gouji.bench.province.dossier import Planted, made
from gouji.bench.province.files import form_of, written

MATERIAL, _TRUTH = "材料", "真相.jsonl"
_PART = 5


@dataclass(frozen=True, slots=True)
class Truth:
    """真相: where a dossier lies, in which format, and the slip in it; None where it has none."""

    folder: str
    body: str
    year: int
    format: str
    files: int
    bytes: int
    planted: Planted | None


def generate(folder: Path, dossiers: int, seed: int, rate: Decimal, jobs: int) -> list[Truth]:
    """The truth of the province in ``folder``, which is made where it does not lie there yet."""
    asked = {"dossiers": dossiers, "seed": seed, "rate": str(rate)}
    truth = folder / _TRUTH
    if truth.exists():
        head, *lines = truth.read_text("utf-8").splitlines()
        if json.loads(head) == asked:
            return [_truth(json.loads(line)) for line in lines]
    folder.mkdir(parents=True, exist_ok=True)
    make = partial(_written, folder / MATERIAL, seed, rate)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(make, range(dossiers), chunksize=_PART))
    truth.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in (asked, *found)), "utf-8")
    return [_truth(one) for one in found]


def _written(material: Path, seed: int, rate: Decimal, number: int) -> dict[str, Any]:
    dossier = made(number, seed, rate)
    city, rest = body(number)
    place = f"{city}/{rest}"
    sizes = [path.stat().st_size for path in written(dossier, seed, material / place)]
    return {
        "folder": place,
        "body": dossier.name,
        "year": dossier.year,
        "format": form_of(number, seed),
        "files": len(sizes),
        "bytes": sum(sizes),
        "planted": dossier.planted and dossier.planted.told,
    }


def _truth(told: dict[str, Any]) -> Truth:
    planted = told["planted"]
    return Truth(**{**told, "planted": planted and Planted(**planted)})


def folders(truths: list[Truth], material: Path) -> Iterator[tuple[str, Truth]]:
    """Each truth with the path that its files begin with."""
    for truth in truths:
        yield f"{material / truth.folder}/", truth
