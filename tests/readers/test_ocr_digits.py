"""Letters that OCR takes digits for: put right where nothing but a figure can stand, and nowhere else."""

from __future__ import annotations

import pytest

from gouji.readers.ocr.digits import with_digits
from gouji.readers.ocr.engine import Reading


def taken_for(text: str) -> str:
    (reading,) = with_digits([Reading(text, 0, 0, 10, 10, 90)])
    return reading.text


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("o.00", "0.00"),
        ("O.00", "0.00"),
        ("0.0o", "0.00"),
        ("0.oo", "0.00"),
        ("l2.50", "12.50"),
        ("-I.5O", "-1.50"),
        ("1,O23.40", "1,023.40"),
        ("1o5.00%", "105.00%"),
        ("o. 00", "0.00"),
        ("O.OO", "0.00"),
        ("o.oo", "0.00"),
    ],
)
def test_a_figure_with_letters_for_digits_is_that_figure(text: str, figure: str) -> None:
    assert taken_for(text) == figure


@pytest.mark.parametrize(
    "text", ["o.o", "0.00", "2040601", "O", "No.1", "OK.", "A.10", "II", "1.2.3", "1l", "o", "第1.0o条"]
)
def test_anything_else_stays(text: str) -> None:
    assert taken_for(text) == text


def test_a_figure_put_right_is_looked_at_again() -> None:
    readings = [Reading(text, 0, 0, 10, 10, 99) for text in ("O.OO", "o.00", "0.00", "合计")]
    assert [one.confidence for one in with_digits(readings)] == [90, 90, 99, 99]
