"""Words of the rows and columns of a small table: what is a part of its row 合计, and what is added up at all."""

from __future__ import annotations

import re
from functools import cache

from gouji.catalogue import load


@cache
def words_of_totals(name: str) -> re.Pattern[str]:
    """``no_part``, ``of_total``, ``not_added``, ``not_all``, ``shared``, ``changed`` or ``amount``; raises ``KeyError`` for others."""
    return re.compile("|".join(load.toml("totalled.toml")["words"][name]))
