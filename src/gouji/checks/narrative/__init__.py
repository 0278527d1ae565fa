"""文字说明: what sentences state, checked by arithmetic; a relation fails only when no reading and no rounding saves it.

Each module is one check, listed by its code in docs/checks, but for what checks share: ``broken`` tells a relation that
cannot hold and ``advice`` what to do about it; ``one_figure`` and ``one_whole`` say whether two statements, or several shares,
are of one thing; ``year_of_base`` of which year a base is, and ``flows`` which income and spending a text prints.
"""
