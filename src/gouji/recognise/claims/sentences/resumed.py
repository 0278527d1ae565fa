"""Where a list of parts ends and the text goes on about the whole: 预算A，其中甲a、乙b；决算C is the outturn of what A was for.

Parts are told alike. A figure that names no subject but another measure (决算, 执行数) than the whole's is one more of the
last part only if that part alone was told of in more words than the parts before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Mark, Piece
from gouji.recognise.claims.sentences.rows import BUDGET_MEASURES

_FIGURE = re.compile(r"\d")
_STRONG = ("halt", "stop")


@dataclass(slots=True)
class _List:
    """A list behind 其中; ``told`` are the measures that are printed of its whole."""

    whole: Mention
    told: frozenset[str]
    parts: list[Mention] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)  # the ； before each part
    group: int = 0
    ended: bool = False  # by 。
    inner: int = -1  # the group in which a part is itself divided
    since: set[str] = field(default_factory=set)  # the breaks behind the last level


def resumed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces`` with a mark where the whole of a list is spoken of again, and what follows named after it."""
    told: list[Mention] = []
    now: _List | None = None
    named: Mention | None = None  # the whole that is spoken of again
    depth = 0
    for piece in pieces:
        if isinstance(piece, Mark):
            depth += (piece.kind == "open") - (piece.kind == "close")
            if depth == 0:
                now = _marked(now, piece, told)
                named = None if piece.kind in ("among", "enumerator") else named
            yield piece
            continue
        if depth == 0 and piece.role is Role.LEVEL and not piece.divides:
            if now is not None and _is_of_the_whole(now, piece):
                yield _again(now, piece)
                named, told = now.whole, [now.whole]
                now = None
            elif piece.own:
                named, told = None, []
            told.append(piece)
            now = _listed(now, piece)
        elif depth == 0 and piece.divides:
            if now is not None and _divides_the_whole(now, piece):
                yield _again(now, piece)
                named = now.whole
        elif depth == 0 and piece.own:
            named = None
        if named is not None and not piece.divides:
            piece = replace(piece, subject=named.subject, within=named.within)
        yield piece


def _again(now: _List, piece: Mention) -> Mark:
    return Mark("resume", piece.start, "", now.whole.subject)


def _marked(now: _List | None, mark: Mark, told: list[Mention]) -> _List | None:
    if mark.kind == "among":
        if now is not None and now.whole.measure and told and not told[-1].measure and not now.ended:
            now.inner = now.group  # 项目支出b，其中…: a part of the list is divided
            return now
        return _List(told[-1], frozenset(one.measure for one in told)) if told and not mark.names else None
    if now is None or mark.kind == "enumerator":
        return None
    if mark.kind in ("comma", *_STRONG):
        now.since.add(mark.kind)
    if mark.kind in _STRONG:
        now.group += 1
        now.ended = now.ended or mark.kind == "stop"
    return now


def _listed(now: _List | None, level: Mention) -> _List | None:
    """The list with ``level`` as one more part of it, or none where it is no part."""
    if now is None or (now.group == now.inner):
        return now
    together = len(now.groups) > 1 and now.groups[0] == now.groups[-1] != now.group
    if now.ended or together or (now.parts and not level.own):
        return None
    now.parts.append(level)
    now.groups.append(now.group)
    now.since.clear()
    return now


def _is_of_the_whole(now: _List, level: Mention) -> bool:
    """Whether a figure of another measure is told of the whole, by where it stands and how the parts are told."""
    if level.own or not level.measure or level.measure in now.told or not now.parts:
        return False
    if not comparable(now.whole, level) or len({one.measure for one in now.parts}) > 1:
        return False
    first = now.parts[0]
    if not first.own:  # 全年预算A，其中年初预算a: no other subject was named
        return bool(now.since)
    apart = now.groups[0] != now.groups[-1]
    if len(now.parts) > 1 and not apart:
        return bool(now.since)
    return any(one in now.since for one in _STRONG) and (apart or first.measure not in BUDGET_MEASURES)


def _divides_the_whole(now: _List, base: Mention) -> bool:
    """其中甲a、乙b、丙c，占B的p: behind parts told in one breath without such a share the rate is the whole's."""
    between = (now.whole.passage.text[one.end : other.start] for one, other in pairwise(now.parts))
    bare = not any(map(_FIGURE.search, between))  # 甲a，比上年增加d，乙b，为预算B的p: each part tells more of itself
    together = len(now.parts) > 1 and now.groups[0] == now.groups[-1] and bare
    return together and all(one.own for one in now.parts) and bool(now.since) and comparable(now.whole, base)
