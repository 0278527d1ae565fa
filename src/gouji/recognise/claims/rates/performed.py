"""Rates right behind what was due and what was done of it: 下达A，实际支出B，支出率p; 应开工m个，实际开工n个，按时开工率p."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gouji.catalogue.claims import wording
from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Formula, Kind, Mention, Relation, Role, Shape
from gouji.domain.comparable import comparable
from gouji.domain.proposals import Claim, Evidence
from gouji.recognise.claims.rates import measured
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES, Layout, Spot

_RATE = re.compile(r"^[，,；;（(\s]*(?P<name>[^，。；;：:\d]{0,12}率)[为是达到约仅的只有了\s]*$")


def claims(layout: Layout) -> Iterator[Claim]:
    """Every such rate. A doubt where it fails: it may be over another figure than the one before."""
    levels: list[Spot] = []
    for spot in layout.spots:
        rate = spot.mention
        if rate.role is Role.LEVEL and not rate.figure.unit.is_rate:
            levels.append(spot)
        elif rate.role in (Role.COMPLETION, Role.RATE) and len(levels) > 1:
            due, done = levels[-2:]
            if done.row.resumes is None and _is_meant(due, done, spot):
                relation = Relation(
                    Kind.COMPLETION, Shape.COMPLETION, Formula.QUOTIENT, (done.mention, due.mention), rate
                )
                others = measured.readings(layout.rows, done.row, done.mention, rate)
                first = (relation, *others)
                if others and measured.is_of_what_it_became(others[0]):
                    first = (*others, relation)
                rest = tuple(one for one in first[1:] if one.operands != first[0].operands)
                yield Claim(first[:1], Evidence.OPEN, Claim(rest, Evidence.NAMED) if rest else None)


def _is_meant(due: Spot, done: Spot, spot: Spot) -> bool:
    rate, one, other = spot.mention, done.mention, due.mention
    near = due.sentence >= spot.sentence - 1 and done.sentence == spot.sentence
    together = near and due.brackets == done.brackets == spot.brackets
    said = _RATE.match(rate.passage.text[one.end : rate.start])
    dated = None not in (one.year, other.year) and one.year != other.year
    named = (
        said is not None
        and "平均" not in said["name"]
        and _speaks_of(said["name"], one.words_before(over="、", to_figure=True))
    )
    return together and named and not dated and comparable(one, other) and _names_both(other, one)


def _speaks_of(name: str, done: str) -> bool:
    """Whether a rate is by its name one of what was done: 支出率 of any, 按时开工率 of what was begun (开工)."""
    stem = name.removesuffix("率")
    return name.endswith(wording().completion_rates) or any(stem[at : at + 2] in done for at in range(len(stem) - 1))


def _names_both(due: Mention, done: Mention) -> bool:
    """Whether the words before one figure say what was due, those before the other what was done of it."""
    what, how = (one.words_before(over="、", to_figure=True) for one in (due, done))
    is_due = words_of("due").search(what) is not None and words_of("done").search(what) is None
    if due.measure in BUDGET_MEASURES or is_due:
        return done.measure not in BUDGET_MEASURES and words_of("done", "used", "came").search(how) is not None
    return words_of("came").search(what) is not None and words_of("used").search(how) is not None
