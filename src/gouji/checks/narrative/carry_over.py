"""文字写的结转结余与收支、与项目结转对不上

查什么：年初结转结余、收入、支出、年末结转结余分写在几处时是否接得上；项目资金的上年结转有没有超过全部年初结转结余；项目资金收入大于支出的差额，有没有结转到年末。
为什么：项目结转是全部结转的一部分，几处说法对不上，说明至少有一处口径或数字有误。
依据：年末结转和结余＝年初结转和结余＋收入－支出；部分不大于总体。

反例：
    2023年度总收入356.49万元。2023年度支出368.93万元。
    2023年年初结转结余12.44万元。2023年年末结转和结余0万元。
    2023年项目资金收入99.72万元。其中区级配套资金31万元，上年结转资金68.72万元。
    2023年项目资金支出99.72万元。
正例：
    2023年度总收入356.49万元。2023年度支出368.93万元。
    2023年年初结转结余12.44万元。2023年年末结转和结余0万元。
    2023年项目资金收入99.72万元。其中区级配套资金91万元，上年结转资金8.72万元。
    2023年项目资金支出99.72万元。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gouji.checks.narrative.broken import SLIPS
from gouji.checks.narrative.flows import of_the_year
from gouji.checks.registry import check
from gouji.domain.claims import Claims, Mention, Role, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact, FactBook
from gouji.domain.findings import ONE_OF, Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.text import TextTies, text_ties
from gouji.values.mismatch import TAILS, Mismatch, classify
from gouji.values.rounding import plain
from gouji.values.units import WAN_YUAN

_OPENING, _CLOSING = "年初结转结余", "年末结转结余"
# Funds of projects put too high show twice: against what was carried in, and against what is left.
_CAUSE = "项目资金来源"
_OTHER_ROWS = ((("使用非财政拨款结余", "弥补收支差额"), 1), (("结余分配",), -1))
_FLOWS = (("收入", "支出"), ("财政拨款收入", "财政拨款支出"))

_Beside = tuple[int, Mention]


@check("N014")
def carry_over(dossier: Dossier) -> Iterator[Outcome]:
    for claims in dossier.claims:
        book, ties = FactBook(claims.facts), text_ties(claims)
        for opening in book.find(_OPENING, "决算")[:1]:
            yield from _continued(book, opening, tuple(_besides(claims, opening)), ties)
            yield from _project_opening(claims, opening, ties)
        yield from _project_rest(book, ties)


def _besides(claims: Claims, opening: Fact) -> Iterator[_Beside]:
    """What the text prints of the other rows between income and closing balance: 使用非财政拨款结余, 结余分配."""
    for words, sign in _OTHER_ROWS:
        named = (
            one for one in claims.mentions if one.role is Role.LEVEL and any(word in one.subject for word in words)
        )
        dated = (one for one in named if one.figure.unit.is_money and one.year in (None, opening.year))
        first = next(dated, None)
        if first is not None and first.figure.value != 0:
            yield sign, first


def _continued(book: FactBook, opening: Fact, besides: tuple[_Beside, ...], ties: TextTies) -> Iterator[Outcome]:
    """opening + income - spending = closing, over the facts of one year; any of its flows may be meant, and ``besides`` may
    belong to it."""
    closing = book.first(_CLOSING, "决算", opening.year)
    if closing is None:
        return
    flows = [
        (income, spending)
        for one, two in _FLOWS
        for income in of_the_year(book.find(one, "决算", opening.year))
        for spending in of_the_year(book.find(two, "决算", opening.year))
    ]
    if not flows:
        return
    first, *others = (
        Tie(
            "N014",
            "结转接续",
            (ties.term(closing),),
            "=",
            (ties.term(opening), ties.term(income), ties.term(spending, -1), *(Term(*one) for one in others)),
            strength=Strength.STATED,
        )
        for others in dict.fromkeys((besides, ()))
        for income, spending in flows
    )
    tie = replace(first, rivals=tuple(others))
    yield Passed(_CLOSING, tie) if tie.holds else Failed(_gap(opening, *flows[0], closing, besides), tie)


def _gap(opening: Fact, income: Fact, spending: Fact, closing: Fact, besides: tuple[_Beside, ...]) -> Problem:
    due = opening.figure.exact + income.figure.exact - spending.figure.exact
    due += sum(sign * one.exact for sign, one in besides)
    mismatch = classify(closing.figure, due)
    tail = mismatch in TAILS
    others = (f" {'+' if sign > 0 else '−'} {_in_wan(one.exact)}" for sign, one in besides)
    arithmetic = f"{_wan(opening)} + {_wan(income)} − {_wan(spending)}{''.join(others)}"
    should = plain(due / WAN_YUAN.factor, 6)
    facts = (closing, opening, income, spending)
    return Problem(
        Severity.INFO if tail else Severity.ERROR,
        "年末结转结余/收支接续",
        f"年末结转和结余写 {closing.figure.text}，按年初结转和收支应为 {should} 万元（{arithmetic}）：{SLIPS[mismatch]}。",
        "请核对年初结转、收入、支出和年末结转四个数，它们应当首尾相接。",
        tuple(dict.fromkeys(fact.place for fact in facts)),
        Side.of(_CLOSING, closing.figure, closing.place),
        Side("按收支计算", should, opening.place, should, WAN_YUAN.name),
        mismatch,
        plain((closing.figure.exact - due) / WAN_YUAN.factor, 6),
        arithmetic,
    )


def _project_opening(claims: Claims, opening: Fact, ties: TextTies) -> Iterator[Outcome]:
    """What projects carried over from last year is part of all that was carried over."""
    for part in _carried_by_projects(claims):
        if part.year is not None and opening.year is not None and part.year != opening.year:
            continue
        tie = Tie("N014", "项目结转", (Term(1, part),), "<=", (ties.term(opening),), strength=Strength.STATED)
        if tie.holds:
            yield Passed(part.subject, tie)
            continue
        excess = plain((part.figure.exact - opening.figure.exact) / WAN_YUAN.factor, 6)
        yield Failed(
            Problem(
                Severity.ERROR,
                "项目上年结转/年初结转结余",
                f"项目资金中的{part.spoken}写 {part.text}，大于全部年初结转结余 {opening.figure.text}，多出 {excess} 万元。",
                "请核对：项目的上年结转是年初结转结余的一部分，不可能更大；把以前年度指标算作结转的，请写明口径。",
                (part.place, opening.place),
                Side.of(f"项目{part.spoken}", part.figure, part.place),
                Side.of(_OPENING, opening.figure, opening.place),
                Mismatch.OTHER,
                excess,
                f"{part.text} ≤ {opening.figure.text}",
                cause=_CAUSE,
            ),
            tie,
        )


def _carried_by_projects(claims: Claims) -> Iterator[Mention]:
    for relation in claims.relations:
        if relation.shape is Shape.PARTS and "项目" in relation.claimed.subject:
            yield from (one for one in relation.operands if "上年结转" in one.subject)


def _project_rest(book: FactBook, ties: TextTies) -> Iterator[Outcome]:
    """What projects received and did not spend must stand in the closing balance."""
    for income in book.find("项目资金收入", "决算")[:1]:
        spending = book.first("项目资金支出", "决算", income.year)
        closing = book.first(_CLOSING, "决算", income.year)
        if spending is None or closing is None:
            continue
        rest = (ties.term(income), ties.term(spending, -1))
        tie = Tie("N014", "项目资金结余", rest, "<=", (ties.term(closing),), strength=Strength.SUPPOSED)
        if tie.holds:
            yield Passed("项目资金结余", tie)
            continue
        due = plain((income.figure.exact - spending.figure.exact) / WAN_YUAN.factor, 6)
        printed = (income, spending, closing)
        yield Failed(
            Problem(
                Severity.WARNING,
                "项目资金收支差额/年末结转结余",
                f"项目资金收入 {income.figure.text}、支出 {spending.figure.text}，应余 {due} 万元，"
                f"但年末结转和结余写 {closing.figure.text}。",
                "请核对项目收支和年末结转；余额已被财政收回的，请在说明中写明。",
                tuple(one.place for one in printed),
                Side(ONE_OF, "、".join(one.figure.text for one in printed), income.place),
                mismatch=Mismatch.OTHER,
                difference=due,
                relation=f"{_wan(income)} − {_wan(spending)}",
                cause=_CAUSE,
                rivals=(spending.place, closing.place),
            ),
            tie,
        )


def _wan(fact: Fact) -> str:
    return _in_wan(fact.figure.exact)


def _in_wan(exact: Fraction) -> str:
    return plain(exact / WAN_YUAN.factor, 6)
