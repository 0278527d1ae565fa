"""别处: what is told of a figure away from it: lists over several paragraphs (``spread``, ``divided``), a change, a
base or a rate in a paragraph of its own (``told_before``, ``base_told_apart``, ``elsewhere``), scores below their
total (``scored_below``), rates with their arithmetic (``printed_rates``), what is left of totals above
(``balanced_below``), what makes totals up (``made_up_of``), targets of what was done (``targets_apart``), and one
figure told twice (``restated``)."""

from gouji.recognise.claims.across import (
    balanced_below,
    base_told_apart,
    divided,
    elsewhere,
    made_up_of,
    printed_rates,
    scored_below,
    spread,
    targets_apart,
    told_before,
)

#: What reads over paragraphs, in the order of proposal.
READINGS = (
    spread.proposed,
    divided.proposed,
    told_before.proposed,
    elsewhere.proposed,
    balanced_below.proposed,
    base_told_apart.proposed,
    scored_below.proposed,
    printed_rates.proposed,
    made_up_of.proposed,
    targets_apart.proposed,
)
