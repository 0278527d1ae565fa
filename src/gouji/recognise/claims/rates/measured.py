"""What a rate of execution may be over, where several figures say what was to be done: 预算A，追加B，下达C，到位D，支出E，执行率p."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Shape
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.before import before
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Row
from gouji.recognise.claims.totals.adjusting import is_adjusted_budget, moves_of


def readings(rows: Sequence[Row], row: Row, outcome: Mention, rate: Mention) -> tuple[Relation, ...]:
    """``outcome`` over each figure of its sentence that says what was to be done, the likeliest first: what the budget has
    become, printed or not, what was given, the budget."""
    near = [
        level
        for one, level in before(rows, row, outcome)
        if one.sentence == row.sentence and one.brackets == row.brackets and comparable(level, outcome)
    ]
    near = _of_own_stretch(rows, row, near)
    became = [one for one in near if is_adjusted_budget(one)]
    given = [one for one in near if _is_given(one) and one not in became]
    budgets = [one for one in near if one.measure in BUDGET_MEASURES and one not in (*became, *given)]
    moved = () if became else tuple(_moved(rows, row, budgets[:1], outcome, rate))
    plain = (_over(outcome, one, rate) for one in (*became, *given, *budgets))
    return (*moved, *plain)


def _of_own_stretch(rows: Sequence[Row], row: Row, near: Sequence[Mention]) -> list[Mention]:
    """甲预算A，支出a，执行率p；乙预算B，支出b，执行率q: what stands behind ； and says there what was due is of no other item."""
    own = {level for one in rows if one.group == row.group for level in one.mentions}
    beside = [one for one in near if one in own]
    says_due = any(one.measure in BUDGET_MEASURES or _is_given(one) for one in beside)
    return beside if says_due else list(near)


def is_of_what_it_became(relation: Relation) -> bool:
    """Whether a reading is over what the budget has become, printed or not."""
    return relation.formula is Formula.OVER_SUM or is_adjusted_budget(relation.operands[1])


def is_of_a_budget(relation: Relation) -> bool:
    """Whether a reading is over a printed budget, adjusted or not."""
    due = relation.operands[1]
    return relation.formula is Formula.QUOTIENT and (is_adjusted_budget(due) or due.measure in BUDGET_MEASURES)


def _moved(
    rows: Sequence[Row], row: Row, budgets: Sequence[Mention], outcome: Mention, rate: Mention
) -> Iterator[Relation]:
    """年初预算B，年中追加A，支出E，执行率p: over the sum that is not printed."""
    for budget in budgets:
        moves = moves_of(rows, row, budget, outcome)
        if moves:
            operands = (outcome, budget, *(one for one, _ in moves))
            signs = (1, 1, *(sign for _, sign in moves))
            yield Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.OVER_SUM, operands, rate, signs)


def _is_given(level: Mention) -> bool:
    words = level.words_before(over="、", to_figure=True)
    return words_of("handed_out").search(words) is not None and words_of("spent_of_it").search(words) is None


def _over(outcome: Mention, due: Mention, rate: Mention) -> Relation:
    return Relation(Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (outcome, due), rate)
