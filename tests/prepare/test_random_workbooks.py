"""Any valid workbook gives a package without findings; equal workbooks give equal bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gouji.bench.prepare.sample import random_content
from gouji.checks import registry
from gouji.compose.package import compose
from gouji.pipeline import checking, preparing
from gouji.workbook import template
from gouji.workbook.loading import load


@given(st.integers(min_value=0, max_value=10**9))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_findings(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(random_content(seed)))
    unit, problems = load(path)
    assert list(map(str, problems)) == []
    assert unit is not None
    package = compose(unit)
    assert package.unscored == ()
    results = checking.check_documents([file.document for file in package.files], registry.load()).results
    assert [finding.problem.message for finding in results.findings] == []
    assert results.crashed == ()


@pytest.mark.usefixtures("chinese_fonts")
@pytest.mark.parametrize("seed", [3, 11, 27])
def test_no_findings_in_any_format(tmp_path: Path, seed: int) -> None:
    pytest.importorskip("typst")
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(random_content(seed)))
    prepared = preparing.prepare(path, tmp_path / "out", registry.load())
    for audit in prepared.audits.values():
        assert [finding.problem.message for finding in audit.results.findings] == []


def test_equal_content_gives_equal_bytes(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(random_content(5)))
    first = preparing.prepare(path, tmp_path / "one", ())
    second = preparing.prepare(path, tmp_path / "two", ())
    for one, other in zip(first.files, second.files, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
