"""文字写的分项预算、决算或增减额与合计不符

查什么：“三公”经费等合计项目，各分项分别写在几段里时，决算数、预算数和增减额相加是否等于合计；没有直接写预算数的，由决算数和增减额推出。
同一句里“合计减少D，其中d1、d2……”也在此核对；分项数额相加等于合计、各与同一基数相比的，增减额也应当相加相等。
为什么：分项和合计不在一段，眼睛看不出来，推算一遍才会发现分项预算加起来与合计预算不是一个数。
依据：部门决算“三公”经费公开表的合计关系；政府采购＝货物＋工程＋服务。

反例：
    2023年度“三公”经费支出决算数为0.83万元，与2023年预算数4.54万元相比减少3.71万元。其中:
    因公出国（境）费用支出决算为0万元，与2023年预算0万元一致。
    2023年公务用车购置及运行维护费支出决算数为0.78万元，与2023年预算数相比减少3.02万元。
    公务接待费预算数1.04万元，支出决算数为0.05万元，与2023年预算数相比减少0.99万元。
正例：
    2023年度“三公”经费支出决算数为0.83万元，与2023年预算数4.84万元相比减少4.01万元。其中:
    因公出国（境）费用支出决算为0万元，与2023年预算0万元一致。
    2023年公务用车购置及运行维护费支出决算数为0.78万元，与2023年预算数相比减少3.02万元。
    公务接待费预算数1.04万元，支出决算数为0.05万元，与2023年预算数相比减少0.99万元。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gouji.catalogue.claims import compositions, government_named
from gouji.checks.narrative.broken import SLIPS, judged
from gouji.checks.registry import check
from gouji.document.place import Place
from gouji.domain.claims import Claims, Mention, Relation, Shape
from gouji.domain.dossier import Dossier
from gouji.domain.facts import Fact, FactBook
from gouji.domain.findings import Failed, Outcome, Passed, Problem, Severity, Side
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.text import TextTies, text_ties
from gouji.values.figure import Figure
from gouji.values.mismatch import TAILS, Mismatch, classify
from gouji.values.rounding import plain
from gouji.values.units import WAN_YUAN

_MEASURES = (("决算", ""), ("预算", "比预算增减额"), ("年初预算", "比年初预算增减额"))


@dataclass(frozen=True, slots=True)
class Amount:
    """金额: a stated figure, or one implied by an outcome and its change; ``shown`` is its arithmetic in 万元."""

    value: Fraction
    shown: str
    facts: tuple[Fact, ...]
    terms: tuple[Term, ...]

    @property
    def figure(self) -> Figure:
        return self.facts[0].figure


@check("N010")
def change_parts(dossier: Dossier) -> Iterator[Outcome]:
    yield from judged("N010", dossier, frozenset((Shape.CHANGE_PARTS,)), _sentence)
    for claims in dossier.claims:
        ties, book = text_ties(claims), FactBook(claims.facts)
        for whole in compositions():
            yield from _compositions(claims, book, whole, ties)


def _sentence(relation: Relation, should: str, arithmetic: str) -> str:
    return f"{relation.claimed.spoken}合计增减额写 {relation.claimed.text}，各项相抵应为 {should}（{arithmetic}）"


def _compositions(claims: Claims, book: FactBook, whole: str, ties: TextTies) -> Iterator[Outcome]:
    for year in sorted(book.years.get(whole, ()), key=str):
        for measure, change in _MEASURES:
            for parts in compositions()[whole]:
                amounts = [_amount(book, part, measure, change, year, ties) for part in parts]
                known = [amount for amount in amounts if amount is not None]
                stated = _whole(claims, book, whole, measure, change, year, ties, known)
                if stated is not None and len(known) == len(parts) and _apart(stated, known):
                    changes = _changes(book, whole, parts, change, year, ties)
                    yield _compared(whole, measure, stated, known, changes)
                    break


def _whole(
    claims: Claims,
    book: FactBook,
    whole: str,
    measure: str,
    change: str,
    year: int | None,
    ties: TextTies,
    parts: Sequence[Amount],
) -> Amount | None:
    """The total that the parts make up, of several of one name; else the first that may be theirs."""
    totals = [_printed(fact, ties) for fact in book.find(whole, measure, year)]
    if not totals:
        return _amount(book, whole, measure, change, year, ties)
    due = sum((part.value for part in parts), Fraction(0))
    found = next((one for one in totals if one.value == due), None)
    return found or next((one for one in totals if not _is_of_another(one, parts, claims)), None)


def _is_of_another(stated: Amount, parts: Sequence[Amount], claims: Claims) -> bool:
    """Whether the parts make up another printed total, of another level of government: 全区 in the list, 区直 by itself."""
    figures = {fact.printed for part in parts for fact in part.facts if fact.figure.value != 0}
    own = [one.claimed for one in claims.relations if one.shape is Shape.PARTS and figures <= set(one.operands)]
    return any(
        isinstance(fact.printed, Mention) and government_named(fact.printed.subject) != government_named(total.subject)
        for fact in stated.facts
        for total in own
    )


def _printed(fact: Fact, ties: TextTies) -> Amount:
    return Amount(fact.figure.exact, _wan(fact.figure.exact), (fact,), (ties.term(fact),))


def _amount(book: FactBook, subject: str, measure: str, change: str, year: int | None, ties: TextTies) -> Amount | None:
    """The stated figure of that measure, or the outcome less its signed change against it."""
    fact = book.first(subject, measure, year)
    if fact is not None:
        return _printed(fact, ties)
    outcome, moved = book.first(subject, "决算", year), book.first(subject, change, year)
    if outcome is None or moved is None or not change:
        return None
    value = outcome.figure.exact - moved.figure.exact
    sign = "+" if moved.figure.value <= 0 else "−"
    shown = f"({_wan(outcome.figure.exact)} {sign} {_wan(abs(moved.figure.exact))})"
    return Amount(value, shown, (outcome, moved), (ties.term(outcome), ties.term(moved, -1)))


def _apart(stated: Amount, parts: Sequence[Amount]) -> bool:
    """Whether the figures stand in several paragraphs; lists within one are checked where they stand."""
    places = {fact.place.quoting("") for amount in (stated, *parts) for fact in amount.facts}
    return len(places) > 1


def _changes(book: FactBook, whole: str, parts: Sequence[str], change: str, year: int | None, ties: TextTies) -> str:
    """What the parts say of the change of the whole, when that contradicts too; else empty."""
    stated = book.first(whole, change, year)
    budget = change.removeprefix("比").removesuffix("增减额")
    pairs = [(book.first(part, "决算", year), _amount(book, part, budget, change, year, ties)) for part in parts]
    due = [outcome.figure.exact - base.value for outcome, base in pairs if outcome is not None and base is not None]
    if stated is None or len(due) < len(parts) or sum(due) == stated.figure.exact:
        return ""
    return f"相应地，各分项合计{_moved(sum(due, Fraction(0)))}，文中合计写{_moved(stated.figure.exact)}。"


def _moved(change: Fraction) -> str:
    return f"{'增加' if change > 0 else '减少'} {_wan(abs(change))} 万元"


def _wan(value: Fraction) -> str:
    return plain(value / WAN_YUAN.factor, 6)


def _compared(whole: str, measure: str, stated: Amount, parts: Sequence[Amount], changes: str) -> Outcome:
    title = f"{whole}{measure}数之和"
    right = tuple(term for part in parts for term in part.terms)
    tie = Tie("N010", title, stated.terms, "=", right, strength=Strength.STATED)
    if tie.holds:
        return Passed(title, tie)
    facts = [fact for amount in (stated, *parts) for fact in amount.facts]
    exact = sum((part.value for part in parts), Fraction(0))
    arithmetic = " + ".join(part.shown for part in parts)
    mismatch = classify(stated.figure, exact) if len(stated.facts) == 1 else Mismatch.OTHER
    tail = mismatch in TAILS
    places: list[Place] = [fact.place for fact in facts]
    shown, should = _wan(stated.value), _wan(exact)
    return Failed(
        Problem(
            Severity.INFO if tail else Severity.ERROR,
            f"{whole}/{measure}/分项之和",
            f"{whole}{measure}数为 {shown} 万元，各分项{measure}数相加为 {should} 万元（{arithmetic}），"
            f"相差 {_wan(abs(exact - stated.value))} 万元：{SLIPS[mismatch]}。{changes}",
            f"请对照“三公”经费等公开表核对各分项的{measure}数和增减额；分项无误的，合计应为 {should} 万元。",
            tuple(dict.fromkeys(places)),
            Side(f"{whole}{measure}", shown, stated.facts[0].place, shown, WAN_YUAN.name),
            Side("各分项之和", should, parts[0].facts[0].place, should, WAN_YUAN.name),
            mismatch,
            plain((stated.value - exact) / WAN_YUAN.factor, 6),
            arithmetic,
        ),
        tie,
    )
