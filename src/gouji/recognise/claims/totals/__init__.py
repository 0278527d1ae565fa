"""总计与余额: what figures come to. Totals told by words (``running``, ``told_as_sum``, ``closing``, ``adjusting``,
``counted_total``, ``made_up``, ``from_to``) or by their place alone (``series``); what is left of a thing
(``balances``, ``flows``, ``deducted``, ``by_definition``, ``saved``, ``rolled_over``), still to be done
(``still_due``) or there once some came and went (``stock``), what keeps within a limit (``limited``) and lists that take some figures away from others
(``netted``); the halves and quarters ``of_the_year`` and one amount told again in other units (``told_in_units``).
``unlisted`` tells where a statement speaks of more than it prints."""

from gouji.recognise.claims.totals import (
    adjusting,
    balances,
    by_definition,
    closing,
    counted_total,
    deducted,
    flows,
    from_to,
    limited,
    made_up,
    netted,
    of_the_year,
    rolled_over,
    running,
    saved,
    still_due,
    stock,
    told_as_sum,
    told_in_units,
)

#: What proposes claims of this kind, in the order of proposal.
READINGS = (
    netted.claims,
    running.claims,
    adjusting.claims,
    closing.claims,
    counted_total.claims,
    made_up.claims,
    from_to.claims,
    balances.claims,
    saved.claims,
    by_definition.claims,
    flows.claims,
    deducted.claims,
    still_due.claims,
    limited.claims,
    stock.claims,
    of_the_year.claims,
    told_in_units.claims,
    rolled_over.claims,
    told_as_sum.claims,
)
