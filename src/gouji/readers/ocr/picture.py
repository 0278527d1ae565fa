"""Pictures made ready: red seals taken off, skew turned back, size kept within bounds."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError

if TYPE_CHECKING:
    import numpy
    import PIL.Image

    Pixels = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.uint8]]

_MOST_PIXELS = 80_000_000
_LONGEST_SIDE = 3_000
_REDDER = 45
_WIDEST_SKEW, _COARSE, _FINE = 3.0, 0.5, 0.05
_SAMPLE_WIDTH = 700
_NO_SKEW = 0.04


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


def prepared(picture: PIL.Image.Image) -> PIL.Image.Image:
    """``picture`` in grey, upright, without red print; a seal lies over figures and carries none."""
    import numpy
    import PIL.Image

    colour = picture.convert("RGB")
    longest = max(colour.size)
    if longest > _LONGEST_SIDE:
        share = _LONGEST_SIDE / longest
        colour = colour.resize(
            (round(colour.width * share), round(colour.height * share)), PIL.Image.Resampling.LANCZOS
        )
    pixels = numpy.asarray(colour).astype(numpy.int16)
    red = (pixels[..., 0] - numpy.maximum(pixels[..., 1], pixels[..., 2])) > _REDDER
    grey = numpy.asarray(colour.convert("L")).copy()
    grey[red] = 255
    upright = PIL.Image.fromarray(grey)
    angle = _skew(upright)
    return upright if abs(angle) < _NO_SKEW else upright.rotate(angle, PIL.Image.Resampling.BICUBIC, fillcolor=255)


def encoded(picture: PIL.Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def _skew(picture: PIL.Image.Image) -> float:
    """The turn in degrees that makes lines level: the one under which rows of pixels differ most."""
    import numpy
    import PIL.Image

    share = _SAMPLE_WIDTH / picture.width
    small = picture.resize((_SAMPLE_WIDTH, max(round(picture.height * share), 1)), PIL.Image.Resampling.BOX)

    def contrast(angle: float) -> float:
        turned = small.rotate(angle, PIL.Image.Resampling.BILINEAR, fillcolor=255)
        rows = (255 - numpy.asarray(turned, dtype=numpy.float32)).sum(axis=1)
        return float(numpy.square(numpy.diff(rows)).sum())

    best = 0.0
    for step, reach in ((_COARSE, _WIDEST_SKEW), (_COARSE / 5, _COARSE), (_FINE, _COARSE / 5)):
        turns = round(reach / step)
        best = max((best + turn * step for turn in range(-turns, turns + 1)), key=contrast)
    return best
