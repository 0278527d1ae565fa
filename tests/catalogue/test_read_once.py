"""The data of the catalogue is read once in a life, not once for each cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.catalogue import load
from gouji.checks.registry import load as checks
from gouji.pipeline import checking
from gouji.pipeline.reading import read_all

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_second_check_of_a_file_reads_no_data_again(monkeypatch: pytest.MonkeyPatch) -> None:
    documents, _ = read_all(
        [EXAMPLES / "qingxi-2023-selfeval.txt", EXAMPLES / "yunze-2022-accounts.txt"], lambda _: None
    )
    checking.check_documents(documents, checks())
    read: list[tuple[str, ...]] = []
    for name in ("toml", "rows", "_data"):
        whole = getattr(load, name)
        monkeypatch.setattr(load, name, lambda *path, whole=whole: read.append(path) or whole(*path))
    checking.check_documents(documents, checks())
    assert read == []
