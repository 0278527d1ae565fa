"""复核表: what a reviewer of a self-evaluation needs, row by row, in words ready for a sheet or a page."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from gouji.catalogue.grades import grade_schemes
from gouji.catalogue.standards import standard
from gouji.domain.scores import ROUNDED, ScoreCard, ScoreRow, Standing
from gouji.domain.standard import Standard
from gouji.scoring.evidence import Evidence, evidence_for
from gouji.values.rounding import plain


class ReviewRow(NamedTuple):
    """复核行: one row of the form as texts; ``verdict`` is the standing of the claimed score."""

    number: str
    heading: str
    name: str
    target: str
    actual: str
    weight: str
    claimed: str
    due: str
    difference: str
    verdict: Standing
    reason: str
    evidence: Evidence
    clause: str


def heading(card: ScoreCard) -> str:
    """The form with whose and of which year it is."""
    year = f"{card.year}年度" if card.year else "年度不明"
    return " ".join(filter(None, (f"《{card.title}》", card.body, year)))


def rules_named(card: ScoreCard) -> str:
    """The standard that the card rests on: its name, since when, its source and how sure that is."""
    rules = standard(card.standard)
    return f"评分标准：{rules.title}（{rules.source}；{_years(rules)}施行）。{rules.certainty}"


def _years(rules: Standard) -> str:
    until = f"至{rules.in_force_until}年度" if rules.in_force_until is not None else ""
    return f"{rules.in_force_from}年度起{until}"


def cautions(card: ScoreCard) -> tuple[str, ...]:
    """What makes the whole card doubtful: the year, a total of weights that is not the standard's."""
    return tuple(_cautions(card, standard(card.standard)))


def _cautions(card: ScoreCard, rules: Standard) -> Iterator[str]:
    if card.year is None:
        yield "没有认出评价年度，评分标准当年是否施行不清楚。"
    elif not rules.in_force(card.year):
        yield f"评价的是{card.year}年度，“{rules.title}”{_years(rules)}施行，得分只供参考。"
    if not card.is_scored:
        yield "表上没有分值和得分，不计总分；各行只看完成的程度，按100分折算。"
        return
    weights = [row.weight for row in card.rows]
    known = [weight for weight in weights if weight is not None]
    if len(known) == len(weights) and known and sum(known) != Decimal(int(rules.total)):
        yield f"各行分值合计{plain(sum(known))}分，不是{plain(rules.total)}分。"
    unread = card.total.high - sum(row.score.high for row in card.rows)
    if unread > 0 and len(known) == len(weights):
        yield f"自评总分多于各行之和：有{plain(unread)}分没有读出是哪一行的，总分的上限把它算满。"


def rows(card: ScoreCard) -> tuple[ReviewRow, ...]:
    """Every row of the card, in the order of the form."""
    return tuple(_row(number, row) for number, row in enumerate(card.rows, 1))


def _row(number: int, row: ScoreRow) -> ReviewRow:
    return ReviewRow(
        str(number),
        " / ".join(filter(None, (row.level1, row.level2))),
        row.level3,
        row.target,
        row.actual,
        "" if row.weight is None else plain(row.weight),
        "" if row.claimed is None else plain(row.claimed),
        due(row.score.low, row.score.high),
        _difference(row),
        row.standing,
        reason(row),
        evidence_for(row),
        row.clause,
    )


def due(low: Decimal, high: Decimal) -> str:
    return plain(low) if low == high else f"{plain(low)} 至 {plain(high)}"


def _difference(row: ScoreRow) -> str:
    """How far the claimed score lies outside of what is due; nothing where it lies inside."""
    if row.claimed is None:
        return ""
    if row.claimed > row.score.high:
        return f"+{plain(row.claimed - row.score.high)}"
    return f"−{plain(row.score.low - row.claimed)}" if row.claimed < row.score.low else "0"


def reason(row: ScoreRow) -> str:
    """The arithmetic, reading by reading where there are several, and what else must be known."""
    if len(row.readings) > 1:
        said = "\n".join(f"读法“{one.name}”得{plain(one.score)}：{one.reason}" for one in row.readings)
    else:
        said = row.reason
    told = [said]
    if row.filed_under == ROUNDED:
        told.append("自评是取整后的数")
    elif row.standing is Standing.CONDITIONAL:
        told.append(f"自评按“{row.filed_under}”才成立")
    told += [note.text for note in row.notes if note.text not in said]
    return ("。\n" if "\n" in said else "。").join(text.rstrip("。") for text in told) + "。"


class Totals(NamedTuple):
    """总分: the claimed total beside the computed one, with their grades."""

    claimed: str
    claimed_grade: str
    due: str
    due_grade: str
    difference: str


def totals(card: ScoreCard) -> Totals:
    if not card.is_scored:
        return Totals("", "", "", "", "")
    claimed = card.claimed_total
    low, high = card.total.low, card.total.high
    grade = grade_schemes()["national"]
    own = "" if claimed is None or not 0 <= claimed <= 100 else grade.grade_of(Fraction(claimed))
    computed = card.grade_low if card.grade_low == card.grade_high else f"{card.grade_low} 至 {card.grade_high}"
    gap = ""
    if claimed is not None:
        gap = f"+{plain(claimed - high)}" if claimed > high else f"−{plain(low - claimed)}" if claimed < low else "0"
    return Totals("" if claimed is None else plain(claimed), own, due(low, high), computed, gap)


def counts(card: ScoreCard) -> str:
    """How many rows stand and how many do not: 共10行：成立7，不成立1，无法核实2."""
    found = [(standing, sum(row.standing is standing for row in card.rows)) for standing in Standing]
    return f"共{len(card.rows)}行：" + "，".join(f"{standing.value}{count}" for standing, count in found if count)


def shown_evidence(evidence: Evidence) -> str:
    parts = [f"缺：{text}" for text in evidence.lacking] + [f"附：{text}" for text in evidence.kept]
    return "\n".join(parts)
