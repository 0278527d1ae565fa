"""相差: how far the two sides of a finding are apart, as reports print it."""

from __future__ import annotations

import re

from gouji.domain.findings import Problem, Side

_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.(\d+))?")


def apart(problem: Problem) -> str:
    """The difference without its sign, in the decimals that the sides print: 426.30 between 186.05 and 612.35; '' for none."""
    plain = problem.difference.lstrip("-−")
    whole, _, decimals = plain.partition(".")
    if not whole.isdigit() or (decimals and not decimals.isdigit()):
        return problem.difference
    sides = [side for side in (problem.left, problem.right) if side is not None]
    places = max((_places(side) for side in sides), default=0)
    shown = decimals.ljust(places, "0") if decimals or problem.difference else ""
    return f"{whole}.{shown}" if shown else whole


def _places(side: Side) -> int:
    """The decimals of the figure that a side prints; 0 for words and formulas."""
    number = _NUMBER.match(side.text.strip())
    return len(number[1] or "") if number is not None else 0
