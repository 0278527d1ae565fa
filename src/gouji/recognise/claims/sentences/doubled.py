"""One thing told in two units: 培训12期6万元，比上年10期4万元增加2期2万元. What stands right behind a base is a base, too, and what
stands right behind a change a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gouji.domain.claims import Mention, Role
from gouji.domain.comparable import comparable
from gouji.recognise.claims.sentences.mentions import Piece

_DOUBLED = (Role.BASE, Role.CHANGE)


def with_both_units(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces``, the second figure of such a pair in the role of the first."""
    before: Mention | None = None
    for piece in pieces:
        if not isinstance(piece, Mention):
            yield piece
            continue
        doubles = before is not None and before.role in _DOUBLED and piece.role is Role.LEVEL and not piece.own
        if before is not None and doubles and are_one_thing(before, piece):
            piece = replace(
                piece,
                role=before.role,
                base=before.base,
                base_year=before.base_year,
                year=before.year,
                direction=before.direction,
                about=before.about,
            )
        before = piece
        yield piece


def are_one_thing(one: Mention, other: Mention) -> bool:
    """Whether the second figure stands right behind the first and counts something else of the same thing."""
    between = one.passage.text[one.end : other.start].strip()
    units = (one.figure.unit, other.figure.unit)
    amounts = all(unit.is_money or unit.is_count for unit in units)
    return between in ("", "、") and amounts and not comparable(one, other)
