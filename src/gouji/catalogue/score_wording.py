"""评分用语: the word lists that decide how a row is read."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.domain.standard import Degrees, Wording

_FILE = ("standards", "terms", "wording.toml")


@cache
def wording() -> Wording:
    """The word lists. Raises ``CatalogueError`` when a list is missing."""
    content, shared = load.toml(*_FILE), load.toml("indicator_words.toml")
    try:
        return Wording(
            negative=tuple(shared["negative_things"]),
            negative_unless=tuple(content["negative_unless"]),
            at_most_whole=tuple(shared["bounded_rates"]),
            yes=tuple(content["yes"]),
            no=tuple(content["no"]),
            none_happened=tuple(content["none_happened"]),
            cost=tuple(content["cost"]),
            cost_unless=tuple(content["cost_unless"]),
            set_rate=tuple(content["set_rate"]),
            shorter=tuple(content["shorter"]),
            durations=tuple(content["durations"]),
            dated=tuple(content["dated"]),
            sizes=_sizes(content["sizes"]),
            alike=tuple(frozenset(table["units"]) for table in content["alike"]),
            words=_degrees(content["words"]),
        )
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: {fault!r}") from fault


def _degrees(content: Mapping[str, Any]) -> Degrees:
    return Degrees(
        neutral=_longest_first(content["neutral"]),
        negated=_longest_first(content["negated"]),
        partly=_longest_first(content["partly"]),
        achieved=_longest_first(content["achieved"]),
        objects=_longest_first(content["objects"]),
        strong=_longest_first(content["strong"]),
        weak=_longest_first(content["weak"]),
        steady=_longest_first(content["steady"]),
        scale=tuple(map(tuple, content["scale"])),
        choices={"".join(one): tuple(one) for one in content["choices"]},
        answers=tuple(map(tuple, content["answers"])),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _sizes(tables: list[Mapping[str, Any]]) -> Mapping[str, tuple[str, Fraction]]:
    """Each unit with the one it is measured in and how much of it it is."""
    found = {}
    for table in tables:
        found[table["unit"]] = (table["unit"], Fraction(1))
        found.update({name: (table["unit"], Fraction(size)) for name, size in table["of"].items()})
    return found
