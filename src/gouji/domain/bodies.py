"""Whose document, which year, which kind: candidates with their evidence, and the choice made among them."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.document.place import Place
from gouji.values.record import record


@record(frozen=True, slots=True)
class Evidence:
    """证据: one place in the document that speaks for a value, with the weight its kind of place carries."""

    value: str
    weight: int
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Identity:
    """身份: 预算单位 (body), 年度 (year) and 文档类型 (kinds) of one document.

    ``body`` and ``year`` are None where nothing or too little speaks for one. The losing candidates stay in the
    evidence, best first.
    """

    body: str | None = None
    year: int | None = None
    kinds: tuple[str, ...] = ()
    bodies: tuple[Evidence, ...] = ()
    years: tuple[Evidence, ...] = ()

    @property
    def is_governmental(self) -> bool:
        """Whether the document is of a government as a whole (预算报告, 财政决算, 政府债务), not of a department."""
        return any(kind.startswith("government_") for kind in self.kinds)
