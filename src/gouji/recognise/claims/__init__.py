"""文字数字的识别: a grammar of sentences that state figures: tokens -> mentions -> rows -> relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gouji.document.tree import Document, Paragraph, Table
from gouji.domain.claims import Claims, Mention, Passage, Relation, lacks_percent_sign
from gouji.domain.formulas import Formula
from gouji.recognise.claims import (
    balances,
    changes,
    comparisons,
    crosses,
    gaps,
    lists,
    own_year,
    points,
    rates,
    reasons,
    restated,
    saved,
    shares,
    spread,
    statements,
    sums,
    totals,
)
from gouji.recognise.claims.facts import facts_of
from gouji.recognise.claims.mentions import Mark, Piece, pieces
from gouji.recognise.claims.rows import layout
from gouji.values.cut_figures import is_cut
from gouji.values.figure import Bound

_RUN = 240
_SENTENCE = 30  # characters of a cell that may hold more than a label and its figures
_DIGIT = re.compile(r"\d")


def recognise_claims(document: Document) -> Claims:
    """All figures that the paragraphs of ``document`` state, with the relations that the wording gives them."""
    passages = tuple(_passages(document))
    mentions: list[Mention] = []
    relations: list[Relation] = []
    told: list[spread.Told] = []
    for before, passage in zip((None, *passages), passages, strict=False):
        found, tied = read_passage(passage)
        if before is not None and is_cut(before.printed, passage.printed):
            found, tied = _without_the_first(found, tied)
        mentions.extend(found)
        relations.extend(tied)
        told.append(spread.Told(passage, found))
    relations.extend(spread.relations(told))
    for passage in _in_cells(document, len(passages)):
        relations.extend(read_passage(passage)[1])
    claims = Claims(
        passages,
        tuple(mentions),
        tuple(relations),
        enumerations=tuple(lists.enumerations(mentions)),
        listings=tuple(listing for passage in passages for listing in lists.listings(passage)),
        comparisons=tuple(comparisons.comparisons(mentions)),
        own_year=tuple(own_year.own_year(mentions)),
    )
    return replace(claims, facts=facts_of(claims).facts)


def read_passage(passage: Passage) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    """The mentions of one passage in order, and the relations among them."""
    if _DIGIT.search(passage.text) is None:
        return (), ()
    found = pieces(passage)
    tied = tuple(relation for window in _windows(found) for relation in _relations(window))
    return tuple(piece for piece in found if isinstance(piece, Mention)), tied


def _without_the_first(
    found: Sequence[Mention], tied: Sequence[Relation]
) -> tuple[tuple[Mention, ...], tuple[Relation, ...]]:
    """What is left where the first figure is only the end of a number that the paragraph before begins: not to be read."""
    return tuple(found[1:]), tuple(one for one in tied if not found or found[0] not in one.mentions)


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


def _relations(window: Sequence[Piece]) -> Iterator[Relation]:
    shape = layout(window)
    parts = tuple(sums.relations(shape))
    tied = (
        *changes.relations(shape.rows),
        *parts,
        *shares.relations(shape),
        *rates.relations(shape),
        *totals.relations(shape),
        *balances.relations(shape),
        *reasons.relations(shape),
        *saved.relations(shape),
        *gaps.relations(shape),
        *crosses.relations(parts),
        *restated.relations(shape),
        *points.relations([piece for piece in window if isinstance(piece, Mention)]),
    )
    found = _distinct((*tied, *statements.relations(shape, tied)))
    return (relation for relation in found if not any(map(_is_bound, relation.mentions)) or relation.holds)


def _is_bound(mention: Mention) -> bool:
    """Whether a figure only bounds or rounds what it speaks of, or is a rate printed without its sign: nothing that it
    takes part in can be shown wrong."""
    return mention.figure.bound not in (Bound.EXACT, Bound.OVER) or lacks_percent_sign(mention)


def _distinct(relations: Iterable[Relation]) -> Iterator[Relation]:
    """One relation for each set of figures, the first: a sum reached by two wordings is one sum."""
    seen: set[tuple[object, ...]] = set()
    for relation in relations:
        additive = relation.formula is Formula.SUM
        figures = frozenset(mention.start for mention in relation.mentions)
        key = (additive, figures) if additive else (additive, figures, relation.claimed.start)
        if key not in seen:
            seen.add(key)
            yield relation


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
