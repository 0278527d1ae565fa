"""Figures that are told as what several before them come to."""

from __future__ import annotations

import re

from gouji.domain.claims import Mention

_COUNTED = re.compile(
    r"^\s*(?:以上|上述|这|此)?[两二三四五六七八九](?:项|者|类|级|方面|部分)(?:合计|共计|总计|相加|加总)"
)
_SUMMED = re.compile(r"合计|共计|总计|累计|共|总|全年|[上下]半年")


_IN_ALL = re.compile(r"合计|共计|总计")


def is_bare(level: Mention) -> bool:
    """Whether a figure is a total behind its parts that has no name but that of the last of them."""
    return level.closes != ""


def is_sum(level: Mention) -> bool:
    """Whether the words before a figure say that it is what several came to."""
    return is_bare(level) or _SUMMED.search(level.words_before()) is not None


def is_of_all(level: Mention) -> bool:
    """Whether the words before a figure call it what all of them come to: 中央和省级合计下达T."""
    return _IN_ALL.search(level.words_before()) is not None


def is_counted_sum(level: Mention) -> bool:
    """Whether the words before a figure say how many figures it adds up: 三项相加T is none of them."""
    return _COUNTED.match(level.words_before()) is not None
