"""The cards of the two published documents: every row as computed by hand from the forms and their standards.

The golden files hold a line a row: name, weight, claimed, lowest, highest, method, standing; a line ``=`` begins a card
with its form and totals.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.domain.scores import ScoreCard
from gouji.pipeline import scoring

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def _lines(cards: tuple[ScoreCard, ...]) -> Iterator[str]:
    for card in cards:
        yield f"= {card.form} {card.claimed_total} {card.total.low} {card.total.high} {card.total.as_filed}"
        for row in card.rows:
            name = row.level3
            numbers = (row.weight, row.claimed, row.score.low, row.score.high)
            yield "｜".join((name, *map(str, numbers), row.method.value, row.standing.value))


@pytest.mark.parametrize("name", ["lingling-2022", "xialu-2021"])
def test_the_cards_of_a_seed(seeds: Path, name: str) -> None:
    cards, refused = scoring.score_files([seeds / f"{name}.txt"])
    assert refused == ()
    golden = (GOLDEN / f"scores-{name}.txt").read_text("utf-8").splitlines()
    assert list(_lines(cards)) == golden


def test_all_rows_of_both_seeds_are_scored(seeds: Path) -> None:
    cards = [
        card for name in ("lingling-2022", "xialu-2021") for card in scoring.score_files([seeds / f"{name}.txt"])[0]
    ]
    assert len(cards) == 8
    rows = [row for card in cards for row in card.rows]
    assert len(rows) == 53
    assert all(row.reason and row.clause for row in rows)


def test_the_named_cases_of_the_department_form(seeds: Path) -> None:
    cards, _ = scoring.score_files([seeds / "xialu-2021.txt"])
    assert [str(case.total) for case in cards[0].cases] == ["72.60", "86.40", "87.40", "93.00"]
