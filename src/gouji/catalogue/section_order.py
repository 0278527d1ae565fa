"""各节的次序: which sections of an explanation the templates put between two others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.duties import topics
from gouji.values import zh


def sections_between(one: str, other: str) -> Iterator[Sequence[str]]:
    """The keys of the sections that each order of the field has between two; nothing from an order that lacks either."""
    orders: Sequence[Sequence[str]] = _content()["orders"]
    for order in orders:
        if one in order and other in order:
            yield order[order.index(one) + 1 : order.index(other)]


def section_title(key: str) -> str:
    """How the field calls a section."""
    titles: Mapping[str, str] = _content()["title"]
    return titles[key]


def section_of(heading: str) -> str:
    """The key of the section that the words of ``heading`` tell; '' where they tell none."""
    label = zh.label(heading)
    return next((topic.key for topic in topics() if topic.heading.search(label)), "")


@cache
def _content() -> dict[str, Any]:
    return load.toml("duties", "sections.toml")
