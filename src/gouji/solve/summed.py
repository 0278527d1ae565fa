"""A sum that holds, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from gouji.domain.claims import Mention, Shape
from gouji.values.cached import cached_property


@dataclass(frozen=True, eq=False)
class Sum:
    """和: figures that can make up ``whole``; ``words`` are the bits of wording, ``score`` all bits that speak for it. ``opened``
    is true where words open the list or close it."""

    shape: Shape
    parts: tuple[Mention, ...]
    signs: tuple[int, ...]
    whole: Mention
    words: int
    score: int
    opened: bool = True

    @cached_property
    def counted(self) -> frozenset[Mention]:
        """The parts that add something."""
        return frozenset(part for part in self.parts if part.figure.value != 0)

    @cached_property
    def figures(self) -> frozenset[Mention]:
        """The figures that the sum ties."""
        return self.counted | {self.whole}
