"""比率指标口径: how the rates of rule texts are computed and where their amounts come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.domain.standard import AmountSource, Measure, RateReading, Term
from gouji.values import zh
from gouji.values.figure import parse_figure

_FILE = ("standards", "terms", "measures.toml")
_FORM_COLUMNS = {"executed", "budget", "initial"}


@cache
def amount_sources() -> tuple[AmountSource, ...]:
    """Every amount a formula may name. Raises ``CatalogueError`` on a source that is malformed."""
    content = load.toml(*_FILE)
    try:
        return tuple(_amount(name, table) for name, table in content["amounts"].items())
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: {fault!r}") from fault


@cache
def measures() -> tuple[Measure, ...]:
    """Every rate with its readings. Raises ``CatalogueError`` where a formula names an unknown amount."""
    content = load.toml(*_FILE)
    known = {source.name for source in amount_sources()}
    try:
        built = tuple(_measure(table) for table in content["measures"])
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: {fault!r}") from fault
    used = {
        term.amount
        for measure in built
        for reading in measure.readings
        for term in (*reading.numerator, *reading.denominator)
    }
    for source in amount_sources():
        used |= {term.amount for term in (*source.derived, *source.zero_if)}
        used |= {name for name in (source.beside, source.at_least) if name}
    if not used <= known:
        raise load.CatalogueError(f"{'/'.join(_FILE)}: unknown amounts {sorted(used - known)}")
    return built


def _amount(name: str, table: Mapping[str, Any]) -> AmountSource:
    form = tuple(table.get("form", ()))
    if not set(form) <= _FORM_COLUMNS:
        raise ValueError(f"{name}: unknown columns {form}")
    return AmountSource(
        name=name,
        label=table["label"],
        form=form,
        facts=tuple(_fact(key) for key in table.get("facts", ())),
        derived=_terms(table.get("derived", ())),
        zero_unless_stated=table.get("zero_unless_stated", False),
        zero_if=_terms(table.get("zero_if", ())),
        beside=table.get("beside", ""),
        at_least=table.get("at_least", ""),
    )


def _fact(key: str) -> tuple[str, str]:
    subject, slash, measure = key.partition("/")
    if not slash or not subject or not measure:
        raise ValueError(f"a fact is 主体/口径, not {key!r}")
    return subject, measure


def _terms(names: Iterable[str]) -> tuple[Term, ...]:
    return tuple(Term(name.removeprefix("-"), -1 if name.startswith("-") else 1) for name in names)


def _measure(table: Mapping[str, Any]) -> Measure:
    return Measure(
        id=table["id"],
        names=tuple(map(zh.label, table["names"])),
        readings=tuple(_reading(reading) for reading in table["readings"]),
        nil_budget_is_bad=table.get("nil_budget_is_bad", False),
    )


def _reading(table: Mapping[str, Any]) -> RateReading:
    cap = parse_figure(table["cap"]) if "cap" in table else None
    return RateReading(
        id=table["id"],
        name=table["name"],
        numerator=_terms(table["numerator"]),
        denominator=_terms(table["denominator"]),
        clause=table["clause"],
        cap=cap.exact if cap else None,
        absolute=table.get("absolute", False),
        phase=table.get("phase", ""),
    )
