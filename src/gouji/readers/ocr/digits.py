"""Figures some digits of which were read as letters that look like them: o.00 is 0.00, and so is O.OO."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.readers.ocr.engine import Reading

# Decimals and at least one digit: nothing that is printed with a point looks so and is no figure.
_FIGURE = re.compile(r"-?(?=[^.]*\d|[^.]*\.[^.]*\d)[\doOlI|]{1,3}(?:,?[\doOlI|]{3})*\.[\doO]{1,2}%?")
# Without a digit only zeros: two letters behind a point and one before it are no word.
_ZERO = re.compile(r"[oO]\.[oO]{2}%?")
#: In percent: what was put right is no surer than this, so that it is looked at again.
_SUREST = 90
_DIGITS = str.maketrans("oOlI|", "00111")


def with_digits(readings: Iterable[Reading]) -> list[Reading]:
    """``readings``, those that are a figure but for such letters as that figure."""
    return [_figure(reading) if _is_figure(reading.text) else reading for reading in readings]


def _is_figure(text: str) -> bool:
    spelled = "".join(text.split())
    return _FIGURE.fullmatch(spelled) is not None or _ZERO.fullmatch(spelled) is not None


def _figure(reading: Reading) -> Reading:
    text = "".join(reading.text.split())
    figure = text.translate(_DIGITS)
    sure = reading.confidence if figure == text else min(reading.confidence, _SUREST)
    return reading._replace(text=figure, confidence=sure)
