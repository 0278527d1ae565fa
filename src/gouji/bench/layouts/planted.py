"""Packages of documents, and the same with one wrong figure that the checks find where nothing stands between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from random import Random

from gouji.bench.accounts.changes import digit
from gouji.bench.prepare.composed import documents_of
from gouji.bench.prepare.sample import random_content
from gouji.checks import registry
from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.findings import Severity
from gouji.pipeline import checking

_FIGURE = re.compile(r"(?<![\d.])\d+\.\d{2}(?![\d.])")
_TRIES = 40
Documents = tuple[Document, ...]


@cache
def package(seed: int) -> Documents:
    """The documents of a random unit-year, free of contradictions."""
    return documents_of(random_content(seed))


def findings(documents: Iterable[Document]) -> frozenset[tuple[str, str]]:
    """Code and key of each error and warning."""
    found = checking.check_documents(documents, registry.load()).results.findings
    return frozenset((one.code, one.problem.key) for one in found if one.problem.severity is not Severity.INFO)


def planted(documents: Documents, seed: int) -> Documents:
    """``documents`` with one digit of one figure changed such that the checks say so."""
    dice = Random(seed)
    for _ in range(_TRIES):
        changed = _changed(documents, dice)
        if changed != documents and findings(changed):
            return changed
    raise AssertionError(f"seed {seed}: no change of a figure is found")


def _changed(documents: Documents, dice: Random) -> Documents:
    which = dice.randrange(len(documents))
    document = documents[which]
    at = dice.choice([at for at, block in enumerate(document.blocks) if _figures(block)])
    block = document.blocks[at]
    if isinstance(block, Table):
        cell = dice.choice([cell for cell in block.cells if _FIGURE.search(cell.text)])
        wrong = cell._replace(text=_slipped(cell.text, dice))
        new: Table | Paragraph = replace(block, cells=tuple(wrong if one is cell else one for one in block.cells))
    else:
        assert isinstance(block, Paragraph)
        new = replace(block, text=_slipped(block.text, dice))
    blocks = (*document.blocks[:at], new, *document.blocks[at + 1 :])
    return (*documents[:which], replace(document, blocks=blocks), *documents[which + 1 :])


def _figures(block: object) -> bool:
    texts: Sequence[str] = (
        [cell.text for cell in block.cells]
        if isinstance(block, Table)
        else [block.text]
        if isinstance(block, Paragraph)
        else []
    )
    return any(map(_FIGURE.search, texts))


def _slipped(text: str, dice: Random) -> str:
    found = dice.choice(list(_FIGURE.finditer(text)))
    return text[: found.start()] + digit(found[0], dice) + text[found.end() :]
