"""决算公开提纲: which parts and sections a place asks for, in which order and under which headings, as dated data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """节: what is told under one heading. ``name`` is what a workbook calls it, ``text`` the text that writes it; both are empty
    for a heading over ``parts`` only. ``title`` may hold {年度}, {单位}, {简称}."""

    name: str
    title: str
    text: str
    parts: tuple[OutlineSection, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """部分: sections under one heading; without a title it is not numbered."""

    title: str
    sections: tuple[OutlineSection, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """提纲: the parts of one place from one year to another; ``called`` is how its texts call the unit (本部门, 本单位);
    ``charts`` whether its texts have charts where nobody says otherwise; ``optional`` are sections that are left out without a
    word where a unit has nothing to say on them."""

    id: str
    templates: tuple[str, ...]
    in_force_from: int
    in_force_until: int | None
    parts: tuple[OutlinePart, ...]
    called: str
    charts: bool = False
    optional: frozenset[str] = frozenset()

    @property
    def sections(self) -> Iterator[OutlineSection]:
        """Every section in order, those below another after it."""
        return _flat(section for part in self.parts for section in part.sections)

    def holds_in(self, year: int) -> bool:
        return self.in_force_from <= year and (self.in_force_until is None or year <= self.in_force_until)


def _flat(sections: Iterable[OutlineSection]) -> Iterator[OutlineSection]:
    for section in sections:
        yield section
        yield from _flat(section.parts)


@cache
def outlines() -> tuple[Outline, ...]:
    """Every outline. Raises ``CatalogueError`` where one names a section that is not listed."""
    return tuple(_outline(raw) for raw in _content()["outlines"])


def outline(template: str, year: int) -> Outline:
    """The outline of a template in a year; that of the whole country where the place has none for the year."""
    fitting = (one for one in outlines() if template in one.templates and one.holds_in(year))
    return next(fitting, next(one for one in outlines() if one.id == "national"))


@cache
def section_names() -> tuple[str, ...]:
    """The names of sections that a unit may add words to."""
    names: Mapping[str, str] = _content()["sections"]
    return tuple(names)


def _outline(raw: Mapping[str, Any]) -> Outline:
    parts = tuple(OutlinePart(part["title"], tuple(map(_section, part["sections"]))) for part in raw["parts"])
    return Outline(
        raw["id"],
        tuple(raw["templates"]),
        raw["in_force_from"],
        raw.get("in_force_until"),
        parts,
        raw["called"],
        raw.get("charts", False),
        frozenset(raw.get("optional", ())),
    )


def _section(row: Sequence[str]) -> OutlineSection:
    name, title, *below = row
    names: Mapping[str, str] = _content()["sections"]
    if name and name not in names:
        raise load.CatalogueError(f"wording/outlines.toml: unknown section {name}")
    parts = tuple(_section(pair) for pair in zip(below[::2], below[1::2], strict=True))
    return OutlineSection(name, title, names[name] if name else "", parts)


@cache
def _content() -> dict[str, Any]:
    return load.toml("wording", "outlines.toml")
