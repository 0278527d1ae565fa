"""Merges downwards that a program left out when it wrote a Word 2003 XML file: covered cells are missing from their rows.

Under a head of several levels the missing cells can be told: what the short row holds fills exactly the cells above that
span several columns, and every other cell above reaches down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gouji.readers.docx.names import GRID_SPAN, TC, TC_PR, TR, V_MERGE, VAL, P
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 1_000


class _Held(NamedTuple):
    """A stretch of columns in a row; ``own`` is false where it goes on from the row above."""

    cell: _Element
    width: int
    own: bool


def restore(table: _Element) -> bool:
    """Puts the missing cells back where they can be told, in place; whether any row stays short."""
    rows = list(table.iterchildren(TR))
    if next(table.iter(V_MERGE), None) is not None or not rows:
        return False
    laid = [[_Held(cell, _width(cell), True) for cell in row.iterchildren(TC)] for row in rows]
    full = max((sum(held.width for held in row) for row in laid), default=0)
    short = False
    for at, row in enumerate(rows):
        if not laid[at] or sum(held.width for held in laid[at]) >= full or full > _MOST_COLUMNS:
            continue
        filled = _under(laid[at - 1], laid[at]) if at else None
        if filled is None or sum(held.width for held in filled) != full:
            short = True
            continue
        laid[at] = filled
        for cell in list(row.iterchildren(TC)):
            row.remove(cell)
        row.extend([held.cell for held in filled])
    return short


def _under(above: list[_Held], row: list[_Held]) -> list[_Held] | None:
    """The cells of ``row`` under the wide cells of the row above, the others of that row going on between them."""
    wide = sum(held.width for held in above if held.own and held.width > 1)
    if sum(held.width for held in row) != wide:
        return None
    filled: list[_Held] = []
    waiting = list(row)
    for held in above:
        if held.own and held.width > 1:
            room = held.width
            while room > 0 and waiting and waiting[0].width <= room:
                room -= waiting[0].width
                filled.append(waiting.pop(0))
            if room:
                return None
        else:
            _mark(held.cell, "restart" if held.own else "continue")
            filled.append(_Held(_going_on(held.width), held.width, False))
    return filled


def _width(cell: _Element) -> int:
    span = next(cell.iterfind(f"{TC_PR}/{GRID_SPAN}"), None)
    return 1 if span is None else max(whole(span.get(VAL)) or 1, 1)


def _mark(cell: _Element, kind: str) -> None:
    from lxml import etree

    properties = next(cell.iterchildren(TC_PR), None)
    if properties is None:
        properties = etree.Element(TC_PR)
        cell.insert(0, properties)
    if next(properties.iterchildren(V_MERGE), None) is None:
        etree.SubElement(properties, V_MERGE).set(VAL, kind)


def _going_on(width: int) -> _Element:
    from lxml import etree

    cell = etree.Element(TC)
    properties = etree.SubElement(cell, TC_PR)
    etree.SubElement(properties, GRID_SPAN).set(VAL, str(width))
    etree.SubElement(properties, V_MERGE).set(VAL, "continue")
    etree.SubElement(cell, P)
    return cell
