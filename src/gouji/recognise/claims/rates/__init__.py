"""比率与占比: which two figures a printed rate is of: completion and other rates (``completion``, ``measured``,
``performed``), rates of one of two kinds (``told_in_two``), shares (``shares``, ``whole_unprinted``), multiples,
averages, points, scores and full marks (``marks``); ``ratios`` proposes whatever else is in reach. ``doubted`` takes
evidence from rates and changes that may well be of something else than the figure before them, ``of_the_sum`` lets a rate be
over several dues together."""

from gouji.recognise.claims.rates import averages, completion, marks, performed, points, scores, shares, whole_unprinted

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
)
