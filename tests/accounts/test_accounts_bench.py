"""The benchmark's samples are consistent, its changes break relations, and the checks find and name them."""

from __future__ import annotations

from random import Random

import pytest
from accountkit import dossier_of

from gouji.bench import accounts
from gouji.bench.accounts.changes import KINDS, change, digit, swap
from gouji.bench.accounts.sample import sample
from gouji.bench.accounts.text import notation
from gouji.checks.registry import load
from gouji.checks.run import run
from gouji.document.notation import parse


def test_unchanged_samples_have_no_findings() -> None:
    assert accounts.false_alarms(12) == {"documents": 12, "documents_with_findings": 0, "findings": 0}


def test_changes_are_found_and_named() -> None:
    measured = accounts.injected(len(KINDS) * 2)
    assert measured["found_rate"] == 1.0
    assert measured["named_rate"] >= 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_touches_one_line_only(kind: str) -> None:
    document = parse(notation(sample(3)))
    tries = (change(document, dossier_of(notation(sample(3))), kind, Random(seed)) for seed in range(9))
    made = next(one for one in tries if one is not None)
    before = [block for block in document.blocks if block not in made.document.blocks]
    assert len(before) == 1


def test_slips_change_the_print() -> None:
    random = Random(0)
    assert all(digit("42.64", random) != "42.64" for _ in range(50))
    assert all(sorted(swap("42.64", random)) == sorted("42.64") for _ in range(50))


def test_several_errors_in_one_document_are_each_named() -> None:
    document = parse(notation(sample(1)))
    keys = []
    for number, kind in enumerate(("digit", "swap", "unit", "text_digit")):
        made = change(document, accounts.dossier_of(document), kind, Random(number))
        if made is not None and made.breaks:
            document, keys = made.document, [*keys, made.key]
    found = run(accounts.dossier_of(document), load()).findings
    assert len(keys) == 4
    assert {one.problem.key for one in found if one.code.startswith("J")} == set(keys)
