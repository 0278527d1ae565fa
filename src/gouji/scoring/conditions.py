"""评分条件: one condition of a scoring text (预算完成率≥95%, 在90%（含）和95%之间, 一般) as a band or a label.

Conditions come in normal label form (``zh.label``): half width, without spaces.
"""

from __future__ import annotations

import re
from fractions import Fraction

from gouji.domain.standard import Band

_NUMBER = r"\d+(?:\.\d+)?"
_VALUE = rf"-?{_NUMBER}%?"
_NOT_BELOW = "≥|>=|=>|大于等于|大于或等于|不低于|不少于|不小于|达到"
_ABOVE = ">|大于|超过|高于"
_NOT_ABOVE = "≤|<=|=<|小于等于|小于或等于|不高于|不超过|不大于"
_BELOW = "<|小于|低于|不足|未达到"
_EQUAL = "=|等于|为"
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER}%?)(?P<low_in>\(不?含\))?(?:和|与|至|到|-|~|—|–)+(?P<high>{_NUMBER}%?)(?P<high_in>\(不?含\))?"
)
_BEFORE = re.compile(
    rf"(?P<not_below>{_NOT_BELOW})(?P<a>{_VALUE})|(?P<not_above>{_NOT_ABOVE})(?P<b>{_VALUE})"
    rf"|(?P<above>{_ABOVE})(?P<c>{_VALUE})|(?P<below>{_BELOW})(?P<d>{_VALUE})|(?P<equal>{_EQUAL})(?P<e>{_VALUE})"
)
_AFTER = re.compile(
    rf"(?P<value>{_VALUE})(?:\((?P<without>不)?含\))?(?:\(?(?:及|\(?含\)?)?(?P<side>以上|以下|以内))(?:\((?P<not_in>不)?含\))?"
)
_LEADING = re.compile(rf"(?P<value>{_VALUE})(?P<sign>≤|<=|<)(?=[^\d])")
_BARE = re.compile(rf"[^\d]*?(?P<value>{_NUMBER}%)的?$")
_TRIMMED = ",;。:、的()"


def band_of(condition: str, points: Fraction) -> Band | None:
    """The band that ``condition`` describes, or None where it states no threshold or one that is not understood.

    Between two ends an unmarked one is left out when the other is marked（含）; where neither is marked both belong,
    and the first band that holds decides.
    """
    spread = _RANGE.search(condition)
    if spread is not None:
        return _between(spread, points)
    leading = _LEADING.search(condition)
    after = _AFTER.search(condition)
    signs = [*_BEFORE.finditer(condition)]
    if after is not None and not signs:
        return _side(after, points)
    if leading is not None and len(signs) <= 2:
        return _chain(leading, signs[-1:], points)
    if len(signs) == 2:
        return _meet(_one_sided(signs[0], points), _one_sided(signs[1], points))
    if len(signs) == 1:
        return _one_sided(signs[0], points)
    bare = _BARE.search(condition)
    if bare is not None:
        rate = value(bare["value"])
        return Band(points, rate, rate)
    return None


def label_of(condition: str) -> str:
    """The words of an answer without the punctuation around them."""
    return condition.strip(_TRIMMED)


def one_or_number(text: str) -> Fraction:
    """``一`` or a decimal number."""
    return Fraction(1) if text == "一" else Fraction(text)


def value(text: str) -> Fraction:
    """95% is 19/20; a number without a sign stands for itself."""
    return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)


def _between(match: re.Match[str], points: Fraction) -> Band | None:
    high_text = match["high"]
    low_text = match["low"] + ("%" if high_text.endswith("%") and not match["low"].endswith("%") else "")
    low, high = value(low_text), value(high_text)
    if low >= high:
        return None
    marked = bool(match["low_in"] or match["high_in"])

    def included(mark: str | None, other: str | None) -> bool:
        if mark is not None:
            return "不" not in mark
        return not marked or (other is not None and "不" in other)

    return Band(
        points,
        low,
        high,
        low_in=included(match["low_in"], match["high_in"]),
        high_in=included(match["high_in"], match["low_in"]),
    )


def _side(match: re.Match[str], points: Fraction) -> Band:
    inside = not (match["without"] or match["not_in"])
    if match["side"] == "以上":
        return Band(points, low=value(match["value"]), low_in=inside)
    return Band(points, high=value(match["value"]), high_in=inside)


def _one_sided(match: re.Match[str], points: Fraction) -> Band:
    if match["not_below"]:
        return Band(points, low=value(match["a"]))
    if match["above"]:
        return Band(points, low=value(match["c"]), low_in=False)
    if match["not_above"]:
        return Band(points, high=value(match["b"]))
    if match["below"]:
        return Band(points, high=value(match["d"]), high_in=False)
    rate = value(match["e"])
    return Band(points, rate, rate)


def _chain(leading: re.Match[str], signs: list[re.Match[str]], points: Fraction) -> Band | None:
    """90%≤完成率<95%."""
    lower = Band(points, low=value(leading["value"]), low_in=leading["sign"] != "<")
    return _meet(lower, _one_sided(signs[0], points)) if signs else lower


def _meet(one: Band, other: Band) -> Band | None:
    """The band that lies in both, None where they bound the same side or leave nothing between them."""
    if one.low is None:
        one, other = other, one
    if one.low is None or one.high is not None or other.low is not None or other.high is None or one.low >= other.high:
        return None
    return Band(one.points, one.low, other.high, one.low_in, other.high_in)
