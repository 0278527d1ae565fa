"""Everyday slips of one printed figure, year or word: what stands there instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from random import Random

from gouji.bench.accounts.changes import digit, swap
from gouji.bench.slips.targets import FIGURES, OPPOSITE, Target

_TRIES = 40

#: Places that no real document is about.
_STRANGERS = ("青岚", "云溪", "白鹭")

Slip = Callable[[Target, Sequence[Target], Random], str | None]


def _swapped(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return _mistyped(target.text, lambda text: swap(text, random))


def _wrong(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return _mistyped(target.text, lambda text: digit(text, random))


def _dropped(target: Target, others: Sequence[Target], random: Random) -> str | None:
    def slip(text: str) -> str:
        at = _some_digit(text, random)
        return text[:at] + text[at + 1 :]

    return _mistyped(target.text, slip)


def _doubled(target: Target, others: Sequence[Target], random: Random) -> str | None:
    def slip(text: str) -> str:
        at = _some_digit(text, random)
        return text[: at + 1] + text[at:]

    return _mistyped(target.text, slip)


def _tenfold(target: Target, others: Sequence[Target], random: Random) -> str | None:
    """The point one place off; a cell shows as many places as before, as its column does."""

    def slip(text: str) -> str:
        value, places = Decimal(text), len(text.partition(".")[2])
        up = random.random() < 0.5 or (not places and value % 10 != 0)
        if target.cell is None and places:
            places += -1 if up else 1
        return f"{value * 10 if up else value / 10:.{places}f}"

    return _mistyped(target.text, slip)


def _line_beside(target: Target, others: Sequence[Target], random: Random) -> str | None:
    """The figure of the same column in the next line, in a text of the next sentence."""
    if target.cell is None:
        return _nearest(target, [one for one in others if one.cell is None and one.sentence != target.sentence])
    return _nearest(target, [one for one in others if one.column == target.column and one.row != target.row])


def _column_beside(target: Target, others: Sequence[Target], random: Random) -> str | None:
    """The figure of the same line in the next column, in a text of the same sentence: mostly last year's, or the budget."""
    if target.cell is None:
        return _nearest(target, [one for one in others if one.cell is None and one.sentence == target.sentence])
    return _nearest(target, [one for one in others if one.row == target.row and one.column != target.column])


def _other_year(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return str(int(target.text) + random.choice((-1, 1)))


def _turned(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return OPPOSITE[target.text]


def _other_body(target: Target, others: Sequence[Target], random: Random) -> str | None:
    """Another unit's name left from its document, or a character lost."""
    if random.random() < 0.5:
        return random.choice([name for name in _STRANGERS if not target.text.startswith(name)]) + target.text[2:]
    return _character_lost(target.text, random)


def _misnamed(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return _character_lost(target.text, random)


def _of_another(target: Target, others: Sequence[Target], random: Random) -> str | None:
    """What is said there of another item of the document."""
    rivals = {
        one.text
        for one in others
        if (one.document, one.kind, one.where) == (target.document, target.kind, target.where)
    }
    return random.choice(sorted(rivals - {target.text})) if rivals - {target.text} else None


def _other_unit(target: Target, others: Sequence[Target], random: Random) -> str | None:
    if target.text == "元":
        return "万元"
    return target.text.replace("万元", "元").replace("亿元", "万元")


def _sign_lost(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return target.text[:-1]


def _gone(target: Target, others: Sequence[Target], random: Random) -> str | None:
    return ""


#: Every slip with the kinds of targets that it befalls and its name for a reader.
SLIPS: dict[str, tuple[str, frozenset[str], Slip]] = {
    "swapped": ("两位颠倒", frozenset(FIGURES), _swapped),
    "wrong": ("错一位", frozenset(FIGURES), _wrong),
    "dropped": ("漏一位", frozenset(FIGURES), _dropped),
    "doubled": ("重一位", frozenset(FIGURES), _doubled),
    "tenfold": ("差十倍", frozenset(FIGURES), _tenfold),
    "line": ("抄成邻行", frozenset(FIGURES), _line_beside),
    "column": ("抄成邻列", frozenset(FIGURES), _column_beside),
    "direction": ("增减写反", frozenset(("direction",)), _turned),
    "year": ("年份差一", frozenset(("year",)), _other_year),
    "body": ("单位名称写错", frozenset(("body",)), _other_body),
    "item": ("科目名称写错", frozenset(("item",)), _misnamed),
    "other_item": ("写成别的科目", frozenset(("item",)), _of_another),
    "use": ("写成别项的用途", frozenset(("use",)), _of_another),
    "unit": ("万元写成元", frozenset(("unit",)), _other_unit),
    "percent": ("漏掉百分号", frozenset(("percent",)), _sign_lost),
    "paragraph": ("科目一段删去", frozenset(("paragraph",)), _gone),
    "section": ("一节只剩标题", frozenset(("section",)), _gone),
}


def _mistyped(text: str, slip: Callable[[str], str]) -> str | None:
    """``text`` after ``slip``, tried until it prints another value as a program or a person would; None where it never does."""
    bare = text.replace(",", "")
    for _ in range(_TRIES):
        new = slip(bare)
        if new[-1:].isdigit() and not _has_leading_zero(new) and says_otherwise(bare, new):
            return _grouped(new) if bare != text else new
    return None


def says_otherwise(old: str, new: str) -> bool:
    """Whether ``new`` states another value: 0.5 may stand for 0.52 and contradicts nothing that held."""
    one, other = Decimal(old.replace(",", "")), Decimal(new.replace(",", ""))
    coarser = max(one.as_tuple().exponent, other.as_tuple().exponent)
    return abs(one - other) > Decimal((0, (5,), int(coarser) - 1))


def _character_lost(text: str, random: Random) -> str:
    at = random.randrange(len(text) - 1)
    return text[:at] + text[at + 1 :]


def _some_digit(text: str, random: Random) -> int:
    return random.choice([at for at, character in enumerate(text) if character.isdigit()])


def _has_leading_zero(text: str) -> bool:
    whole = text.lstrip("-").partition(".")[0]
    return not whole or (len(whole) > 1 and whole[0] == "0")


def _grouped(text: str) -> str:
    whole, point, places = text.partition(".")
    return f"{int(whole):,}{point}{places}"


def _nearest(target: Target, others: Sequence[Target]) -> str | None:
    """What is printed nearest to ``target`` of its kind and unit with another value."""
    rivals = [
        one
        for one in others
        if (one.document, one.kind, one.unit) == (target.document, target.kind, target.unit)
        and (one.cell is None or one.block == target.block)
        and says_otherwise(target.text, one.text)
    ]
    near = min(rivals, key=lambda one: _distance(target, one), default=None)
    return None if near is None else near.text


def _distance(one: Target, other: Target) -> tuple[int, int, int]:
    return (
        abs(one.sentence - other.sentence),
        abs(one.row - other.row) + abs(one.column - other.column),
        abs(one.start - other.start),
    )
