"""The name that was most likely meant by one with a slip."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from gouji.values import zh

#: How alike two names are of which one is the other with a slip.
_NEARLY = 0.7


def nearest(typed: str, names: Iterable[str]) -> str:
    """The one of ``names`` most like ``typed``; '' where none is near."""
    near = get_close_matches(zh.label(typed), names, 1, _NEARLY)
    return near[0] if near else ""
