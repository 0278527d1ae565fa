"""Whose year 本年 is, beside a figure of a named year: 2022年收入A，本年收入B tells of two years under one name.

The parser carries a year on to what follows. Where the same thing is told again of 本年, it is told of another year: that of the
document, else the next one if both stand in one sentence. 2022年收入总计A，本年收入B names two things, both of 2022.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Piece
from gouji.recognise.claims.sentences.same import identity

_NAMED = re.compile(r"(?:19|20)\d\d\s?年[^，,。；;：:、（()\d]{0,30}$")
_THIS = re.compile(r"(?:本年度?|今年|当年)[^，,。；;：:、（()\d]{0,30}$")
_LEAD = 40
_HALT = re.compile(r"[。；;\n]")
_IN_ALL = ("总", "合计", "收支")


def of_this_year(found: Iterable[Piece], year: int | None) -> Iterator[Piece]:
    """The pieces of a passage of a document of ``year``, those that 本年 dates anew of the year that it means."""
    named: Mention | None = None
    anew: int | None = None
    short = ""  # what the thing is called the second time
    for piece in found:
        if isinstance(piece, Mention):
            if piece.role is Role.LEVEL and _is_dated(piece, _NAMED):
                named, anew = piece, None
            elif named is not None and _is_told_again(named, piece):
                anew, short = _meant(named, piece, year), piece.subject
            if anew is not None and named is not None and piece.year == named.year and not _is_dated(piece, _NAMED):
                piece = replace(piece, year=anew, subject=named.subject if piece.subject == short else piece.subject)
        yield piece


def _is_told_again(named: Mention, piece: Mention) -> bool:
    """Whether 本年 dates what ``named`` tells of a year, and no part of it."""
    if piece.role is not Role.LEVEL or piece.year != named.year or piece.divides:
        return False
    between = piece.passage.text[named.end : piece.start]
    if between.count("（") + between.count("(") > between.count("）") + between.count(")"):
        return False  # 2022年收入A（本年收入B，上年结转C）
    if piece.within and _HALT.search(between) is None:
        return False
    return _is_dated(piece, _THIS) and comparable(named, piece) and _is_one_thing(named, piece)


def _is_one_thing(named: Mention, piece: Mention) -> bool:
    """公务接待费支出 may be told again as 支出; 收入总计 is not 收入."""
    if not piece.own or identity(piece.subject) == identity(named.subject):
        one, other = named.words_before(), piece.words_before()
        return not piece.own or not any(word in one and word not in other for word in _IN_ALL)
    return named.subject.endswith(piece.subject) and not any(word in named.subject for word in _IN_ALL)


def _meant(named: Mention, piece: Mention, year: int | None) -> int | None:
    """The year of the document; of one that is not known, the next where both stand in one sentence, which tells nothing twice."""
    if year is not None:
        return year if named.year is not None and named.year < year else None
    together = _HALT.search(piece.passage.text, named.end, piece.start) is None
    return named.year + 1 if together and named.year is not None else None


def _is_dated(mention: Mention, words: re.Pattern[str]) -> bool:
    return words.search(mention.passage.text[max(0, mention.start - _LEAD) : mention.start]) is not None
