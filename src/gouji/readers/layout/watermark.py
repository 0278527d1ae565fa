"""水印: words printed over or under a page that are no part of its text.

What runs aslant is set aside where characters are read. Here those that run as the text does are found by what they do: they
are drawn before or after all else, and lie on other characters or across the rules of tables. Once known, the same words in
the same size are left out wherever a page begins or ends with them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from math import inf
from statistics import median

from gouji.readers.layout.page import Glyph, Page
from gouji.readers.layout.text import Run, first_run

# Runs looked at from either end of a page, for running heads may be drawn before a mark; pages that wait until the marks
# of all of them are known.
_LOOKED_AT = 4
_PAGES = 24
# Shares of the smaller of two characters that lie on each other.
_WIDE, _HIGH = 0.3, 0.35
_LARGER, _LARGE = 1.15, 1.5
# From here on characters are full ones. A size that so small a share of them has, or that the words themselves have in such
# a share, is none of the text.
_FULL_WIDTH, _TALL, _SELDOM, _TIMES = "\u2e80", 1.1, 0.1, 2
# The pages on which words stand at one place, to so many points, amid the text.
_PAGES_ALIKE, _SAME_PLACE = 3, 2.0
# Two characters crossed, for one may be crossed by words that are too long for their cell.
_LEAST_CROSSED = 2
_WORD = re.compile(r"[^\W\d_]{2}")
# A mark of several lines may have one of figures, a date; in points and in shares of the size of its words: where that line
# begins, and how large it is at least.
_FIGURES, _SAME_LEFT, _LEAST_SIZE = re.compile(r"\d[\d.\-/:]{3,}"), 1.0, 0.6

_Mark = tuple[str, int]


def without_watermarks(pages: Iterable[Page]) -> Iterator[Page]:
    """``pages`` less the words of watermarks, which ``aside`` of each page then holds."""
    known: set[_Mark] = set()
    rest = iter(pages)
    while batch := list(islice(rest, _PAGES)):
        known.update(_marks(batch))
        if known:
            known.update(list(_figures(batch, known)))
        for page in batch:
            yield _without(page, known) if known else page


def _outer(page: Page) -> Iterator[Run]:
    """The first and last runs of a page that are words."""
    if page.recognised:
        return
    for backwards in (False, True):
        for run in islice(_runs(page.glyphs, backwards=backwards), _LOOKED_AT):
            if _WORD.search(run.text):
                yield run


def _figures(batch: Sequence[Page], known: Collection[_Mark]) -> Iterator[_Mark]:
    """The figures that are a line of one of the ``known`` marks."""
    for page in batch:
        for backwards in (False, True):
            runs = list(islice(_runs(page.glyphs, backwards=backwards), 0 if page.recognised else _LOOKED_AT))
            for pair in pairwise(runs):
                for run, other in (pair, pair[::-1]):
                    if _mark(other) in known and _is_line_of(run, other):
                        yield _mark(run)


def _is_line_of(run: Run, other: Run) -> bool:
    """Whether figures are a line of a mark that has the words ``other`` on its next line or the one before."""
    return (
        _FIGURES.fullmatch(run.text) is not None
        and abs(run.left - other.left) <= _SAME_LEFT
        and _LEAST_SIZE * other.size <= run.size <= other.size
    )


def _runs(glyphs: Sequence[Glyph], *, backwards: bool) -> Iterator[Run]:
    left = glyphs
    while left:
        run, left = first_run(left, backwards=backwards)
        if run is not None:
            yield run


def _mark(run: Run) -> _Mark:
    return "".join(run.text.split()), round(run.size)


def _marks(batch: Sequence[Page]) -> Iterator[_Mark]:
    """The words that are watermarks on some page: larger than what they lie on, across the rules of a table, in the same
    size on several pages or places and each time on other lines, where what they lie on is only ever under them, or at one
    place amid the text of several pages and on other characters somewhere."""
    lines: dict[_Mark, set[int]] = defaultdict(set)
    times: Counter[_Mark] = Counter()
    larger: Counter[_Mark] = Counter()
    amid: Counter[tuple[_Mark, tuple[int, int]]] = Counter()
    for page in batch:
        highest = min([glyph.bottom for glyph in page.glyphs], default=inf)
        lowest = max([glyph.top for glyph in page.glyphs], default=-inf)
        for run in _outer(page):
            times[_mark(run)] += 1
            under = _under(run, page)
            if under and run.size > _LARGER * max(map(_size, under)):
                larger[_mark(run)] += len(run.glyphs)
            elif not under and _crosses(run, page):
                yield _mark(run)
            # what lies on much larger words is rather what a watermark runs under
            lines[_mark(run)].update(round(glyph.bottom) for glyph in under if _size(glyph) <= _LARGE * run.size)
            if highest < run.top and run.bottom < lowest:  # other text stands above it and below it
                amid[_mark(run), (round(run.left / _SAME_PLACE), round(run.top / _SAME_PLACE))] += 1
    yield from (mark for mark, count in larger.items() if _stands_out(mark, count, batch))
    yield from (mark for mark, found in lines.items() if times[mark] > 1 and len(found) > 1)
    yield from (mark for (mark, _), count in amid.items() if count >= _PAGES_ALIKE and lines[mark])


def _size(glyph: Glyph) -> float:
    return max(glyph.right - glyph.left, glyph.bottom - glyph.top)


def _under(run: Run, page: Page) -> list[Glyph]:
    """What the words of ``run`` lie on."""
    own = set(run.glyphs)
    left, top, right, bottom = run.left, run.top, run.right, run.bottom
    return [
        other
        for other in page.glyphs
        if other[4] > top  # what stands on other lines is most of a page
        and other[2] < bottom
        and other[1] < right
        and other[3] > left
        and other.text != " "
        and other not in own
        and any(_lie_on(one, other) for one in run.glyphs if one.text not in (" ", other.text))
    ]


def _stands_out(mark: _Mark, count: int, batch: Sequence[Page]) -> bool:
    """Whether little else is as large as the ``count`` characters of ``mark``: a line of the text may lie on a smaller one."""
    sizes = Counter(
        round(max(glyph.right - glyph.left, _TALL * (glyph.bottom - glyph.top)))
        for page in batch
        for glyph in page.glyphs
        if glyph.text >= _FULL_WIDTH
    )
    alike = sum(sizes[size] for size in range(mark[1] - 1, mark[1] + 2))
    return alike <= max(_TIMES * count, _SELDOM * sizes.total())


def _crosses(run: Run, page: Page) -> bool:
    crossed = _crossed(run, page)
    if not crossed:
        return False
    usual = max(median(glyph.right - glyph.left for glyph in page.glyphs), 1)
    return run.size > (_LARGER if crossed >= _LEAST_CROSSED else _LARGE) * usual


def _lie_on(one: Glyph, other: Glyph) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > _WIDE * min(one.right - one.left, other.right - other.left) and high > _HIGH * min(
        one.bottom - one.top, other.bottom - other.top
    )


def _crossed(run: Run, page: Page) -> int:
    """How many characters of the words vertical rules run through; a rule between two of them may part two cells."""
    middle = (run.top + run.bottom) / 2
    rules = [rule.at for rule in page.down if rule.start < middle < rule.end]
    inside = run.size / 6
    return sum(any(glyph.left + inside < at < glyph.right - inside for at in rules) for glyph in run.glyphs)


def _without(page: Page, known: set[_Mark]) -> Page:
    dropped: set[int] = set()
    words: list[str] = []
    if page.recognised:
        return page
    for backwards in (False, True):
        for run in islice(_runs(page.glyphs, backwards=backwards), _LOOKED_AT * 2):
            if _mark(run) in known:
                dropped.update(map(id, run.glyphs))
                words.append(run.text)
    if not dropped:
        return page
    kept = tuple(glyph for glyph in page.glyphs if id(glyph) not in dropped)
    return replace(page, glyphs=kept, aside=(*page.aside, *words))
