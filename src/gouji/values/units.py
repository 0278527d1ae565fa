"""Units of printed figures: their dimension and their size in the dimension's base unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

_NO_COUNTS = ("money", "rate", "points", "times", "score", "none")


@dataclass(frozen=True, slots=True)
class Unit:
    """计量单位: a printed unit.

    ``dimension`` is ``money`` (base 元), ``rate`` (base 1, so 1% is 1/100), ``points`` (百分点, base 1/100),
    ``times`` (倍), ``score`` (分), ``none``, for what is measured its Chinese name (公里 also of km), or for counts the
    measure word (件, 人次, 台 …; 人 also of 名 and 位).
    """

    name: str
    dimension: str
    factor: Fraction
    # What follows is worked out once, for each figure of a document asks its unit again and again: the factor in whole numbers,
    # and what kind of unit it is. ``is_count`` of all that tells how many or how much of a thing there is: 件, and 公里 too.
    ratio: tuple[int, int] = field(init=False, repr=False, compare=False)
    is_money: bool = field(init=False, repr=False, compare=False)
    is_rate: bool = field(init=False, repr=False, compare=False)
    is_count: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ratio", self.factor.as_integer_ratio())
        object.__setattr__(self, "is_money", self.dimension == "money")
        object.__setattr__(self, "is_rate", self.dimension == "rate")
        object.__setattr__(self, "is_count", self.dimension not in _NO_COUNTS)

    def __hash__(self) -> int:
        return hash(self.name)  # the factor, a fraction, takes long

    def __reduce__(self) -> tuple[Callable[[str], Unit], tuple[str]]:
        """What comes back from a file is the same unit, not one like it: many ask whether a unit *is* the percent."""
        return unit_named, (self.name,)

    @property
    def is_measured(self) -> bool:
        """Whether it is a length, an area, a weight and the like: a whole number of them was rounded, not counted."""
        return self.dimension in _MEASURES


#: The factor of every unit that is its own base: most figures need no multiplication.
ONE = Fraction(1)


def _unit(name: str, dimension: str, factor: Fraction | int = 1) -> Unit:
    return Unit(name, dimension, ONE if factor == 1 else Fraction(factor))


YUAN = _unit("元", "money")
WAN_YUAN = _unit("万元", "money", 10**4)
YI_YUAN = _unit("亿元", "money", 10**8)
PERCENT = _unit("%", "rate", Fraction(1, 100))
NO_UNIT = _unit("", "none")
SCORE = _unit("分", "score")

_NAMED = {
    unit.name: unit
    for unit in (
        YUAN,
        _unit("千元", "money", 10**3),
        _unit("百元", "money", 10**2),
        _unit("十万元", "money", 10**5),
        _unit("百万元", "money", 10**6),
        _unit("千万元", "money", 10**7),
        WAN_YUAN,
        YI_YUAN,
        _unit("万亿元", "money", 10**12),
        PERCENT,
        _unit("‰", "rate", Fraction(1, 1000)),
        _unit("个百分点", "points", Fraction(1, 100)),
        _unit("百分点", "points", Fraction(1, 100)),
        _unit("倍", "times"),
        SCORE,
        NO_UNIT,
    )
}
# Measure words that count the same: 编制20名 and 在职18人.
_COUNTS_AS = {"名": "人", "位": "人"}
# What is measured, by the names that say the same in Chinese and as the symbols of 法定计量单位. 公里 and 米 are kept apart: 每公里16万元 is
# of so many 公里.
_MEASURES = {
    "米": ("米", "m"),
    "公里": ("公里", "千米", "km", "KM", "Km"),
    "平方米": ("平方米", "平米", "㎡", "m2", "m²"),
    "亩": ("亩",),
    "公顷": ("公顷", "hm2", "hm²", "ha"),
    "平方公里": ("平方公里", "平方千米", "km2", "km²"),
    "立方米": ("立方米", "立方", "m3", "m³"),
    "克": ("克",),
    "公斤": ("公斤", "千克", "kg", "KG"),
    "吨": ("吨", "t"),
    "吨标准煤": ("吨标准煤", "吨标煤"),
    "升": ("升",),
    "毫克": ("毫克", "mg"),
    "微克": ("微克", "μg"),
    "微克/立方米": ("微克/立方米", "微克每立方米", "μg/m³", "μg/m3"),
    "毫克/立方米": ("毫克/立方米", "毫克每立方米", "mg/m³", "mg/m3"),
    "毫克/升": ("毫克/升", "毫克每升", "mg/L"),
    "分贝": ("分贝", "dB"),
    "瓦": ("瓦",),
    "千瓦": ("千瓦", "kW", "KW"),
    "兆瓦": ("兆瓦", "MW"),
    "千瓦时": ("千瓦时", "kWh"),
}
_NAMED |= {name: _unit(name, measure) for measure, names in _MEASURES.items() for name in names}
_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}


@lru_cache(maxsize=4096)
def unit_named(name: str) -> Unit:
    """The unit printed as ``name``. A measure word is its own dimension; 万份 is 10 000 份, 万亩 10 000 亩; a bare 万 has none."""
    known = _NAMED.get(name)
    if known is not None:
        return known
    for scale in ("百万", "千万", "十万", "亿", "万", "千", "百"):
        if name == scale:
            return Unit(name, "none", Fraction(_SCALES[scale]))
        if name.startswith(scale) and len(name) > len(scale):
            one = unit_named(name[len(scale) :])
            return Unit(name, one.dimension, _SCALES[scale] * one.factor)
    return Unit(name, _COUNTS_AS.get(name, name), ONE)
