"""比率与占比: which two figures a printed rate is of: completion and other rates (``completion``, ``measured``,
``performed``), rates of what was due before or after it was adjusted
(``adjusted_dues``), of one of two kinds (``told_in_two``), of what was saved (``saved_rates``) and of what a
bracket prints (``in_bracket``), shares (``shares``, ``of_what_was_added``, ``whole_unprinted``) and that they add up (``shares_in_all``),
what each bears of a cost (``borne``), rates with their base (``base_beside``) or their spending (``executed_apart``) told apart, prices and what they come
to (``priced``), also among other figures (``product_told``), multiples, proportions to one (``proportions``) and of parts (``structure``), averages, also of what is counted, of what is told
elsewhere and of years (``counted_averages``, ``averages_apart``, ``over_years``), points, also
above a rate that is named (``faster``), scores, those told in turn
(``scores_in_turn``), of a whole paragraph (``scores_in_all``) and of all indicators (``indicator_scores``), full marks (``marks``) and what was done against a
target of at least or at most so much (``against_targets``); ``ratios`` proposes whatever else is in reach. ``doubted``
takes evidence from rates and changes that may well be of something else than the figure before them,
``of_one_subject`` from rates of completion whose figures are of two items, ``of_the_sum`` lets a rate be over several
dues together, ``outcomes`` a share be of what came of those that several measures are printed of."""

from gouji.recognise.claims.rates import (
    adjusted_dues,
    against_targets,
    averages,
    base_beside,
    borne,
    completion,
    counted_averages,
    faster,
    in_bracket,
    indicator_scores,
    marks,
    of_what_was_added,
    over_years,
    performed,
    points,
    priced,
    product_told,
    proportions,
    saved_rates,
    scores,
    scores_in_all,
    scores_in_turn,
    shares,
    shares_in_all,
    structure,
    whole_unprinted,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    in_bracket.claims,
    shares.claims,
    of_what_was_added.claims,
    completion.claims,
    adjusted_dues.claims,
    performed.claims,
    averages.claims,
    points.claims,
    faster.claims,
    scores.claims,
    scores_in_turn.claims,
    scores_in_all.claims,
    marks.claims,
    whole_unprinted.claims,
    shares_in_all.claims,
    counted_averages.claims,
    indicator_scores.claims,
    over_years.claims,
    saved_rates.claims,
    base_beside.claims,
    borne.claims,
    priced.claims,
    product_told.claims,
    against_targets.claims,
    proportions.claims,
    structure.claims,
)
