"""Figures some digits of which were read as letters that look like them: o.00 is 0.00."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gouji.readers.ocr.engine import Reading

# Decimals and at least one digit: nothing that is printed with a point looks so and is no figure.
_FIGURE = re.compile(r"-?(?=[^.]*\d|[^.]*\.[^.]*\d)[\doOlI|]{1,3}(?:,?[\doOlI|]{3})*\.[\doO]{1,2}%?")
_DIGITS = str.maketrans("oOlI|", "00111")


def with_digits(readings: Iterable[Reading]) -> list[Reading]:
    """``readings``, those that are a figure but for such letters as that figure."""
    return [_figure(reading) if _is_figure(reading.text) else reading for reading in readings]


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch("".join(text.split())) is not None


def _figure(reading: Reading) -> Reading:
    return reading._replace(text="".join(reading.text.split()).translate(_DIGITS))
