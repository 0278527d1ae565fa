"""应说明的事项: what final accounts and budgets owe their reader, statement by statement, as dated data."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.relations import Cells, equation

_FOLDER = "duties"
_TOPICS = "topics"
_FORMS = frozenset(("figure", "table", "check", "words", "level", "units", "never"))
#: Whose paper it is: of a department with all its units, or of one unit.
LEVELS = ("部门", "单位")
_DEMANDS = frozenset(("law", "template", "stated"))
_UNITS = frozenset(("money", "rate", "count", "score", "any"))


@dataclass(frozen=True, slots=True)
class Topic:
    """说明的部分: a part of the explanation by the words of its heading; a ``weak`` one says little without the part above it, and
    at the head of a paragraph it is no part of its own under those of ``part_of``."""

    key: str
    heading: re.Pattern[str]
    weak: bool
    part_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """应说明的事项: one statement, table or set of words that a document of ``kind`` owes; the fields are told in accounts.toml.

    ``item`` where it is of every paragraph on one item; ``cell`` is where the tables print the figure. ``level`` is 部门
    or 单位 where only the template of that level asks for it, ``where`` the names of the bodies where only a place's does
    and ``unless`` those where it does not; ``called`` is the title at each level where it differs. ``apart`` says why a
    check could not look; ``strict`` where a remark of it counts too. ``after`` are words before the figure in its part
    of the sentence, where its name does not tell it."""

    id: str
    kind: str
    title: str
    form: str
    demand: str
    since: int
    topic: str = ""
    names: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    roles: frozenset[str] = frozenset()
    unit: str = ""
    words: frozenset[str] = frozenset()
    measures: frozenset[str] | None = None
    item: bool = False
    loose: bool = False
    same: re.Pattern[str] | None = None
    nil: re.Pattern[str] | None = None
    told: re.Pattern[str] | None = None
    cell: Cells | None = None
    table: str = ""
    codes: tuple[str, ...] = ()
    level: str = ""
    called: Mapping[str, str] = field(default_factory=dict)
    apart: str = ""
    strict: bool = False
    where: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def title_of(self, level: str) -> str:
        """The title in the paper of ``level``."""
        return self.called.get(level, self.title)


@cache
def topics() -> tuple[Topic, ...]:
    """The parts of an explanation, those first that can only be one thing."""
    return tuple(
        Topic(raw["key"], re.compile(raw["heading"]), raw.get("weak", False), tuple(raw.get("part_of", ())))
        for raw in load.toml(_FOLDER, f"{_TOPICS}.toml")["topic"]
    )


@cache
def duties(kind: str) -> tuple[Duty, ...]:
    """Everything that a document of ``kind`` (accounts, budget) owes, in the order of the template. Raises ``CatalogueError``
    where the data is incomplete."""
    content = load.toml(_FOLDER, f"{kind}.toml")
    found: list[Duty] = []
    for raw in content["duty"]:
        try:
            found.append(_duty(raw, kind, content["in_force_from"], content.get("in_cells")))
        except (KeyError, ValueError, re.error) as fault:
            raise load.CatalogueError(f"duties/{kind}.toml {raw.get('id', '')}: {fault}") from fault
    if len({one.id for one in found}) < len(found):
        raise load.CatalogueError(f"duties/{kind}.toml: an id is given twice")
    return tuple(found)


def _duty(raw: Mapping[str, Any], kind: str, since: int, in_cells: Sequence[str] | None) -> Duty:
    topic = raw.get("topic", "")
    if raw["form"] not in _FORMS or raw["demand"] not in _DEMANDS:
        raise ValueError("unknown form or demand")
    if topic and topic not in {one.key for one in topics()}:
        raise ValueError(f"unknown topic {topic}")
    if raw["form"] == "figure" and raw["unit"] not in _UNITS:
        raise ValueError(f"unknown unit {raw['unit']}")
    if {raw.get("level", LEVELS[0]), *raw.get("called", ())} - set(LEVELS):
        raise ValueError("unknown level")
    measures = raw.get("measures", in_cells if "cell" in raw else None)
    return Duty(
        id=raw["id"],
        kind=kind,
        title=raw["title"],
        form=raw["form"],
        demand=raw["demand"],
        since=raw.get("from", since),
        topic=topic,
        names=_pattern(raw, "names"),
        never=_pattern(raw, "never"),
        roles=frozenset(raw.get("roles", ())),
        unit=raw.get("unit", ""),
        words=frozenset(raw.get("words", ())),
        measures=None if measures is None else frozenset(measures),
        item=raw.get("item", False),
        loose=raw.get("loose", False),
        same=_pattern(raw, "same"),
        nil=_pattern(raw, "nil"),
        told=_pattern(raw, "told"),
        cell=cell(raw["cell"]) if "cell" in raw else None,
        table=raw.get("table", ""),
        codes=tuple(raw.get("codes", ())),
        level=raw.get("level", ""),
        called=raw.get("called", {}),
        apart=raw.get("apart", ""),
        strict=raw.get("strict", False),
        where=_pattern(raw, "where"),
        unless=_pattern(raw, "unless"),
        after=_pattern(raw, "after"),
    )


def _pattern(raw: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
    return re.compile(raw[key]) if key in raw else None


def cell(text: str) -> Cells:
    """``text`` as one cell of a table that there is; raises ``ValueError`` for anything else."""
    cells = equation(f"text = {text}").right[0].cells
    if cells is None:
        raise ValueError(f"no cell: {text}")
    return cells
