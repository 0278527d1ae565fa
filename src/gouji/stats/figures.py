"""The statistics as plain values for programs: decimals as text, shares with their counts and intervals."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from gouji.stats import Statistics
from gouji.stats.chance import Share


def told(found: Statistics) -> dict[str, Any]:
    """Everything in ``found`` by the names of its fields; a share is count, of, low, high."""
    plain: dict[str, Any] = _plain(found)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, Share):
        low, high = value.interval
        return {"count": value.count, "of": value.of, "low": round(low, 6), "high": round(high, 6)}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    return value
