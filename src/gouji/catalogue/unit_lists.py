"""单位构成的说法: how a department's paper lists its units and says how many they are, as dated data."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from gouji.catalogue import load

#: A list of fewer kinds of units than this may leave others unsaid.
_KINDS = 2
UNDER, ALL, KIND = "under", "all", "kind"


@cache
def leads_of_units() -> tuple[re.Pattern[str], ...]:
    """What opens a list of units."""
    return tuple(re.compile(lead) for lead in _data()["leads"])


@cache
def words_of_units(name: str) -> re.Pattern[str]:
    """``spoken``, ``never``, ``none``, ``own``, ``merged`` or ``open``."""
    return re.compile(_data()[name])


def counts_of_units(text: str) -> tuple[tuple[str, int], ...]:
    """How many units ``text`` (in half width) says there are, each with ``UNDER`` or ``ALL``; the kinds of units are added up."""
    found: list[tuple[str, int]] = []
    for of, pattern in _counts():
        numbers = [int(match["number"]) for match in pattern.finditer(text)]
        if of != KIND:
            found += [(of, number) for number in numbers]
        elif len(numbers) >= _KINDS:
            found.append((ALL, sum(numbers)))
    return tuple(found)


@cache
def _counts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((raw["of"], re.compile(raw["pattern"])) for raw in _data()["counts"])


def _data() -> dict[str, Any]:
    return load.toml("duties", "units.toml")
