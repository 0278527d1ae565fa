"""说明事项之间的关系: what the statements of a text owe each other, as dated data in terms of duties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.duties import duties

_FILE = "relations.toml"
_KINDS = ("accounts", "budget")
_SEVERITIES = frozenset(("error", "warning"))
_TERM = re.compile(r"(?P<each>each\()?(?P<id>[a-z_]+\.[a-z_]+)\)?(?P<optional>\?)?|(?P<bound>\d+)")


@dataclass(frozen=True, slots=True)
class DutyTerm:
    """算式项: the figure of duty ``id``, all of them that follow (``each``), or a fixed ``bound``."""

    id: str = ""
    each: bool = False
    optional: bool = False
    bound: int | None = None


@dataclass(frozen=True, slots=True)
class DutyRelation:
    """说明事项的关系: ``left`` ``sign`` the sum of ``right``, in documents of ``kinds`` where the passage holds ``needs``."""

    key: str
    title: str
    kinds: frozenset[str]
    left: str
    sign: str
    right: tuple[DutyTerm, ...]
    severity: str
    needs: re.Pattern[str] | None


@cache
def duty_relations(kind: str) -> tuple[DutyRelation, ...]:
    """The relations among the duties of ``kind``. Raises ``CatalogueError`` where one cannot be read or names no duty."""
    found = []
    for raw in load.toml("duties", _FILE)["relation"]:
        try:
            row = _row(raw)
            known = {duty.id for duty in duties(kind)}
            if kind in row.kinds:
                unknown = {row.left, *(term.id for term in row.right if term.id)} - known
                if unknown:
                    raise ValueError(f"no duty {'、'.join(sorted(unknown))} of {kind}")
                found.append(row)
        except (KeyError, ValueError, re.error) as fault:
            raise load.CatalogueError(f"duties/{_FILE} {raw.get('key', '')}: {fault}") from fault
    return tuple(found)


def _row(raw: Mapping[str, Any]) -> DutyRelation:
    match = re.fullmatch(r"(\S+) (=|<=|>=) (.+)", raw["expression"])
    if match is None or raw["severity"] not in _SEVERITIES:
        raise ValueError("cannot read the relation")
    return DutyRelation(
        raw["key"],
        raw["title"],
        frozenset(raw.get("kinds", _KINDS)),
        match[1],
        match[2],
        tuple(_term(text) for text in match[3].split(" + ")),
        raw["severity"],
        re.compile(raw["needs"]) if "needs" in raw else None,
    )


def _term(text: str) -> DutyTerm:
    match = _TERM.fullmatch(text)
    if match is None:
        raise ValueError(f"cannot read “{text}”")
    if match["bound"] is not None:
        return DutyTerm(bound=int(match["bound"]))
    return DutyTerm(match["id"], match["each"] is not None, match["optional"] is not None)
