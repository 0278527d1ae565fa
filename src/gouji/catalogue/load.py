"""Reads the data files of the catalogue; what they hold is checked once, when it is loaded."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


class CatalogueError(ValueError):
    """A data file of the catalogue is wrong: a fault of the program, with the file named."""


def _data(*path: str) -> Traversable:
    return files("gouji.catalogue").joinpath("data", *path)


def toml(*path: str) -> dict[str, Any]:
    """The content of one TOML file below the catalogue's data folder."""
    try:
        return tomllib.loads(_data(*path).read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise CatalogueError(f"{'/'.join(path)}: {fault}") from fault


def toml_folder(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every TOML file of a folder as (file name without ending, content), by name."""
    for name in sorted(entry.name for entry in _data(folder).iterdir()):
        if name.endswith(".toml"):
            yield name.removesuffix(".toml"), toml(folder, name)


def extended(folder: str) -> dict[str, dict[str, Any]]:
    """The files of a folder by name, each laid over the one that its ``extends`` names; those that only others are laid
    over (``abstract = true``) are left out."""
    raw = dict(toml_folder(folder))

    def resolved(name: str) -> dict[str, Any]:
        content = raw[name]
        parent = content.get("extends")
        if parent is None:
            return content
        if parent not in raw:
            raise CatalogueError(f"{folder}/{name}.toml extends unknown {parent}")
        return merged(resolved(parent), content)

    return {name: resolved(name) for name in sorted(raw) if not raw[name].get("abstract")}


def rows(*path: str) -> tuple[dict[str, str], ...]:
    """The rows of one CSV file, each as a mapping from its header."""
    return tuple(csv.DictReader(_data(*path).read_text("utf-8").splitlines()))


def merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """``upper`` laid over ``lower``, table by table; a list in ``upper`` replaces the one below."""
    result = dict(lower)
    for key, value in upper.items():
        below = result.get(key)
        if isinstance(value, Mapping) and isinstance(below, Mapping):
            result[key] = merged(below, value)
        else:
            result[key] = value
    return result
