"""Parts of a year that words tell a figure of: 上半年, 二季度, 1-10月."""

from __future__ import annotations

import re

from gouji.domain.claims import Mention

_PERIOD = re.compile(r"[上下]半年|前?[一二三四]季度|前?\d{1,2}个?月")


def period_told(words: str) -> str:
    """The first part of a year that ``words`` name; '' where they name none."""
    found = _PERIOD.search(words)
    return "" if found is None else found[0]


def period_of(mention: Mention) -> str:
    """The part of a year that the words right before a figure tell it of."""
    return period_told(mention.words_before())
