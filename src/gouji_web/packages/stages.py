"""The stages of a year and what of the workbook is filled in at each: a sheet, whole or some of its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gouji.workbook.schema import Column, SheetPlan, sheet, sheets


@dataclass(frozen=True, slots=True)
class Part:
    """一张表: those columns of a sheet that are filled in at a stage; ``shown`` stand before them to tell the rows apart."""

    plan: SheetPlan
    columns: tuple[Column, ...]
    shown: tuple[Column, ...] = ()
    #: Whether rows are added and removed here.
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """阶段."""

    id: str
    name: str
    parts: tuple[Part, ...]


_MONITORED = tuple(f"budget.{when}_{what}" for when in ("half_year", "three_quarters") for what in ("spent", "changes"))
_SOURCES = ("fiscal", "carried", "other")


@cache
def stages() -> tuple[Stage, ...]:
    """Every stage in the order of the year; together they hold each column of the workbook once."""
    projects = ("name", "department", "body", "category", "attribute", "kind")
    money = tuple(f"{source}.{when}" for when in ("initial", "budget") for source in _SOURCES)
    spent = tuple(f"{source}.executed" for source in _SOURCES)
    return (
        Stage(
            "targets",
            "预算与目标",
            (
                _part("body"),
                _part("budget_lines", grows=True),
                _part("budget_economic", grows=True),
                _part("budget_last"),
                _part("goals", ("expected",)),
                _part("projects", (*projects, *money, "expected"), grows=True),
                _part("indicators", ("owner", "level1", "level2", "level3", "target", "weight", "goal"), grows=True),
            ),
        ),
        Stage(
            "monitoring",
            "执行监控",
            (
                _part("money", _MONITORED),
                _part("projects", ("spent_by_july", "expected_spending"), shown=("name",)),
                _part(
                    "indicators",
                    ("midyear", "forecast", "likelihood", "midyear_reason"),
                    shown=("owner", "level3", "target"),
                ),
            ),
        ),
        Stage(
            "accounts",
            "决算",
            (
                _part("lines", grows=True),
                _part("economic", grows=True),
                _part("money", tuple(one.id for one in sheet("money").columns if one.id not in _MONITORED)),
                *(_part(name) for name in ("three_public", "visits", "procurement", "awards")),
            ),
        ),
        Stage(
            "selfeval",
            "自评",
            (
                _part("goals", ("achieved",)),
                _part(
                    "projects", ("evaluated", "why_not", *spent, "achieved", "deviation", "measures"), shown=("name",)
                ),
                _part(
                    "indicators",
                    ("actual", "query", "own_score", "reason"),
                    shown=("owner", "level3", "target"),
                ),
                _part("ledgers", grows=True),
                _part("evaluated"),
            ),
        ),
        Stage("texts", "说明文字", (_part("reasons"), _part("texts"), _part("notes", grows=True))),
    )


def stage(stage_id: str) -> Stage | None:
    return next((one for one in stages() if one.id == stage_id), None)


def where(sheet_name: str, cell_column: str = "") -> str:
    """The id of the stage at which a sheet, or a column of it, is filled in."""
    plan = next((one for one in sheets() if one.name == sheet_name), None)
    if plan is None:
        return stages()[0].id
    holding = [one for one in stages() for part in one.parts if part.plan is plan]
    for one in holding:
        if any(part.plan is plan and cell_column in (column.id for column in part.columns) for part in one.parts):
            return one.id
    return holding[0].id


def _part(name: str, columns: Sequence[str] = (), shown: Sequence[str] = (), *, grows: bool = False) -> Part:
    plan = sheet(name)
    by_id = {column.id: column for column in plan.columns}
    chosen = tuple(by_id[one] for one in columns) if columns else plan.columns
    return Part(plan, chosen, tuple(by_id[one] for one in shown), grows)
