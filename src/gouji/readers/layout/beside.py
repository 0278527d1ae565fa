"""页边: what stands in a strip beside all else on a page and is no part of the text: the numbers of its lines, and words one
below the other or turned, as bound volumes have their title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from gouji.readers.layout.page import Glyph, Page

# In widths of the widest character: how far from the outermost character a strip may reach, how much white is beside it, how
# wide words one below the other are.
_REACH, _WHITE, _NARROW = 5.0, 0.3, 1.6
# A share of the width of the page: how far in words beside the text stand at most.
_MARGIN = 0.1
# So many numbers, one more each time, number lines; so many characters below each other are words.
_LEAST_NUMBERS, _LEAST_WORDS = 5, 4
_LEAST = 20
_WORDS = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[1-9]\d{0,3}")


def without_beside(pages: Iterable[Page]) -> Iterator[Page]:
    """``pages`` less what stands beside their text; ``aside`` of each then holds the words of it."""
    for page in pages:
        yield page if page.recognised or len(page.glyphs) < _LEAST else _without(page)


def _without(page: Page) -> Page:
    full = max(glyph.right - glyph.left for glyph in page.glyphs)
    left = _strip(page.glyphs, full, [(glyph.left, glyph.right) for glyph in page.glyphs])
    if left and not any(rule.at < left[0].right for rule in page.down):
        if _number_lines(left):
            page = replace(page, glyphs=_less(page.glyphs, left))
        elif _are_words(left, full) and max(glyph.right for glyph in left) < _MARGIN * page.width:
            page = _set_aside(page, left)
    right = _strip(page.glyphs, full, [(-glyph.right, -glyph.left) for glyph in page.glyphs])
    outside = right and not any(rule.at > right[0].left for rule in page.down)
    if outside and _are_words(right, full) and min(glyph.left for glyph in right) > (1 - _MARGIN) * page.width:
        page = _set_aside(page, right)
    return page


def _strip(glyphs: Sequence[Glyph], full: float, found: Sequence[tuple[float, float]]) -> list[Glyph]:
    """The outermost characters, up to the first white that runs down the whole page; nothing where none is near. ``found`` are
    the outer and the inner side of each."""
    reach = min(found)[0] + _REACH * full
    edges = sorted(one for one in found if one[0] < reach)
    edges += [min(beyond)] if (beyond := [one for one in found if one[0] >= reach]) else []
    inner = edges[0][1]
    for start, end in edges:
        if start - inner > _WHITE * full:
            return [glyph for glyph, (outer, _) in zip(glyphs, found, strict=True) if outer < start]
        inner = max(inner, end)
    return []


def _number_lines(strip: Sequence[Glyph]) -> bool:
    """Whether the strip holds numbers alone, each one more than the one above."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(strip, key=lambda one: (round(one.bottom), one.left)):
        if lines and abs(lines[-1][-1].bottom - glyph.bottom) < 0.5 * (glyph.bottom - glyph.top):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    texts = ["".join(glyph.text for glyph in line) for line in lines]
    if len(texts) < _LEAST_NUMBERS or not all(map(_NUMBER.fullmatch, texts)):
        return False
    return all(int(below) - int(above) == 1 for above, below in pairwise(texts))


def _are_words(strip: Sequence[Glyph], full: float) -> bool:
    """Whether characters stand one below the other, one on each level, and are words."""
    width = max(glyph.right for glyph in strip) - min(glyph.left for glyph in strip)
    if width > _NARROW * full or sum(_WORDS.match(glyph.text) is not None for glyph in strip) < _LEAST_WORDS:
        return False
    middles = sorted((glyph.top + glyph.bottom) / 2 for glyph in strip)
    return all(below - above > 0.25 * full for above, below in pairwise(middles))


def _less(glyphs: Sequence[Glyph], strip: Sequence[Glyph]) -> tuple[Glyph, ...]:
    gone = set(map(id, strip))
    return tuple(glyph for glyph in glyphs if id(glyph) not in gone)


def _set_aside(page: Page, strip: Sequence[Glyph]) -> Page:
    words = "".join(glyph.text for glyph in strip)
    return replace(page, glyphs=_less(page.glyphs, strip), aside=(*page.aside, words))
