"""Words in indicator names that tell their nature."""

from __future__ import annotations

import re
from collections.abc import Mapping
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


def is_execution_rate(name: str) -> bool:
    """True for an indicator that is the rate of execution itself."""
    plain = zh.label(name)
    return plain.startswith("执行率") or any(word in plain for word in _words("execution_rates"))


@cache
def _beside_full() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("beside_full")))
    return re.compile(rf"(?:.*(?:指标|项目|[、和及]))?(?:{words})(?:项目|指标|因素|事项|项)?(?:\(.*\))?")


def is_beside_full(heading: str) -> bool:
    """True for a heading of points that are given or taken beside the full score: 加分项（5分）."""
    return _beside_full().fullmatch(zh.label(heading)) is not None


@cache
def printed_signs() -> Mapping[str, str]:
    """The sign that figures are read with by what is printed under 指标性质, in normal form: 不低于 and 正向指标 are ≥."""
    table = load.toml("indicator_words.toml")["signs"]
    return {zh.label(printed): sign for sign, listed in table.items() for printed in listed}


def is_negative_thing(name: str) -> bool:
    """True where the indicator counts what should not happen, so that less is better."""
    return any(word in zh.label(name) for word in _words("negative_things"))


#: What stands before the name of a count of persons and does not change whom it counts.
_AT_END = re.compile(r"^(?:(?:截[至止])?年[末底]|期末|单位|共有|现有|核定|总)+")
_THERE_ARE = re.compile(r"^(?:实有|实际|有)(?=\D{2})")


@cache
def _headcounts() -> dict[str, str]:
    return {word: name for name, words in load.toml("indicator_words.toml")["headcounts"].items() for word in words}


def headcount(subject: str) -> str:
    """Whom a count of persons is of: 编制, 在职人员 …; '' of others."""
    plain = _AT_END.sub("", zh.label(subject))
    return _headcounts().get(plain) or _headcounts().get(_THERE_ARE.sub("", plain), "")
