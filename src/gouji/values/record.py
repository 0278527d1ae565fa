"""``record``: a frozen dataclass that is made as fast as an open one, for what a document has tens of thousands of.

The library guards a frozen one while it runs: each value goes in by a call of its own, which takes four times as long. Here the
type checker alone sees to it that nothing is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, eq: bool = True, slots: bool = False) -> Any:
        """As ``dataclass(frozen=True)``: equal ones have one hash."""
        assert frozen
        return dataclass(eq=eq, slots=slots, unsafe_hash=eq)


__all__ = ["record"]
