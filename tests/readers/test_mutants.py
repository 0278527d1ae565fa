"""Well-formed files with wrong contents are read or refused, whatever is wrong; ``gouji bench mutants`` makes many more."""

from __future__ import annotations

import pytest

from gouji.bench.mutants import mutant, outcome, run
from gouji.bench.mutants.stock import stock
from gouji.readers import isolated

_STOCK = stock()


@pytest.mark.parametrize("kind", sorted(_STOCK))
def test_the_stock_itself_is_read(kind: str) -> None:
    assert outcome(kind, _STOCK[kind].data) == ("读出", "")


@pytest.mark.parametrize("kind", sorted(_STOCK))
def test_mutants_are_read_or_refused(kind: str) -> None:
    with isolated.left_out():
        came = {number: outcome(kind, mutant(kind, _STOCK[kind], number)) for number in range(12)}
    assert {number: one for number, one in came.items() if one[0] not in ("读出", "拒绝")} == {}


def test_a_mutant_is_the_same_every_time() -> None:
    assert mutant("csv", _STOCK["csv"], 3) == mutant("csv", _STOCK["csv"], 3) != mutant("csv", _STOCK["csv"], 4)


def test_the_bench_counts_what_came_of_them() -> None:
    (kind,) = run(kind=None, limit=1)["kinds"][:1]
    assert (kind["files"], kind["read"] + kind["refused"] + len(kind["faults"])) == (1, 1)
