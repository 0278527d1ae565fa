"""Printed labels against the labels of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from gouji.values import zh

_BRACKETED = re.compile(r"\([^()]*\)")
_FILLER = re.compile(r"[:.·…]+$")


def key(text: str) -> str:
    """The normal form of a printed label: no spaces, no bracketed remark (预算数(A) is 预算数), no colon at the end."""
    return _FILLER.sub("", _BRACKETED.sub("", zh.label(text)))


def is_one_of(text: str, labels: Iterable[str]) -> bool:
    """True when the printed ``text`` is one of ``labels`` (normal forms, brackets kept or dropped)."""
    whole, bare = zh.label(text), key(text)
    return any(label in (whole, bare) for label in labels)


def column_names(texts: Iterable[tuple[int, str]], labels: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Which column holds what, from a header row given as (column, text). Of the columns that a name may be, the one whose
    label comes first among ``labels`` is it, the first of equals; a column has one name."""
    offers = sorted(
        (rank, column, name)
        for column, text in texts
        for name, variants in labels.items()
        if (rank := next((at for at, label in enumerate(variants) if is_one_of(text, (label,))), None)) is not None
    )
    found: dict[str, int] = {}
    for _, column, name in offers:
        if name not in found and column not in found.values():
            found[name] = column
    return found
