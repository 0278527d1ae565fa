"""各项占比所占的不是同一个总数

查什么：几项各写金额和占同一总数的比例，总数没有印出的，由各项金额和占比推算的总数是否一致；其余各项推算的都一样，只有一项不一样的，列为疑点。
为什么：总数没有写，单看一项看不出占比或者金额错了；几项放在一起，错的一项推算出来的总数与别的不同。
依据：占同一总数的比例，金额除以比例都是这个总数；各数按印出的位数留取舍余地。

反例：
    青溪区司法局2031年度部门预算
    教育支出100.00万元，占一般公共预算支出的25.00%；卫生健康支出80.00万元，占一般公共预算支出的20.00%；农林水支出60.00万元，占一般公共预算支出的18.00%。
正例：
    青溪区司法局2031年度部门预算
    教育支出100.00万元，占一般公共预算支出的25.00%；卫生健康支出80.00万元，占一般公共预算支出的20.00%；农林水支出60.00万元，占一般公共预算支出的15.00%。
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from gouji.checks.narrative.one_whole import runs
from gouji.checks.registry import check
from gouji.domain.arithmetic import printed
from gouji.domain.claims import Mention
from gouji.domain.comparable import comparable
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.proposals import Item
from gouji.domain.ties import Form, Strength, Term, Tie
from gouji.values.figure import Figure
from gouji.values.interval import Interval
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import half_up, plain

_CODE = "N044"
_FEWEST = 3
#: How far apart, of its size, two wholes may be that agree by no chance.
_NARROW = Fraction(1, 100)


@check(_CODE)
def implied_whole(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        told = {relation.claimed for relation in claims.relations}
        for run in runs(claims):
            yield from _compared([one for one in map(_both, run) if one is not None], told)


def _both(item: Item) -> tuple[Mention, Mention] | None:
    """Part and share, where both say something."""
    share = item.share
    if share is None or item.level.figure.value <= 0 or share.figure.value <= 0:
        return None
    whole = _whole(item.level, share)
    return (item.level, share) if whole.high - whole.low <= whole.high * _NARROW else None


def _whole(part: Mention, share: Mention) -> Interval:
    return part.figure.interval / share.figure.interval


def _compared(pairs: Sequence[tuple[Mention, Mention]], told: Container[Mention]) -> Iterator[Outcome]:
    if len(pairs) < _FEWEST or not comparable(*(part for part, _ in pairs)) or any(one in told for _, one in pairs):
        return
    wholes = [_whole(*pair) for pair in pairs]
    common = _common(wholes)
    if common is not None:
        yield from (Passed(part.subject, _tie(part, share, common)) for part, share in pairs)
        return
    apart = [(at, _common([*wholes[:at], *wholes[at + 1 :]])) for at in range(len(pairs))]
    odd = [(at, rest) for at, rest in apart if rest is not None]
    if len(odd) == 1:
        at, rest = odd[0]
        yield from _odd_one(*pairs[at], rest, [pair for number, pair in enumerate(pairs) if number != at])


def _common(wholes: Sequence[Interval]) -> Interval | None:
    low, high = max(one.low for one in wholes), min(one.high for one in wholes)
    return Interval(low, high) if low <= high else None


def _tie(part: Mention, share: Mention, whole: Interval) -> Tie:
    unit = part.figure.unit
    value = half_up((whole.low + whole.high) / 2 / unit.factor, part.figure.places)
    fixed = Fixed("同一总数", Figure(f"约{value:f}{unit.name}", Decimal(value), unit, part.figure.places), share.place)
    return Tie(
        _CODE, "占同一总数", (Term(1, part),), "=", (Term(1, fixed),), Form.RATIO, share, strength=Strength.SUPPOSED
    )


def _odd_one(
    part: Mention, share: Mention, whole: Interval, others: Sequence[tuple[Mention, Mention]]
) -> Iterator[Outcome]:
    tie = _tie(part, share, whole)
    base = tie.right[0].figure
    assert base.figure is not None
    due = part.exact / base.figure.exact
    mismatch = classify(share.figure, due)
    if tie.holds or mismatch in TAILS:
        return
    own = _whole(part, share)
    middle = plain(half_up((own.low + own.high) / 2 / part.figure.unit.factor, part.figure.places))
    should = printed(due, share.figure)
    shown = "、".join(f"{one.called} {one.text}占{other.text}" for one, other in others)
    places = [place for one, other in others for place in (one.place, other.place)]
    yield Failed(
        Problem(
            Severity.WARNING,
            f"占比/{part.called}/同一总数",
            f"{part.called} {part.text} 占 {share.text}，总数应在 {middle}{part.figure.unit.name} 上下；同列的{shown}，总数都{base.text}，"
            f"按这个总数应占 {should}。",
            f"请核对{part.called}的金额和占比；所占的不是同一个总数的，写明各自的总数。",
            (share.place, part.place, *places),
            Side.of(part.called, share.figure, share.place),
            Side("按其余各项的总数", should, others[0][0].place, plain(due * 100, 6), share.figure.unit.name),
            mismatch,
            relation=f"{part.text} ÷ {base.text}",
        ),
        tie,
    )
