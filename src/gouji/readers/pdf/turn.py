"""Turns page coordinates (points, origin below left) so that text stands upright and the origin is above left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """转向: ``quarters`` counter-clockwise quarter turns of the text are undone."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a rectangle on the upright page."""
        match self.quarters:
            case 0:
                return left - self.left, self.top - top, right - self.left, self.top - bottom
            case 1:  # text runs upwards
                return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
            case 2:
                return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
            case _:  # text runs downwards
                return self.top - top, self.right - right, self.top - bottom, self.right - left


def turn_of(box: tuple[float, float, float, float], quarters: int) -> Turn:
    return Turn(*box, quarters)
