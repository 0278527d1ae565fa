"""文档类型: the kinds of document and their Chinese names."""

from __future__ import annotations

from functools import cache

from gouji.catalogue import load

#: 目录页: titles of disclosures with the day on which each was put up, and none of them itself.
PAGE_OF_LINKS = "page_of_links"


def kind_name(kind: str) -> str:
    """The Chinese name of a document kind; the id itself where the catalogue has none."""
    return _names().get(kind, kind)


@cache
def _names() -> dict[str, str]:
    return {kind["id"]: kind["name"] for kind in load.toml("identity.toml")["kinds"]}


@cache
def kinds_once() -> frozenset[str]:
    """The kinds of which a body has one document a year."""
    return frozenset(kind["id"] for kind in load.toml("identity.toml")["kinds"] if kind.get("once"))
