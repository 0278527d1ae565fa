"""评分标准: the scoring standards as data, checked when loaded; a new year or province is a new file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from gouji.catalogue import load
from gouji.catalogue.measures import amount_sources, measures
from gouji.catalogue.score_wording import wording
from gouji.domain.standard import (
    Band,
    Banded,
    CaseChoice,
    Checklist,
    Choice,
    Execution,
    Graded,
    GroupWeight,
    JudgedStep,
    Measure,
    Phase,
    Phased,
    Rule,
    Standard,
    StandardRow,
    Stepwise,
)
from gouji.values import zh
from gouji.values.figure import parse_figure

Built = TypeVar("Built")

_OVER_EXACT = ("full", "deviation")
_OVER_RANGE = ("full", "excess")
_INVERSE = ("ratio", "linear")
_BAND_KEYS = {"points", "equal", "from", "above", "upto", "below"}


@cache
def standards() -> Mapping[str, Standard]:
    """Every standard by id. Raises ``CatalogueError`` on a file that is incomplete or does not add up."""
    return {name: _checked(_standard(name, content)) for name, content in load.extended("standards").items()}


def standard(standard_id: str) -> Standard:
    """The standard with that id; raises ``KeyError`` where there is none."""
    return standards()[standard_id]


def _standard(name: str, content: Mapping[str, Any]) -> Standard:
    try:
        return Standard(
            id=content["id"],
            title=content["title"],
            place=content["place"],
            source=content["source"],
            certainty=content["certainty"],
            in_force_from=content["in_force_from"],
            in_force_until=content.get("in_force_until"),
            last_checked=_date(content["last_checked"]),
            total=number(content["total"]),
            execution=_execution(content["execution"]),
            groups=_each(content["groups"], _group),
            steps=_each(content["steps"], _step),
            over_limit=number(content["over_limit"]),
            over_exact=_one_of(content["over_exact"], _OVER_EXACT),
            over_range=_one_of(content["over_range"], _OVER_RANGE),
            inverse=tuple(_one_of(formula, _INVERSE) for formula in content["inverse"]),
            clauses=tuple(content["clauses"].items()),
            wording=wording(),
            amounts=amount_sources(),
            measures=measures(),
            rows=_each(content.get("rows", ()), _row),
            cases=_each(content.get("cases", ()), _case),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise load.CatalogueError(f"standards/{name}.toml: {fault!r}") from fault


def number(text: str) -> Fraction:
    """A number or percentage of a data file, exact: "0.5" is 1/2, "95%" is 19/20. Raises ``ValueError`` otherwise."""
    figure = parse_figure(text) if isinstance(text, str) else None
    if figure is None:
        raise ValueError(f"not a number in quotes: {text!r}")
    return figure.exact


def rule_of(table: Mapping[str, Any]) -> Rule:
    """The rule a TOML table describes; raises ``ValueError`` or ``KeyError`` where it describes none."""
    kind = table["kind"]
    if kind == "banded":
        return _banded(table["bands"])
    if kind == "stepwise":
        return Stepwise(
            limit=number(table["limit"]),
            full=number(table["full"]),
            step=number(table["step"]),
            loss=number(table["loss"]),
            above=table.get("above", True),
            absolute=table.get("absolute", False),
        )
    if kind == "phased":
        return Phased(tuple(Phase(phase["name"], _banded(phase["bands"])) for phase in table["phases"]))
    if kind == "checklist":
        return Checklist(number(table["full"]), number(table["loss"]))
    if kind == "graded":
        return Graded(tuple(Choice(choice["label"], number(choice["points"])) for choice in table["choices"]))
    raise ValueError(f"unknown kind of rule {kind!r}")


def _banded(bands: Iterable[Mapping[str, str]]) -> Banded:
    return Banded(tuple(_band(band) for band in bands))


def _band(table: Mapping[str, str]) -> Band:
    if not set(table) <= _BAND_KEYS:
        raise ValueError(f"unknown keys in band {dict(table)}")
    points = number(table["points"])
    if "equal" in table:
        rate = number(table["equal"])
        return Band(points, rate, rate)
    low, high = table.get("from", table.get("above")), table.get("upto", table.get("below"))
    return Band(
        points,
        None if low is None else number(low),
        None if high is None else number(high),
        low_in="above" not in table,
        high_in="below" not in table,
    )


def _each(tables: Iterable[Mapping[str, Any]], build: Callable[[Mapping[str, Any]], Built]) -> tuple[Built, ...]:
    return tuple(build(table) for table in tables)


def _execution(table: Any) -> Execution | None:
    return None if table is False else Execution(number(table["points"]), table["clause"])


def _group(table: Mapping[str, Any]) -> GroupWeight:
    return GroupWeight(tuple(map(zh.label, table["names"])), number(table["points"]))


def _step(table: Mapping[str, Any]) -> JudgedStep:
    return JudgedStep(table["name"], number(table["low"]), number(table["high"]))


def _row(table: Mapping[str, Any]) -> StandardRow:
    return StandardRow(
        id=table["id"],
        names=tuple(map(zh.label, table["names"])),
        level1=table["level1"],
        points=number(table["points"]),
        rule=rule_of(table["rule"]),
        clause=table["clause"],
        measure=table.get("measure", ""),
        taken=table.get("taken", ""),
        items=table.get("items", 0),
    )


def _case(table: Mapping[str, Any]) -> CaseChoice:
    return CaseChoice(table["name"], tuple(table["picks"].items()))


def _date(value: Any) -> date:
    if not isinstance(value, date):
        raise ValueError(f"not a date: {value!r}")
    return value


def _one_of(value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {allowed}")
    return value


def _checked(built: Standard) -> Standard:
    problem = next(_problems(built), None)
    if problem:
        raise load.CatalogueError(f"standards/{built.id}.toml: {problem}")
    return built


def _problems(built: Standard) -> Iterator[str]:
    """What does not add up in a standard, in words."""
    execution = built.execution.points if built.execution else Fraction(0)
    if built.groups and sum(group.points for group in built.groups) + execution != built.total:
        yield "the weights do not add up to the total"
    if built.rows and sum(row.points for row in built.rows) != built.total:
        yield "the rows do not add up to the total"
    for row in built.rows:
        if row.rule.maximum != row.points:
            yield f"row {row.id} awards {row.rule.maximum} at most but is worth {row.points}"
        yield from _measure_problems(row, {measure.id: measure for measure in built.measures})
    for group in built.groups if built.rows else ():
        if sum(row.points for row in built.rows if zh.label(row.level1) in group.names) != group.points:
            yield f"the rows of {group.names[0]} do not add up to its weight"
    bounds = [(step.low, step.high) for step in built.steps]
    if len(bounds) != len(built.wording.words.answers):
        yield "the judged steps and the lists of answers differ in number"
    if not bounds or bounds[0][1] != 1 or bounds[-1][0] != 0 or any(a[0] != b[1] for a, b in pairwise(bounds)):
        yield "the judged steps do not cover 100% to 0% without a gap"


def _measure_problems(row: StandardRow, known: Mapping[str, Measure]) -> Iterator[str]:
    if isinstance(row.rule, Checklist) and row.items < 1:
        yield f"row {row.id} is a check list without items"
    if row.measure and row.measure not in known:
        yield f"row {row.id} names unknown measure {row.measure}"
    elif row.taken and row.taken not in {reading.id for reading in known[row.measure].readings}:
        yield f"row {row.id} takes unknown reading {row.taken}"
