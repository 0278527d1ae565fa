"""Pictures made ready: red seals taken off, skew turned back, paper made white, size kept within bounds."""

from __future__ import annotations

import io
import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from gouji.readers.faults import InputError
from gouji.readers.ocr.seals import seals_of

if TYPE_CHECKING:
    import numpy
    import PIL.Image

    Greys = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float32]]

_MOST_PIXELS = 80_000_000
_LONGEST_SIDE = 3_000
# A pixel this much redder than green and blue is inked by a seal; fewer of them are no seal. From the lesser redness on its
# red tells how dark the print is. Beside ink, within this many pixels, what is lighter than this is a shade of the seal.
_REDDER, _LEAST_SEAL, _REDDISH = 60, 500, 25
_EDGE, _SHADE = 5, 200
# Paper is the grey of half the page; what is within this many deviations of it is paper too, ink is this much darker.
_GRAIN, _INK_DARKER = 2.0, 60
_DEVIATION = 1.48  # the standard deviation of a normal distribution in terms of its median deviation
_WIDEST_SKEW, _COARSE, _FINE = 3.0, 0.5, 0.05
# In pixels: over a strip this wide the widest skew moves a line by one.
_STRIP = 20
_NO_SKEW = 0.04
# The faintest print differs more from its paper.
_LEAST_CONTRAST = 8


def opened(data: bytes, path: str) -> PIL.Image.Image:
    """The picture in ``data``; raises ``InputError`` when it is damaged or huge. More frames are reached by ``seek``."""
    import PIL.Image

    try:
        picture = PIL.Image.open(io.BytesIO(data))
        if picture.width * picture.height > _MOST_PIXELS:
            raise InputError(f"{path}：图片过大（{picture.width}×{picture.height}），请缩小后再核对。")
        picture.load()
    except (PIL.UnidentifiedImageError, OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError):
        raise InputError(f"{path}：图片已损坏或没有传完整，请重新扫描或重新导出。") from None
    return picture


def is_blank(picture: PIL.Image.Image) -> bool:
    """Whether a picture shows nothing: one shade all over."""
    darkest, lightest = picture.convert("L").getextrema()
    return isinstance(darkest, int) and isinstance(lightest, int) and lightest - darkest < _LEAST_CONTRAST


class Prepared(NamedTuple):
    """备好的图: a page in grey, level, without red ink: ``ruled`` keeps thin rules, ``clear`` has the white paper that engines
    read best."""

    ruled: PIL.Image.Image
    clear: PIL.Image.Image


def prepared(picture: PIL.Image.Image) -> Prepared:
    import PIL.Image

    colour = picture.convert("RGB")
    longest = max(colour.size)
    if longest > _LONGEST_SIDE:
        share = _LONGEST_SIDE / longest
        colour = colour.resize(
            (round(colour.width * share), round(colour.height * share)), PIL.Image.Resampling.LANCZOS
        )
    bare, faded = _unsealed(colour)
    angle = _skew(bare)
    if abs(angle) >= _NO_SKEW:
        bare, faded = (one.rotate(angle, PIL.Image.Resampling.BICUBIC, fillcolor=255) for one in (bare, faded))
    return Prepared(bare, _cleared(faded))


def _unsealed(colour: PIL.Image.Image) -> tuple[PIL.Image.Image, PIL.Image.Image]:
    """The grey of the print, twice: as it is, and with what is left of seals faded, where thin rules fade too.

    The ink of a seal dims red little and multiplies what it lies on: the red of a pixel is divided by that of the ink,
    in the share in which the pixel is as red as the ink. JPEG keeps print sharp but blurs redness: at the edges of a
    seal its darkness stands beside its redness, and shades remain that are lighter than print.
    """
    import numpy
    import PIL.Image
    import PIL.ImageFilter

    grey = colour.convert("L")
    pixels = numpy.asarray(colour).astype(numpy.int16)
    red = pixels[..., 0]
    redness = red - numpy.maximum(pixels[..., 1], pixels[..., 2])
    inked = redness > _REDDER
    if numpy.count_nonzero(inked) < _LEAST_SEAL:
        return grey, grey
    seals = seals_of(inked)
    inked &= seals
    if not inked.any():
        return grey, grey
    redness = numpy.where(seals, redness, 0)
    ink, full = float(numpy.median(red[inked])), float(numpy.median(redness[inked]))
    plain = numpy.asarray(grey).astype(numpy.float32)
    seen = plain + (red - plain) * (redness / numpy.float32(_REDDISH)).clip(0, 1)
    bare = seen / (1 - (1 - ink / 255) * (redness / numpy.float32(full)).clip(0, 1))
    near = PIL.Image.fromarray(inked.astype(numpy.uint8)).filter(PIL.ImageFilter.MaxFilter(_EDGE))
    faded = numpy.where(numpy.asarray(near) > 0, bare * (255 / _SHADE), bare)
    return _picture(bare), _picture(faded)


def _cleared(picture: PIL.Image.Image) -> PIL.Image.Image:
    """A grey ``picture`` with its paper made white, grain and all."""
    counts = picture.histogram()
    paper = _median(counts)
    apart = [0] * 256
    for grey in range(max(paper - _INK_DARKER, 0), 256):
        apart[abs(grey - paper)] += counts[grey]
    grain = _DEVIATION * _median(apart)
    white = max(paper - _GRAIN * grain, 255 / 2)
    return picture.point([min(round(grey * 255 / white), 255) for grey in range(256)])


def _median(counts: Sequence[int]) -> int:
    """The value below which half of what is counted lies."""
    return bisect_left(list(accumulate(counts)), sum(counts) / 2)


def _picture(grey: Greys) -> PIL.Image.Image:
    import numpy
    import PIL.Image

    return PIL.Image.fromarray(grey.clip(0, 255).astype(numpy.uint8))


def encoded(picture: PIL.Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _skew(picture: PIL.Image.Image) -> float:
    """The turn in degrees that makes lines level: the one under which rows of pixels differ most.

    To turn a page a little is to move its upright strips up and down, and of a strip only its rows count.
    """
    import numpy

    ink = 255 - numpy.asarray(picture, dtype=numpy.float32)
    height, width = ink.shape
    starts = numpy.arange(0, width, _STRIP)
    strips = numpy.add.reduceat(ink, starts, axis=1).T
    offsets = numpy.minimum(starts + _STRIP / 2, width) - width / 2
    furthest = math.ceil(width / 2 * math.tan(math.radians(_WIDEST_SKEW + 2 * _COARSE))) + 1

    def contrast(angle: float) -> float:
        rows = numpy.zeros(height + 2 * furthest, dtype=numpy.float32)
        moves = furthest - math.tan(math.radians(angle)) * offsets
        for strip, top, below in zip(strips, moves.astype(int), moves % 1, strict=True):
            rows[top : top + height] += strip * (1 - below)
            rows[top + 1 : top + 1 + height] += strip * below
        return float(numpy.square(numpy.diff(rows)).sum())

    best = 0.0
    for step, reach in ((_COARSE, _WIDEST_SKEW), (_COARSE / 5, _COARSE), (_FINE, _COARSE / 5)):
        turns = round(reach / step)
        best = max((best + turn * step for turn in range(-turns, turns + 1)), key=contrast)
    return best
