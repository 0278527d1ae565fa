"""政府收支分类科目: functional and economic codes with the years in which each code holds and under which name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gouji.catalogue import load

_FOLDER = "classification"
#: The first year that the lists cover: entries dated so held from then on or from earlier.
FIRST_YEAR = 2019
#: From this year on the lists have every name in force; what was renamed in 2019 and 2020 is known only in part.
NAMES_FROM = 2021
_FILES = {
    "functional": ("functional_classes", "functional_sections", "functional_204", "functional_justice_related"),
    "economic_department": ("economic_department",),
    "economic_government": ("economic_government",),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """科目: one code under one name. ``until`` is the last fiscal year that has it, None where it still holds.

    ``sure`` tells entries read in a published document or order from those known from memory only; ``since`` is the
    first year known, which for most is the first year the list covers.
    """

    code: str
    name: str
    since: int
    until: int | None
    sure: bool
    note: str

    def holds_in(self, year: int) -> bool:
        """Whether the code is in force in ``year``; what the list has from its first year on holds before as well."""
        return (self.since <= year or self.since == FIRST_YEAR) and (self.until is None or year <= self.until)


@cache
def subjects(scheme: str) -> Mapping[str, tuple[Subject, ...]]:
    """Every entry of a scheme (functional, economic_department, economic_government) by code."""
    found: dict[str, dict[str, Subject]] = {}
    for name in _FILES[scheme]:
        for row in load.rows(_FOLDER, f"{name}.csv"):
            until = int(row["valid_to"]) if row["valid_to"] else None
            one = Subject(
                row["code"], row["name"], int(row["valid_from"]), until, row["certainty"] == "sure", row["note"]
            )
            found.setdefault(one.code, {}).setdefault(one.name, one)
    return {code: tuple(names.values()) for code, names in found.items()}


def name_of(scheme: str, code: str) -> str:
    """The name a code holds now, else its last one; '' for an unknown code."""
    entries = subjects(scheme).get(code, ())
    return next((one.name for one in entries if one.until is None), entries[-1].name if entries else "")
