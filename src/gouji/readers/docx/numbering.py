"""The lists that the numbering part of a .docx file defines."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.readers.docx.names import ILVL, NUM_ID, VAL, w
from gouji.readers.docx.styles import Styles, value
from gouji.readers.numbering import LEVELS, LONGEST_TEXT, ListKind, ListLevel, Numbering
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_ABSTRACT, _NUM, _LVL, _OVERRIDE = w("abstractNum"), w("num"), w("lvl"), w("lvlOverride")
_ABSTRACT_ID, _START_OVERRIDE, _STYLE_LINK = w("abstractNumId"), w("startOverride"), w("numStyleLink")


def numbering_of(root: _Element | None, styles: Styles) -> Numbering:
    """The lists that the numbering part ``root`` defines."""
    if root is None:
        return Numbering({})
    abstract = {item.get(_ABSTRACT_ID, ""): item for item in root.iter(_ABSTRACT)}
    counters = {item.get(NUM_ID, ""): value(item, _ABSTRACT_ID) or "" for item in root.iter(_NUM)}
    lists = {}
    known: dict[str, dict[int, ListLevel]] = {}
    for item in root.iter(_NUM):
        counter = _linked(counters[item.get(NUM_ID, "")], abstract, counters, styles)
        if counter in abstract:
            if counter not in known:
                known[counter] = _levels(abstract[counter])
            own = _levels(item)
            levels = known[counter] | own if own else known[counter]
            lists[item.get(NUM_ID, "")] = _restarted(item, ListKind(counter, levels, {}))
    return Numbering(lists)


def _linked(counter: str, abstract: dict[str, _Element], counters: dict[str, str], styles: Styles) -> str:
    """The definition ``counter`` stands for: one may hand over to the list of a style."""
    link = value(abstract[counter], _STYLE_LINK) if counter in abstract else None
    if link is None:
        return counter
    return counters.get(styles.of(link).num_id or "", counter)


def _restarted(item: _Element, kind: ListKind) -> ListKind:
    restarts = {}
    for override in item.iter(_OVERRIDE):
        start = whole(value(override, _START_OVERRIDE))
        if start is not None:
            restarts[min(whole(override.get(ILVL)) or 0, LEVELS)] = start
    return replace(kind, restarts=restarts)


def _levels(holder: _Element) -> dict[int, ListLevel]:
    return {depth: level for depth, level in map(_level, holder.iter(_LVL)) if depth < LEVELS}


def _level(element: _Element) -> tuple[int, ListLevel]:
    start = whole(value(element, w("start")))
    suffix = value(element, w("suff")) or "tab"
    kind = next(element.iter(w("numFmt")), None)
    return whole(element.get(ILVL)) or 0, ListLevel(
        start=1 if start is None else start,
        kind="decimal" if kind is None else kind.get(VAL, "decimal"),
        text=(value(element, w("lvlText")) or "")[:LONGEST_TEXT],
        gap="" if suffix == "nothing" else " ",
        style=value(element, w("pStyle")) or "",
        arabic=value(element, w("isLgl")) is not None or next(element.iter(w("isLgl")), None) is not None,
    )
