"""印表: a form drawn from its description: the rows of its layout, filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from gouji.catalogue.form_layout import SAME, TO_THE_END, FormLayout, Row
from gouji.compose.layout import Spot, Spotted, table
from gouji.document.tree import Table

Values = Mapping[str, str]
#: A laid row with what fills it.
_Filled = tuple[Row, Values]


def draw(layout: FormLayout, values: Values, lists: Mapping[str, Sequence[str]], indicators: Sequence[Values]) -> Table:
    """The table of a form. ``values`` fill its slots by name; a row with a slot of ``lists`` is repeated for each item, the row
    of indicators for each of ``indicators``, the whole block of them for each goal where its head names one. Raises
    ``KeyError`` on a slot that nothing fills."""
    lines: list[Sequence[Spotted]] = []
    for block in layout.order:
        rows = layout.rows(block)
        if block == "indicators" and rows:
            for members in _by_goal(rows[:-1], indicators):
                head = {**values, **members[0]} if members else values
                lines.extend(
                    _spots([*((row, head) for row in rows[:-1]), *((rows[-1], {**values, **one}) for one in members)])
                )
        else:
            lines.extend(_spots([one for row in rows for one in _repeated(row, values, lists)]))
    return table(lines)


def _by_goal(head: Sequence[Row], indicators: Sequence[Values]) -> Iterator[Sequence[Values]]:
    """The indicators of each goal, where the head prints which it is; else all of them."""
    if not indicators or not any("goal" in cell.slots for row in head for cell in row):
        yield indicators
        return
    for goal in dict.fromkeys(one["goal"] for one in indicators):
        yield [one for one in indicators if one["goal"] == goal]


def _repeated(row: Row, values: Values, lists: Mapping[str, Sequence[str]]) -> Iterator[_Filled]:
    """The row once, or once for each item of the longest list that it prints."""
    names = [slot for cell in row for slot in cell.slots if slot in lists]
    if not names:
        yield row, values
        return
    for at in range(max(len(lists[name]) for name in names)):
        items = {name: lists[name][at] if at < len(lists[name]) else "" for name in names}
        yield row, {**values, **items}


def _spots(filled: Sequence[_Filled]) -> Iterator[list[Spotted]]:
    """The cells of a block, merged as its layout says."""
    keys = [_same_as(row, values) for row, values in filled]
    for at, (row, values) in enumerate(filled):
        spots: list[Spotted] = []
        for number, cell in enumerate(row):
            height = cell.rows
            if height == TO_THE_END:
                height = len(filled) - at
            elif height == SAME:
                own = keys[at][number]
                if at and keys[at - 1].get(number) == own:
                    continue
                height = sum(1 for _ in takewhile(own.__eq__, (key.get(number) for key in keys[at:])))
            spots.append(Spot(cell.filled(values), cell.columns, height))
        yield spots


def _same_as(row: Row, values: Values) -> dict[int, tuple[str, ...]]:
    """For each cell that is merged over rows that say the same: what it and those before it say."""
    said: list[str] = []
    found: dict[int, tuple[str, ...]] = {}
    for number, cell in enumerate(row):
        if cell.rows == SAME:
            said.append(cell.filled(values))
            found[number] = tuple(said)
    return found
