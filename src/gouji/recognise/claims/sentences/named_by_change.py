"""Names that end with a word of change: 校舍维修5万元、教学能力提升2万元. In a list of amounts such a word is of the name, and the figure behind
it an amount like the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Piece

_NAME = re.compile(r"\s?、\s?(?P<name>[^，,。；;、：:（）()\d]{4,20})")


def with_names_of_change(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces``, a change right behind 、 and an amount, without a base of its own, as an amount."""
    before: Mention | None = None
    for piece in pieces:
        if not isinstance(piece, Mention):
            yield piece
            continue
        if before is not None and _is_listed(before, piece):
            found = _NAME.fullmatch(piece.passage.text, before.end, piece.start)
            if found is not None:
                piece = replace(piece, role=Role.LEVEL, subject=found["name"], direction=0)
        before = piece
        yield piece


def _is_listed(before: Mention, piece: Mention) -> bool:
    alike = before.role is Role.LEVEL and before.own and not before.divides and comparable(before, piece)
    return alike and piece.role is Role.CHANGE and piece.own and not piece.base and before.clause[0] == piece.clause[0]
