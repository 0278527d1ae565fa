"""Which cells of the published tables print what a text names, and words that make one paper's figure another than the next one's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gouji.catalogue import load


@cache
def cells_of(kind: str) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Table, row and column by the normal name, for ``kind`` accounts or budget."""
    named: Mapping[str, list[str]] = load.toml("papers.toml")[kind]
    return {subject: tuple(_cell(path) for path in paths) for subject, paths in named.items()}


@cache
def words_of_papers(name: str) -> re.Pattern[str]:
    """``other_scope``, ``changed_budget`` or ``within``."""
    return re.compile(load.toml("papers.toml")["words"][name])


def _cell(path: str) -> tuple[str, str, str]:
    table, row, column = path.split(".")
    return table, row, column
