"""评分卡: one form scored row by row, with totals, named cases and grades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gouji.catalogue.indicator_words import is_execution_rate
from gouji.document.place import Place
from gouji.domain.facts import FactBook
from gouji.domain.scores import EXECUTION, CaseTotal, ScoreCard, ScoreRow, ScoreTotal
from gouji.domain.selfeval import Field, Indicator, SelfEvaluation
from gouji.domain.standard import CaseChoice, Standard
from gouji.scoring.amounts import Amounts
from gouji.scoring.execution import budget_field, execution_points, score_execution
from gouji.scoring.grades import grade_of
from gouji.scoring.indicator_row import score_subject, subject_of
from gouji.scoring.methods import row_points
from gouji.scoring.outcome import Outcome, as_filed, claimed_points, points_in
from gouji.scoring.target_row import Texts, score_texts
from gouji.scoring.weights import Weight, prints_no_points, row_weights
from gouji.values import zh

_NONE = Decimal("0.00")
#: What a row of a form without points is measured by: how far its target was reached, of a hundred.
_OF_A_HUNDRED = Weight(Fraction(100), Fraction(100))


def score(evaluation: SelfEvaluation, standard: Standard, facts: FactBook) -> ScoreCard:
    """The card of one filled-in form under ``standard``; ``facts`` are the figures stated elsewhere in its documents."""
    rows = (*_money_row(evaluation, standard), *_indicator_rows(evaluation, standard, facts))
    claimed = claimed_points(evaluation.claimed_total)
    total = _total(rows, standard, claimed)
    return ScoreCard(
        form=evaluation.form,
        standard=standard.id,
        title=zh.squeeze(evaluation.title),
        body=_text(evaluation.body),
        year=evaluation.year,
        place=evaluation.place,
        claimed_total=claimed,
        total=total,
        rows=rows,
        cases=tuple(_cases(rows, standard.cases)),
        grade_low=_grade(total.low),
        grade_high=_grade(total.high),
    )


def _money_row(evaluation: SelfEvaluation, standard: Standard) -> Iterator[ScoreRow]:
    """The row of the execution rate, where the standard scores it by itself."""
    money = evaluation.money
    if money is None or standard.execution is None or _is_among_indicators(evaluation, standard):
        return
    outcome = score_execution(money, standard.execution)
    claimed = claimed_points(money.total.claimed)
    weight = row_points(execution_points(money, standard.execution))
    filed, under = as_filed(outcome, claimed, weight)
    yield ScoreRow(
        level1=EXECUTION,
        level2="",
        level3=_text(money.total.label),
        target=_text(budget_field(money.total)),
        actual=_text(money.total.executed),
        weight=weight,
        claimed=claimed,
        score=outcome.score,
        method=outcome.method,
        certainty=outcome.certainty,
        reason=outcome.reason,
        clause=outcome.clause,
        place=money.place,
        readings=outcome.readings,
        taken=outcome.taken,
        as_filed=filed,
        filed_under=under,
        notes=outcome.notes,
    )


def _is_among_indicators(evaluation: SelfEvaluation, standard: Standard) -> bool:
    """Whether the form scores the rate of execution as one of its rows, or not at all: they are worth the whole without the
    money block, and that has no points of its own or repeats those of a row called so."""
    assert evaluation.money is not None
    total = evaluation.money.total
    if claimed_points(total.weight) is not None:
        return False
    rates = [
        row
        for row in evaluation.indicators
        if any(is_execution_rate(one.text) for one in (row.level1, row.level2, row.level3))
    ]
    own = claimed_points(total.claimed)
    if not rates and own is not None:
        return False
    if own is not None and all(claimed_points(row.claimed) != own for row in rates):
        return False
    weights = [claimed_points(row.weight) for row in evaluation.indicators]
    return sum((one or _NONE for one in weights), _NONE) == standard.total


def _indicator_rows(evaluation: SelfEvaluation, standard: Standard, facts: FactBook) -> Iterator[ScoreRow]:
    if not standard.rows and all(map(_rests_on_its_cells, evaluation.indicators)):
        year = evaluation.year
        for row in evaluation.indicators:
            yield tuple.__new__(ScoreRow, (row.level3.place, *_row_of(_cells(row), standard, year)))
        return
    amounts = Amounts(evaluation, facts, standard)
    subjects = tuple(subject_of(indicator, standard) for indicator in evaluation.indicators)
    points = tuple(subject.points for subject in subjects)
    unscored = not standard.rows and prints_no_points(evaluation)
    weights = (
        (_OF_A_HUNDRED,) * len(subjects)
        if unscored
        else row_weights(evaluation.indicators, standard, points, evaluation.groups, evaluation.year)
    )
    for subject, weight in zip(subjects, weights, strict=True):
        row = subject.indicator
        if row.shifted and not weight.high:
            # its points stand in another column: what no other row has may be its
            others = sum((one.low for one in weights if one.is_known), Fraction(0))
            weight = Weight(Fraction(0), max(Fraction(0), Fraction(standard.total) - others))
        outcome = score_subject(subject, weight, standard, amounts)
        known = subject.known.id if subject.known is not None else ""
        points_of = row_points(weight.low) if weight.is_known and not unscored else None
        yield _row(_cells(row), row.place, outcome, points_of, known)


def _rests_on_its_cells(row: Indicator) -> bool:
    """Whether a row prints its weight and no rule: then its points follow from what stands in its cells."""
    return (row.rule is None or row.rule.is_empty) and row.weight is not None and _weight(row.weight.text) is not None


def _cells(row: Indicator) -> _Cells:
    """What its headings and cells say: level 1 to 3, target, actual value, score and weight."""
    weight = row.weight.text if row.weight is not None else ""
    return row.level1.text, row.level2.text, row.level3.text, row.target.text, row.actual.text, row.claimed.text, weight


_Cells = tuple[str, str, str, str, str, str, str]
_Fields = tuple[object, ...]


@lru_cache(maxsize=32_768)
def _row_of(cells: _Cells, standard: Standard, year: int | None) -> _Fields:
    """All but the place of a row with these cells, wherever it stands: many units fill in the same."""
    level1, level2, level3, target, actual, claimed, weight = cells
    stated = _weight(weight)
    assert stated is not None
    points, shown = stated
    outcome = score_texts((level1, level2, level3), Texts(target, actual, claimed), points, standard, year)
    return _fields(cells, outcome, shown, "")


@lru_cache(maxsize=4096)
def _weight(text: str) -> tuple[Fraction, Decimal] | None:
    """The points that a cell states, exact and as shown; None where it states none."""
    stated = points_in(text)
    if stated is None:
        return None
    points = Fraction(stated)
    return points, row_points(points)


def _row(cells: _Cells, place: Place, outcome: Outcome, weight: Decimal | None, standard_row: str) -> ScoreRow:
    return ScoreRow._make((place, *_fields(cells, outcome, weight, standard_row)))


def _fields(cells: _Cells, outcome: Outcome, weight: Decimal | None, standard_row: str) -> _Fields:
    """The fields of a ``ScoreRow`` behind its place, in their order: put together they are a row twice as fast as by their
    names."""
    level1, level2, level3, target, actual, said, _ = cells
    claimed = points_in(said)
    filed, under = as_filed(outcome, claimed, weight)
    return (
        zh.squeeze(level1),
        zh.squeeze(level2),
        zh.squeeze(level3),
        zh.squeeze(target),
        zh.squeeze(actual),
        weight,
        claimed,
        outcome.score,
        outcome.method,
        outcome.certainty,
        outcome.reason,
        outcome.clause,
        outcome.readings,
        outcome.taken,
        filed,
        under,
        outcome.allowed,
        outcome.notes,
        standard_row,
    )


def _text(field: Field | None) -> str:
    return "" if field is None else zh.squeeze(field.text)


def _total(rows: tuple[ScoreRow, ...], standard: Standard, claimed: Decimal | None) -> ScoreTotal:
    """The sum of all rows; where weights are not known, rows that may each have what is left have no more than that together.
    Where the printed total is more than the printed rows give and the rows are worth less than the whole, points stand
    somewhere else on the form: they may be anything up to what is missing."""
    low = high = worth = given = _NONE
    unknown = False
    filed: Decimal | None = _NONE
    for row in rows:
        low, high = low + row.score.low, high + row.score.high
        if row.weight is None:
            unknown = True
        else:
            worth += row.weight
        if row.claimed is not None:
            given += row.claimed
        filed = None if filed is None or row.as_filed is None else filed + row.as_filed
    full = row_points(standard.total)
    if not unknown and claimed is not None and rows:
        missing, beyond = full - worth, claimed - given
        high += missing if 0 < beyond <= missing else _NONE
    return ScoreTotal(low=low, high=max(low, min(high, full)) if unknown else high, as_filed=filed)


def _cases(rows: tuple[ScoreRow, ...], cases: Iterable[CaseChoice]) -> Iterator[CaseTotal]:
    """The total of every case whose readings could all be computed; rows it does not name count as filed."""
    for case in cases:
        picks = dict(case.picks)
        total = _sum(_picked(row, picks.get(row.standard_row, "")) for row in rows)
        if rows and total is not None:
            yield CaseTotal(case.name, total)


def _picked(row: ScoreRow, pick: str) -> Decimal | None:
    if not pick:
        return row.as_filed
    if pick == "low":
        return row.score.low
    if pick == "high":
        return row.score.high
    return next((reading.score for reading in row.readings if reading.id == pick), None)


def _sum(points: Iterable[Decimal | None]) -> Decimal | None:
    """The sum, None where one of the points is not known."""
    total = _NONE
    for one in points:
        if one is None:
            return None
        total += one
    return total


def _grade(total: Decimal) -> str:
    return grade_of(total) if 0 <= total <= 100 else ""
