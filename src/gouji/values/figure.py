"""A number as it stands in a document: text, value, unit, places, and the interval of true values it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum
from fractions import Fraction
from functools import lru_cache

from gouji.values import zh
from gouji.values.folding import alone
from gouji.values.interval import Exact, Interval
from gouji.values.record import record
from gouji.values.units import NO_UNIT, Unit, unit_named

#: Digits of the longest number that a malicious cell may hold are still exact here.
_WIDE = Context(prec=400)


class Bound(Enum):
    """比较符: how a printed figure bounds what it speaks of."""

    EXACT = "="
    AT_LEAST = "≥"
    MORE = ">"
    AT_MOST = "≤"
    LESS = "<"
    ABOUT = "约"
    OVER = "余"

    @property
    def upward(self) -> bool:
        return self in (Bound.AT_LEAST, Bound.MORE)

    @property
    def downward(self) -> bool:
        return self in (Bound.AT_MOST, Bound.LESS)


@record(frozen=True, slots=True)
class Figure:
    """印刷数字: one printed number.

    ``value`` is the number in ``unit`` as printed (368.94 for 368.94万元); ``exact`` is the same in the base unit of its
    dimension (3689400 元). ``places`` counts the decimals printed;
    """

    text: str
    value: Decimal
    unit: Unit = NO_UNIT
    places: int = 0
    bound: Bound = Bound.EXACT

    @property
    def exact(self) -> Fraction:
        # two whole numbers make a fraction many times as fast as a product of two fractions
        (top, bottom), (numerator, denominator) = self.value.as_integer_ratio(), self.unit.ratio
        return _fraction(top * numerator, bottom * denominator)

    @property
    def step(self) -> Fraction:
        """One unit of the last printed place, in the base unit."""
        return Fraction(1, 10**self.places) * self.unit.factor

    @property
    def digits(self) -> str:
        """What is printed from the first digit that is not nought on, without sign and point: 27300 of -0.273 00 and 273.00; '' of
        zero. The more there are, the less likely another figure prints them by chance."""
        return self._signs.lstrip("0")

    @property
    def noughts(self) -> int:
        """How many noughts it ends with: 2 of 273.00 and 12 300."""
        return len(self._signs) - len(self._signs.rstrip("0"))

    @property
    def _signs(self) -> str:
        return f"{abs(self.value):f}".replace(".", "")

    @property
    def interval(self) -> Interval:
        """The true values the print stands for, in the base unit, leaving ``bound`` aside.

        368.94万元 stands for [3 689 350, 3 689 450] 元. A zero printed without decimals means none, and a whole count
        was counted: both are exact. 500余人 lies above 500, up to the next round number.
        """
        low, high = self.ends
        return Interval(Fraction(low), Fraction(high))

    @property
    def ends(self) -> tuple[Exact, Exact]:
        """The ends of ``interval``, in whole numbers where they suffice: thousands of relations are summed from them."""
        if self.bound is Bound.ABOUT:
            return self.exact - self._round_size, self.exact + self._round_size
        if self.bound is Bound.OVER:
            return self.exact + (1 if self.is_counted else 0), self.exact + self._round_size
        numerator, denominator = self.unit.ratio
        units = int(self.value.scaleb(self.places, _WIDE))
        if not self.places and (not units or self.is_counted):
            exact = _over(units * numerator, denominator)
            return exact, exact
        halves, parts = 2 * units, 2 * 10**self.places * denominator
        return _over((halves - 1) * numerator, parts), _over((halves + 1) * numerator, parts)

    @property
    def reach(self) -> Interval:
        """Like ``interval``, widened by ``bound``: ≥90% reaches from 90% to a practically infinite value."""
        if self.bound.upward:
            return Interval(self.interval.low, max(self.interval.high, Fraction(10**18)))
        if self.bound.downward:
            return Interval(min(self.interval.low, Fraction(-(10**18))), self.interval.high)
        return self.interval

    @property
    def is_counted(self) -> bool:
        """Whether it is a whole number of things (60件), which no rounding can have changed. 60公里 were measured."""
        unit = self.unit
        return self.places == 0 and unit.is_count and unit.factor == 1 and not unit.is_measured

    @property
    def _round_size(self) -> Fraction:
        """The size of the last digit that is not zero: 100 for 500, 1000 for 12 000."""
        if self.places or self.value == 0:
            return self.step
        digits = str(abs(int(self.value)))
        return Fraction(10) ** (len(digits) - len(digits.rstrip("0"))) * self.unit.factor

    def with_unit(self, unit: Unit) -> Figure:
        """The same print read in another unit: a bare 15205000.00 under a 万元 header."""
        return type(self)(self.text, self.value, unit, self.places, self.bound)


@record(frozen=True, slots=True)
class Points(Figure):
    """分数: a weight or a score. It is what it says to the last digit: nothing was rounded on the way to its print."""

    @property
    def ends(self) -> tuple[Exact, Exact]:
        exact = self.exact
        return exact, exact

    @property
    def is_counted(self) -> bool:
        return True


@record(frozen=True, slots=True)
class Averaged(Figure):
    """平均数: what falls to one of many was worked out, not counted: a whole number of it stands for all that is rounded to it."""

    @property
    def is_counted(self) -> bool:
        return False


@lru_cache(maxsize=32_768)
def _fraction(top: int, bottom: int) -> Fraction:
    """A fraction takes ten times as long to make as to find: most figures of a document are of a few thousand values."""
    return Fraction(top, bottom)


def _over(value: int, parts: int) -> Exact:
    quotient, rest = divmod(value, parts)
    return Fraction(value, parts) if rest else quotient


@dataclass(frozen=True, slots=True)
class FigureRange:
    """区间值: two printed ends, such as 400-500人 or 10—20%."""

    text: str
    low: Figure
    high: Figure

    @property
    def interval(self) -> Interval:
        return Interval(self.low.exact, self.high.exact)


# One number: grouped thousands must be whole groups, so 1,23 is read as two numbers and never as 123.
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SIGN = r"[-+]?"
_MEASURE = r"[^\W\d_A-Za-z]{1,5}?"
#: 量词 that may follow a Chinese numeral, longest first.
MEASURE_WORDS = tuple(
    sorted(
        "元 万元 亿元 千元 件 人 人次 户 户次 名 位 个 项 次 场 场次 台 台次 辆 份 本 册 期 天 日 周 月 个月 季度 个季度 年 家 所 部 起 "
        "篇 条 处 座 张 套 批 批次 组 盒 支 间 栋 平方米 公里 千米 吨 公斤 亩 公顷 倍 分 点 种 类 轮 课时 小时 分钟".split(),
        key=len,
        reverse=True,
    )
)
_BEFORE = {
    Bound.AT_LEAST: (
        "≥",
        ">=",
        "=>",
        "不少于",
        "不低于",
        "不小于",
        "不得少于",
        "不得低于",
        "至少",
        "大于等于",
        "大于或等于",
    ),
    Bound.MORE: (">", "大于", "超过", "高于", "多于"),
    Bound.AT_MOST: (
        *("≤", "<=", "=<", "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "至多", "最多"),
        *("小于等于", "小于或等于", "控制在"),
    ),
    Bound.LESS: ("<", "小于", "低于", "少于"),
    Bound.ABOUT: ("约", "大约", "近", "接近", "将近"),
    Bound.EXACT: ("=", "等于"),
}
_AFTER = {
    Bound.AT_LEAST: ("及以上", "(含)以上", "（含）以上", "以上"),
    Bound.AT_MOST: ("及以下", "(含)以下", "（含）以下", "以下", "以内", "之内"),
    Bound.ABOUT: ("左右", "上下"),
    Bound.OVER: ("余", "多"),
}
_BOUND_OF = {word: bound for table in (_BEFORE, _AFTER) for bound, words in table.items() for word in words}


def _one_of(table: dict[Bound, tuple[str, ...]]) -> str:
    words = sorted((word for words in table.values() for word in words), key=len, reverse=True)
    return "|".join(map(re.escape, words))


# After an Arabic number any word may be a measure word; after a Chinese one only a known one, for 一般 is no number.
_FIGURE = re.compile(
    rf"(?P<before>{_one_of(_BEFORE)})?\s*"
    rf"(?:(?P<number>{_SIGN}{NUMBER})\s*(?P<scale>[百千万亿]*)(?P<over>余|多)?\s*(?P<unit>%|‰|{_MEASURE}|)"
    rf"|百分之(?P<percent>[{zh.NUMERAL_CHARACTERS}]++|{NUMBER})"
    rf"|(?P<numeral>[{zh.NUMERAL_CHARACTERS}]++)(?P<many>余|多)?(?P<word>{'|'.join(MEASURE_WORDS)}|))"
    rf"\s*(?P<after>{_one_of(_AFTER)})?"
)
_RANGE = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<lowunit>%|‰|{_MEASURE})??\s*(?:-|—|–|~|～|至|到)+\s*(?P<high>{NUMBER})\s*(?P<unit>%|‰|{_MEASURE})?"
)


#: What most cells with a figure print, so plainly that nothing of it can be read in two ways: ≥95%, 120场次, <3件.
_PLAIN = re.compile(rf"([≥≤<>=]?)([0-9]+(?:\.[0-9]+)?)(%|{'|'.join(MEASURE_WORDS)}|)")
_SIGNS = {"≥": Bound.AT_LEAST, "≤": Bound.AT_MOST, ">": Bound.MORE, "<": Bound.LESS}


def plain_figure(text: str) -> Figure | None:
    """What ``parse_figure`` makes of a ``text`` that is a sign, a number and a common measure word and no more, many times as
    fast; None for every other text."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    sign, number, unit = match.groups()
    places = len(number) - number.index(".") - 1 if "." in number else 0
    return Figure(text, Decimal(number), unit_named(unit), places, _SIGNS.get(sign, Bound.EXACT))


def parse_figure(text: str) -> Figure | None:
    """``text`` as one figure with its comparator and unit (≧90%, 500件, 不少于 3 场, 500余人, 叁佰元), or None."""
    plain = alone(text)
    match = _FIGURE.fullmatch(plain)
    if match is None:
        return None
    if match["percent"]:
        figure = figure_of(match["percent"], "%", text)
    elif match["numeral"]:
        figure = figure_of(match["numeral"], match["word"], text)
    else:
        figure = figure_of(match["number"], match["scale"] + match["unit"], text)
    if figure is None:
        return None
    words = (match["before"], match["over"] or match["many"], match["after"])
    bound = next((_BOUND_OF[word] for word in words if word), Bound.EXACT)
    if bound is figure.bound:
        return figure
    return Figure(figure.text, figure.value, figure.unit, figure.places, bound)


def figure_of(number: str, unit: str = "", text: str | None = None) -> Figure | None:
    """The figure of a bare ``number`` (1,234.50 or 二十一) printed with ``unit``; None when it is no number."""
    digits = zh.halfwidth(number).replace(",", "").strip()
    shown = number + unit if text is None else text
    if digits.lstrip("-+")[:1].isdigit():
        value = Decimal(digits)
        places = len(digits) - digits.index(".") - 1 if "." in digits else 0
        return Figure(shown, value, unit_named(unit), places)
    spelled = zh.parse_numeral(digits)
    if spelled is None:
        return None
    return Figure(shown, Decimal(spelled), unit_named(unit), 0)


def parse_range(text: str) -> FigureRange | None:
    """``text`` as a range (400-500人, 10%～20%), or None; the unit is printed once or twice."""
    match = _RANGE.fullmatch(zh.halfwidth(text).strip())
    if match is None:
        return None
    unit = match["unit"] or match["lowunit"] or ""
    low, high = figure_of(match["low"], unit), figure_of(match["high"], unit)
    if low is None or high is None or low.value > high.value:
        return None
    return FigureRange(text, low, high)
