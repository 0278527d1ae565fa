"""What rests on figures read from a picture is no accusation: the digits may be misread, and the finding says so."""

from __future__ import annotations

from dataclasses import replace

from gouji.domain.findings import Problem, Severity

_FIRST = "这里的文字由图片识别，请先对照图片看是否认错"


def with_doubt(problem: Problem) -> Problem:
    """``problem`` as it is, or softened to a warning that asks to look at the picture first, where it rests on one."""
    sides = (side.place for side in (problem.left, problem.right) if side is not None)
    if not any(place.scanned for place in (*problem.places, *sides) if place is not None):
        return problem
    severity = Severity.WARNING if problem.severity is Severity.ERROR else problem.severity
    advice = f"{_FIRST}；没有认错的，{problem.suggestion}" if problem.suggestion else f"{_FIRST}。"
    return replace(problem, severity=severity, suggestion=advice)
