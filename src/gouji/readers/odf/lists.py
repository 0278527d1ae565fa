"""Automatic numbers of an OpenDocument text: list styles and which list goes on from which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gouji.readers.numbering import ListKind, ListLevel, Numbering
from gouji.readers.odf.container import OpenDocument
from gouji.readers.odf.names import XML_ID, office, style, text
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none",
    "一": "chineseCounting", "壹": "chineseLegalSimplified", "甲": "ideographTraditional", "子": "ideographZodiac",
    "①": "decimalEnclosedCircle", "１": "decimalFullWidth",
}  # fmt: skip
_NUMBERED = (text("list-level-style-number"), text("outline-level-style"))
_OUTLINE = "outline"


@dataclass(slots=True)
class Lists:
    """列表: counts as the paragraphs come. ``styles`` are the levels of each list style by its name."""

    styles: dict[str, dict[int, ListLevel]]
    numbering: Numbering = field(default_factory=lambda: Numbering({}))
    _named: dict[str | None, str] = field(default_factory=dict)
    _latest: dict[str, str] = field(default_factory=dict)

    def begin(self, element: _Element) -> str:
        """The key of a list that begins, which is that of an earlier one where it goes on from it."""
        name = element.get(text("style-name"), "")
        earlier = self._named.get(element.get(text("continue-list")))
        if earlier is None and element.get(text("continue-numbering")) == "true":
            earlier = self._latest.get(name)
        key = earlier or f"{len(self.numbering.lists)}"
        self.numbering.lists.setdefault(key, ListKind(key, self.styles.get(name, {}), {}))
        self._latest[name] = key
        if element.get(XML_ID):
            self._named[element.get(XML_ID)] = key
        return key

    def number(self, key: str, level: int, start: str | None = None) -> str:
        """What stands before the next item at ``level`` from 0; ``start`` is the number the item itself states."""
        stated = whole(start)
        if stated is not None:
            self.numbering.counts.setdefault(key, {})[level] = stated - 1
        return self.numbering.next(key, level)

    def heading(self, level: int) -> str:
        """What stands before the next heading that is in no list."""
        self.numbering.lists.setdefault(_OUTLINE, ListKind(_OUTLINE, self.styles.get("", {}), {}))
        return self.numbering.next(_OUTLINE, level)


def lists_of(opened: OpenDocument) -> Lists:
    """The lists of a file, none of them begun; the numbers of headings are the style without a name."""
    styles: dict[str, dict[int, ListLevel]] = {}
    for root in reversed(opened.roots):
        for holder in (root.find(office(name)) for name in ("styles", "automatic-styles")):
            for found in holder.iterchildren(text("list-style"), text("outline-style")) if holder is not None else ():
                outline = found.tag == text("outline-style")
                styles["" if outline else found.get(style("name"), "")] = _levels(found)
    return Lists(styles)


def _levels(found: _Element) -> dict[int, ListLevel]:
    return {level - 1: form for level, form in map(_level, found.iterchildren(*_NUMBERED)) if level}


def _level(form: _Element) -> tuple[int, ListLevel]:
    level = whole(form.get(text("level"))) or 0
    shown = min(whole(form.get(text("display-levels"))) or 1, level)
    numbers = ".".join(f"%{depth}" for depth in range(level - shown + 1, level + 1))
    kind = _KINDS.get(form.get(style("num-format"), "")[:1], "decimal")
    written = f"{form.get(style('num-prefix'), '')}{numbers}{form.get(style('num-suffix'), '')}"
    label = form.find(f"{style('list-level-properties')}/{style('list-level-label-alignment')}")
    close = label is not None and label.get(text("label-followed-by")) == "nothing"
    return level, ListLevel(whole(form.get(text("start-value"))) or 1, kind, written, "" if close else " ")
