"""``gouji score``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from gouji import console, progress
from gouji.cli import delivery
from gouji.domain.scores import ScoreCard
from gouji.pipeline import choosing, scoring
from gouji.readers.faults import InputError
from gouji.reports import scores
from gouji.reports.score_book import score_book
from gouji.reports.score_page import score_page

_CARDS: dict[str, Callable[[Sequence[ScoreCard]], str | bytes]] = {
    "text": scores.as_text,
    "json": scores.as_json,
    "html": score_page,
    "xlsx": score_book,
}


def score(options: argparse.Namespace) -> int:
    delivery.check_output(options)
    with progress.shown() as say:
        cards, refused = scoring.score_files(
            options.paths, edition=choosing.edition(options.edition), but=delivery.own_files(options), progress=say
        )
    if not cards:
        raise InputError("\n".join(refused) or "这些文件里没有认出绩效自评表，无从评分。")
    delivery.deliver(_CARDS[options.format](cards), options)
    for line in refused:
        console.warn(line)
    return 2 if refused else 0
