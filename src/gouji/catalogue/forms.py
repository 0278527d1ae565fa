"""表式: the forms gouji knows, each a data file; a further form is a further file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.domain.selfeval import Scope
from gouji.values import zh

#: The kinds that are tables with rows of indicators; they compete for a table.
TABULAR = ("evaluation", "targets", "monitoring", "appraisal", "summary", "list")
_KINDS = (*TABULAR, "report")

#: Field or column name -> the labels under which it is printed, in normal form.
Labels = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """表式: how one kind of form is recognised and where its fields stand.

    ``titles`` name it, ``never_titled`` are words that its title never has. ``hints`` are labels that only some forms
    print, ``requires`` groups of labels: a table that prints none of a group is another form, whatever its title.
    ``needs`` are columns that its header has, ``never`` columns that it has not. ``general`` marks the forms that are read
    by their columns alone, where nothing tells whose they are. ``fields`` are label-value pairs, ``money`` and
    ``indicators`` column labels, ``natures`` amounts printed with their name in one cell, by axis. For reports
    ``sections`` are the headings asked for; for lists ``columns`` the header labels.
    """

    id: str
    name: str
    area: str
    kind: str
    scope: Scope
    standard: str
    source: str
    in_force_from: int
    titles: tuple[str, ...]
    never_titled: tuple[str, ...]
    hints: tuple[str, ...]
    requires: tuple[tuple[str, ...], ...]
    needs: frozenset[str]
    never: frozenset[str]
    general: bool
    fields: Labels
    money: Labels
    money_total: tuple[str, ...]
    money_parts: tuple[str, ...]
    unit_from: tuple[str, ...]
    points_from: tuple[str, ...]
    natures: Labels
    goals: Labels
    indicators: Labels
    footer_total: tuple[str, ...]
    footer_end: tuple[str, ...]
    sections: tuple[str, ...]
    columns: Labels

    @property
    def header(self) -> Labels:
        """The labels of the columns by which its table is known."""
        return self.columns or self.indicators


@cache
def forms() -> tuple[Form, ...]:
    """Every form, by id. Raises ``CatalogueError`` where a file is incomplete."""
    return tuple(_form(name, content) for name, content in load.extended("forms").items())


def form(form_id: str) -> Form:
    """The form with that id; raises ``KeyError`` where there is none."""
    for one in forms():
        if one.id == form_id:
            return one
    raise KeyError(form_id)


def _form(name: str, content: Mapping[str, Any]) -> Form:
    try:
        money = content.get("money", {})
        built = Form(
            id=content["id"],
            name=content["name"],
            area=content["area"],
            kind=content["kind"],
            scope=Scope(content["scope"]),
            standard=content.get("standard", ""),
            source=content["source"],
            in_force_from=content["in_force_from"],
            titles=_normal(content["titles"]["strong"]),
            never_titled=_normal(content["titles"].get("never", ())),
            hints=_normal(content["titles"].get("hints", ())),
            requires=tuple(map(_normal, content.get("requires", ()))),
            needs=frozenset(content.get("needs", ())),
            never=frozenset(content.get("never", ())),
            general=content.get("general", False),
            fields=_labels(content.get("fields", {})),
            money=_labels(money.get("columns", {})),
            money_total=_normal(money.get("total", ())),
            money_parts=_normal(money.get("parts", ())),
            unit_from=_normal(money.get("unit_from", ())),
            points_from=_normal(money.get("points_from", ())),
            natures=_labels(money.get("natures", {})),
            goals=_labels(content.get("goals", {})),
            indicators=_labels(content.get("indicators", {}).get("columns", {})),
            footer_total=_normal(content.get("footer", {}).get("total", ())),
            footer_end=_normal(content.get("footer", {}).get("end", ())),
            sections=tuple(section["name"] for section in content.get("sections", ())),
            columns=_labels(content.get("columns", {})),
        )
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"forms/{name}.toml: {fault}") from fault
    if built.id != name or built.kind not in _KINDS:
        raise load.CatalogueError(f"forms/{name}.toml: id or kind is wrong")
    return built


def _normal(labels: Any) -> tuple[str, ...]:
    return tuple(zh.label(label) for label in labels)


def _labels(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Labels by name; an empty list takes away what the form below has."""
    return {key: _normal(labels) for key, labels in table.items() if labels}
