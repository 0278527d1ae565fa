"""没有计入的行: why the points of a form cannot be added up."""

from __future__ import annotations

from gouji.domain.selfeval import SelfEvaluation


def unfilled(evaluation: SelfEvaluation, column: str) -> str:
    """Why not every row has its points in ``column``: those that stand a column off have them elsewhere."""
    shifted = sum(bool(row.shifted) for row in evaluation.indicators)
    return f"有{shifted}行疑似错位、没有计入" if shifted else f"有指标没有填{column}"
