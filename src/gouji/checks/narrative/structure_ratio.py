"""三次产业结构比合起来不是100，或与增加值不符

查什么：“三次产业结构比为a:b:c”，三个数相加是不是100；同一段印出第一、第二、第三产业增加值的，各占合计的比例是不是a、b、c。
为什么：结构比另行计算、另行誊写，颠倒两项或者抄错一位，单看不出来。
依据：各部分占比之和为100%，各数按印出的位数留取舍余地。三个数相加不在50到200之间的，是以一项为1的比，不查；增加值缺一项或者不止一个的，只看合计。

反例：
    全年生产总值439.19亿元，三次产业结构比为22.8:38.8:48.4。
正例：
    全年生产总值439.19亿元，三次产业结构由23.1:38.3:38.6调整为22.8:38.8:38.4。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.meanings import nothing_but, words_of
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Passage, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.values import zh
from gouji.values.interval import Interval
from gouji.values.rounding import half_up

_COLON = r"\s?[:：∶]\s?"
_NUMBER = r"(\d{1,3}(?:\.\d{1,3})?)"
_RATIO = re.compile(rf"(?<![\d.:：]){_NUMBER}{_COLON}{_NUMBER}{_COLON}{_NUMBER}(?![\d.:：∶])")
_INDUSTRY = "产业"
_OF_INDUSTRIES = re.compile(r"(?:三次产业|一二三次?产业|一、二、三次?产业|产业结构)[^。；;\n]*$")
_INDUSTRIES = (re.compile("第一产业|一产"), re.compile("第二产业|二产"), re.compile("第三产业|三产"))
_DATED = re.compile(r"20\d\d年")
_SENTENCE, _CLAUSE = re.compile(r"[。；;]"), re.compile(r"[，,。；;（(）)]")
_FROM = re.compile(r"[由从]\S{0,12}$")
_LEAD = 60
_ALL, _LEAST, _MOST = 100, 50, 200


@check("N050")
def structure_ratio(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for passage in claims.passages:
            if _INDUSTRY not in passage.text:
                continue
            text = zh.halfwidth(passage.text)
            found = [
                one
                for one in _RATIO.finditer(text)
                if _OF_INDUSTRIES.search(text[max(0, one.start() - _LEAD) : one.start()])
            ]
            for one in found:
                plain = len(found) == 1 and _is_of_the_amounts(text[max(0, one.start() - _LEAD) : one.start()])
                yield from _checked(one, passage, _amounts(claims, passage) if plain else ())


def _is_of_the_amounts(before: str) -> bool:
    """Whether the words before a ratio speak of the value added alone, of the same place and year, and of no plan."""
    said = _SENTENCE.split(before)[-1]
    another = _DATED.search(said) or words_of("planned", "elsewhere").search(said)
    return another is None and nothing_but("structure").fullmatch(_CLAUSE.split(said)[-1]) is not None


def _amounts(claims: Claims, passage: Passage) -> tuple[Mention, ...]:
    """The value added of each industry that the passage prints once; () where not each is."""
    levels = [
        one
        for one in claims.mentions
        if one.passage is passage and one.role is Role.LEVEL and one.figure.unit.is_money and "增加值" in one.subject
    ]
    each = [[one for one in levels if industry.search(one.subject)] for industry in _INDUSTRIES]
    return tuple(one for (one,) in each) if all(len(one) == 1 for one in each) else ()


def _checked(ratio: re.Match[str], passage: Passage, amounts: Sequence[Mention]) -> Iterator[Outcome]:
    shares = [_as_printed(part) for part in ratio.groups()]
    low, high = sum(one.low for one in shares), sum(one.high for one in shares)
    if high < _LEAST or low > _MOST:
        return
    if not low <= _ALL <= high:
        total = sum(Decimal(part) for part in ratio.groups())
        yield Failed(_problem(ratio, passage, f"三个数相加是 {total}，不是 100", str(total)))
    elif amounts and not _FROM.search(passage.text[max(0, ratio.start() - _LEAD) : ratio.start()]):
        wrong = [
            part
            for part, share, one in zip(ratio.groups(), shares, amounts, strict=True)
            if not _may_be(share, one, amounts)
        ]
        if wrong:
            due = ":".join(_due(one, amounts, part) for one, part in zip(amounts, ratio.groups(), strict=True))
            yield Failed(_problem(ratio, passage, f"按文中各产业增加值应为 {due}", due))
        else:
            yield Passed.over("三次产业结构比", *amounts)


def _as_printed(part: str) -> Interval:
    half = Fraction(1, 2 * 10 ** len(part.partition(".")[2]))
    return Interval(Fraction(part) - half, Fraction(part) + half)


def _may_be(share: Interval, one: Mention, amounts: Sequence[Mention]) -> bool:
    """Whether the share of one amount in all of them may be what is printed."""
    others = [other.interval for other in amounts if other is not one]
    own = one.interval
    least = own.low / (own.low + sum(other.high for other in others)) * _ALL
    most = own.high / (own.high + sum(other.low for other in others)) * _ALL
    return share.low <= most and least <= share.high


def _due(one: Mention, amounts: Sequence[Mention], part: str) -> str:
    value = one.exact / sum(other.exact for other in amounts) * _ALL
    return format(half_up(value, len(part.partition(".")[2])), "f")


def _problem(ratio: re.Match[str], passage: Passage, fault: str, due: str) -> Problem:
    place = passage.quote(ratio.start(), ratio.end())
    return Problem(
        Severity.WARNING,
        f"三次产业结构比/{ratio[0]}",
        f"三次产业结构比 {ratio[0]}：{fault}。",
        "请按各产业增加值重算结构比，并核对三项的次序。",
        (place,),
        Side("结构比", ratio[0], place),
        Side("按文中数计算", due),
    )
