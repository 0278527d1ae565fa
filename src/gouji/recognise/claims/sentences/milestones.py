"""A mark that a figure has passed, told right behind it: A，首次突破B，比上年增加D. B is no figure of anything: what follows speaks of A."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Piece
from gouji.values.figure import Bound

_PASSES = re.compile(
    r"[，,]\s*(?:已|已经|首次|首度|再次|再度|又|历史性|成功|顺利|一举|率先|均|双双|总量|规模|总额|总体)*"
    r"(?:突破|超过|跨越|跨过|跨上|迈上|站上|越过)了?\s*"
)
_ENDS = re.compile(r"\s*(?:大关|台阶|关口|元大关)?\s*(?:[，,；;。（(]|$)")


def passed(found: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a passage, each mark as a remark on the figure before it."""
    level: Mention | None = None
    mark: Mention | None = None
    for piece in found:
        if isinstance(piece, Mention):
            if level is not None and _is_mark(piece, level):
                mark = piece
                piece = replace(piece, role=Role.OTHER, subject=level.subject, own=False)
            elif piece.role is Role.LEVEL:
                level, mark = piece, None
            elif piece.own:
                mark = None
            elif mark is not None and level is not None and piece.subject == mark.subject:
                piece = replace(piece, subject=level.subject)
        yield piece


def _is_mark(piece: Mention, level: Mention) -> bool:
    """Whether a figure is only what ``level``, right before it, has passed."""
    if piece.role is not Role.LEVEL or piece.figure.bound not in (Bound.AT_LEAST, Bound.MORE):
        return False
    text = piece.passage.text
    words = _PASSES.fullmatch(text[level.end : piece.start])
    return words is not None and comparable(piece, level) and _ENDS.match(text, piece.end) is not None
