"""评价等级: the grade of a total, by half-open bands."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from gouji.catalogue.grades import grade_bands


@lru_cache(maxsize=16_384)
def grade_of(total: Decimal | Fraction | int, scheme: str = "national") -> str:
    """优、良、中、差 (or the names of another scheme). Raises ``ValueError`` for a total below 0 or above 100."""
    points = Fraction(total)
    if not 0 <= points <= 100:
        raise ValueError(f"总分{total}不在0至100之间")
    return next(band.name for band in grade_bands(scheme) if points >= band.low)
