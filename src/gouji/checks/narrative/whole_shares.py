"""同一总数的各项占比合起来不是100%

查什么：已列出全部分项的（基本支出与项目支出，货物、工程与服务，税收与非税……），各占同一总数的比例相加是否为100%，每一项的比例是否等于它在各项之和里的比例；
总数没有印出的也查，各项在一句里并列或者分成几条写都查。
为什么：分项的占比各自手工计算，总数取错、金额取整或者改了一项，单看每一项看不出来，加起来就露出来。
依据：一个总数的全部分项占比之和为100%；各数按印出的位数留取舍余地，末位尾差只作提示。相加小于100%的，可能另有一项没有写，或者占的是更大的总数，只在其余各项都对、单有一项不对时列为疑点。

反例：
    青溪区司法局2031年度部门预算
    1．基本支出247.63万元，占一般公共预算支出的84.06%。
    2．项目支出46.95万元，占一般公共预算支出的19.62%。
正例：
    青溪区司法局2031年度部门预算
    1．基本支出247.63万元，占一般公共预算支出的84.06%。
    2．项目支出46.95万元，占一般公共预算支出的15.94%。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gouji.catalogue.claims import complete_partition
from gouji.catalogue.names import core
from gouji.checks.narrative.broken import outcome_of
from gouji.checks.narrative.one_whole import runs
from gouji.checks.narrative.share import share_sentence
from gouji.checks.narrative.shares_of_all import All, shares_of_all
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.domain.dossier import Dossier
from gouji.domain.filled import Fixed
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.proposals import Item
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.text import TextTies, text_ties
from gouji.values.figure import Figure
from gouji.values.mismatch import Mismatch
from gouji.values.rounding import plain
from gouji.values.units import PERCENT

_CODE = "N040"
_ALL = Figure("100%", Decimal(100), PERCENT)
_FEWEST = 2
#: Between these the shares may be meant to be of one whole; a list that may not be all is of one where it comes close.
_LEAST, _MOST, _CLOSE = Fraction(1, 2), Fraction(2), Fraction(5, 4)


@check(_CODE)
def whole_shares(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        ties = text_ties(claims)
        told: set[Mention] = set()
        for items in _complete(claims):
            told.update(item.share for item in items if item.share is not None)
            yield from _compared(items, ties)
        for every in shares_of_all(claims):
            if told.isdisjoint(every.shares):
                yield from _made_up(every)


def _complete(claims: Claims) -> Iterator[tuple[Item, ...]]:
    """The shares of one whole by their words whose parts are all of a known whole."""
    for run in runs(claims):
        yield from _all(run)


def _all(run: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    if len(run) >= _FEWEST:
        names = tuple(core(item.level.subject) for item in run)
        zero = frozenset(core(item.level.subject) for item in run if item.level.figure.value == 0)
        if complete_partition(names, zero) is not None:
            yield run


def _compared(items: tuple[Item, ...], ties: TextTies) -> Iterator[Outcome]:
    shares = [item.share for item in items if item.share is not None]
    parts = [item.level for item in items]
    name = "、".join(core(part.subject) for part in parts)
    whole = Fixed("全部", _ALL, shares[0].place)
    stated = Tie(
        _CODE, "占比之和", tuple(Term(1, one) for one in shares), "=", (Term(1, whole),), strength=Strength.STATED
    )
    if stated.holds or all(part.figure.value == 0 for part in parts):
        yield Passed(name, stated)
        return
    each = [(one, ties.of(one, _CODE, Strength.SUPPOSED)) for one in _of_the_sum(items, parts)]
    wrong = [(one, tie) for one, tie in each if tie.holds is False]
    alone = len(wrong) == 1
    if not alone and sum(one.exact for one in shares) < 1:
        return  # shares of something larger, or a part has no name
    yield Failed(_problem(name, shares, certain=alone), stated, known=not alone)
    for relation, tie in wrong if alone else ():
        yield outcome_of(relation, tie, share_sentence)


def _made_up(every: All) -> Iterator[Outcome]:
    """Shares told without amounts: a doubt where they do not make 100%, though less is lawful of a list that may not be all."""
    name = "、".join(every.names)
    whole = Fixed("全部", _ALL, every.shares[0].place)
    tie = Tie(
        _CODE,
        "占比之和",
        tuple(Term(1, one) for one in every.shares),
        "=",
        (Term(1, whole),),
        strength=Strength.SUPPOSED,
    )
    total = sum(one.exact for one in every.shares)
    if tie.holds:
        yield Passed(name, tie)
    elif _LEAST < total < _MOST and (every.closed or 1 < total < _CLOSE):
        yield Failed(_problem(name, list(every.shares), certain=False, alone=True), tie, known=True)


def _of_the_sum(items: tuple[Item, ...], parts: list[Mention]) -> Iterator[Relation]:
    """Each share as that of its part in the sum of the parts."""
    if comparable(*parts) and len({part.measure for part in parts} - {""}) < _FEWEST:
        for item in items:
            others = (one for one in parts if one is not item.level)
            assert item.share is not None
            yield Relation(
                Kind.SHARE, Shape.SHARE, Formula.PART_OF_SUM, (item.level, *others), item.share, stated=False
            )


def _problem(name: str, shares: list[Mention], *, certain: bool, alone: bool = False) -> Problem:
    total = sum((share.exact for share in shares), Fraction(0))
    off, steps = abs(total - 1), sum(share.figure.step for share in shares)
    arithmetic = "＋".join(share.text for share in shares)
    shown = f"{plain(total / PERCENT.factor, 6)}%"
    tail = off <= steps and not (alone and total > 1)  # figures that are cut off come to less, never to more
    severity = Severity.INFO if tail else Severity.ERROR if total > 1 and certain else Severity.WARNING
    return Problem(
        severity,
        f"{name}/占比之和",
        f"{name}是一个总数的全部分项，所写占比相加为 {shown}（{arithmetic}），不是100%。",
        "请核对各项的金额和所占的总数，用没有取整的金额重算占比；不是同一个总数的，写明各自的总数。",
        tuple(dict.fromkeys(share.place for share in shares)),
        Side("占比之和", shown, shares[0].place, plain(total / PERCENT.factor, 6), PERCENT.name),
        Side("全部", "100%", shares[-1].place, "100", PERCENT.name),
        Mismatch.TAIL if tail else Mismatch.OTHER,
        plain((total - 1) / PERCENT.factor, 6),
        f"{arithmetic}＝{shown}",
    )
