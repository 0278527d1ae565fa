"""Reads made-up sentences for the tests of this folder."""

from __future__ import annotations

from gouji.assembly import read_text, understood
from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.domain.claims import Claims, Mention, Passage, Relation
from gouji.solve.spans import holds


def mentions(text: str) -> tuple[Mention, ...]:
    return read_text(Passage(0, text, Place())).mentions


def relations(text: str) -> tuple[Relation, ...]:
    return read_text(Passage(0, text, Place())).relations


def claims(text: str) -> Claims:
    return understood(parse(text)).claims


def tied(text: str) -> list[tuple[str, tuple[str, ...], str, bool | None]]:
    """Each relation of ``text`` as (shape, signed operands, claimed, holds)."""
    return [
        (
            relation.shape.value,
            tuple(
                ("-" if sign < 0 else "") + operand.text
                for operand, sign in zip(
                    relation.operands, relation.signs or (1,) * len(relation.operands), strict=True
                )
            ),
            relation.claimed.text,
            holds(relation),
        )
        for relation in relations(text)
    ]
