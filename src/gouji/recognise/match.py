"""Printed labels against the labels of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from gouji.values import zh

_BRACKETED = re.compile(r"\([^()]*\)")
_FILLER = re.compile(r"[:.·…]+$")
#: Printed labels whose normal forms are kept: a document prints the same few in table after table.
_KEPT = 4096


def key(text: str) -> str:
    """The normal form of a printed label: no spaces, no bracketed remark (预算数(A) is 预算数), no colon at the end."""
    return _normal_forms(text)[1]


def is_one_of(text: str, labels: Collection[str]) -> bool:
    """True when the printed ``text`` is one of ``labels`` (normal forms, brackets kept or dropped)."""
    whole, bare = _normal_forms(text)
    return whole in labels or bare in labels


def column_names(texts: Iterable[tuple[int, str]], labels: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Which column holds what, from a header row given as (column, text). Of the columns that a name may be, the one whose
    label comes first among ``labels`` is it, the first of equals; a column has one name."""
    offers = sorted(
        (min(variants.index(form) for form in forms if form in variants), column, name)
        for column, text in texts
        for forms in (_normal_forms(text),)
        for name, variants in labels.items()
        if is_one_of(text, variants)
    )
    found: dict[str, int] = {}
    for _, column, name in offers:
        if name not in found and column not in found.values():
            found[name] = column
    return found


@lru_cache(maxsize=_KEPT)
def _normal_forms(text: str) -> tuple[str, str]:
    """A printed label with its brackets, and as ``key`` gives it."""
    whole = zh.label(text)
    return whole, _FILLER.sub("", _BRACKETED.sub("", whole))
