"""比率与占比: which two figures a printed rate is of: completion and other rates (``completion``, ``measured``, ``performed``), rates of one of two kinds (``told_in_two``), shares (``shares``,
``whole_unprinted``), multiples, averages, points, scores (also ``scores_in_turn``) and full marks (``marks``); ``ratios`` proposes whatever else is in reach. ``doubted`` takes evidence from
rates and changes that may well be of something else than the figure before them."""

from gouji.recognise.claims.rates import (
    averages,
    completion,
    marks,
    performed,
    points,
    scores,
    scores_in_turn,
    shares,
    whole_unprinted,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    shares.claims,
    completion.claims,
    performed.claims,
    averages.claims,
    points.claims,
    scores.claims,
    scores_in_turn.claims,
    marks.claims,
    whole_unprinted.claims,
)
