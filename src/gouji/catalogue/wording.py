"""文本样式: which files a place asks for, in which order and under which titles, and the texts they are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.forms import Form, form, forms
from gouji.catalogue.standards import standard
from gouji.domain.selfeval import Scope
from gouji.domain.standard import Standard

_FOLDER = "wording"


@dataclass(frozen=True, slots=True)
class FilePlan:
    """文件: one file of the package and the text it is composed from."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """文本样式: files of one place and the forms in them, by what they evaluate."""

    id: str
    name: str
    files: tuple[FilePlan, ...]
    forms: Mapping[Scope, Form]

    @property
    def standards(self) -> Mapping[Scope, Standard]:
        """The standards that its forms are scored under."""
        return {scope: standard(one.standard) for scope, one in self.forms.items()}


@dataclass(frozen=True, slots=True)
class TableTitle:
    """公开表: the number and title of one table in the set of a year."""

    key: str
    number: str
    title: str


@cache
def wordings() -> Mapping[str, Wording]:
    """Every template by the name a workbook gives it: those with texts of their own, then every place that a form which may
    be drawn is for, with the usual texts. A place without a form of one scope takes the usual one."""
    content = _content()
    own = {one["name"]: _wording(one) for one in content["templates"]}
    usual = own[content["usual"]]
    drawn = [one for one in forms() if one.is_drawn]
    places = dict.fromkeys(place for one in drawn for place in one.places)
    others = {
        place: Wording(
            place, place, usual.files, {**usual.forms, **{one.scope: one for one in drawn if place in one.places}}
        )
        for place in places
        if place not in own
    }
    return own | others


def _wording(one: Mapping[str, Any]) -> Wording:
    plans = tuple(FilePlan(file["name"], file["text"]) for file in one["files"])
    return Wording(
        one["id"], one["name"], plans, {Scope.DEPARTMENT: form(one["department"]), Scope.PROJECT: form(one["project"])}
    )


@cache
def table_titles(year: int) -> tuple[TableTitle, ...]:
    """The nine tables in the order and under the titles of a fiscal year; none for a year that no set holds for."""
    sets = (one for one in _content()["tables"] if one["in_force_from"] <= year <= one.get("in_force_until", year))
    chosen = next(sets, {"order": ()})
    return tuple(TableTitle(row["key"], row["number"], row["title"]) for row in chosen["order"])


def empty_note(key: str, year: int) -> str:
    """The statement printed under a table without data."""
    return str(_content()["empty"][key]).format(year=year)


def economic_classes() -> Mapping[str, str]:
    """Names of the economic classes by their three digits."""
    names: Mapping[str, str] = _content()["economic_classes"]
    return names


def row_notes() -> Mapping[str, str]:
    """指标说明 of rows that a standard fixes, by their id."""
    notes: Mapping[str, str] = _content()["row_notes"]
    return notes


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


def glossary(used: frozenset[str]) -> tuple[str, ...]:
    """The terms that are always explained and those whose name is in ``used``, in printed order."""
    terms = load.toml(_FOLDER, "terms.toml")["terms"]
    return tuple(term["text"] for term in terms if "when" not in term or term["when"] in used)
