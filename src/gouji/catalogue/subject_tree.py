"""Where the rows of a table of functional subjects stand in their tree, told by their names alone: 类, 款, 项."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from gouji.catalogue.classification import subjects
from gouji.values import zh

_CLASS, _SECTION = 3, 5
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[、.])")
_BRACKETED = re.compile(r"\([^()]*\)")
#: So many subjects of the first two levels make a table one of functional subjects.
_LEAST = 4


def depths(names: Mapping[int, str], least: int = _LEAST) -> dict[int, int]:
    """1 for 类, 2 for 款, 3 for 项, by line; what stands above the first 类 is left out. Empty for a table of something else:
    one that names fewer than ``least`` subjects of the first two levels.

    The list has every 类 and 款 and but some 项, so what a 款 is followed by are its 项, until the next 款 of its 类.
    """
    found: dict[int, int] = {}
    within, section = "", ""
    known = 0
    for line in sorted(names):
        codes = _by_name().get(_plain(names[line]), ())
        of_class = next((code for code in codes if len(code) == _CLASS and code != within), "")
        of_section = next((code for code in codes if within and code.startswith(within) and code > section), "")
        if of_class:
            within, section = of_class, ""
            found[line] = 1
        elif of_section:
            section = of_section
            found[line] = 2
        elif within:
            found[line] = 3 if section else 2
        known += bool(of_class or of_section)
    return found if known >= least else {}


def codes(names: Mapping[int, str]) -> dict[int, str]:
    """The codes of lines that print none, as far as the list tells them: a 款 within its 类, a 项 within its 款. Lines that it does
    not tell are left out; empty for a table of something else."""
    found: dict[int, str] = {}
    within = section = ""
    for line in sorted(names):
        entries = _by_name().get(_plain(names[line]), ())
        of_class = next((code for code in entries if len(code) == _CLASS and code > within), "")
        of_section = next((code for code in entries if within and code.startswith(within) and code > section), "")
        if of_class:
            within, section = of_class, ""
        elif of_section:
            section = of_section
        code = of_class or of_section or _item(names[line], section)
        if code:
            found[line] = code
    return found if any(len(code) == _CLASS for code in found.values()) else {}


def _item(name: str, section: str) -> str:
    """The code of the 项 of ``section`` that is called ``name``, where only one is."""
    found = _items().get((section, _plain(name)), ())
    return found[0] if len(found) == 1 else ""


@cache
def _items() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code, entries in subjects("functional").items():
        if len(code) > _SECTION:
            for name in {_plain(one.name) for one in entries}:
                found[code[:_SECTION], name].append(code)
    return {key: tuple(codes) for key, codes in found.items()}


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    """The codes of 类 and 款 by every name that they have had."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, entries in subjects("functional").items():
        if len(code) <= _SECTION:
            for name in {_plain(one.name) for one in entries}:
                found[name].append(code)
    return {name: tuple(sorted(codes)) for name, codes in found.items()}


def _plain(name: str) -> str:
    """A name without its number and remarks: 政府办公厅（室）及相关机构事务 is printed with and without the brackets."""
    return _BRACKETED.sub("", _NUMBERING.sub("", zh.label(name)))
