"""The files of the catalogue are read once in the life of a process, never once a document or once a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.catalogue import load
from gouji.checks import registry
from gouji.document.tree import Document
from gouji.domain.findings import Results
from gouji.pipeline import checking
from gouji.readers import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def test_a_document_checked_again_reads_no_file_of_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [read(path) for path in sorted(EXAMPLES.glob("*.txt"))]
    assert documents
    _checked(documents)

    def read_again(*path: str) -> object:
        raise AssertionError(f"{'/'.join(path)} 又读了一次")

    monkeypatch.setattr(load, "toml", read_again)
    monkeypatch.setattr(load, "rows", read_again)
    monkeypatch.setattr(load, "_data", read_again)
    assert not any(results.crashed for results in _checked(documents))


def _checked(documents: list[Document]) -> list[Results]:
    return [checking.check_documents([one], registry.load()).results for one in documents]
