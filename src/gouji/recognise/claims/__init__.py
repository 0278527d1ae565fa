"""文字数字的识别: a grammar of sentences that state figures: tokens -> mentions -> rows -> relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.claims import Claims, Mention, Passage
from gouji.domain.proposals import Reach
from gouji.recognise.claims import across, changes, lists, rates, totals
from gouji.recognise.claims.across import balanced_below, base_told_apart, restated
from gouji.recognise.claims.changes import years_named
from gouji.recognise.claims.changes.comparisons import comparisons
from gouji.recognise.claims.changes.net import without_last_pairs
from gouji.recognise.claims.lists import bounded, former_latter, names, of_base
from gouji.recognise.claims.lists.listed import listed
from gouji.recognise.claims.lists.no_parts import adding_up
from gouji.recognise.claims.rates import averages_apart, executed_apart, told_in_two
from gouji.recognise.claims.rates.doubted import doubted
from gouji.recognise.claims.rates.of_one_subject import of_one_subject
from gouji.recognise.claims.rates.of_the_sum import summed
from gouji.recognise.claims.rates.outcomes import of_outcomes
from gouji.recognise.claims.rates.ratios import ratios
from gouji.recognise.claims.sentences.columns_told import with_columns
from gouji.recognise.claims.sentences.cues import Readings
from gouji.recognise.claims.sentences.doubled import with_both_units
from gouji.recognise.claims.sentences.mentions import Mark, Piece, pieces
from gouji.recognise.claims.sentences.milestones import passed
from gouji.recognise.claims.sentences.named_by_change import with_names_of_change
from gouji.recognise.claims.sentences.resumed import resumed
from gouji.recognise.claims.sentences.rows import Layout, Opener, layout
from gouji.recognise.claims.sentences.this_year import of_this_year
from gouji.recognise.claims.sentences.told import Told
from gouji.recognise.claims.totals import netted
from gouji.recognise.claims.totals.flows import flows
from gouji.recognise.claims.totals.series import series
from gouji.values.cached import cached_property
from gouji.values.cut_figures import is_cut

_RUN = 240
_READINGS = Readings(*changes.READINGS, *totals.READINGS, *lists.READINGS, *rates.READINGS, restated.claims)
#: Whose names and order leave no doubt which figures are meant.
_TOLD_IN_FULL = Readings(told_in_two.claims, years_named.claims, former_latter.claims, executed_apart.claims)
_SENTENCE = 30  # characters of a cell that may hold more than a label and its figures
_DIGIT = re.compile(r"\d")
_FEWEST = 2  # figures that a relation ties


def recognise_claims(document: Document, year: int | None = None) -> Claims:
    """All figures that the paragraphs of ``document``, which is of ``year``, state, with what the wording may say of them."""
    passages = tuple(_passages(document))
    mentions: list[Mention] = []
    proposed: list[Reach] = []
    told: list[Told] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        found, reaches = read_passage(passage, year)
        if before is not None and is_cut(before.printed, passage.printed):
            found, reaches = found[1:], tuple(reach.without(found[0]) for reach in reaches if found)
        mentions.extend(found)
        proposed.extend(reaches)
        told.append(Told(passage, found))
    proposed.extend(chain.from_iterable(read(told) for read in (*across.READINGS, bounded.bounded_below)))
    for passage in _in_cells(document, len(passages)):
        proposed.extend(read_passage(passage, year)[1])
    return Claims(
        passages,
        tuple(mentions),
        enumerations=tuple(names.enumerations(mentions)),
        listings=tuple(listing for passage in passages for listing in names.listings(passage)),
        comparisons=tuple(comparisons(mentions)),
        proposed=tuple(proposed),
    )


def read_passage(passage: Passage, year: int | None = None) -> tuple[tuple[Mention, ...], tuple[Reach, ...]]:
    """The mentions of one passage in order, and what the wording may say of those in reach of each other; ``year`` is that of
    the document, which 本年 means."""
    if _DIGIT.search(passage.text) is None:
        return (), ()
    told = tuple(with_names_of_change(with_both_units(with_columns(pieces(passage), passage))))
    found = tuple(of_this_year(passed(resumed(told)), year))
    mentions = tuple(piece for piece in found if isinstance(piece, Mention))
    cues = _Cues(passage)
    proposed = [_proposed(window, cues) for window in _windows(found)]
    told_here = Told(passage, mentions)
    proposed += (*balanced_below.within(told_here), *base_told_apart.within(told_here))
    return mentions, tuple(proposed)


def _windows(found: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The pieces of a passage in runs that end with a sentence: lists are searched pair by pair, so a paragraph of a
    hundred pages must not be one run."""
    start = 0
    for end, piece in enumerate(found, 1):
        stops = isinstance(piece, Mark) and piece.kind == "stop"
        if (stops and end - start >= _RUN) or end - start >= 2 * _RUN:
            yield found[start:end]
            start = end
    if start < len(found):
        yield found[start:]


class _Cues:
    """What the words of a paragraph may tell of, for the readings of either kind."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _text(self) -> str:
        return (
            f"{self._passage.place.section}\n{self._passage.text}"  # a figure may be called as the heading over it is
        )

    @cached_property
    def readings(self) -> int:
        return _READINGS.in_words(self._text)

    @cached_property
    def told_in_full(self) -> int:
        return _TOLD_IN_FULL.in_words(self._text)


def _proposed(window: Sequence[Piece], cues: _Cues) -> Reach:
    mentions = tuple(piece for piece in window if isinstance(piece, Mention))
    if len(mentions) < _FEWEST:
        return Reach(figures=mentions)
    shape = layout(window)
    asked = _READINGS.asked(mentions, cues.readings)
    claims = of_outcomes(chain.from_iterable(read(shape) for read in asked), shape)
    in_full = _TOLD_IN_FULL.asked(mentions, cues.told_in_full)
    return Reach(
        (
            *without_last_pairs(summed(of_one_subject(doubted(adding_up(claims), shape), shape), shape), shape),
            *of_one_subject(chain.from_iterable(read(shape) for read in in_full), shape),
        ),
        (*series(shape), *flows(shape)),
        tuple(listed(shape, _adding_up(shape))),
        (*ratios(shape), *averages_apart.ratios(shape)),
        mentions,
        tuple(bounded.bounded(shape)),
    )


def _adding_up(shape: Layout) -> Iterator[Opener]:
    """The lists that can be of nothing but the level before them, and whose figures add up to it."""
    plain = (one for one in shape.openers if not of_base.is_told_of(shape, one))
    return (one for one in plain if netted.adds_up(shape, one))


def _in_cells(document: Document, first: int) -> Iterator[Passage]:
    """Cells that hold whole sentences: 年度目标完成情况 of a self-evaluation. What they state is compared with itself only:
    the form around them says whose and of which year it is, which a sentence in a cell does not repeat."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    cells = (cell for table in tables for cell in table.cells if len(cell.text) >= _SENTENCE)
    told = (cell for cell in cells if "，" in cell.text and any(stop in cell.text for stop in "。；"))
    for number, cell in enumerate(told, first):
        yield Passage(number, cell.text, cell.place)


def _passages(document: Document) -> Iterator[Passage]:
    for number, block in enumerate(block for block in document.blocks if isinstance(block, Paragraph)):
        yield Passage(number, block.text, block.place)
