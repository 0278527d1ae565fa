"""有金额没有数量，有数量没有金额

查什么：因公出国（境）费与团组数，公务用车购置费与购置数，公务接待费与批次：一个是零，另一个是不是也是零。
为什么：没有花钱却购了车、接待了人，或花了钱却一个也没有，总有一个写错。
依据：部门决算公开模板“‘三公’经费财政拨款支出决算具体情况”：同一项的金额和数量写在一起。

反例：
    青溪区司法局2024年度部门决算
    一、“三公”经费财政拨款支出决算情况说明
    公务用车购置费支出决算0万元，购置公务用车1辆。
    二、机关运行经费支出情况
    2024年度机关运行经费20.00万元。
正例：
    - 公务用车购置费支出决算0万元，购置公务用车1辆。
    + 公务用车购置费支出决算0万元，购置公务用车0辆。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gouji.checks.registry import check
from gouji.checks.stated import explained
from gouji.domain.claims import Claims, Mention, Role
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.values.figure import Figure

_COUNTED = (
    ("three_public.abroad", ("three_public.missions", "three_public.travellers")),
    ("three_public.car_purchase", ("three_public.cars_bought",)),
    ("three_public.reception", ("three_public.receptions", "three_public.guests")),
)
_FAR = 2
_SETTLED = re.compile(r"尾款|欠款|结清|上年|以前年度|跨年")


@check("J257")
def nil_counts(dossier: Dossier) -> Iterator[Outcome]:
    for _, said in explained(dossier):
        for amount_id, count_ids in _COUNTED:
            told: dict[Mention, list[Mention]] = {}
            for count in (one for id in count_ids for one in said.of(id)):
                amount = _amount_of(count, said.of(amount_id))
                if amount is not None and not _is_of_another(count, amount, said.claims):
                    told.setdefault(amount, []).append(count)
            for amount, counts in told.items():
                yield from _compared(amount, counts)


def _amount_of(count: Mention, amounts: tuple[Mention, ...]) -> Mention | None:
    """The amount told last before ``count``, not far above it."""
    at = (count.passage.number, count.start)
    before = [one for one in amounts if (one.passage.number, one.start) < at]
    return before[-1] if before and count.passage.number - before[-1].passage.number <= _FAR else None


def _is_of_another(count: Mention, amount: Mention, claims: Claims) -> bool:
    """Whether another amount, of a part of it, stands between both, or the words say that it was paid for what was got before."""
    between = any(
        one.passage is count.passage
        and one.end <= count.start
        and one.role is Role.LEVEL
        and one.figure.unit.is_money
        and (one.passage is not amount.passage or one.start > amount.start)
        for one in claims.mentions
    )
    told = count.passage.text[amount.end if amount.passage is count.passage else 0 : count.start]
    return between or _SETTLED.search(told) is not None


def _compared(amount: Mention, counts: Sequence[Mention]) -> Iterator[Outcome]:
    """One outcome for all counts that contradict an amount, for they contradict it for one cause."""
    if amount.is_nil:
        yield from (Passed.over(f"{amount.called}与数量", amount, count) for count in counts if count.is_nil)
    against = [count for count in counts if count.is_nil is not amount.is_nil]
    if not against:
        return
    what = "金额是零，却有数量" if amount.is_nil else "有金额，数量却是零"
    first = against[0]
    printed = first if amount.is_nil else amount
    nothing = Fixed("无", Figure("0", Decimal(0), printed.unit), printed.place)
    # Two figures tell nothing of which is wrong: it may only follow from another cause.
    tie = Tie("J257", "金额与数量", (Term(1, printed),), "<=", (Term(1, nothing),), strength=Strength.SUPPOSED)
    yield Failed(
        Problem(
            Severity.WARNING,
            f"{amount.called}/金额与数量",
            f"{amount.called} {amount.shown}，{'、'.join(one.shown for one in against)}：{what}。",
            "核对金额和数量，改正写错的一个；由别的资金开支的，写明资金来源。",
            (*(one.place for one in against), amount.place),
            Side.of(f"文字说明“{first.called}”", first.figure, first.place),
            Side.of(f"文字说明“{amount.called}”", amount.figure, amount.place),
            relation="金额为零时数量为零",
        ),
        tie,
        known=True,
    )
