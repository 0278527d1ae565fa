"""拼版: two pages printed side by side on one sheet become two pages again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from gouji.readers.layout.page import Box, Glyph, Page, Rule

# Shares of the sheet's width: how wide the white in the middle is, and where marks at the ends of lines hang into it, how far
# its middle may be from that of the sheet.
_GUTTER, _HUNG, _OFF = 0.03, 0.015, 0.04
# A page of a sheet is upright or square, and has so many words of its own.
_LEAST_WORDS = 12
# Sheets that wait until it is known whether one of them shows two pages.
_SHEETS = 24
_WORD = re.compile(r"[^\W\d_]")


def pages_of_sheets(sheets: Iterable[Page]) -> Iterator[Page]:
    """The pages that stand on each sheet from left to right: mostly the sheet itself. Where one sheet shows two pages
    beyond doubt, so do those of its size whose right side is blank or holds only figures."""
    folded: set[tuple[float, float]] = set()
    rest = iter(sheets)
    while batch := list(islice(rest, _SHEETS)):
        found = [(sheet, _fold(sheet)) for sheet in batch]
        folded.update(_size(sheet) for sheet, fold in found if fold is not None and fold.certain)
        for sheet, fold in found:
            if fold is None or not (fold.certain or _size(sheet) in folded):
                yield sheet
                continue
            half = sheet.width / 2
            yield _part(sheet, 0.0, fold.at, half)
            if not fold.last:
                yield _part(sheet, fold.at, sheet.width, half)


def _size(sheet: Page) -> tuple[float, float]:
    return round(sheet.width), round(sheet.height)


class _Fold(NamedTuple):
    """折线: where a sheet may fold; ``certain`` where a page stands on either side, ``last`` where the right one is blank."""

    at: float
    certain: bool
    last: bool


def _fold(page: Page) -> _Fold | None:
    """Where the sheet may fold: in white that runs from top to bottom, with a page on the left of it at least."""
    if page.recognised or page.width <= page.height or len(page.glyphs) < _LEAST_WORDS:
        return None
    centre, reach = page.width / 2, _OFF * page.width
    low, high = centre - reach, centre + reach
    if any(rule.start < low and rule.end > high for rule in page.across):
        return None
    left, right = 0.0, page.width
    for _, x0, _, x1, _, _ in page.glyphs:
        if x0 < low and x1 > high:
            return None
        if x0 + x1 <= 2 * centre:
            left = max(left, x1)
        else:
            right = min(right, x0)
    edges = [edge for rule in page.across for edge in (rule.start, rule.end)] + [rule.at for rule in page.down]
    left = max([left, *(edge for edge in edges if edge <= centre)])
    right = min([right, *(edge for edge in edges if edge > centre)])
    last = right == page.width
    middle = centre if last else (left + right) / 2
    aside = abs(middle - centre) > 2 * reach  # lines that fill half a page leave more white on one side of the fold
    fold = min(max(centre, left), right) if aside else middle
    if right - left < _HUNG * page.width:
        return None
    first, second = (
        [glyph for glyph in page.glyphs if glyph.left < fold],
        [glyph for glyph in page.glyphs if glyph.left >= fold],
    )
    if not _is_page(first):
        return None
    ruled = any(rule.start > fold for rule in page.across) or any(rule.at > fold for rule in page.down)
    wide = right - left >= _GUTTER * page.width
    two = wide and _is_page(second) and (ruled or not _only_figures(second))
    return _Fold(fold, two and not aside, last) if two or not aside else None


def _is_page(glyphs: Sequence[Glyph]) -> bool:
    return sum(1 for glyph in glyphs if _WORD.match(glyph.text)) >= _LEAST_WORDS


def _only_figures(glyphs: Sequence[Glyph]) -> bool:
    """Whether the right side holds little but figures: without rules it is the columns of a table that goes over the fold."""
    return sum(1 for glyph in glyphs if glyph.text.isdigit()) > len(glyphs) / 2


def _part(page: Page, start: float, end: float, width: float) -> Page:
    """What stands between two places of the sheet, as a page ``width`` wide."""
    shift = width if start else 0.0
    glyphs = tuple(
        glyph._replace(left=glyph.left - shift, right=glyph.right - shift)
        for glyph in page.glyphs
        if start <= (glyph.left + glyph.right) / 2 < end
    )
    across = tuple(
        Rule(rule.at, rule.start - shift, rule.end - shift)
        for rule in page.across
        if start <= (rule.start + rule.end) / 2 < end
    )
    down = tuple(rule._replace(at=rule.at - shift) for rule in page.down if start <= rule.at < end)
    pictures = tuple(
        Box(box.left - shift, box.top, box.right - shift, box.bottom)
        for box in page.pictures
        if start <= (box.left + box.right) / 2 < end
    )
    first = start == 0
    return replace(
        page,
        width=width,
        glyphs=glyphs,
        across=across,
        down=down,
        pictures=pictures,
        unmapped=page.unmapped if first else 0,
        aside=page.aside if first else (),
    )
