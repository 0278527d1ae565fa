"""Merges downwards that a program left out when it wrote a Word 2003 XML file: covered cells are missing from their rows.

Under a head of several levels the missing cells can be told: what the short row holds fills exactly the cells above that
span several columns, and every other cell above reaches down. In a list the names on the left reach down, where words and
figures are then less mixed in its columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gouji.readers.docx.names import GRID_SPAN, TC, TC_PR, TR, V_MERGE, VAL, P
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_COLUMNS = 1_000
_SAYS = re.compile(r"\w")
_FIGURE = re.compile(r"[-+−≥≤＞＜]?\d[\d,，]*(?:\.\d+)?[%件次人场项个万元天年]{0,2}")


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
    labelled = _mixed(laid, full, right=True) < _mixed(laid, full, right=False)
    short = False
    for at, row in enumerate(rows):
        if not laid[at] or sum(held.width for held in laid[at]) >= full or full > _MOST_COLUMNS:
            continue
        filled = _under(laid[at - 1], laid[at]) if at else None
        if filled is None and at and labelled:
            filled = _beside_labels(laid[at - 1], laid[at], full)
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


def _beside_labels(above: list[_Held], row: list[_Held], full: int) -> list[_Held] | None:
    """The cells of ``row`` on the right, the first ones of the row above going on beside them."""
    missing = full - sum(held.width for held in row)
    reached, labels = 0, list[_Held]()
    for held in above:
        if reached >= missing:
            break
        labels.append(held)
        reached += held.width
    if reached != missing or any(_is_figure(held.cell) for held in labels if held.own):
        return None
    for held in labels:
        _mark(held.cell, "restart" if held.own else "continue")
    return [*(_Held(_going_on(held.width), held.width, False) for held in labels), *row]


def _mixed(laid: list[list[_Held]], full: int, *, right: bool) -> int:
    """How many figures and words are mixed in the columns, where short rows end flush on the right or begin on the left."""
    figures, words = [0] * full, [0] * full
    for row in laid:
        at = full - sum(held.width for held in row) if right else 0
        for held in row:
            if held.width == 1 and at < full and _SAYS.search(_text(held.cell)):
                counts = figures if _is_figure(held.cell) else words
                counts[at] += 1
            at += held.width
    return sum(map(min, figures, words))


def _is_figure(cell: _Element) -> bool:
    return _FIGURE.fullmatch(_text(cell)) is not None


def _text(cell: _Element) -> str:
    return "".join(map(str, cell.itertext())).strip()


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
