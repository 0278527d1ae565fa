"""The score flow: files -> documents -> evaluations -> cards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from gouji.assembly import dossiers, understood
from gouji.catalogue.edition import Edition
from gouji.document.numbering import numbered
from gouji.domain.scores import ScoreCard
from gouji.pipeline.reading import Progress, read_all


class Scored(NamedTuple):
    """评分结果: the card of every evaluation form in the files, and one line for each file that was refused."""

    cards: tuple[ScoreCard, ...]
    refused: tuple[str, ...]


def score_files(
    paths: Sequence[Path],
    *,
    edition: Edition | None = None,
    but: Sequence[Path] = (),
    progress: Progress = lambda _: None,
) -> Scored:
    """The card of every evaluation form in the files."""
    documents, refused = read_all(paths, progress, but)
    recognised = [understood(numbered(document, number)) for number, document in enumerate(documents)]
    return Scored(tuple(card for dossier in dossiers(recognised, edition) for card in dossier.cards), refused)
