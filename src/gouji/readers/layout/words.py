"""Words of print: what white parts on a line, finer than pieces, for columns of a table may stand close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gouji.readers.layout.page import Glyph
from gouji.readers.layout.pieces import FIGURE
from gouji.readers.layout.text import Run, rows_of

# In widths of a full character: white that parts two words. Between Chinese and Latin characters stands a quarter.
_APART = 0.38
# Less white parts two amounts, which nothing joins; it is wider by as much than what parts the digits of the first.
_AMOUNTS_APART = 0.12
# How high a figure is.
_FIGURE_HIGH = 0.7
_MARK = re.compile(r"[-—–－─/／…]+")
#: What tells an amount from a page number, a year or the number of a line.
AMOUNT = re.compile(r"\d[.,，]\d|\d[%％‰]|\d{5}")
_AMOUNT_ENDS, _AMOUNT_BEGINS = re.compile(r"(?:^|[^\d.])\d[\d,]*\.\d{1,6}$"), re.compile(r"[-−(（\d]")

# 一、 and （一） number what is named behind them.
_MARK_BEGINS, _LONGEST_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"), 5


class Word(NamedTuple):
    """词: characters of one line that no white parts; ``size`` is the width of a full character, ``figure`` tells that it is
    a figure or a stroke in the place of one, ``spaced`` that typed spaces set the word before apart."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    figure: bool = False
    spaced: bool = False

    @property
    def middle(self) -> float:
        """How far down the middle of its characters stands."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """How far to the right its middle stands."""
        return (self.left + self.right) / 2


def words_of(glyphs: Iterable[Glyph]) -> list[list[Word]]:
    """The words of each line from the left, the lines from the top down."""
    return list(map(words_in, rows_of(glyphs)))


def words_in(row: Sequence[Run]) -> list[Word]:
    """The words of a line from the left."""
    return list(_together(_words(row)))


def _words(row: Sequence[Run]) -> list[Word]:
    size = max(_size(run) for run in row)
    glyphs = sorted((glyph for run in row for glyph in run.glyphs), key=lambda glyph: glyph.left)
    words: list[Word] = []
    taken: list[Glyph] = []
    reach = float("-inf")
    spaced = typed = False
    for at, glyph in enumerate(glyphs):
        if glyph.text.isspace():
            typed = True
            continue
        white = glyph.left - reach
        if taken and (
            white >= _APART * size
            or (white >= _AMOUNTS_APART * size and _cells_meet(taken, glyphs[at : at + _LONGEST_MARK], size))
        ):
            words.append(_word(taken, size, spaced))
            taken, spaced = [], typed
        taken.append(glyph)
        reach = max(reach, glyph.right)
        typed = False
    if taken:
        words.append(_word(taken, size, spaced))
    return words


def _cells_meet(taken: Sequence[Glyph], following: Sequence[Glyph], size: float) -> bool:
    """Whether an amount with its decimals, or what is printed in place of one, ends before ``following``, and another begins
    there or a numbered name."""
    glyph = following[0]
    if taken[-1].text == "#" != glyph.text:  # printed for a number that its column is too narrow for
        return len(taken) > 1 and taken[-2].text == "#"
    begins = _AMOUNT_BEGINS.match(glyph.text) or _MARK_BEGINS.match("".join([one.text for one in following]))
    if not (taken[-1].text.isdigit() and begins):
        return False
    if not _AMOUNT_ENDS.search("".join([one.text for one in taken])):
        return False
    within = max((right.left - left.right for left, right in pairwise(taken)), default=0.0)
    return glyph.left - taken[-1].right >= max(within, 0.0) + _AMOUNTS_APART * size


def _size(run: Run) -> float:
    """The width of a full character, which figures alone do not show."""
    return max(run.size, (run.bottom - run.top) / _FIGURE_HIGH) if run.text.isascii() else run.size


def _word(glyphs: Sequence[Glyph], size: float, spaced: bool) -> Word:
    text = "".join([glyph.text for glyph in glyphs])
    return Word(
        text,
        glyphs[0].left,
        min([glyph.top for glyph in glyphs]),
        max([glyph.right for glyph in glyphs]),
        max([glyph.bottom for glyph in glyphs]),
        size,
        FIGURE.fullmatch(text) is not None or _MARK.fullmatch(text) is not None,
        spaced,
    )


def _together(words: Sequence[Word]) -> Iterator[Word]:
    """Single characters that typed spaces set apart, as in 合　计, are one word."""
    group: list[Word] = []
    for word in words:
        if group and not (word.spaced and len(word.text) == len(group[-1].text) == 1 and word.text.isalpha()):
            yield _joined(group)
            group = []
        group.append(word)
    if group:
        yield _joined(group)


def _joined(group: Sequence[Word]) -> Word:
    return group[0]._replace(text="".join([word.text for word in group]), right=group[-1].right)
