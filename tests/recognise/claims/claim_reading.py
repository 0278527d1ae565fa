"""Reads made-up sentences for the tests of this folder."""

from __future__ import annotations

from gouji.document.notation import parse
from gouji.document.place import Place
from gouji.domain.claims import Claims, Mention, Passage, Relation
from gouji.recognise.claims import read_passage, recognise_claims


def mentions(text: str) -> tuple[Mention, ...]:
    return read_passage(Passage(0, text, Place()))[0]


def relations(text: str) -> tuple[Relation, ...]:
    return read_passage(Passage(0, text, Place()))[1]


def claims(text: str) -> Claims:
    return recognise_claims(parse(text))


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
            relation.holds,
        )
        for relation in relations(text)
    ]
