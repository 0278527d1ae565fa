"""没有读成表格的成行数字: lines of figures that stand in paragraphs, parted by gaps only, as tables of lost grids do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph

_FIELD = re.compile(r"[^\s|｜]+")
_FIGURE = re.compile(r"[-+−(（]?[¥￥]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:[.．]\d+)?[)）]?%?")
_OF_A_DATE = re.compile(r"[年月日号页]")
_YEAR = re.compile(r"(?:19|20)\d\d")
# An amount that nothing but an amount looks like, where a line holds no other.
_PLAIN_AMOUNT = re.compile(r"[-+−(（]?[¥￥]?(?:\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?|\d+[.．]\d\d)[)）]?")
_SENTENCE = re.compile(r"[。；！？]")
#: So many lines of figures make a table, with so many short lines in between at most.
_LEAST_LINES, _GAP, _SHORT = 4, 2, 24
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class LooseRows:
    """成行数字: ``lines`` with the offsets of their figures, from the first at ``place``."""

    place: Place
    lines: tuple[tuple[Paragraph, tuple[int, ...]], ...]


def loose_rows(blocks: Iterable[Block]) -> Iterator[LooseRows]:
    """The runs of paragraphs that are rows of figures."""
    run: list[tuple[Paragraph, tuple[int, ...]]] = []
    gap = 0
    for block in blocks:
        if isinstance(block, Paragraph) and (starts := figures_of(block.text)):
            run.append((block, starts))
            gap = 0
            continue
        gap += 1
        if gap > _GAP or not isinstance(block, Paragraph) or len(block.text) > _SHORT:
            yield from _whole(run)
            run, gap = [], 0
    yield from _whole(run)


def _whole(run: list[tuple[Paragraph, tuple[int, ...]]]) -> Iterator[LooseRows]:
    if len(run) >= _LEAST_LINES:
        yield LooseRows(run[0][0].place, tuple(run))


def figures_of(text: str) -> tuple[int, ...]:
    """Where the figures of a row begin: two at least, or one amount that closes it; none for a sentence."""
    if _SENTENCE.search(text):
        return ()
    fields = [(match.start(), match[0]) for match in _FIELD.finditer(text)]
    following = [field for _, field in (*fields[1:], (0, ""))] if fields else []
    figures = [
        (start, field)
        for (start, field), after in zip(fields, following, strict=True)
        if _FIGURE.fullmatch(field) and not _YEAR.fullmatch(field) and not _OF_A_DATE.match(after)
    ]
    words = sum(len(field) for _, field in fields) - sum(len(field) for _, field in figures)
    if words > _MOST_WORDS:
        return ()
    if len(figures) >= 2 or (figures and fields[-1] == figures[-1] and _PLAIN_AMOUNT.fullmatch(fields[-1][1])):
        return tuple(start for start, _ in figures)
    return ()
