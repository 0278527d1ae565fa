"""表式: the forms gouji knows, each a data file from which it is known, read and drawn; a further form is a further file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.form_layout import FormLayout, layout_of
from gouji.domain.selfeval import Scope
from gouji.values import zh

#: The kinds that are tables with rows of indicators; they compete for a table.
TABULAR = ("evaluation", "targets", "monitoring", "appraisal", "summary", "list")
#: 自评报告 of the unit itself, 评价报告 of others on it.
REPORTS = ("report", "appraisal_report")
_KINDS = (*TABULAR, *REPORTS)
#: How well a form is known: from a printed copy, from a description by others, from memory.
_CERTAINTIES = ("read", "secondary", "memory")

#: Field or column name -> the labels under which it is printed, in normal form.
Labels = Mapping[str, tuple[str, ...]]
#: Column name -> the patterns that a label of it fits, where it is none of those listed.
Patterns = Mapping[str, tuple[re.Pattern[str], ...]]


@dataclass(frozen=True, slots=True)
class Form:
    """表式: how one kind of form is printed, and by that how it is known and where its fields stand.

    ``titles`` name it, ``never_titled`` are words that its title never has. ``requires`` are groups of labels: a table that
    prints none of a group is another form, whatever its title. ``needs`` are columns that its header has, ``never`` columns
    that it has not. ``general`` marks the forms that are read by their columns alone, where nothing tells whose they are.
    ``layout`` is the printed page; ``fields``, ``money`` and ``indicators`` are the labels under which it is read: those of
    the layout first, then those met elsewhere. ``patterns`` take a column that is called otherwise still. ``groups`` are the
    first-level names that it prints. ``natures`` are amounts printed with their name in one cell, by axis. For reports
    ``sections`` are the headings asked for, ``headings`` the words under which each is met; for lists ``columns`` the header labels. ``choices`` are what may be ticked, by
    field; ``word_sign`` stands under 指标性质 where a target is words. ``places`` are the provinces whose units are offered
    it. ``certainty`` tells how well it is known, and only what was read from a printed copy ``is_drawn``. ``extends`` is the
    form that this one is a local print of.
    """

    id: str
    name: str
    area: str
    kind: str
    scope: Scope
    standard: str
    source: str
    certainty: str
    extends: str
    places: tuple[str, ...]
    unsure: str
    in_force_from: int
    titles: tuple[str, ...]
    never_titled: tuple[str, ...]
    requires: tuple[tuple[str, ...], ...]
    needs: frozenset[str]
    never: frozenset[str]
    general: bool
    layout: FormLayout
    choices: Labels
    word_sign: str
    groups: tuple[str, ...]
    fields: Labels
    money: Labels
    money_total: tuple[str, ...]
    money_parts: tuple[str, ...]
    unit_from: tuple[str, ...]
    points_from: tuple[str, ...]
    natures: Labels
    goals: Labels
    indicators: Labels
    patterns: Patterns
    footer_total: tuple[str, ...]
    footer_end: tuple[str, ...]
    sections: tuple[str, ...]
    headings: Labels
    columns: Labels

    @property
    def header(self) -> Labels:
        """The labels of the columns by which its table is known."""
        return self.columns or self.indicators

    @property
    def is_drawn(self) -> bool:
        """Whether it may be printed as the official form: it was read from a printed copy, and its layout is written down."""
        return self.certainty == "read" and bool(self.layout.blocks) and self.kind == "evaluation" and not self.general


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


def left_out() -> tuple[Mapping[str, str], ...]:
    """Forms that are said to exist and are not described: the name, the area and why not of each."""
    return tuple(load.toml("forms_left_out.toml")["forms"])


@cache
def words_of_forms() -> frozenset[str]:
    """The lines that some form prints below its table whoever fills it in, in normal form."""
    return frozenset(zh.label(cell.text) for one in forms() for cell in one.layout.below if not cell.slots)


def _form(name: str, content: Mapping[str, Any]) -> Form:
    try:
        money, footer, indicators = (content.get(part, {}) for part in ("money", "footer", "indicators"))
        layout = layout_of(content.get("layout", {}))
        built = Form(
            id=content["id"],
            name=content["name"],
            area=content["area"],
            kind=content["kind"],
            scope=Scope(content["scope"]),
            standard=content.get("standard", ""),
            source=content["source"],
            certainty=content["certainty"],
            extends=content.get("extends", ""),
            places=tuple(content.get("places", ())),
            unsure=content.get("unsure", ""),
            in_force_from=content["in_force_from"],
            titles=_normal(content["titles"]["strong"]),
            never_titled=_normal(content["titles"].get("never", ())),
            requires=tuple(map(_normal, content.get("requires", ()))),
            needs=frozenset(content.get("needs", ())),
            never=frozenset(content.get("never", ())),
            general=content.get("general", False),
            layout=layout,
            choices={name: tuple(listed) for name, listed in content.get("choices", {}).items()},
            word_sign=content.get("word_sign", "定性"),
            groups=_normal(content.get("groups", ())),
            fields=_joined(layout.fields(), content.get("fields", {}), exclusive=True),
            money=_joined(layout.columns("money"), money.get("columns", {})),
            money_total=_normal((*money.get("total", ()), *filter(None, (layout.row_label("money"),)))),
            money_parts=_normal(money.get("parts", ())),
            unit_from=_normal(money.get("unit_from", ())),
            points_from=_normal(money.get("points_from", ())),
            natures=_labels(money.get("natures", {})),
            goals=_joined(layout.columns("goals"), content.get("goals", {})),
            indicators=_joined(layout.columns("indicators"), indicators.get("columns", {})),
            patterns=_patterns(indicators.get("patterns", {})),
            footer_total=_normal(footer.get("total", ())),
            footer_end=_normal(footer.get("end", ())),
            sections=tuple(section["name"] for section in content.get("sections", ())),
            headings={
                section["name"]: (section["name"], *section.get("aliases", ()))
                for section in content.get("sections", ())
            },
            columns=_labels(content.get("columns", {})),
        )
    except (KeyError, ValueError) as fault:
        raise load.CatalogueError(f"forms/{name}.toml: {fault}") from fault
    if built.id != name or built.kind not in _KINDS or built.certainty not in _CERTAINTIES:
        raise load.CatalogueError(f"forms/{name}.toml: id, kind or certainty is wrong")
    if built.certainty != "read" and not built.unsure:
        raise load.CatalogueError(f"forms/{name}.toml: does not say what is unsure")
    return built


def _normal(labels: Any) -> tuple[str, ...]:
    return tuple(zh.label(label) for label in labels)


def _labels(table: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Labels by name; an empty list takes away what the form below has."""
    return {key: _normal(labels) for key, labels in table.items() if labels}


def _joined(
    laid: Mapping[str, str], listed: Mapping[str, Any], *, exclusive: bool = False
) -> dict[str, tuple[str, ...]]:
    """The labels of the layout before those listed. ``exclusive`` where a label that the layout gives to one name is no
    other's: 主管部门 names the unit itself on a form that asks for no other."""
    own = {label: name for name, label in laid.items()}
    found = {}
    for name in dict.fromkeys((*laid, *listed)):
        others = _normal(listed.get(name, ()))
        if exclusive:
            others = tuple(label for label in others if own.get(label, name) == name)
        labels = tuple(dict.fromkeys((*([laid[name]] if name in laid else ()), *others)))
        if labels:
            found[name] = labels
    return found


def _patterns(table: Mapping[str, Any]) -> dict[str, tuple[re.Pattern[str], ...]]:
    return {name: tuple(map(re.compile, listed)) for name, listed in table.items()}
