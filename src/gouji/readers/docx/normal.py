"""Brings a document body to the plain shape that ``body`` reads: paragraphs and flat tables, nothing else.

Files without changes, controls, text boxes or nested tables, most of them, pass through one scan.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gouji.document.tree import Note
from gouji.readers.docx.names import (
    BLIP,
    CHOICE,
    FALLBACK,
    P_PR,
    P_STYLE,
    R_PR,
    R_STYLE,
    TBL,
    TC,
    TR,
    TR_PR,
    VAL,
    P,
    R,
    T,
    w,
)
from gouji.readers.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_DELETED = (w("del"), w("moveFrom"))
_CELL_DELETED, _VANISH, _ROW_HIDDEN, _TEXT_BOX = w("cellDel"), w("vanish"), w("hidden"), w("txbxContent")
_CHUNK = w("altChunk")
_WRAPPERS = {w("sdt"): w("sdtContent"), w("customXml"): "", w("smartTag"): ""}
_SEEN = (*_DELETED, w("ins"), _CELL_DELETED, _VANISH, _ROW_HIDDEN, _TEXT_BOX, _CHUNK, *_WRAPPERS, FALLBACK, TBL)
_OFF = ("0", "false", "off")


def flattened(body: _Element, styles: Styles) -> tuple[Note, ...]:
    """Rewrites ``body`` in place; the notes say what a reader of the result should know."""
    found: dict[str, list[_Element]] = defaultdict(list)
    nested: list[_Element] = []
    for element in body.iter(*_SEEN):
        found[element.tag].append(element)
        if element.tag in (TBL, _TEXT_BOX) and element.getparent() is not body:
            nested.append(element)
    notes = []
    for element in found[FALLBACK]:
        _choose(element)
    changes = [element for tag in _DELETED for element in found[tag]]
    if changes or found[w("ins")]:
        notes.append(Note("文档带有修订标记，已按全部接受后的内容读取。"))
    for element in (*changes, *found[_CELL_DELETED]):
        _accept(element)
    for element in reversed(changes):  # a run of paragraphs without marks is joined from its end, each moved once
        _join(element)
    for element in (*found[_VANISH], *found[_ROW_HIDDEN]):
        _hide(element)
    if styles.any_hidden:
        _hide_by_style(body, styles)
    for tag, content in _WRAPPERS.items():
        for element in found[tag]:
            _unwrap(element, content)
    _lift(nested, body)
    if found[_CHUNK]:
        notes.append(Note("文档里嵌入了另一份文件，其内容没有读取，请将它粘贴为正文后再核对。", unread=True))
    return tuple(notes)


def _choose(fallback: _Element) -> None:
    """Keeps one of two renderings of the same drawing: the modern one, unless only the old one says anything."""
    parent = fallback.getparent()
    modern = next(parent.iterchildren(CHOICE), None) if parent is not None else None
    if parent is None or modern is None:
        return
    speaks = next(modern.iter(T, BLIP), None) is not None or next(fallback.iter(T), None) is None
    parent.remove(fallback if speaks else modern)


def _accept(change: _Element) -> None:
    """Carries out a tracked deletion of a run, a row or a cell."""
    parent = change.getparent()
    if parent is None or parent.tag == R_PR:
        return
    if parent.tag == TR_PR or change.tag == _CELL_DELETED:
        _remove(parent.getparent())
    else:
        parent.remove(change)


def _join(change: _Element) -> None:
    """Carries out a tracked deletion of the mark that ends a paragraph."""
    parent = change.getparent()
    if parent is not None and parent.tag == R_PR:
        _join_next(_ancestor(change, 3))


def _join_next(paragraph: _Element | None) -> None:
    """Without its mark a paragraph runs on into the next one, whose properties stay."""
    if paragraph is None or paragraph.tag != P:
        return
    after = paragraph.getnext()
    if after is None or after.tag != P:
        return
    first = next(
        after.iterchildren(), None
    )  # asked for by name, all that were joined would be looked through each time
    at = 1 if first is not None and first.tag == P_PR else 0
    runs = [child for child in paragraph.iterchildren() if child.tag != P_PR]
    for offset, child in enumerate(runs):
        after.insert(at + offset, child)
    _remove(paragraph)


def _hide(switch: _Element) -> None:
    """Leaves out the run or row that ``switch`` hides; a hidden paragraph mark hides no text."""
    if switch.get(VAL, "1") in _OFF:
        return
    holder = _ancestor(switch, 2)
    if holder is not None and holder.tag != P_PR:
        _remove(holder)


def _hide_by_style(body: _Element, styles: Styles) -> None:
    for reference in list(body.iter(R_STYLE, P_STYLE)):
        if styles.of(reference.get(VAL, "")).hidden:
            holder = _ancestor(reference, 2)
            for run in list(holder.iter(R)) if holder is not None else ():
                _remove(run)


def _unwrap(control: _Element, content: str) -> None:
    """Puts what a content control or custom tag holds in its place."""
    parent = control.getparent()
    holder = next(control.iterchildren(content), None) if content else control
    if parent is None:
        return
    for child in list(holder.iterchildren()) if holder is not None else []:
        control.addprevious(child)  # not by number: that would count the children before it each time
    parent.remove(control)


def _lift(nested: list[_Element], body: _Element) -> None:
    """Moves tables inside cells and the content of text boxes behind the paragraph or table they are anchored in.

    ``nested`` is in document order, so what holds another such thing has been moved before it.
    """
    last: dict[_Element, _Element] = {}
    kept: set[_Element] = set()
    for element in nested:
        top = _outermost(element, body)
        while top is not None and top is not element and element.tag == top.tag == TBL and top not in kept:
            if not _lays_out(top):
                kept.add(top)
                break
            _unpack(top)
            top = _outermost(element, body)
        if top is None or top is element:
            continue
        after = last.get(top, top)
        for part in [element] if element.tag == TBL else list(element.iterchildren(P, TBL)):
            after.addnext(part)
            after = part
        last[top] = after


def _lays_out(table: _Element) -> bool:
    """Whether a table that holds others only sets them on the page: no row of it has two cells with anything in them, or
    all that it shows stands in the tables it holds."""
    rows = list(table.iterchildren(TR))
    if all(sum(map(_shows, row.iterchildren(TC))) <= 1 for row in rows):
        return True
    return not any(_shows(part) for row in rows for cell in row.iterchildren(TC) for part in cell.iterchildren(P))


def _shows(part: _Element) -> bool:
    """Whether there are words or pictures in a cell or paragraph."""
    return any(mark.tag == BLIP or (mark.text or "").strip() for mark in part.iter(T, BLIP))


def _unpack(table: _Element) -> None:
    """Puts what the cells of a table hold in its place."""
    for cell in list(table.iterfind(f"{TR}/{TC}")):
        for child in list(cell.iterchildren(P, TBL)):
            table.addprevious(child)
    _remove(table)


def _outermost(element: _Element, body: _Element) -> _Element | None:
    """The child of ``body`` that holds ``element``; None when it was taken out meanwhile."""
    while True:
        parent = element.getparent()
        if parent is None or parent is body:
            return None if parent is None else element
        element = parent


def _ancestor(element: _Element, steps: int) -> _Element | None:
    found: _Element | None = element
    for _ in range(steps):
        found = None if found is None else found.getparent()
    return found


def _remove(element: _Element | None) -> None:
    parent = element.getparent() if element is not None else None
    if element is not None and parent is not None:
        parent.remove(element)
