"""Marks drawn after the run that leaves room for them, as a PDF does whose quotation marks come from another font."""

from gouji.readers.layout.page import Glyph
from gouji.readers.layout.text import lines_of

_TOP, _BOTTOM = 100.0, 110.0


def _glyphs(*placed: tuple[str, float, float]) -> list[Glyph]:
    return [Glyph(text, left, _TOP, right, _BOTTOM, None) for text, left, right in placed]


def test_a_quotation_mark_stands_in_the_gap_left_for_it() -> None:
    drawn = _glyphs(("费", 0, 11), ("变", 16.6, 27.6), ("动", 27.6, 38.6), ("”", 11, 16.6))
    assert [line.text for line in lines_of(drawn)] == ["费”变动"]


def test_both_marks_around_a_word() -> None:
    drawn = _glyphs(
        ("按", 0, 11), ("三", 16.6, 27.6), ("公", 27.6, 38.6), ("经", 44.2, 55.2), ("“", 11, 16.6), ("”", 38.6, 44.2)
    )
    assert [line.text for line in lines_of(drawn)] == ["按“三公”经"]


def test_what_has_no_gap_is_not_set_in() -> None:
    drawn = _glyphs(("费", 0, 11), ("变", 11, 22), ("动", 22, 33), ("9", 40, 46))
    assert [line.text for line in lines_of(drawn)] == ["费变动 9"]
