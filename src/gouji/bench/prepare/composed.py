"""The documents that a workbook makes, without writing them into files."""

from __future__ import annotations

import tempfile
from pathlib import Path

from gouji.compose.package import compose
from gouji.document.tree import Document
from gouji.workbook import template
from gouji.workbook.content import Content
from gouji.workbook.loading import load


def documents_of(content: Content) -> tuple[Document, ...]:
    """What ``prepare`` composes of ``content``, which has to be without problems."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        path.write_bytes(template.write(content))
        unit, problems = load(path)
    assert unit is not None, list(map(str, problems))
    return tuple(file.document for file in compose(unit).files)
