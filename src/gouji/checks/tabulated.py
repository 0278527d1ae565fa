"""数表: a table of a document as the search for relations sees it, with the cell behind each figure and what was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from gouji.document.continued import continued
from gouji.document.grid import grid_of
from gouji.document.place import Place
from gouji.document.tree import Cell, Paragraph, Table
from gouji.domain.dossier import Dossier, Recognised
from gouji.domain.filled import Filled
from gouji.solve.tables.formulas import PrintedFormula, printed_formulas
from gouji.solve.tables.labels import hint_of
from gouji.solve.tables.relation import Operator, Relation
from gouji.solve.tables.search import of_blocks
from gouji.solve.tables.sheet import Print, Sheet, Spot
from gouji.values import zh
from gouji.values.cached import cached_property
from gouji.values.figure import Figure
from gouji.values.units import unit_named

_NUMBER = re.compile(r"(\()?([-+]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(%?)(?(1)\))")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_AMONG = 2
_MOST_PLACES = 8
#: What may stand before the name of a row: 其中：, （一）, 1.
BEFORE_NAME = re.compile(r"^(?:其中:?)?(?:[(（]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[)）、.．]+)?(?:其中:?)?")
_LEVELS = 2
#: So many lines above a table may be its title, its number and its unit.
_TITLE_LINES = 6
_NEAR = 2
_NOTE = re.compile(r"[(（]?(?:备?注|说明)")
_RATES = (Operator.RATIO, Operator.CHANGE)
#: What may be a formula, and the number of a column, in a head.
_WORKED_OUT = re.compile(r"[=＝]|[（(][^（()）]*[-+/÷－＋][^（()）]*[）)]")
_CIRCLED = re.compile(r"[①-⑳]\s*[=＝]\s*[①-⑳]")
_COLUMN_NUMBER = re.compile(r"\d{1,2}")


class Entry(NamedTuple):
    """表中的数: one figure of the table; ``label`` names it by its row and column, as ``place`` does."""

    figure: Figure
    place: Place
    label: str


class Instance(NamedTuple):
    """一处关系: ``relation`` at one position: the cell that is worked out and those it is worked out from."""

    relation: Relation
    line: Spot
    operands: tuple[Spot, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        return (self.line, *self.operands)


@dataclass(frozen=True)
class Tabulated:
    """数表: the sheet, the cells behind its figures, and the relations found in it."""

    title: str
    sheet: Sheet
    entries: dict[Spot, Entry]
    #: The last lines above it, its unit among them, and the notes below it.
    beside: tuple[str, ...] = ()

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        return of_blocks(self.sheet)

    @cached_property
    def prints(self) -> dict[Spot, Filled]:
        """The figures as ties take them."""
        return {
            spot: Filled(
                entry.label,
                f"{self.title}/{zh.label(entry.place.row)}/{zh.label(entry.place.column)}",
                entry.figure.text,
                entry.place,
                entry.figure,
            )
            for spot, entry in self.entries.items()
        }

    @cached_property
    def head_end(self) -> int:
        """The last row that prints formulas, before any row of figures; -1 where there is none."""
        end = min(
            (row for (row, _), entry in self.entries.items() if not _COLUMN_NUMBER.fullmatch(entry.figure.text)),
            default=self.sheet.height,
        )
        return max(
            (row for (row, _), text in self.sheet.texts.items() if row < end and _WORKED_OUT.search(text)), default=-1
        )

    @cached_property
    def formulas(self) -> tuple[PrintedFormula, ...]:
        """The formulas of columns that the head prints."""
        heads: dict[int, list[str]] = {}
        numbers = ((spot, entry.figure.text) for spot, entry in self.entries.items())
        for (row, column), text in sorted((*self.sheet.texts.items(), *numbers)):
            if row <= self.head_end:
                heads.setdefault(column, []).append(text)
        return printed_formulas(heads)

    def at(self, relation: Relation, position: int) -> Instance:
        """``relation`` at ``position``, blank cells left out."""
        field = self.sheet.across if relation.across else self.sheet.down
        spots = (field.spot(one, position) for one in relation.operands)
        operands = tuple(spot for spot in spots if spot in self.entries)
        return Instance(relation, field.spot(relation.line, position), operands)

    def held(self) -> Iterator[tuple[str, tuple[Place, ...]]]:
        """Each relation with the places of the figures that it ties where it holds."""
        for relation in self.relations:
            spots = dict.fromkeys(spot for one in relation.holds for spot in self.at(relation, one).spots)
            yield f"{self.title}/{relation.operator.value}", tuple(self.entries[spot].place for spot in spots)

    @cached_property
    def rates(self) -> tuple[frozenset[int], frozenset[int]]:
        """The rows and the columns that hold rates, which are not added up."""
        found = [
            {one.line for one in self.relations if one.operator in _RATES and one.across is way}
            for way in (False, True)
        ]
        for lines, field in zip(found, (self.sheet.down, self.sheet.across), strict=True):
            lines.update(line for line in field.lines if hint_of(field.labels[line].rpartition(" / ")[2]).ratio)
        return frozenset(found[0]), frozenset(found[1])


@lru_cache(maxsize=1)
def tables_unknown(dossier: Dossier) -> tuple[Tabulated, ...]:
    """The tables that the catalogue does not describe, one that goes over pages as one; of the others other checks tie the
    figures."""
    return tuple(found for part in dossier.parts for found in _unknown(part))


@lru_cache(maxsize=1)
def formula_blocks(dossier: Dossier) -> tuple[Tabulated, ...]:
    """Of the forms of self-evaluation those rows under a head that prints how its columns are worked out: ③=①+②."""
    return tuple(found for part in dossier.parts for found in _blocks(part))


def _blocks(part: Recognised) -> Iterator[Tabulated]:
    forms = {form.place for form in part.evaluations}
    items = {figure.item for figure in part.figures if figure.start is None}
    for table in part.document.tables:
        if table.place in forms:
            head = next((row for row in table.rows if len(_circled(row)) >= _AMONG), None)
            if head is not None:
                yield tabulated(_below(table, head), items)


def _circled(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if _CIRCLED.search(cell.text)]


def _below(table: Table, head: Sequence[Cell]) -> Table:
    """``head`` with the rows beneath it, as far as figures stand in the columns that it works out."""
    columns = {cell.column for cell in _circled(head)}
    first = end = head[0].row
    for row in table.rows[first + 1 :]:
        if not any(cell.column in columns and _NUMBER.fullmatch(zh.halfwidth(cell.text).strip()) for cell in row):
            break
        end += 1
    return replace(table, cells=tuple(cell for cell in table.cells if first <= cell.row <= end))


def _unknown(part: Recognised) -> Iterator[Tabulated]:
    known = described(part)
    items = {figure.item for figure in part.figures if figure.start is None}
    open_table: Table | None = None
    above: list[str] = []
    since: list[str] = []
    for block in part.document.blocks:
        if isinstance(block, Paragraph):
            since.append(zh.label(block.text))
            continue
        table = block if isinstance(block, Table) and block.place not in known else None
        if open_table and table and _goes_on(open_table, table, since, above):
            joined = continued(open_table, table)
            if joined:
                open_table, since = joined, []
                continue
        if open_table:
            yield replace(tabulated(open_table, items), beside=_beside(above, since))
        open_table, above, since = table, since[-_TITLE_LINES:], []
    if open_table:
        yield replace(tabulated(open_table, items), beside=_beside(above, since))


def _beside(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    return (*above[-_NEAR:], *(line for line in below[:_TITLE_LINES] if _NOTE.match(line)))


def described(part: Recognised) -> set[Place]:
    """Where the tables stand that the catalogue describes."""
    accounts = (table.place for one in (*part.accounts, *part.budgets) for table in one)
    return {
        *accounts,
        *(form.place for form in part.evaluations),
        *(form.place for form in part.other_forms),
        *(one.place for one in part.lists),
    }


def _goes_on(first: Table, second: Table, between: Collection[str], above: Collection[str]) -> bool:
    """Whether a table under the same title begins with the same head: a page ended between them. Of the lines ``above``
    the first only those stand ``between`` them that are printed again."""
    heads = [
        [zh.label(cell.text) for cell in table.rows[0] if cell.text.strip()] for table in (first, second) if table.rows
    ]
    same = first.caption == second.caption and len(heads) > 1 and bool(heads[0]) and heads[0] == heads[1]
    return same and set(between) <= set(above)


def tabulated(table: Table, figures: Collection[int]) -> Tabulated:
    """``table`` with those of its cells as figures whose items are among ``figures``; other cells are words."""
    numbers: dict[Spot, tuple[Cell, Figure]] = {}
    texts: dict[Spot, str] = {}
    # 1973 among amounts is one; alone in its row or column it may be a year
    shown = [cell for cell in table.cells if cell.place.item in figures]
    beside = Counter(side for cell in shown for side in (cell.row, ~cell.column))
    for cell in table.cells:
        if cell.hidden or not cell.text.strip():
            continue
        among = min(beside[cell.row], beside[~cell.column]) >= _AMONG and _YEAR_LIKE.fullmatch(cell.text.strip())
        figure = _figure(cell.text) if cell.place.item in figures or among else None
        if figure is None:
            texts[cell.row, cell.column] = cell.text
        else:
            numbers[cell.row, cell.column] = cell, figure
    finest = max((figure.places for _, figure in numbers.values()), default=0)
    prints = {spot: _print(figure, finest) for spot, (_, figure) in numbers.items()}
    spots = (*numbers, *texts)
    height, width = (max((spot[side] for spot in spots), default=-1) + 1 for side in (0, 1))
    sheet = Sheet(height, width, prints, texts, 2 * 10**finest)
    return Tabulated(table.caption or table.place.table or table.place.sheet, sheet, _entries(table, numbers))


def _print(figure: Figure, finest: int) -> Print:
    """A whole number is as exact as any other print, but for 0, which says that there is none."""
    units = int(figure.value.scaleb(figure.places))
    step = 10 ** (finest - figure.places)
    return Print(2 * units * step, step if units or figure.places else 0)


def _figure(text: str) -> Figure | None:
    match = _NUMBER.fullmatch(zh.halfwidth(text).replace("，", ",").strip())
    if match is None:
        return None
    digits = match[3].replace(",", "")
    places = len(digits.partition(".")[2])
    value = Decimal(digits)
    figure = Figure(text.strip(), -value if match[2] == "-" or match[1] else value, unit_named(match[4]), places)
    return figure if places <= _MOST_PLACES else None


def _entries(table: Table, numbers: dict[Spot, tuple[Cell, Figure]]) -> dict[Spot, Entry]:
    """The figures, each named by the words left of it in its row and by the last words over the first figure of its column."""
    if not numbers:
        return {}
    grid = grid_of(table)
    rows: dict[int, list[int]] = {}
    heads: dict[int, dict[str, None]] = {}
    first: dict[int, int] = {}
    for row, column in numbers:
        first[column] = min(row, first.get(column, row))
    for cell in sorted(table.cells, key=attrgetter("row")):
        if not cell.text.strip() or cell.colspan >= grid.width:
            continue
        for column in range(cell.column, cell.column + cell.colspan):
            if cell.row < first.get(column, 0):
                heads.setdefault(column, {})[zh.squeeze(cell.text)] = None
    for cell in table.cells:
        if cell.text.strip() and (cell.row, cell.column) not in numbers:
            rows.setdefault(cell.row, []).append(cell.column)
    for worded in rows.values():
        worded.sort()
    found: dict[Spot, Entry] = {}
    for (row, column), (cell, figure) in numbers.items():
        worded = rows.get(row, [])
        before = bisect_left(worded, column)
        beside = grid.at(row, worded[before - 1]) if before else None
        name = "" if beside is None else zh.squeeze(beside.text)
        over = "、".join(list(heads.get(column, ()))[-_LEVELS:])
        label = f"{name}「{over}」" if name and over else name or over or cell.text.strip()
        found[row, column] = Entry(figure, cell.place.named(name, over), label)
    return found
