"""The table of all checks, built by walking this package: a new check is a new module and nothing else."""

from __future__ import annotations

import csv
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gouji.catalogue.relations import RelationRow, relations
from gouji.checks import relation_page
from gouji.domain.dossier import Dossier
from gouji.domain.findings import Outcome

Runner = Callable[[Dossier], Iterator[Outcome]]

_CODE = re.compile(r"[RICAJSN]\d{3}")
_SECTION = re.compile(r"^(查什么|为什么|依据|反例|正例)：\s*(.*)$")
_ATTRIBUTE = "gouji_check_code"
FAMILIES = {
    "R": "阅读",
    "I": "单位与日期",
    "C": "完整性",
    "A": "表内算术",
    "J": "勾稽",
    "S": "自评",
    "N": "文字说明",
}


@dataclass(frozen=True, slots=True)
class Check:
    """检查: its permanent code, its slug (family.module-name), what its docstring says, and the function.

    ``bad`` and ``good`` are documents in the notation of ``document.notation``.
    """

    code: str
    slug: str
    title: str
    what: str
    why: str
    source: str
    bad: str
    good: str
    run: Runner


def check(code: str) -> Callable[[Runner], Runner]:
    """Marks the function of a check module. The module's docstring is its page:

    a title line, then sections 查什么： 为什么： 依据： 反例： 正例：, the last two in document notation, indented; 正例 may
    be given as the lines of 反例 that change.
    """

    def mark(run: Runner) -> Runner:
        setattr(run, _ATTRIBUTE, code)
        return run

    return mark


@cache
def load() -> tuple[Check, ...]:
    """Every check, by code. Raises ``ValueError`` on a malformed, doubled or retired code or an incomplete page."""
    package = importlib.import_module("gouji.checks")
    found: dict[str, Check] = {}
    retired = _retired()
    for info in pkgutil.walk_packages(package.__path__, "gouji.checks."):
        if info.ispkg or info.name.count(".") != 3:
            continue
        for declared in _checks_in(info.name):
            if declared.code in found:
                raise ValueError(f"code {declared.code} is given twice: {declared.slug}, {found[declared.code].slug}")
            if declared.code in retired:
                raise ValueError(f"code {declared.code} is retired and cannot be used again")
            found[declared.code] = declared
    for row in relations():
        if row.code in found or row.code in retired:
            raise ValueError(f"code {row.code} of a relation is taken or retired")
        found[row.code] = _of_relation(row)
    return tuple(found[code] for code in sorted(found))


def select(checks: Iterable[Check], chosen: Iterable[str] = (), ignored: Iterable[str] = ()) -> tuple[Check, ...]:
    """The checks whose code or slug starts with one of ``chosen`` (all when empty) and with none of ``ignored``."""
    wanted, unwanted = tuple(chosen), tuple(ignored)

    def among(one: Check, prefixes: tuple[str, ...]) -> bool:
        return one.code.startswith(prefixes) or one.slug.startswith(prefixes)

    return tuple(one for one in checks if (not wanted or among(one, wanted)) and not among(one, unwanted))


def _checks_in(module_name: str) -> Iterator[Check]:
    module = importlib.import_module(module_name)
    for _, function in inspect.getmembers(module, inspect.isfunction):
        code = getattr(function, _ATTRIBUTE, None)
        if code is None or function.__module__ != module_name:
            continue
        if not _CODE.fullmatch(code):
            raise ValueError(f"{module_name}: malformed code {code}")
        family, name = module_name.split(".")[-2:]
        yield _described(code, f"{family}.{name.replace('_', '-')}", inspect.getdoc(module) or "", function)


def _described(code: str, slug: str, page: str, run: Runner) -> Check:
    title, _, rest = page.partition("\n")
    sections: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in rest.split("\n"):
        match = _SECTION.match(line)
        if match:
            current = sections.setdefault(match[1], [])
            if match[2]:
                current.append(match[2])
        elif current is not None:
            current.append(line)
    missing = [name for name in ("查什么", "为什么", "依据", "反例", "正例") if name not in sections]
    if missing:
        raise ValueError(f"{code} {slug}: its page lacks {'、'.join(missing)}")
    texts = {name: inspect.cleandoc("\n".join(lines)).strip() for name, lines in sections.items()}
    prose = {name: texts[name].replace("\n", "") for name in ("查什么", "为什么", "依据")}
    bad = texts["反例"]
    good = _mended(bad, texts["正例"], code)
    return Check(code, slug, title.strip(), prose["查什么"], prose["为什么"], prose["依据"], bad, good, run)


def _mended(bad: str, good: str, code: str) -> str:
    """The good example: written out, or as the lines of the bad one taken out (``- ``) and put in their place (``+ ``).

    The second form keeps a pair of examples from differing anywhere but where it says.
    """
    changes = good.split("\n")
    if not all(line.startswith(("- ", "+ ")) for line in changes):
        return good
    lines, at = bad.split("\n"), 0
    for change in changes:
        mark, text = change[0], change[2:]
        if mark == "-":
            if lines.count(text) != 1:
                raise ValueError(f"{code}: its 正例 takes out a line that 反例 does not hold once: {text}")
            at = lines.index(text)
            del lines[at]
        else:
            lines.insert(at, text)
            at += 1
    return "\n".join(lines)


def _of_relation(row: RelationRow) -> Check:
    """A relation of the catalogue as a check."""
    return Check(
        row.code,
        f"articulation.{row.code.lower()}",
        row.title,
        relation_page.what(row),
        relation_page.why(row),
        relation_page.source(row),
        relation_page.bad(row),
        relation_page.good(row),
        relation_page.runner(row),
    )


def _retired() -> frozenset[str]:
    text = files("gouji.catalogue").joinpath("data/retired_checks.csv").read_text("utf-8")
    return frozenset(row["code"] for row in csv.DictReader(text.splitlines()))
