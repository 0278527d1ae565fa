"""文本样式: which files a place asks for, in which order and under which titles, and the texts they are written from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.forms import Form, form, forms
from gouji.catalogue.outlines import outlines
from gouji.catalogue.standards import standard
from gouji.domain.selfeval import Scope
from gouji.domain.stages import Stage
from gouji.domain.standard import Standard

_FOLDER = "wording"


@dataclass(frozen=True, slots=True)
class FilePlan:
    """文件: one file of the package, the stage it belongs to and the text it is composed from.

    ``alone`` where it is only made when its stage is prepared alone: else another file holds the same.
    """

    name: str
    text: str
    stage: Stage
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """文本样式: files of one place, by stage, and the forms in them, by what they evaluate."""

    id: str
    name: str
    files: tuple[FilePlan, ...]
    forms: Mapping[Scope, Form]

    @property
    def standards(self) -> Mapping[Scope, Standard]:
        """The standards that its forms are scored under."""
        return {scope: standard(one.standard) for scope, one in self.forms.items()}

    @property
    def stand_ins(self) -> tuple[tuple[Form, Form], ...]:
        """Each form of the place that may not be drawn, with the usual one that is drawn instead."""
        own = [one for one in forms() if one.area == self.name and one.kind == "evaluation" and not one.is_drawn]
        return tuple(
            (one, used)
            for scope, used in self.forms.items()
            for one in own
            if one.scope is scope and self.name not in used.places
        )

    @property
    def stand_in_remarks(self) -> tuple[str, ...]:
        """What a unit is told of the forms of its place that may not be drawn."""
        return tuple(
            f"“{own.name}”没有见到印本，不能照印；自评用的是“{used.name}”，报送前请核对当地的要求。"
            for own, used in self.stand_ins
        )


#: An area that is none by itself: 云南、内蒙古, 四川等地的县.
_SEVERAL = re.compile("[、等]")


@dataclass(frozen=True, slots=True)
class TableTitle:
    """公开表: the number and title of one table in the set of a year."""

    key: str
    number: str
    title: str


@cache
def wordings() -> Mapping[str, Wording]:
    """Every template by the name a workbook gives it: those with texts of their own, then every other place that has a form
    or an outline of its own, with the usual texts. A place without a form of one scope that may be drawn takes the usual
    one."""
    content = _content()
    own = {one["name"]: _wording(one) for one in content["templates"]}
    usual = own[content["usual"]]
    drawn = [one for one in forms() if one.is_drawn]
    outlined = (place for one in outlines() for place in one.templates)
    described = (one.area for one in forms() if one.kind == "evaluation" and not _SEVERAL.search(one.area))
    places = dict.fromkeys((*(place for one in drawn for place in one.places), *outlined, *described))
    others = {
        place: Wording(
            place, place, usual.files, {**usual.forms, **{one.scope: one for one in drawn if place in one.places}}
        )
        for place in places
        if place not in own
    }
    return own | others


def _wording(one: Mapping[str, Any]) -> Wording:
    plans = tuple(map(_file, (*_content()["files"], *one["files"])))
    return Wording(
        one["id"], one["name"], plans, {Scope.DEPARTMENT: form(one["department"]), Scope.PROJECT: form(one["project"])}
    )


def _file(raw: Mapping[str, Any]) -> FilePlan:
    return FilePlan(raw["name"], raw["text"], Stage(raw["stage"]), raw.get("alone", False))


@cache
def budget_titles() -> tuple[TableTitle, ...]:
    """The tables of a department's budget in their order."""
    return tuple(TableTitle(row["key"], row["number"], row["title"]) for row in _content()["budget_tables"])


@cache
def table_titles(year: int, template: str = "") -> tuple[TableTitle, ...]:
    """The nine tables in the order and under the titles of a fiscal year, as the place of ``template`` has them; none for a
    year that no set holds for."""
    held = [one for one in _content()["tables"] if one["in_force_from"] <= year <= one.get("in_force_until", year)]
    sets = (one for one in held if template in one.get("templates", ()))
    chosen = next(sets, next((one for one in held if "templates" not in one), {"order": ()}))
    return tuple(TableTitle(row["key"], row["number"], row["title"]) for row in chosen["order"])


def empty_note(key: str, year: int, body: str) -> str:
    """The statement printed under a table without data; ``body`` is how the text calls the unit (本部门, 本单位)."""
    return str(_content()["empty"][key]).format(year=year, body=body)


def economic_classes() -> Mapping[str, str]:
    """Names of the economic classes by their three digits."""
    names: Mapping[str, str] = _content()["economic_classes"]
    return names


@dataclass(frozen=True, slots=True)
class BasicTable:
    """基本支出决算表: the economic classes of its blocks from left to right, the items that are only listed where they are spent
    on, and what stands where nothing was spent."""

    blocks: tuple[tuple[str, ...], ...]
    unprinted: frozenset[str]
    zero: str


def basic_table(template: str) -> BasicTable:
    """How the table is printed in the place of ``template``."""
    raw = _content()["basic_table"]
    zero = next((one["text"] for one in raw["zero"] if template in one["templates"]), "")
    return BasicTable(tuple(map(tuple, raw["blocks"])), frozenset(raw["unprinted"]), zero)


def row_notes() -> Mapping[str, str]:
    """指标说明 of rows that a standard fixes, by their id."""
    notes: Mapping[str, str] = _content()["row_notes"]
    return notes


def row_names() -> Mapping[str, str]:
    """The names of rows that a standard fixes, as the form prints them, by their id."""
    names: Mapping[str, str] = _content()["row_names"]
    return names


def row_groups() -> Mapping[str, str]:
    """二级指标 of rows that a standard fixes, by their id."""
    groups: Mapping[str, str] = _content()["row_groups"]
    return groups


def row_rules() -> Mapping[str, str]:
    """评分标准 of rows that a standard fixes, as printed, by their id."""
    rules: Mapping[str, str] = _content()["row_rules"]
    return rules


def table_note(key: str, template: str) -> str:
    """The official note under a table of the accounts; empty where none is known."""
    notes = (one for one in _content()["table_notes"] if template in one["templates"] and key in one)
    return str(next(notes, {key: ""})[key])


def text_names() -> tuple[str, ...]:
    return tuple(sorted(entry.name for entry in _texts().iterdir() if entry.name.endswith(".j2")))


def text_source(name: str) -> str:
    """The template text of that name."""
    return _texts().joinpath(name).read_text("utf-8")


def _texts() -> Traversable:
    return files("gouji.catalogue").joinpath("data", _FOLDER)


@cache
def _content() -> dict[str, Any]:
    return load.toml(_FOLDER, "sets.toml")


def glossary(outline: str, year: int, used: frozenset[str]) -> tuple[str, ...]:
    """名词解释 in printed order: the list that an outline has of its own for the year, else the terms that are always
    explained and those whose name is in ``used``."""
    content = load.toml(_FOLDER, "terms.toml")
    own = next((one["texts"] for one in content["lists"] if outline in one["outlines"]), None)
    if own is None:
        return tuple(term["text"] for term in content["terms"] if "when" not in term or term["when"] in used)
    dated: Iterator[Mapping[str, Any]] = ({"text": one} if isinstance(one, str) else one for one in own)
    return tuple(
        one["text"] for one in dated if one.get("in_force_from", year) <= year <= one.get("in_force_until", year)
    )
