"""模板残留: words of a template that a published text must not keep, with what to do about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load


@dataclass(frozen=True, slots=True)
class Remnant:
    """残留: ``needs`` are words of which one must stand in the text; ``beside`` must stand in the same paragraph too;
    ``certain`` where no published sentence says so by itself."""

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    beside: re.Pattern[str]
    certain: bool
    advice: str
    source: str


@cache
def template_remnants() -> tuple[Remnant, ...]:
    return tuple(
        Remnant(
            row["name"],
            tuple(row["needs"]),
            re.compile(row["pattern"]),
            re.compile(row.get("beside", "")),
            row["certain"],
            row["advice"],
            row["source"],
        )
        for row in load.toml("template_remnants.toml")["remnant"]
    )
