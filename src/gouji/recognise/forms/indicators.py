"""指标行: the tree of indicators, with merged names carried down and template rows told apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gouji.catalogue.forms import Form
from gouji.document.grid import Grid
from gouji.document.place import Place
from gouji.document.tree import Table
from gouji.domain.selfeval import Field, GroupHead, Indicator
from gouji.recognise.forms.header import find_header
from gouji.recognise.forms.rows import COLUMN_TITLES, Row, absent, points_in, rows_of
from gouji.recognise.forms.target import whole_actual, whole_target
from gouji.recognise.match import key
from gouji.values import zh
from gouji.values.cell import is_ellipsis

#: A rate with its figure right behind it: 控制率96.15%, 群众满意度为91.5%; not the formula 控制率=（…）×100%.
_TOLD = re.compile(r"(?P<name>[\u4e00-\u9fff]{2}[率度])(?:为|是|达到?|:)?(?P<value>-?\d+(?:\.\d+)?%)(?![以及(至到~-])")
#: Words before a rate that make it another than the outcome of the year.
_OTHERWISE = re.compile(r"(?:上年|去年|目标|计划|预期|要求|标准|力争|确保)[^,;。、]{0,6}$")
#: The columns that a score rests on: where the head names none of that meaning, its cells are unknown and not blank.
_RESTED_ON = ("target", "actual")


def unknown_columns(table: Table, grid: Grid, form: Form) -> tuple[str, ...]:
    """The usual names of the columns of targets and outcomes that the head of ``table`` does not show to be there."""
    header = find_header(table, grid, form)
    if header is None:
        return ()
    known = {"target" if name == "initial" else name for name in header.columns}
    return tuple(COLUMN_TITLES[name] for name in _RESTED_ON if name not in known)


def read_indicators(
    table: Table, grid: Grid, form: Form, elsewhere: Collection[int] = ()
) -> tuple[tuple[Indicator, ...], tuple[GroupHead, ...]]:
    """The scored rows and the group headings of ``table``, in printed order; rows ``elsewhere`` are of other blocks.

    A row is an indicator when its third-level name is filled and any other column is; a template row (…… or blank) only
    keeps its group heading. Where the form has no third level, the second names the indicators.
    """
    rows = list(rows_of(table, grid, form, elsewhere))
    own = [row for row in rows if row.is_indicator]
    # no column of weights, and every name has points behind it: 相关性（5分）
    named = (
        bool(own)
        and not any("weight" in row.fields or row.shifted for row in own)
        and all(_points_of(row) for row in own)
    )
    indicators = tuple(_indicator(row, _points_of(row) if named else row.fields.get("weight")) for row in own)
    return indicators, tuple(_groups(rows))


def nameless_rows(table: Table, grid: Grid, form: Form, elsewhere: Collection[int] = ()) -> tuple[Field, ...]:
    """The …… that the blank form prints for a name, where a target and a score are filled in beside it."""
    if not any(map(is_ellipsis, table.texts)):
        return ()
    rows = (row for row in rows_of(table, grid, form, elsewhere) if row.left_over is not None)
    return tuple(row.left_over for row in rows if row.left_over is not None and row.is_indicator)


def _points_of(row: Row) -> Field | None:
    """The points behind the name of the row, as its weight."""
    name = row.fields["level3"]
    points = points_in(name)
    return None if points is None else Field(str(points), name.place._replace(column=COLUMN_TITLES["weight"]))


def _indicator(row: Row, weight: Field | None) -> Indicator:
    name = row.fields["level3"]
    if row.shifted:
        blank = absent(name)
        return Indicator(row.level1, row.level2, name, blank, blank, blank, shifted=row.shifted)
    return Indicator(
        level1=row.level1,
        level2=row.level2,
        level3=name,
        target=whole_target(row.fields) or absent(name),
        actual=whole_actual(row.fields) or _told_in_note(row) or absent(name),
        claimed=row.fields.get("claimed") or absent(name),
        weight=weight,
        reason=row.fields.get("reason"),
        rule=row.fields.get("rule"),
        note=row.fields.get("note"),
        coefficient=row.fields.get("coefficient"),
        goal=row.goal,
        fulfilled=row.fields.get("fulfilled"),
        deducted=row.fields.get("deducted"),
    )


def _told_in_note(row: Row) -> Field | None:
    """The outcome that 指标说明 tells where the form has no column for it: 编制52人，在职50人，控制率96.15% for 在职人员控制率. None
    where it tells none under a name that the row's own ends with, or more than one."""
    note = row.fields.get("note")
    if note is None or "actual" in row.fields:
        return None
    name = zh.label(row.fields["level3"].text)
    text = zh.label(note.text)
    told = {
        found["value"]
        for found in _TOLD.finditer(text)
        if name.endswith(found["name"]) and not _OTHERWISE.search(text[: found.start()])
    }
    return Field(told.pop(), note.place) if len(told) == 1 else None


def _groups(rows: list[Row]) -> Iterator[GroupHead]:
    """The heading of each goal that has points, then each first- and second-level heading once, with its indicators."""
    found: dict[tuple[str, ...], tuple[int, Field, list[int]]] = {}
    homes: dict[Place, str] = {}
    number = -1
    for row in rows:
        number += row.is_indicator
        # a heading belongs to the goal that it was printed under: a blank row of the next goal still carries it down
        goal = homes.setdefault(row.level1.place, key(row.goal.text) if row.goal is not None else "")
        level1 = key(row.level1.text)
        heads = [(1, row.level1, (goal, level1)), (2, row.level2, (goal, level1, key(row.level2.text)))]
        if row.goal is not None and points_in(row.goal) is not None:
            heads.insert(0, (0, row.goal, (key(row.goal.text),)))
        for level, field, identity in heads:
            if not field.is_empty:
                members = found.setdefault(identity, (level, field, []))[2]
                members.extend([number] * row.is_indicator)
    for level, field, members in sorted(found.values(), key=lambda one: one[0]):
        # points without a name are the rest of a heading that was cut off it, and what it heads is not known
        points = points_in(field) if key(field.text) else None
        yield GroupHead(level, field, bool(members), points, tuple(members))
