"""What is made is checked alike by one process and by two."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples import EXAMPLES, NAMES

from gouji.checks import registry
from gouji.domain.audit import Audit
from gouji.pipeline import preparing, self_checking
from gouji.readers.faults import InputError


def _told(audit: Audit) -> object:
    results = audit.results
    read = [(part.document.source.path, part.document.source.sha256, len(part.figures)) for part in audit.inputs]
    return (
        *(results.findings, results.tally, results.undecided, results.crashed, results.passed),
        *(audit.refused, audit.coverage, audit.units, read),
    )


def _drafts(folder: Path) -> Path:
    """Texts of the user's own, one of which says a figure that its tables do not."""
    folder.mkdir()
    (folder / "glossary.j2").write_text("{{ 年度 }}年度本年支出{{ 收入.本年|万元 }}。\n", "utf-8")
    return folder


def test_two_processes_tell_what_one_tells(tmp_path: Path) -> None:
    book, texts, output = EXAMPLES / f"{NAMES[1]}.xlsx", _drafts(tmp_path / "texts"), tmp_path / "out"
    checks = registry.load()
    one = preparing.prepare(book, output, checks, texts=texts)
    two = preparing.prepare(book, output, checks, texts=texts, jobs=2)
    assert one.files == two.files
    assert list(one.audits) == list(two.audits)
    assert {ending: _told(audit) for ending, audit in one.audits.items()} == {
        ending: _told(audit) for ending, audit in two.audits.items()
    }
    assert one.is_draft
    assert two.is_draft


def test_only_the_checks_asked_for_are_run_in_the_other_process(tmp_path: Path) -> None:
    made = preparing.prepare(EXAMPLES / f"{NAMES[1]}.xlsx", tmp_path / "out", (), jobs=2)
    assert [audit.results.tally.passed for audit in made.audits.values()] == [0, 0, 0, 0]


def test_what_took_the_other_process_along_is_checked_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def died(*_: object, path: str) -> None:
        raise InputError(path)

    book, checks = EXAMPLES / f"{NAMES[1]}.xlsx", registry.load()
    one = preparing.prepare(book, tmp_path / "out", checks)
    monkeypatch.setattr(self_checking, "call", died)
    two = preparing.prepare(book, tmp_path / "out", checks, jobs=2)
    assert {ending: _told(audit) for ending, audit in one.audits.items()} == {
        ending: _told(audit) for ending, audit in two.audits.items()
    }
