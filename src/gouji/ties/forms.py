"""自评表的关系: what a form demands of its figures: weights, scores, amounts and the rate, as ties over its entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gouji.catalogue.grades import grade_bands
from gouji.catalogue.indicator_words import bounded_rates, is_beside_full, is_execution_rate
from gouji.domain.dossier import Dossier
from gouji.domain.facts import FactBook
from gouji.domain.filled import Filled, Fixed, points
from gouji.domain.scores import ScoreCard
from gouji.domain.selfeval import Field, GroupHead, Indicator, MoneyRow, SelfEvaluation
from gouji.domain.ties import Form, Strength, Term, Tie
from gouji.ties.entries import Entries
from gouji.ties.scores import Cards, CoefficientRule, GradeRule, ScoreRule, WholeAmounts
from gouji.values import zh
from gouji.values.figure import Figure
from gouji.values.units import PERCENT

_FULL = 100
#: A head of amounts that says that they were spent.
_SPENT = re.compile(r"决算|执行|实际")
#: A title that says what the whole form is worth: （满分120分）.
_FULL_MARKS = re.compile(r"(?:满分|总分)(?:值|为|:)*(\d{2,3})分")
#: The points of the rate of execution in a head: 预算执行情况（20分）, 得分（20分*执行率）.
_HEAD_POINTS = re.compile(r"\((\d{1,3}(?:\.\d+)?)分(?=[)*×])")
_SUPPOSED = Strength.SUPPOSED
COLUMNS = {"initial": "年初预算数", "budget": "全年预算数", "executed": "全年执行数"}


class FormTies:
    """自评表关系: the ties of one form, None where one of their figures is not there. A figure is one entry, whoever asks."""

    def __init__(self, evaluation: SelfEvaluation, card: ScoreCard, facts: FactBook) -> None:
        self.evaluation = evaluation
        self.entries = Entries(evaluation)
        self._cards = Cards(self.entries, card, facts)

    def weights(self) -> tuple[Filled, ...] | None:
        """The weight of every row, that of the execution rate first; None where one is not filled in. Where no row prints the
        weight of the rate, it is the points that its head prints, 得分（10分）: unless the rows make the whole without it."""
        found = self._all("weight")
        money = self.evaluation.money
        if found is None or money is None or money.total.weight is not None:
            return found
        heads = self._head_points()
        short = sum((one.figure.exact for one in found), Fraction(0)) < self.full_marks
        return (heads[0], *found) if short and len({one.figure.value for one in heads}) == 1 else found

    def _head_points(self) -> list[Filled]:
        """The points of the rate of execution, once for each head of the block of money that prints them."""
        heads = () if self.evaluation.money is None else self.evaluation.money.heads
        prints = ((head, _HEAD_POINTS.search(zh.label(head.text))) for head in heads)
        return [self.entries.heading(head, Decimal(found[1])) for head, found in prints if found is not None]

    def headings(self) -> tuple[Filled, ...] | None:
        """The points that the headings print, those of the rate of execution first; None unless every row stands below one and
        the points of the rate are known. Headings below others divide the same points once more."""
        heads = [head for head in self.evaluation.groups if head.points is not None and head.members]
        top: list[GroupHead] = []
        for head in sorted(heads, key=lambda one: (-len(one.members), one.level)):
            if not any(set(head.members) <= set(other.members) for other in top):
                top.append(head)
        covered = sorted(number for head in top for number in head.members)
        weight = self._money("weight")
        rate = [weight] if weight is not None else self._head_points()[:1]
        if not rate or covered != list(range(len(self.evaluation.indicators))):
            return None
        printed = [self.entries.heading(head.name, head.points) for head in top if head.points is not None]
        return (*rate, *printed)

    def scores(self) -> tuple[Filled, ...] | None:
        """The score of every row, that of the execution rate first; None where one is not filled in."""
        return self._all("claimed")

    @property
    def full_marks(self) -> int:
        """满分: 100, or what the title of the form says."""
        said = _FULL_MARKS.search(zh.label(self.evaluation.title))
        return _FULL if said is None else int(said[1])

    def beside_full(self) -> tuple[Filled, ...]:
        """加分项、扣分项: the weights of rows that are given or taken beside the full score."""
        rows = (row for row in self.evaluation.indicators if _is_beside_full(row))
        return tuple(one for row in rows if (one := self.entries.of_row(row, "weight")) is not None)

    def full_weight(self, weights: Sequence[Filled]) -> Tie:
        """All weights together are the full score, those beside it left out where the form means them so."""
        full = points(self.full_marks, "满分", self.evaluation.place)
        return Tie("A001", "分值合计", _terms(self.counted(weights)), "=", (Term(1, full),))

    def printed_weight(self, weights: Sequence[Filled]) -> Tie | None:
        """The total of weights that the form prints, with what is beside the full score or without."""
        printed = self.entries.total(self.evaluation.total_weight, "分值合计")
        if printed is None:
            return None
        return either(
            Tie("A001", "分值合计", (Term(1, printed),), "=", _terms(kind))
            for kind in dict.fromkeys((tuple(weights), self.counted(weights)))
        )

    def counted(self, weights: Sequence[Filled]) -> tuple[Filled, ...]:
        """The weights that make the whole: those beside the full score left out, where they do not help to make it."""
        beside = self.beside_full()
        is_full = sum((one.figure.exact for one in weights), Fraction(0)) == self.full_marks
        return tuple(weights) if is_full else tuple(one for one in weights if one not in beside)

    def heading(self, name: Field, written: Decimal, rows: Sequence[Indicator]) -> Tie | None:
        """The points in a heading and the weights below it; the scores below it, none of which may be more, where the form
        prints no weights at all."""
        weights = [self.entries.of_row(row, "weight") for row in rows]
        given = [one for one in weights if one is not None]
        title = f"“{zh.squeeze(name.text)}”分值"
        head = self.entries.heading(name, written)
        if len(given) == len(rows):
            return Tie("A002", title, (Term(1, head),), "=", _terms(given))
        scores = [one for row in rows if (one := self.entries.of_row(row, "claimed")) is not None]
        if any(row.weight is not None and row.weight.figure is not None for row in rows) or not scores:
            return None
        return Tie("A002", title, (Term(1, head),), ">=", _terms(scores))

    def full_group(self, name: Field, written: Decimal, rows: Sequence[Indicator]) -> Tie | None:
        """Where the form prints no weights and every target below a heading is reached, the scores make its points."""
        scores = [
            one for row in rows if row.weight is None and (one := self.entries.of_row(row, "claimed")) is not None
        ]
        if len(scores) < len(rows) or not all(self._cards.is_met(row) for row in rows):
            return None
        title = f"“{zh.squeeze(name.text)}”都已完成"
        head = self.entries.heading(name, written)
        return Tie("A002", title, (Term(1, head),), "=", _terms(scores), strength=_SUPPOSED)

    def total_score(self, scores: Sequence[Filled]) -> Tie | None:
        """The total is the sum of all scores; that of the rate of execution once, where the money block and a row both print
        it."""
        total = self.entries.total(self.evaluation.claimed_total, "总分")
        if total is None:
            return None
        twice = self._money("claimed")
        rates = (row for row in self.evaluation.indicators if is_execution_rate(row.level3.text))
        own = [one.figure.value for row in rates if (one := self.entries.of_row(row, "claimed")) is not None]
        again = twice is not None and twice.figure.value in own
        kinds = (scores, scores[1:]) if again else (scores,)
        return either(Tie("A003", "总分", (Term(1, total),), "=", _terms(kind)) for kind in kinds)

    def at_most_full(self) -> Tie | None:
        """The total is not more than the full score."""
        total = self.entries.total(self.evaluation.claimed_total, "总分")
        full = points(self.full_marks, "满分", self.evaluation.place)
        return None if total is None else Tie("A003", "总分不超过满分", (Term(1, total),), "<=", (Term(1, full),))

    def within_weight(self, row: Indicator | MoneyRow) -> Tie | None:
        """No score is more than its weight."""
        claimed, weight = self._entry(row, "claimed"), self._entry(row, "weight")
        if claimed is None or weight is None:
            return None
        return Tie("A004", "得分不超过分值", (Term(1, claimed),), "<=", (Term(1, weight),))

    def not_below_zero(self, row: Indicator | MoneyRow) -> Tie | None:
        claimed = self._entry(row, "claimed")
        zero = points(0, "零", self.evaluation.place)
        if isinstance(row, Indicator) and _is_beside_full(row):
            return None  # what is taken off is printed as a negative score
        return None if claimed is None else Tie("A004", "得分不低于零", (Term(1, claimed),), ">=", (Term(1, zero),))

    def coefficient(self, row: Indicator) -> Tie | None:
        """The score is weight times coefficient."""
        claimed, weight, factor = (self.entries.of_row(row, what) for what in ("claimed", "weight", "coefficient"))
        if claimed is None or weight is None or factor is None:
            return None
        rule = CoefficientRule(claimed, weight, factor)
        return Tie("A006", "得分", (Term(1, claimed),), "=", _terms((weight, factor)), Form.RULE, rule=rule)

    def sources(self, column: str) -> Tie | None:
        """The total of one column of money and its filled parts."""
        money = self.evaluation.money
        if money is None:
            return None
        total = self.entries.of_money(money.total, column)
        found = (self.entries.of_money(row, column, _part(row, column)) for row in money.parts)
        parts = [one for one in found if one is not None]
        if total is None or not parts:
            return None
        return Tie("A005", f"{COLUMNS[column]}的各项来源", (Term(1, total),), "=", _terms(parts))

    def natures(self, axis: str) -> Tie | None:
        """Amounts by nature, which do not say whether they are budget or spending: they add up to one of the totals."""
        money = self.evaluation.money
        if money is None:
            return None
        found = (self.entries.amount(one.amount, one.label) for one in money.natures if one.axis == axis)
        parts = [one for one in found if one is not None]
        totals = [self.entries.of_money(money.total, column) for column in reversed(COLUMNS)]
        title = f"按{axis}分的各项"
        ties = [Tie("A005", title, (Term(1, total),), "=", _terms(parts)) for total in totals if total is not None]
        return either(ties) if parts else None

    def basic_and_project(self) -> Tie | None:
        """执行数 is what basic and project spending make together, where the form asks for both; 预算数 too, where their heads
        do not say that they are spending of the final accounts."""
        fields = [self.evaluation.extra(name) for name in ("basic_spending", "project_spending")]
        parts = [self.entries.amount(one, name) for one, name in zip(fields, ("基本支出", "项目支出"), strict=True)]
        filled = [one for one in parts if one is not None]
        says = all(one is not None and _SPENT.search(one.place.row) for one in fields)
        totals = [self._money(what) for what in (("executed",) if says else ("executed", "budget"))]
        if totals[0] is None or len(filled) < len(parts):
            return None
        return either(
            Tie("A005", "基本支出与项目支出", (Term(1, total),), "=", _terms(filled))
            for total in totals
            if total is not None
        )

    def rate(self, row: MoneyRow) -> Tie | None:
        """执行率 of a row of money is its 执行数 over its 预算数; amounts printed without decimals count as they stand."""
        is_part = self.evaluation.money is not None and row is not self.evaluation.money.total
        names = [_part(row, what) if is_part else "" for what in ("executed", "budget")]
        executed, budget = (
            self.entries.of_money(row, what, name) for what, name in zip(("executed", "budget"), names, strict=True)
        )
        title = f"{zh.squeeze(row.label.text)}执行率" if is_part else "执行率"
        rate = self.entries.of_money(row, "rate", title)
        if rate is None or executed is None or budget is None or budget.figure.exact <= 0:
            return None
        above, below = (Term(1, executed),), (Term(1, budget),)
        if min(executed.figure.places, budget.figure.places) == 0:
            rule = WholeAmounts(rate, executed, budget)
            return Tie("S002", title, (Term(1, rate),), "=", (*above, *below), Form.RULE, rule=rule)
        return Tie("S002", title, above, "=", below, Form.RATIO, rate)

    def within_budget(self) -> Tie | None:
        """What was spent is not more than the budget as adjusted."""
        executed, budget = self._money("executed"), self._money("budget")
        if executed is None or budget is None:
            return None
        return Tie("S003", "执行数不超过预算数", (Term(1, executed),), "<=", (Term(1, budget),), strength=_SUPPOSED)

    def score(self, number: int) -> Tie | None:
        """The score of the card's row ``number`` as its rule gives it from the figures of the form that it rests on."""
        at = number - (self._cards.count - len(self.evaluation.indicators))
        row = self.evaluation.indicators[at] if at >= 0 else None
        claimed = self._money("claimed") if row is None else self.entries.of_row(row, "claimed")
        if claimed is None:
            return None
        behind = (
            [self._money("weight"), self._money("executed"), self._budget] if row is None else self._behind(row, at)
        )
        places = {place for one in self._cards.row(number, {}).readings for place in one.places}
        amounts = (self._money(what) for what in COLUMNS)
        behind += [one for one in amounts if one is not None and one.place in places]
        figures = tuple(dict.fromkeys(one for one in behind if one is not None))
        rule = ScoreRule(self._cards, number, claimed)
        return Tie("S004", "按评分标准得分", (Term(1, claimed),), "=", _terms(figures), Form.RULE, rule=rule)

    def _behind(self, row: Indicator, at: int) -> list[Filled | None]:
        """The figures beside a score: target, actual value and weight, or the headings that set a weight not printed."""
        found = [self.entries.of_row(row, what) for what in ("weight", "target", "actual")]
        if found[0] is None:
            heads = (one for one in self.evaluation.groups if one.points is not None and at in one.members)
            found += [self.entries.heading(head.name, head.points) for head in heads if head.points is not None]
        return found

    def full_score(self, row: Indicator) -> Tie | None:
        """Without a reason beside it, a score is the whole weight."""
        claimed, weight = self.entries.of_row(row, "claimed"), self.entries.of_row(row, "weight")
        if claimed is None or weight is None:
            return None
        return Tie("S006", "没有偏差原因的得满分", (Term(1, claimed),), ">=", (Term(1, weight),), strength=_SUPPOSED)

    def at_most_whole(self, row: Indicator) -> Tie | None:
        """A rate of what is part of a whole is not above 100%."""
        actual = self.entries.of_row(row, "actual")
        if actual is None or not actual.unit.is_rate or not zh.label(row.level3.text).endswith(bounded_rates()):
            return None
        whole = Fixed("上限", Figure("100%", Decimal(_FULL), PERCENT), self.evaluation.place)
        return Tie("S014", "实际完成值不超过100%", (Term(1, actual),), "<=", (Term(1, whole),))

    def over_fulfilled(self, row: Indicator, limit: int, per: int) -> Tie | None:
        """An actual value is not more than ``limit`` ``per``-ths of its target."""
        actual, target = self.entries.of_row(row, "actual"), self.entries.of_row(row, "target")
        if actual is None or target is None:
            return None
        return Tie("S011", "没有大幅超额", (Term(per, actual),), "<=", (Term(limit, target),), strength=_SUPPOSED)

    def grade(self, name: str) -> Tie | None:
        """The total lies in the band of the grade that is written."""
        total = self.entries.total(self.evaluation.claimed_total, "总分")
        if total is None:
            return None
        above: Fraction | None = None
        for band in grade_bands():
            if band.name == name:
                rule = GradeRule(total, band.low, above)
                return Tie("S018", "评价结论", (Term(1, total),), "=", (), Form.RULE, rule=rule)
            above = band.low
        return None

    @property
    def _budget(self) -> Filled | None:
        """全年预算数, or 年初预算数 in a form that has no column for it."""
        money = self.evaluation.money
        return self._money("initial" if money is not None and money.total.budget is None else "budget")

    def _money(self, what: str) -> Filled | None:
        money = self.evaluation.money
        return None if money is None else self.entries.of_money(money.total, what)

    def _entry(self, row: Indicator | MoneyRow, what: str) -> Filled | None:
        return self.entries.of_row(row, what) if isinstance(row, Indicator) else self.entries.of_money(row, what)

    def _all(self, what: str) -> tuple[Filled, ...] | None:
        money = self.evaluation.money
        first = (
            [] if money is None or getattr(money.total, what) is None else [self.entries.of_money(money.total, what)]
        )
        found = [*first, *(self.entries.of_row(row, what) for row in self.evaluation.indicators)]
        filled = tuple(one for one in found if one is not None)
        return filled if len(filled) == len(found) else None


def _is_beside_full(row: Indicator) -> bool:
    return any(is_beside_full(heading.text) for heading in (row.level1, row.level2, row.level3))


def _terms(figures: Sequence[Filled]) -> tuple[Term, ...]:
    return tuple(Term(1, one) for one in figures)


def either(ties: Iterable[Tie]) -> Tie | None:
    """One tie of several readings, each of which would do; None of none."""
    found = tuple(ties)
    return replace(found[0], rivals=found[1:]) if found else None


def _part(row: MoneyRow, column: str) -> str:
    return f"{zh.squeeze(row.label.text)}{COLUMNS[column]}"


@lru_cache(maxsize=8)
def form_ties(dossier: Dossier) -> tuple[FormTies, ...]:
    """The ties of each of the evaluations, in their order."""
    return tuple(
        FormTies(evaluation, card, dossier.stated)
        for evaluation, card in zip(dossier.evaluations, dossier.cards, strict=True)
    )
