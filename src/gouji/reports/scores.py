"""The cards of ``gouji score``: for a person as text, for a machine as schema gouji.scores/1, stable."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from gouji.domain.scores import ROUNDED, ScoreCard, ScoreRow, Standing
from gouji.reports import review
from gouji.reports.json import place_of
from gouji.scoring.evidence import evidence_for
from gouji.values.rounding import plain
from gouji.values.visible import json_safe

SCHEMA = "gouji.scores/1"
_SIGNS = {
    Standing.SUPPORTED: "",
    Standing.CONDITIONAL: "（另有读法）",
    Standing.CONTRADICTED: "（不符）",
    Standing.UNDECIDED: "（资料不足）",
    Standing.UNCLAIMED: "（未填）",
}


def as_json(cards: Iterable[ScoreCard]) -> str:
    """The cards as JSON text; every number is a string."""
    content = {"schema": SCHEMA, "cards": [_card(card) for card in cards]}
    return json_safe(json.dumps(content, ensure_ascii=False, indent=1)) + "\n"


def _card(card: ScoreCard) -> dict[str, Any]:
    return {
        "form": card.form,
        "title": card.title,
        "body": card.body,
        "year": card.year,
        "place": place_of(card.place),
        "claimed_total": _number(card.claimed_total),
        "standard": card.standard,
        "cautions": list(review.cautions(card)),
        "total": {
            "low": _number(card.total.low),
            "high": _number(card.total.high),
            "as_filed": _number(card.total.as_filed),
        },
        "rows": [_row(row) for row in card.rows],
    }


def _row(row: ScoreRow) -> dict[str, Any]:
    evidence = evidence_for(row)
    return {
        "level1": row.level1,
        "level2": row.level2,
        "level3": row.level3,
        "target": row.target,
        "actual": row.actual,
        "weight": _number(row.weight),
        "claimed": _number(row.claimed),
        "score": {"low": _number(row.score.low), "high": _number(row.score.high)},
        "method": row.method.value,
        "standing": row.standing.value,
        "filed_under": row.filed_under,
        "reason": row.reason,
        "clause": row.clause,
        "evidence": {"lacking": list(evidence.lacking), "kept": list(evidence.kept)},
        "readings": [{"name": reading.name, "score": _number(reading.score)} for reading in row.readings],
        "place": place_of(row.place),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def as_text(cards: Iterable[ScoreCard]) -> str:
    """The cards for reading, one after the other."""
    return "\n".join(line for card in cards for line in _lines(card)).rstrip() + "\n"


def _lines(card: ScoreCard) -> Iterator[str]:
    year = f"{card.year}年度 " if card.year else ""
    yield f"《{card.title}》 {card.body} {year}（{card.form}）".replace("》  ", "》 ")
    total = card.total
    computed = plain(total.low) if total.low == total.high else f"{plain(total.low)} 至 {plain(total.high)}"
    grades = card.grade_low if card.grade_low == card.grade_high else f"{card.grade_low} 至 {card.grade_high}"
    claimed = "没有填" if card.claimed_total is None else plain(card.claimed_total)
    filed = "有得分按标准得不出" if total.as_filed is None else f"自评各行合计 {plain(total.as_filed)}"
    yield f"  {review.rules_named(card)}"
    for text in review.cautions(card):
        yield f"  注意：{text}"
    if card.is_scored:
        yield f"  总分：自评 {claimed}，按标准 {computed}（{grades}）；{filed}"
    for row in card.rows:
        score = plain(row.score.low) if row.score.is_exact else f"{plain(row.score.low)} 至 {plain(row.score.high)}"
        weight = "未印" if row.weight is None else plain(row.weight)
        filed = "未填" if row.claimed is None else plain(row.claimed)
        yield f"  · {row.level3}：分值 {weight}，自评 {filed}，应得 {score}{_SIGNS[row.standing]}"
        yield from _told(row)
    for case in card.cases:
        yield f"  情形“{case.name}”：总分 {plain(case.total)}"
    yield ""


def _told(row: ScoreRow) -> Iterator[str]:
    """How the score came about, by which clause, and what must be shown for it."""
    if len(row.readings) < 2:
        yield f"      {row.reason}"
    for reading in row.readings if len(row.readings) > 1 else ():
        yield f"      读法“{reading.name}”得 {plain(reading.score)}：{reading.reason}"
    if row.filed_under == ROUNDED:
        yield "      自评是取整后的数"
    yield f"      依据：{row.clause}"
    evidence = evidence_for(row)
    if evidence.lacking:
        yield f"      缺：{'；'.join(evidence.lacking)}"
    if evidence.kept:
        yield f"      附：{'；'.join(evidence.kept)}"
