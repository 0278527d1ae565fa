"""勾稽关系: relations between printed amounts as rows of data, in a small expression language.

    total[income_total] = sum(total[income_1, income_2])
    income[$row, $column] = sum(income[children($row), $column])
    spending[$row, total] >= general_spending[$row, total] + fund?[$row, total]

A cell is ``table[row]`` or ``table[row, column]``; tables with one column of amounts need none. Inside ``sum(...)`` a
row or a column may be a list, ``exp_*`` (every row whose key begins so), ``children($row)`` or ``roots`` (codes without
a printed parent); what is not printed adds nothing. ``$name`` stands for each value that ``each`` gives it;
``exp_$row`` is a key made with it. ``parts($column)`` are the columns that together make up a column. A ``?`` behind a
table means: where that table is printed. ``last.table`` is the table of the year before. ``text`` is a figure of the
text, chosen by the row's ``says``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.budgets import CARRIED, EARLIER, budget_columns, budget_layouts
from gouji.catalogue.tables import layouts
from gouji.values.cached import cached_property

_FOLDER = "relations"
_TOKEN = re.compile(r"\s*(sum\(|[)+\-]|>=|<=|=|text|(?:last\.)?\w+\??\[[^\]]*\])")
_CELL = re.compile(r"(last\.)?(\w+)(\?)?\[([^\]]*)\]")
_SEVERITIES = frozenset(("error", "warning"))


@dataclass(frozen=True)
class Cells:
    """单元格式: the cells that ``rows`` and ``columns`` select in ``table``; a single cell where both hold one plain name."""

    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    optional: bool = False
    earlier: bool = False

    @cached_property
    def is_tree(self) -> bool:
        """Whether they are the parts that a table itself shows a sum to have."""
        return any("(" in name for name in (*self.rows, *self.columns))


@dataclass(frozen=True, slots=True)
class Part:
    """算式项: ``sign`` times a cell, the sum of cells (``summed``), or, without cells, the figure of the text."""

    sign: int
    cells: Cells | None
    summed: bool = False


@dataclass(frozen=True)
class Equation:
    """关系式: left and right parts and the sign between them: =, >= or <=."""

    text: str
    left: tuple[Part, ...]
    sign: str
    right: tuple[Part, ...]

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        return (*self.left, *self.right)

    @cached_property
    def is_of_budgets(self) -> bool:
        """Whether it ties the tables of a budget, not those of final accounts."""
        return any(table in budget_layouts() for table in self.tables)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part.cells.table for part in self.parts if part.cells is not None))

    @cached_property
    def first(self) -> Cells | None:
        """The first cells that it ties; None where it has none."""
        return next((part.cells for part in self.parts if part.cells is not None), None)


@dataclass(frozen=True, slots=True)
class Saying:
    """文字出处: which figures of the text a relation speaks of.

    ``labels`` are the names before the figure; ``measures`` which of its figures; ``under`` words of which the heading
    must hold one, ``never_under`` none; ``within`` the whole whose parts the sentence lists ('' in it: no whole).
    ``row`` says that the sentence names a class or an item of the classification, which then is ``$row``.
    """

    labels: tuple[str, ...]
    measures: frozenset[str]
    under: tuple[str, ...]
    never_under: tuple[str, ...]
    within: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """关系行: one relation with its permanent code, its number in the field's own list (I-01 …), and an example that it ties.

    ``each`` gives the domains of its variables (``income.parents``); it applies only where one of ``when`` holds, if any.
    ``otherwise`` are other lawful readings: it fails only when they fail too.
    ``example`` and ``wrong`` map table.row.column to amounts; ``sentence`` and ``wrong_sentence`` are the text beside them.
    """

    code: str
    id: str
    title: str
    equation: Equation
    each: Mapping[str, tuple[str, ...]]
    when: tuple[Equation, ...]
    otherwise: tuple[Equation, ...]
    severity: str
    source: str
    in_force_from: int
    saying: Saying | None
    example: Mapping[str, str]
    wrong: Mapping[str, str]
    sentence: str
    wrong_sentence: str


@cache
def relations() -> tuple[RelationRow, ...]:
    """Every relation by code. Raises ``CatalogueError`` where a row cannot be read or names an unknown table."""
    found = [row for name, content in load.toml_folder(_FOLDER) for row in _rows(name, content)]
    return tuple(sorted(found, key=lambda row: row.code))


def _rows(name: str, content: Mapping[str, Any]) -> Iterator[RelationRow]:
    for raw in content["relation"]:
        try:
            yield _row(raw, content)
        except (KeyError, ValueError) as fault:
            raise load.CatalogueError(f"relations/{name}.toml {raw.get('code', '')}: {fault}") from fault


def _row(raw: Mapping[str, Any], content: Mapping[str, Any]) -> RelationRow:
    severity = raw.get("severity", "error")
    if severity not in _SEVERITIES:
        raise ValueError(f"unknown severity {severity}")
    return RelationRow(
        code=raw["code"],
        id=raw["id"],
        title=raw["title"],
        equation=equation(raw["expression"]),
        each={name: tuple(part.strip() for part in text.split("+")) for name, text in raw.get("each", {}).items()},
        when=tuple(equation(text) for text in raw.get("when", ())),
        otherwise=tuple(equation(text) for text in raw.get("otherwise", ())),
        severity=severity,
        source=raw.get("source", content["source"]),
        in_force_from=raw.get("in_force_from", content["in_force_from"]),
        saying=_saying(raw["says"]) if "says" in raw else None,
        example=raw.get("example", {}),
        wrong=raw.get("wrong", {}),
        sentence=raw.get("sentence", ""),
        wrong_sentence=raw.get("wrong_sentence", raw.get("sentence", "")),
    )


def _saying(raw: Mapping[str, Any]) -> Saying:
    return Saying(
        tuple(raw.get("labels", ())),
        frozenset(raw.get("measures", ("", "决算", "执行"))),
        tuple(raw.get("under", ())),
        tuple(raw.get("never_under", ())),
        tuple(raw.get("within", ())),
        raw.get("row", ""),
    )


def equation(text: str) -> Equation:
    """The equation that ``text`` stands for; raises ``ValueError`` with the place where reading stops."""
    sides: list[list[Part]] = [[]]
    relation, sign, summed, at = "", 1, False, 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read “{text[at:]}”")
        token, at = match[1], match.end()
        if token in ("=", ">=", "<="):
            relation, sign = token, 1
            sides.append([])
        elif token in ("+", "-"):
            sign = 1 if token == "+" else -1
        elif token in ("sum(", ")"):
            summed = token == "sum("
        else:
            sides[-1].append(Part(sign, None if token == "text" else _cells(token, summed), summed))
    if len(sides) != 2 or not all(sides):
        raise ValueError("a relation has two sides")
    return Equation(text, tuple(sides[0]), relation, tuple(sides[1]))


def _cells(token: str, summed: bool) -> Cells:
    match = _CELL.fullmatch(token)
    assert match is not None
    known = _columns(match[2])
    names = [name.strip() for name in match[4].split(",")]
    at = next((index for index, name in enumerate(names[1:], 1) if name in known or _is_variable(name)), len(names))
    rows, columns = tuple(names[:at]), tuple(names[at:]) or (_only_column(match[2]),)
    if not summed and (len(rows) > 1 or len(columns) > 1):
        raise ValueError(f"several cells outside a sum: {token}")
    return Cells(match[2], rows, columns, match[3] is not None, match[1] is not None)


def _columns(table: str) -> frozenset[str]:
    """The keys of the columns of ``table``; raises ``ValueError`` where there is no such table."""
    if table in budget_layouts():
        return frozenset(prefix + key for key in budget_columns() for prefix in ("", CARRIED, EARLIER))
    layout = layouts().get(table)
    if layout is None:
        raise ValueError(f"no table {table}")
    if layout.kind == "matrix":
        return frozenset(f"{measure}_{item}" for measure in ("budget", "final") for item in layout.columns)
    return frozenset(layout.columns)


def _is_variable(name: str) -> bool:
    return name in ("$column", "parts($column)")


def _only_column(table: str) -> str:
    """The column that is meant where a cell names none."""
    return "total" if table in budget_layouts() else "amount"
