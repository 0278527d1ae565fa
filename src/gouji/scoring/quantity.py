"""填报的数: the one figure that a cell states, where words stand around it (完成9场, 每年不少于2次, 增长6%, ≥3次/年).

A cell that names two figures, a date or the number of a thing in a list states no figure of its own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from gouji.domain.selfeval import Field
from gouji.values import zh
from gouji.values.cell import Nothing, Words, read_cell
from gouji.values.figure import MEASURE_WORDS, NUMBER, Figure, FigureRange, parse_figure
from gouji.values.record import record

_REACH = r"(?:达到|达)"
_BEFORE = (
    r"≥|>=|=>|>|≤|<=|=<|<|=|不少于|不低于|不小于|不得少于|不得低于|至少|大于等于|大于或等于|大于|超过|高于|多于|"
    r"不超过|不高于|不大于|不多于|不得超过|不得高于|至多|最多|小于等于|小于或等于|小于|低于|少于|控制在|等于"
)
_AFTER = r"及以上|以上|及以下|以下|以内|之内"
_UNITS = "|".join(
    sorted((*MEASURE_WORDS, "公里", "千米", "米", "平方公里", "%", "‰", "个百分点", "百分点"), key=len, reverse=True)
)
#: What one of a thing is for: 3次/年, 2800元/人/月, 每年2次.
_PER = re.compile(
    r"(?:[/／](?:人|户|年|年度|月|季度|季|周|日|天|次|件|个|项|平方米|公里|亩|吨|台|套|期|人次|人·?月|人·?天))+"
)
_EACH = re.compile(r"^(?:每|全)(?:年度|年|月|季度|季|周|日|天|人)")
#: A day of each month or year: 每月10日前.
_EVERY_DAY = re.compile(r"每[^\d]*\d{1,2}[日号]")
_ONE = re.compile(
    rf"(?P<lead>[^\d]*?)(?:{_REACH})?(?P<sign>{_BEFORE})?(?P<number>[-+]?{NUMBER})(?P<scale>[百千万亿]*)"
    rf"(?P<unit>{_UNITS})?(?P<after>{_AFTER})?(?P<rest>[^\d]*)"
)
#: A number before these counts no things but names a day, a year or a place in a list.
_NAMED = re.compile(r"^(?:年|月|日|号|季度|条|款|届|级)")
_BRACKET = re.compile(r"\([^()]*\)")
_UP = ("增长", "提高", "提升", "上升", "增加", "增幅")
_DOWN = ("下降", "降低", "减少", "压减", "缩短", "降幅", "降")


@record(frozen=True, slots=True)
class Stated:
    """所填的数: a figure with what it is per (``/人/月``) and whether it is a change up (1) or down (-1)."""

    figure: Figure | FigureRange
    per: str = ""
    trend: int = 0


def stated(field: Field) -> Stated | None:
    """The one figure that ``field`` states, None where it states none or more than one."""
    return stated_in(field.text)


@lru_cache(maxsize=32_768)
def stated_in(text: str) -> Stated | None:
    """The one figure that a cell with this ``text`` states."""
    value = read_cell(text)
    if isinstance(value, Nothing):
        return None
    if isinstance(value, Words):
        return _in_words(value.text)
    return Stated(value)


def _in_words(text: str) -> Stated | None:
    plain = zh.label(text).replace("百分比", "%").rstrip("。.;")
    per = _PER.search(plain)
    if _EVERY_DAY.search(plain):
        return None
    bare = _EACH.sub("", _PER.sub("", plain))
    whole = parse_figure(bare)
    if whole is None:
        bare = _BRACKET.sub("", bare)
        whole = parse_figure(bare)
    if whole is not None:
        return Stated(whole, per[0] if per else "")
    match = _ONE.fullmatch(bare)
    if match is None or match["lead"].endswith("第") or (match["unit"] is None and _NAMED.match(match["rest"])):
        return None
    figure = parse_figure(
        f"{match['sign'] or ''}{match['number']}{match['scale']}{match['unit'] or ''}{match['after'] or ''}"
    )
    if figure is None:
        return None
    return Stated(figure, per[0] if per else "", _trend(match["lead"]))


def _trend(lead: str) -> int:
    if lead.endswith(_UP):
        return 1
    return -1 if lead.endswith(_DOWN) else 0
