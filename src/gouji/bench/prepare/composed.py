"""The documents that a workbook makes, without writing them into files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from gouji.compose.package import compose
from gouji.document.tree import Document
from gouji.workbook.content import Content, Problems
from gouji.workbook.loading import load_content


def documents_of(content: Content) -> tuple[Document, ...]:
    """What ``prepare`` composes of ``content``, which has to be without problems; no ledgers lie beside it."""
    with tempfile.TemporaryDirectory() as empty:
        unit, problems = load_content(content, Path(empty) / "workbook.xlsx", Problems())
    assert unit is not None, list(map(str, problems))
    return tuple(file.document for file in compose(unit).files)
