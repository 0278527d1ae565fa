"""The duties as data: complete, tied to cells that there are, every relation between duties that there are."""

from __future__ import annotations

import pytest

from gouji.catalogue.budgets import budget_layouts
from gouji.catalogue.duties import duties, topics
from gouji.catalogue.duty_relations import duty_relations
from gouji.catalogue.share_bases import share_bases
from gouji.catalogue.tables import layouts
from gouji.checks.registry import load

KINDS = ("accounts", "budget")


@pytest.mark.parametrize("kind", KINDS)
def test_every_duty_names_what_there_is(kind: str) -> None:
    tables = {*layouts(), *budget_layouts()}
    codes = {check.code for check in load()}
    for duty in duties(kind):
        assert not duty.table or duty.table in tables, duty.id
        assert codes.issuperset(duty.codes), duty.id
        assert (duty.form in ("check", "units")) is bool(duty.codes), duty.id
        assert (duty.form == "table") is bool(duty.table), duty.id
        assert (duty.form == "figure") is bool(duty.unit and duty.roles), duty.id


@pytest.mark.parametrize("kind", KINDS)
def test_relations_and_bases_are_read(kind: str) -> None:
    assert duty_relations(kind)
    assert share_bases(kind)


def test_every_topic_has_duties() -> None:
    used = {duty.topic for kind in KINDS for duty in duties(kind)}
    assert {topic.key for topic in topics()} <= used


def test_a_duty_begins_in_its_year() -> None:
    """国有资本经营预算 is owed from 2020 on."""
    assert {duty.id: duty.since for duty in duties("accounts")}["table.capital"] == 2020
