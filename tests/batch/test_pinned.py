"""A pinned corpus: what is said of it changes only where somebody meant it to. GOUJI_RENEW=1 writes the list anew.

The corpus is the examples, a few dossiers of the made-up province, and real documents where they lie beside the checkout.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import gouji
from gouji.bench.province.dossier import made
from gouji.checks.registry import load
from gouji.domain.audit import Audit
from gouji.pipeline.checking import check_documents

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
PINNED = Path(__file__).with_name("pinned.csv")
_HEAD = ("corpus", "code", "severity", "fingerprint")
_DOSSIERS, _SEED = 6, 11

Row = tuple[str, str, str, str]


def _rows(corpus: str, audit: Audit) -> Iterator[Row]:
    for finding in audit.results.findings:
        yield corpus, finding.code, finding.problem.severity.value, finding.fingerprint


def _province() -> Iterator[Row]:
    for number in range(_DOSSIERS):
        yield from _rows("province", check_documents(made(number, _SEED, Decimal("0.75")).documents, load()))


def _folder(name: str, folder: Path) -> Iterator[Row]:
    for audit in gouji.audits([folder]):
        yield from _rows(name, audit)


def _pinned() -> Counter[Row]:
    with PINNED.open(encoding="utf-8") as file:
        return Counter(
            (one["corpus"], one["code"], one["severity"], one["fingerprint"]) for one in csv.DictReader(file)
        )


_CORPORA = {
    "examples": lambda: _folder("examples", ROOT / "examples"),
    "province": _province,
    "seeds": lambda: _folder("seeds", SHARED / "seeds"),
    "shanghai-dev": lambda: _folder("shanghai-dev", SHARED / "data" / "shanghai-dev"),
}


@pytest.mark.parametrize("corpus", _CORPORA)
def test_what_is_said_of_the_pinned_corpus_is_what_was_said_before(corpus: str) -> None:
    if corpus in ("seeds", "shanghai-dev") and not SHARED.is_dir():
        pytest.skip("no ../shared beside the checkout")
    found = Counter(_CORPORA[corpus]())
    if os.environ.get("GOUJI_RENEW"):
        kept = [row for row in _pinned().elements() if row[0] != corpus] if PINNED.exists() else []
        with PINNED.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([_HEAD, *sorted([*kept, *found.elements()])])
        return
    before = Counter({row: count for row, count in _pinned().items() if row[0] == corpus})
    assert {"gained": sorted((found - before).elements()), "lost": sorted((before - found).elements())} == {
        "gained": [],
        "lost": [],
    }
