"""Words in indicator names that tell their nature."""

from __future__ import annotations

from functools import cache

from gouji.catalogue import load
from gouji.values import zh


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load.toml("indicator_words.toml")[name])


def bounded_rates() -> tuple[str, ...]:
    """Endings of rates that cannot exceed 100%."""
    return _words("bounded_rates")


def goal_headings() -> tuple[str, ...]:
    """Headings that stand beside the indicators of one goal, with its number and its points behind: 年度绩效目标1(40分)."""
    return _words("goal_headings")


def is_negative_thing(name: str) -> bool:
    """True where the indicator counts what should not happen, so that less is better."""
    return any(word in zh.label(name) for word in _words("negative_things"))
