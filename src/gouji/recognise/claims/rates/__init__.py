"""比率与占比: which two figures a printed rate is of: completion and other rates (``completion``, ``measured``, ``performed``), rates of one of two kinds (``told_in_two``), shares (``shares``,
``whole_unprinted``), multiples, averages, points, scores and full marks (``marks``), rates of
what was saved (``saved_rates``), rates of what a bracket prints (``in_bracket``); ``ratios`` proposes whatever else is in reach. ``doubted`` takes evidence from
rates and changes that may well be of something else than the figure before them."""

from gouji.recognise.claims.rates import (
    averages,
    completion,
    in_bracket,
    marks,
    performed,
    points,
    saved_rates,
    scores,
    shares,
    whole_unprinted,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    in_bracket.claims,
    shares.claims,
    completion.claims,
    performed.claims,
    averages.claims,
    points.claims,
    scores.claims,
    marks.claims,
    whole_unprinted.claims,
    saved_rates.claims,
)
