"""同额的收支，比同一年的增减额写得不同，疑有一处印错

查什么：同一节里几处金额相同（财政拨款收入、财政拨款支出、一般公共预算拨款支出都是950.12万元），都与同一年的同一种数比，增减额却有一处与别处只差一位、颠倒、漏印一位，或照抄了前面的金额。
为什么：收支平衡、全部是一般公共预算的，今年相等，上年也相等，增减额就是同一个数；三句话分头改，容易漏改一处。
依据：预算法第十二条：各级预算应当遵循收支平衡的原则。上年另有基金等的，增减额可以不同，所以只看像印错的，列为疑点。

反例：
    柳岸县福利院2026年单位预算
    一、单位预算编制说明
    2026年收入预算950.12万元，其中：财政拨款收入950.12万元，比2025年预算增加30.46万元。
    支出预算950.12万元，其中：财政拨款支出预算950.12万元，比2025年预算增加30.64万元。财政拨款支出预算中，一般公共预算拨款支出预算950.12万元，比2025年预算增加30.46万元。
正例：
    - 支出预算950.12万元，其中：财政拨款支出预算950.12万元，比2025年预算增加30.64万元。财政拨款支出预算中，一般公共预算拨款支出预算950.12万元，比2025年预算增加30.46万元。
    + 支出预算950.12万元，其中：财政拨款支出预算950.12万元，比2025年预算增加30.46万元。财政拨款支出预算中，一般公共预算拨款支出预算950.12万元，比2025年预算增加30.46万元。
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.solve.digits import one_digit_slips, slips_of
from gouji.values.figure import Bound

_TITLE = "同额收支的增减额"
#: So many of one mind outvote one; of two alone, digits enough that they are alike by no chance.
_MAJORITY, _DIGITS = 2, 4


class _Key(NamedTuple):
    """What makes changes one figure: of the same amount, against the same year and kind of figure, told in one section."""

    amount: Fraction
    year: int
    base: str
    section: str


@check("N059")
def change_told_again(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        for changes in _told(claims).values():
            if len(changes) >= _MAJORITY:
                yield from _compared(changes)


def _told(claims: Claims) -> dict[_Key, list[Mention]]:
    """The changes by what they are of."""
    found: dict[_Key, list[Mention]] = defaultdict(list)
    level: Mention | None = None
    for mention in claims.mentions:
        if mention.role is Role.LEVEL:
            level = mention
        elif mention.role is Role.CHANGE and level is not None and _is_of(mention, level) and mention.base_year:
            base = re.sub(r"(?:19|20)\d\d年?度?", "", mention.base)
            key = _Key(level.figure.exact, mention.base_year, base, mention.passage.place.section)
            found[key].append(mention)
    return found


def _is_of(change: Mention, level: Mention) -> bool:
    """Whether ``change`` follows ``level`` in its sentence, and both are amounts of money of one size told for certain."""
    return (
        level.runs_on_to(change)
        and level.figure.value != 0 != change.figure.value
        and change.direction != 0
        and all(one.figure.unit.is_money and one.figure.bound is Bound.EXACT for one in (level, change))
    )


def _compared(changes: Sequence[Mention]) -> Iterator[Outcome]:
    signed = [one.figure.exact * one.direction for one in changes]
    (usual, often), *others = Counter(signed).most_common()
    if not others:
        yield Passed.over(_TITLE, *changes)
        return
    odd = next(one for one, value in zip(changes, signed, strict=True) if value == others[0][0])
    right = next(one for one, value in zip(changes, signed, strict=True) if value == usual)
    alone = len(others) == 1 and others[0][1] == 1
    outvoted = often >= _MAJORITY and (_is_slip(odd, right) or _is_copied(odd))
    if alone and (outvoted or (_digits(right) >= _DIGITS and _is_slip(odd, right))):
        yield Failed(_problem(odd, right, [one for one in changes if one is not odd]))


def _digits(mention: Mention) -> int:
    return len(str(mention.figure.value).replace(".", "").lstrip("0"))


def _is_slip(odd: Mention, right: Mention) -> bool:
    """Whether one digit, two that changed places, the point or the word of change makes one of the other."""
    one, other = odd.figure, right.figure
    if one.unit != other.unit:
        return False
    slips = {*one_digit_slips(other.value), *slips_of(other.value, max(one.places, other.places))}
    turned = one.value == other.value and odd.direction != right.direction
    return turned or (odd.direction == right.direction and _plain(one.value) in {_plain(slip) for slip in slips})


def _is_copied(odd: Mention) -> bool:
    """Whether the change is the amount itself once more: 950.12万元，增加950.12万元."""
    return re.search(rf"(?<![\d.,]){re.escape(odd.shown)}", odd.passage.text[: odd.start]) is not None


def _plain(value: Decimal) -> Decimal:
    return value.normalize()


def _problem(odd: Mention, right: Mention, others: Sequence[Mention]) -> Problem:
    told = "增加" if odd.direction > 0 else "减少"
    usual = "增加" if right.direction > 0 else "减少"
    return Problem(
        Severity.WARNING,
        f"{_TITLE}/{odd.called}",
        f"{odd.called}与别处说的金额相同，也与 {odd.base_year} 年比，这里写{told} {odd.shown}，别处写{usual} {right.shown}：疑为印错。",
        f"核对上年的数；上年也相等的，改为“{usual}{right.shown}”。",
        (odd.place, *(one.place for one in others)),
        Side.of(odd.called or _TITLE, odd.figure, odd.place),
        Side.of("别处的增减额", right.figure, right.place),
        relation="今年、上年都相等的，增减额相等",
    )
