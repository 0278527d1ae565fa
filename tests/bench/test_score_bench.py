"""The bench of scoring counts whole forms with a reason for every row, and says beside what."""

from __future__ import annotations

from random import Random

import pytest

from gouji.bench import score as bench
from gouji.catalogue.standards import standard
from gouji.domain.facts import FactBook
from gouji.domain.scores import Method
from gouji.scoring.card import score


def test_the_form_measured_has_thirty_rows_of_every_kind_each_with_its_reason() -> None:
    card = score(bench.form(Random(1)), standard("national-2020"), FactBook())
    assert len(card.rows) == 31
    assert all(row.reason and row.clause for row in card.rows)
    kinds = {Method.PROPORTIONAL, Method.INVERSE, Method.EXACT, Method.JUDGED, Method.DEADLINE}
    assert kinds <= {row.method for row in card.rows}


def test_two_forms_share_no_more_than_their_names() -> None:
    random = Random(2)
    one, other = (bench.form(random) for _ in range(2))
    assert [row.target.text for row in one.indicators] != [row.target.text for row in other.indicators]


def test_what_is_counted_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_FORMS", 2)
    monkeypatch.setattr(bench, "_ROUNDS", 1)
    result = bench.run()
    assert (result["forms"], result["rounds"], result["rows_a_form"]) == (2, 1, 31)
    said = bench.render(result)
    assert "不含读文件和认表" in said
    assert "下限" in said
