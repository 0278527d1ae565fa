"""比率与占比: which two figures a printed rate is of: completion and other rates (``completion``, ``measured``, ``performed``), rates of one of two kinds (``told_in_two``), shares (``shares``,
``whole_unprinted``), multiples, averages, points, scores and full marks (``marks``); shares that add up (``shares_in_all``), rates with their base (``base_beside``) or their spending (``executed_apart``) told apart, prices and what they come to (``priced``), averages of what is counted and of years (``counted_averages``, ``over_years``), the scores of all indicators (``indicator_scores``); ``ratios`` proposes whatever else is in reach. ``doubted`` takes evidence from
rates and changes that may well be of something else than the figure before them."""

from gouji.recognise.claims.rates import (
    averages,
    base_beside,
    completion,
    counted_averages,
    indicator_scores,
    marks,
    over_years,
    performed,
    points,
    priced,
    scores,
    shares,
    shares_in_all,
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
    marks.claims,
    whole_unprinted.claims,
    shares_in_all.claims,
    counted_averages.claims,
    indicator_scores.claims,
    over_years.claims,
    base_beside.claims,
    priced.claims,
)
