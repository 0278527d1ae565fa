"""What is typed so far is scored at any time, from the first cell on."""

from __future__ import annotations

from pathlib import Path

import pytest

import gouji
from gouji.catalogue.wording import wordings


@pytest.mark.parametrize("template", list(wordings()))
@pytest.mark.parametrize("money", [{}, {"budget.full_year": "20"}])
def test_a_package_with_a_form_and_no_budget_to_speak_of_has_no_rate(
    template: str, money: dict[str, str], tmp_path: Path
) -> None:
    """Twenty yuan are nothing in 万元: there is no share of what is printed as 0.00."""
    typed = {"body": (gouji.TypedRow({"year": "2023", "template": template}),), "money": (gouji.TypedRow(money),)}
    appraised = gouji.appraise(typed, tmp_path)
    assert {form.executed_rate for form in appraised.forms} <= {"—"}
    assert appraised.problems
