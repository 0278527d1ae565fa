"""The example packages: written in every format, read back, checked, and saying the same everywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("typst")
pytest.importorskip("jinja2")

from examples import EXAMPLES, NAMES, unit_year

from gouji.checks import registry
from gouji.compose.package import compose
from gouji.domain.facts import Fact
from gouji.pipeline import checking, preparing
from gouji.writers.official import FORMATS


@pytest.fixture(scope="module", params=NAMES)
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, preparing.Prepared]:
    output = tmp_path_factory.mktemp("package")
    prepared = preparing.prepare(EXAMPLES / f"{request.param}.xlsx", output, registry.load())
    return request.param, output, prepared


def test_every_format_is_written_and_nothing_is_found(built: tuple[str, Path, preparing.Prepared]) -> None:
    _, output, prepared = built
    assert not prepared.is_draft
    assert set(prepared.audits) == set(FORMATS)
    for audit in prepared.audits.values():
        assert audit.refused == ()
        assert [finding.problem.message for finding in audit.results.findings] == []
        assert audit.results.crashed == ()
    assert all(path.is_file() and path.parent == output for path in prepared.files)
    assert not [path for path in output.iterdir() if path.name.startswith(".")]


def test_formats_state_the_same_facts(built: tuple[str, Path, preparing.Prepared]) -> None:
    name, _, prepared = built
    composed = [file.document for file in compose(unit_year(name)).files]
    wanted = _facts(checking.check_documents(composed, ()).inputs)
    assert len(wanted) > 40
    for ending, audit in prepared.audits.items():
        # texts inside charts, where a reader sees them, only repeat what is said elsewhere
        assert wanted <= _facts(audit.inputs), ending


def test_formats_hold_the_same_amounts(built: tuple[str, Path, preparing.Prepared]) -> None:
    name, _, prepared = built
    composed = [file.document for file in compose(unit_year(name)).files]
    wanted = _amounts(checking.check_documents(composed, ()).inputs)
    assert len(wanted) > 250
    for ending, audit in prepared.audits.items():
        assert _amounts(audit.inputs) == wanted, ending


def _facts(inputs) -> set[tuple[str, str, int | None, str]]:
    found: list[Fact] = [fact for one in inputs for fact in one.claims.facts]
    return {(fact.subject, fact.measure, fact.year, str(fact.figure.exact)) for fact in found}


def _amounts(inputs) -> dict[tuple[str, str, str], str]:
    return {
        (table.key, *key): str(amount.figure.exact)
        for one in inputs
        for accounts in one.accounts
        for table in accounts.tables
        for key, amount in table.amounts.items()
        if amount.figure is not None
    }
