"""Pages whose tags were made to overwhelm a parser, brought to what a parser takes in linear time; their text stays whole.

The parser looks through all attributes of a tag for each new one, through all open elements for each new one, and opens
unclosed formatting anew in every paragraph. People's pages come nowhere near the bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# Bare tags of rows and lines, most of a long page, need no look.
_TAG = re.compile(r"<(?!/?(?:td|tr|p|br)>)(/?)([A-Za-z][A-Za-z0-9]*)([^>]*)>?")
_FORMATTING = frozenset("b big code em font i nobr s small strike strong tt u".split())
# Elements that end by themselves or hold nothing: no nesting comes from them alone.
_SHALLOW = frozenset(
    "a area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option html "
    "head body script style title".split()
)
_MOST_ATTRIBUTES, _DEEPEST, _MOST_FORMATTING = 400, 500, 48
_SMALL = 400


@dataclass(slots=True)
class _Tags:
    """What is open at a point of the page: elements that nest, and formatting by name."""

    depth: int = 0
    formatting: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    changed: bool = False
    flattened: bool = False

    def kept(self, match: re.Match[str]) -> str:
        closing, name = match[1], match[2].lower()
        if name in _SHALLOW:
            return self._bare(match)
        inline = name in _FORMATTING
        if closing:
            if self.dropped.get(name):
                self.dropped[name] -= 1
                return ""
            self.depth = max(self.depth - 1, 0)
            self.formatting = max(self.formatting - inline, 0)
            return match[0]
        if self.depth >= _DEEPEST or (inline and self.formatting >= _MOST_FORMATTING):
            self.dropped[name] = self.dropped.get(name, 0) + 1
            self.changed = True
            self.flattened = self.flattened or not inline
            return " " if not inline else ""
        self.depth += 1
        self.formatting += inline
        return self._bare(match)

    def _bare(self, match: re.Match[str]) -> str:
        """The tag, without attributes where there are more than anybody writes."""
        if len(match[3]) <= _MOST_ATTRIBUTES or len(match[3].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES:
            return match[0]
        self.changed = True
        return f"<{match[1]}{match[2]}>"


def tamed(text: str) -> tuple[str, bool]:
    """``text`` with nesting, open formatting and attributes bounded, the same text for every ordinary page; and whether
    elements are gone whose content now stands outside them."""
    if text.count("<") <= _SMALL and len(text) <= _MOST_ATTRIBUTES * _SMALL:
        return text, False
    tags = _Tags()
    rewritten = _TAG.sub(tags.kept, text)
    return (rewritten if tags.changed else text), tags.flattened
