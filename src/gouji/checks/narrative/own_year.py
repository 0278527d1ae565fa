"""与自己同一年的数比较

查什么：“2026年预算A，比2026年预算增加D”“2026年支出A，与2026年相比”一类句子，比较的基数与本句说的是同一年、同一种数，或者是还没有到的以后一年。
为什么：上年的文本改年度时把基数的年度也改了，读者不知道在和哪一年比。
依据：增减额、增减幅度是与另一年（或另一种数）相比的差；同一年的预算与决算相比不在此列。

反例：
    2026年收入预算962.22万元，比2026年预算增加79.14万元。
正例：
    2026年收入预算962.22万元，比2025年预算增加79.14万元。
"""

from __future__ import annotations

from collections.abc import Iterator

from gouji.checks.narrative.year_of_base import (
    BUDGET,
    EITHER,
    OUTCOME,
    PLAIN,
    Compared,
    compared_years,
    kind_named,
    latest_year,
)
from gouji.checks.registry import check
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.findings import Failed, Outcome, Problem, Severity, Side

_OPENING, _TITLE = 4, 45


@check("N019")
def own_year(dossier: Dossier) -> Iterator[Outcome]:
    for part in dossier.parts:
        compared = list(compared_years(part.claims.passages))
        if not compared:
            continue
        year, kind, latest = part.identity.year, _kind(part), latest_year(part.claims.passages)
        told: set[tuple[str, int]] = set()
        for one in compared:
            severity = _judged(one, year, kind, latest)
            if severity is not None and (one.sentence, one.base) not in told:
                told.add((one.sentence, one.base))
                yield Failed(_problem(one, one.year or year or one.base, severity))


def _kind(part: Recognised) -> str:
    """Whether the document is of a budget or of what came of it, by its kinds, else by its title."""
    kinds = {"budget": BUDGET, "final_accounts": OUTCOME}
    found = {kinds[kind] for kind in part.identity.kinds if kind in kinds}
    if found:
        return found.pop() if len(found) == 1 else EITHER
    titles = [one.text for one in part.claims.passages[:_OPENING] if len(one.text) <= _TITLE and "。" not in one.text]
    return next((kind for kind in map(kind_named, titles) if kind), PLAIN)


def _judged(one: Compared, year: int | None, kind: str, latest: int) -> Severity | None:
    """How sure it is that the base cannot be of the year that stands there; None where it can."""
    spoken = one.year
    if spoken is None:
        if year is None or one.ahead or one.years != {year}:
            return None
        spoken = year
    elif one.ahead or (year is not None and spoken != year and not one.leads):
        return None
    if one.base < spoken:
        return None
    if one.base > spoken:
        settled = spoken == year and latest <= spoken and (one.what != BUDGET or kind in (BUDGET, OUTCOME))
        return Severity.WARNING if settled else None
    compared = one.kind or kind
    if one.what == BUDGET and compared != BUDGET:
        return None  # what came of a budget beside that budget
    outcome = one.what in (OUTCOME, EITHER)
    if outcome and one.kind == BUDGET and year != spoken:
        return None  # last year's budget beside what came of it
    if outcome and one.kind in (BUDGET, EITHER) and kind != BUDGET:
        return None
    certain = one.year is not None and year in (None, spoken) and (not outcome or compared == OUTCOME)
    return Severity.ERROR if certain else Severity.WARNING


def _problem(one: Compared, year: int, severity: Severity) -> Problem:
    place = one.passage.quote(one.start, one.end)
    same = one.base == year
    why = "是和自己比" if same else "那一年的数还没有"
    return Problem(
        severity,
        f"比较的年度/{one.words}/{one.sentence}",
        f"“{one.sentence}”说的是 {year} 年，又写“{one.words}”，{why}，疑为年度写错。",
        f"请核对基数的年度：与上年比的，改为 {year - 1} 年。并核对这一句的金额是否仍是上年文稿的。",
        (place,),
        Side("所写基数的年度", str(one.base), place, str(one.base)),
        Side("应写年度", str(year - 1), None, str(year - 1)),
        relation="年度一致",
    )
