"""表与表、表与文的关系: figures of a form against those of other forms, of the texts and of the accounts, as ties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gouji.domain.claims import Mention
from gouji.domain.facts import Fact
from gouji.domain.filled import Filled, points
from gouji.domain.selfeval import Field, Indicator
from gouji.domain.ties import Strength, Term, Tie
from gouji.ties.forms import FormTies, either
from gouji.values.figure import Bound

_GENERAL = "一般公共预算"


def spending(form: FormTies, stated: Sequence[Fact]) -> Tie | None:
    """执行数, or its general public budget alone, is one of the totals that the text states."""
    money = form.evaluation.money
    if money is None:
        return None
    found = [form.entries.of_money(money.total, "executed")]
    found += [form.entries.amount(one.amount, one.label) for one in money.natures if one.label.startswith(_GENERAL)]
    return either(
        Tie("J001", "执行数与决算支出", (Term(1, one),), "=", (Term(1, fact.printed),))
        for fact in stated
        for one in found
        if one is not None and fact.printed is not None
    )


def part_of_spending(form: FormTies, name: str, field: Field, stated: Sequence[Fact]) -> Tie | None:
    """基本支出 or 项目支出 of the form and of the text, which may leave out other funds than the general public budget."""
    entry = form.entries.amount(field, name)
    if entry is None:
        return None
    ties = []
    for fact in stated:
        if fact.printed is not None:
            terms = (Term(1, fact.printed),)
            ties.append(Tie("J002", f"{name}与正文", (Term(1, entry),), "=", terms))
            if fact.subject.startswith(_GENERAL):
                others = tuple(Term(1, one) for one in _other_funds(form))
                ties.append(Tie("J002", f"{name}与正文", (Term(1, entry),), "=", (*terms, *others)))
    return either(ties)


def stated_score(form: FormTies, mention: Mention) -> Tie | None:
    """The score that the text states is the total of the form."""
    total = form.entries.total(form.evaluation.claimed_total, "总分")
    return None if total is None else Tie("J265", "自评得分", (Term(1, mention),), "=", (Term(1, total),))


def evaluated_money(mention: Mention, forms: Sequence[FormTies], columns: Sequence[str]) -> Tie | None:
    """What the text says of the money of the projects evaluated is one of ``columns`` of their forms added up; None where one
    of the forms leaves all of these blank."""
    ties = []
    for column in columns:
        found = [
            None if form.evaluation.money is None else form.entries.of_money(form.evaluation.money.total, column)
            for form in forms
        ]
        terms = tuple(Term(1, one) for one in found if one is not None)
        if len(terms) == len(forms):
            ties.append(Tie("J266", "自评项目资金", (Term(1, mention),), "=", terms, strength=Strength.STATED))
    return either(ties)


def no_fund(form: FormTies, label: str, field: Field) -> Tie | None:
    """A fund that the report says there is none of is 0."""
    entry = form.entries.amount(field, label)
    if entry is None:
        return None
    return Tie("J003", f"{label}为无", (Term(1, entry),), "=", (Term(1, points(0, "无", form.evaluation.place)),))


def projects(executed: Sequence[Filled], stated: Sequence[Fact], whole: FormTies | None, sign: str) -> Tie | None:
    """What the projects spent together is (``=``), or is not more than (``<=``), the project spending of the text, with the
    other funds of the ``whole`` form where the text leaves them out."""
    left = tuple(Term(1, one) for one in executed)
    ties = []
    for fact in stated:
        if fact.printed is not None:
            terms = (Term(1, fact.printed),)
            ties.append(Tie("J004", "项目自评表执行数合计", left, sign, terms))
            if whole is not None and fact.subject.startswith(_GENERAL):
                others = tuple(Term(1, one) for one in _other_funds(whole))
                ties.append(Tie("J004", "项目自评表执行数合计", left, sign, (*terms, *others)))
    return either(ties)


def same_indicator(one: tuple[FormTies, Indicator], other: tuple[FormTies, Indicator], what: str) -> Tie | None:
    """One indicator in two forms: ``what`` is target or actual."""
    first, second = (form.entries.of_row(row, what) for form, row in (one, other))
    if first is None or second is None:
        return None
    return Tie("J005", f"“{one[1].level3.text}”两表", (Term(1, first),), "=", (Term(1, second),))


def target_in_text(form: FormTies, row: Indicator, stated: Iterable[tuple[Mention, bool]]) -> Tie | None:
    """The target is one that the text states; one for a later stage (True) need only not exceed it."""
    target = form.entries.of_row(row, "target")
    if target is None:
        return None
    return either(
        _supposed("J006", f"“{row.level3.text}”目标与正文", target, sign, mention)
        for mention, is_later in stated
        for sign in (("=", ">=") if is_later else ("=",))
    )


def actual_in_text(form: FormTies, row: Indicator, stated: Iterable[Mention]) -> Tie | None:
    """The actual value is one that the text states; ≥90% in the form bounds it only."""
    actual = form.entries.of_row(row, "actual")
    if actual is None:
        return None
    return either(
        _supposed("J007", f"“{row.level3.text}”完成值与正文", actual, _sign(actual.figure.bound), mention)
        for mention in stated
    )


def actual_in_goal(form: FormTies, row: Indicator, stated: Iterable[Mention]) -> Tie | None:
    """The actual value is what the goal of the form says was done."""
    actual = form.entries.of_row(row, "actual")
    if actual is None:
        return None
    ties = []
    for mention in stated:
        mine, said = actual.figure.bound, mention.figure.bound
        sign = _sign(mine) if not (said.upward or said.downward) else {"<=": ">=", ">=": "<="}[_sign(said)]
        ties.append(_supposed("J008", f"“{row.level3.text}”完成值与总体目标", actual, sign, mention))
    return either(ties)


def target_in_goal(form: FormTies, row: Indicator, stated: Iterable[Mention]) -> Tie | None:
    """The target is what the goal of the form expects."""
    target = form.entries.of_row(row, "target")
    if target is None:
        return None
    return either(_supposed("J008", f"“{row.level3.text}”目标值与总体目标", target, "=", mention) for mention in stated)


def project_in_text(form: FormTies, column: str, title: str, stated: Iterable[Mention]) -> Tie | None:
    """What a project spent, or its budget, is what the text gives under its name."""
    money = form.evaluation.money
    entry = None if money is None else form.entries.of_money(money.total, column)
    if entry is None:
        return None
    return either(_supposed("J009", title, entry, "=", mention) for mention in stated)


def _supposed(code: str, title: str, one: Filled, sign: str, mention: Mention) -> Tie:
    """That both speak of one thing was concluded from their names."""
    return Tie(code, title, (Term(1, one),), sign, (Term(1, mention),), strength=Strength.SUPPOSED)


def _sign(bound: Bound) -> str:
    """How a printed bound stands to the value that it bounds: ≥90% is at most it."""
    return "<=" if bound.upward else ">=" if bound.downward else "="


def _other_funds(form: FormTies) -> list[Filled]:
    """What the form lists by nature of income beside the general public budget."""
    money = form.evaluation.money
    natures = () if money is None else money.natures
    others = (one for one in natures if one.axis == "收入性质" and not one.label.startswith(_GENERAL))
    found = (form.entries.amount(one.amount, one.label) for one in others)
    return [one for one in found if one is not None]
