"""Turns a column that its own row 合计 does not add up into a doubt: a table too small to show by repetition how it is worked out.

The name of the row says what it is. It is no doubt where the column may be none that is added up, or the rows not all parts:
any such reading that holds is taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from gouji.catalogue.totalled import words_of_totals
from gouji.checks.tabulated import Tabulated
from gouji.document.place import Place
from gouji.domain.findings import Problem, Severity, Side
from gouji.solve.tables.labels import hint_of
from gouji.solve.tables.sheet import Sheet, Spot
from gouji.values import zh
from gouji.values.mismatch import TAILS, classify
from gouji.values.rounding import plain

_TOTAL = re.compile(r"(?:全[省市州县区镇乡]|总)?(?:合计|小计|总计|共计)数?(?:\((?:[百千万亿]?元|人|个)\))?")
_UNIT = re.compile(r"(?:计量|计算)?单位")
_COUNTED = re.compile(r"(?:单位[:：]?|[(（])(?:人次?|名|个|户|件|辆|台|座|处|次|套|宗|家|所|份|期)(?:[)）]|$)")
_NUMBERED = re.compile(r"[（(]?(?:[一二三四五六七八九十]+|\d+(?:\.\d+)*)[)）、.．]+")
_LEAST_PARTS, _MOST_SUBSETS, _SHOWN = 3, 12, 8


@dataclass(frozen=True, slots=True)
class _Column:
    """一列: the spot of its total with those of its parts, and the last words over it."""

    head: str
    total: Spot
    parts: tuple[Spot, ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        return (self.total, *self.parts)


def mistotalled(found: Tabulated, told: Collection[Place]) -> Iterator[Problem]:
    """A doubt where one column of ``found`` is not what its row 合计 says. Figures at the places of ``told`` have been told of."""
    for part in found.sheet.abreast:
        texts = (found.title, *found.beside, *map(zh.label, part.texts.values()))
        columns = [] if _say("not_all", *texts) else list(_columns(part))
        holds = [one for one in columns if _rest(part, one) <= _room(found, part, one)]
        fails = [one for one in columns if one not in holds]
        if len(fails) != 1 or _may_be_lawful(part, fails[0], proven=len(holds) > 1):
            continue
        if not any(found.entries[spot].place in told for spot in fails[0].spots):
            yield _problem(found, fails[0])


def _say(what: str, *texts: str) -> bool:
    return any(map(words_of_totals(what).search, texts))


def _columns(sheet: Sheet) -> Iterator[_Column]:
    """The columns that the one row 合计, the first or the last row of figures, adds up; none where a row may be no part."""
    rows = sorted({row for row, _ in sheet.figures})
    names = {row: zh.label(sheet.words[row][0]) if sheet.words.get(row) else "" for row in rows}
    while rows and _say("of_total", names[rows[-1]]):
        rows.pop()
    totals = [row for row in rows if _TOTAL.fullmatch(names[row])]
    if len(totals) != 1 or totals[0] not in (rows[0], rows[-1]):
        return
    parts = [row for row in rows if row != totals[0]]
    if len(parts) < _LEAST_PARTS or not _are_alike(sheet, parts, [names[row] for row in parts]):
        return
    of_units = _has_units(sheet, rows, parts)
    for column in sorted(column for row, column in sheet.figures if row == totals[0]):
        spots = tuple((row, column) for row in parts)
        over = sorted((row, text) for (row, at), text in sheet.texts.items() if at == column and row < rows[0])
        heads = [zh.label(text) for _, text in over]
        filled = all(spot in sheet.figures for spot in spots)
        if heads and filled and not _say("not_added", *heads):
            hint = hint_of(heads[-1])
            added = not (hint.ratio or hint.change or hint.mean) or _say("changed", heads[-1])
            if added and not (of_units and not _say("amount", heads[-1])):
                yield _Column(heads[-1], (totals[0], column), spots)


def _has_units(sheet: Sheet, rows: Sequence[int], parts: Sequence[int]) -> bool:
    """Whether a column gives each row a unit of its own: 公里, 座."""
    heads = [at for (row, at), text in sheet.texts.items() if row < rows[0] and _UNIT.fullmatch(zh.label(text))]
    return any(
        len({sheet.texts.get((row, at), "") for row in parts}) > 1 for at in heads if at != _first(sheet, parts[0])
    )


def _first(sheet: Sheet, row: int) -> int:
    return min((at for one, at in sheet.texts if one == row), default=0)


def _are_alike(sheet: Sheet, rows: Sequence[int], names: Sequence[str]) -> bool:
    """Whether rows stand side by side: each has a name of its own, none is set in or numbered below another."""
    if not all(names) or len(set(names)) != len(names) or _say("no_part", *names):
        return False
    printed = [sheet.words[row][0] for row in rows]
    indents = {len(text) - len(text.lstrip()) for text in printed}
    numbers = {
        re.sub(r"\d+|[一二三四五六七八九十]+", "n", match[0]) if (match := _NUMBERED.match(name)) else ""
        for name in names
    }
    return len(indents) == 1 and len(numbers) == 1 and rows[-1] - rows[0] == len(rows) - 1


def _rest(sheet: Sheet, column: _Column) -> int:
    return abs(sheet.figures[column.total].value - sum(sheet.figures[spot].value for spot in column.parts))


def _room(found: Tabulated, sheet: Sheet, column: _Column) -> int:
    """What rounding leaves open; what is counted is exact."""
    heads = [zh.label(text) for (_, at), text in sheet.texts.items() if at == column.total[1] or "单位" in text]
    whole = all(not found.entries[spot].figure.places for spot in column.spots)
    if whole and any(map(_COUNTED.search, (*heads, *found.beside))):
        return 0
    return sum(sheet.figures[spot].half for spot in column.spots)


def _may_be_lawful(sheet: Sheet, column: _Column, *, proven: bool) -> bool:
    """Whether the total may be none, or of other parts: a mean lies among them, a part may be within another or be a sum itself,
    which other columns that add up all rows rule out where ``proven``."""
    total = sheet.figures[column.total].value
    values = [sheet.figures[spot].value for spot in column.parts]
    if _say("shared", column.head) and total < sum(values):
        return True
    if not total or (min(values) <= total <= max(values) and not (proven and _say("amount", column.head))):
        return True
    if proven:
        return False
    room = sum(sheet.figures[spot].half for spot in column.spots)
    many = len(values)
    out = range(1, many - 1) if many <= _MOST_SUBSETS else range(1, 3)
    rest = sum(values) - total
    if any(abs(rest - sum(some)) <= room for count in out for some in combinations(values, count)):
        return True
    return any(
        value and abs(value - sum(values[first:end])) <= room
        for at, value in enumerate(values)
        for first in range(many)
        for end in range(first + 2, many + 1)
        if not first <= at < end
    )


def _problem(found: Tabulated, column: _Column) -> Problem:
    entry = found.entries[column.total]
    parts = [found.entries[spot] for spot in column.parts]
    places = max(one.figure.places for one in (entry, *parts))
    summed = sum((Fraction(one.figure.value) for one in parts), Fraction(0))
    shown = plain(summed, places)
    texts = [one.figure.text for one in parts]
    arithmetic = f"{' + '.join(texts[:_SHOWN])}{f' + …（共{len(texts)}项）' if len(texts) > _SHOWN else ''} ＝ {shown} ≠ {entry.figure.text}"
    mismatch = classify(entry.figure, summed * entry.figure.unit.factor)
    return Problem(
        Severity.INFO if mismatch in TAILS else Severity.WARNING,
        f"{found.title}/{entry.label}",
        f"{f'《{found.title}》' if found.title else ''}{entry.label}印的是 {entry.figure.text}，各行相加是 {shown}：{arithmetic}。",
        "请对照账簿核对合计和各行，看哪一个抄错或漏改，是不是少列了一行；如果各行之间有重复、或者合计本来就是另外的口径，不用改。",
        (entry.place, *(one.place for one in parts)),
        Side.of(entry.label, entry.figure, entry.place),
        Side("各行相加", shown),
        mismatch,
        plain(Fraction(entry.figure.value) - summed, places),
        arithmetic,
    )
