"""凭据: what must be shown for the score of a row: missing on the form itself, or kept beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gouji.catalogue.evidence import Wanted, wanted
from gouji.domain.scores import Certainty, ScoreRow
from gouji.values import zh
from gouji.values.figure import Figure, parse_figure


class Evidence(NamedTuple):
    """应附凭据: ``lacking`` what the form shows to be missing, ``kept`` what must be at hand beside it."""

    lacking: tuple[str, ...]
    kept: tuple[str, ...]


def evidence_for(row: ScoreRow) -> Evidence:
    """What a reviewer needs to see before the score of ``row`` is believed."""
    lacking: list[str] = []
    kept: list[str] = []
    for one in wanted():
        found = lacking if one.lacking else kept
        if not (one.others and found) and all(_conditions(one, row)):
            found.append(one.text)
    return Evidence(tuple(lacking), tuple(kept))


def _conditions(one: Wanted, row: ScoreRow) -> Iterator[bool]:
    if one.names:
        yield any(word in zh.label(row.level3) for word in one.names)
    if one.heads:
        heads = zh.label(row.level1) + zh.label(row.level2)
        yield any(word in heads for word in one.heads)
    if one.methods:
        yield row.method in one.methods
    if one.remarks:
        yield any(row.note(kind) is not None for kind in one.remarks)
    if one.undecided:
        yield row.certainty is Certainty.UNDECIDED
    if one.rate:
        figure = parse_figure(row.actual)
        yield isinstance(figure, Figure) and figure.unit.is_rate
