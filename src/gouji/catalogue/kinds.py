"""文档类型: the kinds of document and their Chinese names."""

from __future__ import annotations

from functools import cache

from gouji.catalogue import load


@cache
def _kinds() -> dict[str, str]:
    return {kind["id"]: kind["name"] for kind in load.toml("identity.toml")["kinds"]}


def kind_name(kind: str) -> str:
    """The Chinese name of a document kind; the id itself where the catalogue has none."""
    return _kinds().get(kind, kind)
