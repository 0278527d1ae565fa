"""Lawful look-alikes: each check or family of checks shows some, and not one of them yields a finding."""

from __future__ import annotations

import pytest

from gouji.assembly import dossiers, understood
from gouji.catalogue.near_misses import MOST, NearMiss, near_misses, shown_for
from gouji.checks.registry import Check, load
from gouji.document.notation import parse
from gouji.document.numbering import numbered
from gouji.domain.findings import Passed, Undecided
from gouji.pipeline.checking import check_documents

_FEWEST = 2


@pytest.mark.parametrize("one", near_misses(), ids=lambda one: one.title)
def test_a_near_miss_yields_nothing(one: NearMiss) -> None:
    results = check_documents([parse(text) for text in one.documents], load()).results
    assert not results.crashed
    assert [(finding.code, finding.problem.message) for finding in results.findings] == []


@pytest.mark.parametrize("check", load(), ids=lambda check: check.code)
def test_every_check_shows_near_misses_of_its_own_or_of_its_family(check: Check) -> None:
    assert _FEWEST <= len(shown_for(check.code)) <= MOST
    assert len({one.text for one in shown_for(check.code)} - {check.bad, check.good}) == len(shown_for(check.code))


@pytest.mark.parametrize("one", near_misses(), ids=lambda one: one.title)
def test_a_near_miss_is_like_checks_that_there_are_and_its_family_looks_at_it(one: NearMiss) -> None:
    documents = [understood(numbered(parse(text), number)) for number, text in enumerate(one.documents)]
    for like in one.like:
        alike = [check for check in load() if check.code.startswith(like)]
        assert alike, like
        if len(alike) > 1:
            outcomes = (outcome for dossier in dossiers(documents) for check in alike for outcome in check.run(dossier))
            assert any(isinstance(outcome, Passed | Undecided) for outcome in outcomes), like
