"""What a paragraph or character style says about text: its numbering, its outline level, whether it is hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gouji.readers.docx.names import ILVL, NUM_ID, NUM_PR, OUTLINE, VAL, w
from gouji.readers.outline import DEEPEST_OUTLINE
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE, _STYLE_ID, _BASED_ON, _VANISH = w("style"), w("styleId"), w("basedOn"), w("vanish")
_DEEPEST = 12  # Word allows eleven styles to build on one another


@dataclass(frozen=True, slots=True)
class Style:
    """样式: ``outline`` counts from 0, None for body text; ``list_level`` is None where the list itself decides."""

    num_id: str | None = None
    list_level: int | None = None
    outline: int | None = None
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """样式表: styles by id, worked out when first asked for."""

    elements: dict[str, _Element]
    any_hidden: bool
    known: dict[str, Style] = field(default_factory=dict)

    def of(self, style_id: str) -> Style:
        """The style ``style_id`` with what it inherits; an unknown id is plain."""
        found = self.known.get(style_id)
        if found is None:
            found = self.known[style_id] = self._inherited(style_id)
        return found

    def _inherited(self, style_id: str) -> Style:
        num_id, list_level, outline, hidden = None, None, None, None
        for _ in range(_DEEPEST):
            element = self.elements.get(style_id)
            if element is None:
                break
            numbering = next(element.iter(NUM_PR), None)
            if num_id is None and numbering is not None:
                num_id, list_level = number_of(numbering)
            outline = value(element, OUTLINE) if outline is None else outline
            hidden = is_on(element, _VANISH) if hidden is None else hidden
            style_id = value(element, _BASED_ON) or ""
        depth = whole(outline)
        if depth is not None and depth >= DEEPEST_OUTLINE:
            depth = None
        return Style(num_id, list_level, depth, bool(hidden))


def styles_of(root: _Element | None) -> Styles:
    """The styles of the part ``root``."""
    if root is None:
        return Styles({}, any_hidden=False)
    elements = {style.get(_STYLE_ID, ""): style for style in root.iter(_STYLE)}
    return Styles(elements, any_hidden=next(root.iter(_VANISH), None) is not None)


def number_of(numbering: _Element) -> tuple[str | None, int | None]:
    """The list id and level of a ``numPr`` element; 0 as an id takes a paragraph out of every list."""
    return value(numbering, NUM_ID), whole(value(numbering, ILVL))


def value(element: _Element, tag: str) -> str | None:
    """The ``val`` of the first ``tag`` inside ``element``."""
    found = next(element.iter(tag), None)
    return None if found is None else found.get(VAL)


def is_on(element: _Element, tag: str) -> bool | None:
    """Whether the switch ``tag`` inside ``element`` is on; None when it is not there."""
    found = next(element.iter(tag), None)
    return None if found is None else found.get(VAL, "1") not in ("0", "false", "off")
