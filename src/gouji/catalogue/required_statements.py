"""公开内容: what the text of final accounts or a budget must state whatever the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load


@dataclass(frozen=True, slots=True)
class RequiredStatement:
    """应当说明的事项: ``kinds`` of documents (accounts, budget) from fiscal year ``since``; ``law`` where national rules ask for it."""

    key: str
    name: str
    kinds: frozenset[str]
    since: int
    law: bool
    words: re.Pattern[str]
    advice: str


@cache
def _rows() -> tuple[RequiredStatement, ...]:
    return tuple(
        RequiredStatement(
            row["key"],
            row["name"],
            frozenset(row["kinds"]),
            row["from"],
            row["law"],
            re.compile(row["words"]),
            row["advice"],
        )
        for row in load.toml("required_statements.toml")["statement"]
    )


def required_statements(kind: str, year: int) -> tuple[RequiredStatement, ...]:
    """What a document of ``kind`` (accounts, budget) must state in fiscal ``year``."""
    return tuple(row for row in _rows() if kind in row.kinds and row.since <= year)
