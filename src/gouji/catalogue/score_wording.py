"""评分用语: the word lists that decide how a row is read."""

from __future__ import annotations

from functools import cache

from gouji.catalogue import load
from gouji.domain.standard import Wording

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
            answers=tuple(map(tuple, content["answers"])),
        )
    except KeyError as fault:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: {fault!r}") from fault
