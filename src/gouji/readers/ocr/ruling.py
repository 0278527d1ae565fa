"""Ruling lines in a picture: long dark stretches, bridged where the print is broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.readers.layout.page import Rule

if TYPE_CHECKING:
    import numpy
    import PIL.Image

    Mask = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.bool_]]

# In points. A stretch this long holds no stroke of a character; rules down may be as short as a row is high.
_SHORTEST_ACROSS, _SHORTEST_DOWN = 36.0, 11.0
# Strokes of two lines one above the other make a stretch with gaps: rules down are given less leave to be broken.
_DARK_ACROSS, _DARK_DOWN = 0.85, 0.95
_TOUCH = 2.0
_THICKEST = 4.0
_LIGHTEST_INK = 160


def rules_of(picture: PIL.Image.Image, point: float) -> tuple[list[Rule], list[Rule]]:
    """The rules across and down ``picture``, in points; ``point`` is the size of a pixel in points.

    A rule down that does not reach from one rule across to another is the stroke of a character.
    """
    import numpy

    grey = numpy.asarray(picture)
    dark = grey < min(int(_threshold(grey)), _LIGHTEST_INK)
    across = _stretches(dark, round(_SHORTEST_ACROSS / point), _DARK_ACROSS, point)
    down = _stretches(dark.T, round(_SHORTEST_DOWN / point), _DARK_DOWN, point)
    return across, [rule for rule in down if _reaches(rule, across)]


def _threshold(grey: numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.uint8]]) -> float:
    """The grey that parts ink from paper best (Otsu 1979)."""
    import numpy

    counts = numpy.bincount(grey.ravel(), minlength=256).astype(numpy.float64)
    weight = numpy.cumsum(counts)
    total = numpy.cumsum(counts * numpy.arange(256))
    rest = weight[-1] - weight
    with numpy.errstate(divide="ignore", invalid="ignore"):
        between = weight * rest * (total / weight - (total[-1] - total) / rest) ** 2
    return float(numpy.nanargmax(numpy.nan_to_num(between))) + 1


def _stretches(dark: Mask, length: int, share: float, point: float) -> list[Rule]:
    """Runs along the rows of ``dark`` in which every window of ``length`` pixels is mostly dark."""
    import numpy

    if dark.shape[1] <= length:
        return []
    sums = numpy.cumsum(dark, axis=1, dtype=numpy.int32)
    window = sums[:, length:] - sums[:, :-length]
    begins = numpy.pad(window >= share * length, ((0, 0), (1, length)))[:, : dark.shape[1] + 1]
    reach = numpy.cumsum(begins, axis=1, dtype=numpy.int32)
    covered = reach.copy()
    covered[:, length:] -= reach[:, :-length]
    found = []
    for row in numpy.flatnonzero((covered > 0).any(axis=1)):
        edges = numpy.flatnonzero(numpy.diff(numpy.concatenate(([0], (covered[row] > 0).astype(numpy.int8), [0]))))
        for start, end in edges.reshape(-1, 2):
            ink = numpy.flatnonzero(dark[row, start:end])  # the outermost windows reach beyond the ink
            found.append(Rule(int(row) * point, int(start + ink[0]) * point, int(start + ink[-1] + 1) * point))
    return _thin(found)


def _thin(rules: list[Rule]) -> list[Rule]:
    """One rule for the rows of pixels that make it; a block of ink thicker than a rule is none."""
    bundles: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        for bundle in reversed(bundles[-40:]):
            last = bundle[-1]
            if rule.at - last.at <= 1.0 and rule.start < last.end and last.start < rule.end:
                bundle.append(rule)
                break
        else:
            bundles.append([rule])
    return [
        Rule(
            sum(rule.at for rule in bundle) / len(bundle),
            min(rule.start for rule in bundle),
            max(rule.end for rule in bundle),
        )
        for bundle in bundles
        if bundle[-1].at - bundle[0].at <= _THICKEST
    ]


def _reaches(rule: Rule, across: list[Rule]) -> bool:
    touched = [
        other
        for other in across
        if rule.start - _TOUCH <= other.at <= rule.end + _TOUCH
        and other.start - _TOUCH <= rule.at <= other.end + _TOUCH
    ]
    return len(touched) > 1
