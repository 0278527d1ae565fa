"""Cells of a scan looked at alone: which are, what of it is believed, and that nothing is lost."""

from __future__ import annotations

import io
from typing import Any

import pytest

from gouji.readers.layout.lattice import lattices
from gouji.readers.layout.page import Rule
from gouji.readers.ocr.engine import Reading

PIL = pytest.importorskip("PIL.Image", reason="pillow is not installed: pictures cannot be read")
draw = pytest.importorskip("PIL.ImageDraw")
cells = pytest.importorskip("gouji.readers.ocr.cells", reason="numpy is not installed: pictures cannot be read")
pages = pytest.importorskip("gouji.readers.ocr.pages")
dashes = pytest.importorskip("gouji.readers.ocr.dashes")

# Two rows of three cells, a pixel a point.
XS, YS = (100, 200, 300, 400), (100, 200, 300)
GRID = lattices(
    [Rule(float(y), float(XS[0]), float(XS[-1])) for y in YS], [Rule(float(x), float(YS[0]), float(YS[-1])) for x in XS]
)


class Looking:
    """An engine that reads the same in every part of a page it is shown, and keeps count."""

    def __init__(self, *lines: tuple[str, int]) -> None:
        self.lines = lines
        self.shown: list[tuple[int, int]] = []

    def recognise(self, picture: bytes) -> list[Reading]:
        raise NotImplementedError

    def look(self, picture: bytes) -> list[Reading]:
        self.shown.append(PIL.open(io.BytesIO(picture)).size)
        return [Reading(text, 30, 40 + 60 * at, 90, 80 + 60 * at, sure) for at, (text, sure) in enumerate(self.lines)]


def line(text: str, left: float, top: float, *, width: float = 60, height: float = 30, sure: int = 99) -> Reading:
    return Reading(text, left, top, left + width, top + height, sure)


def ruled(picture: PIL.Image, engine: Looking) -> Any:
    (lattice,) = GRID
    return cells.Ruled(lattice, cells.without_rules(picture, lattice, 1.0), 1.0, 45.0, engine)


def texts(engine: Looking, *seen: Reading, ink: tuple[int, int] | None = None) -> list[str]:
    picture = PIL.new("L", (500, 400), 255)
    for x in XS:
        draw.Draw(picture).line([(x, YS[0]), (x, YS[-1])], fill=0, width=3)
    if ink is not None:
        draw.Draw(picture).rectangle([ink, (ink[0] + 6, ink[1] + 20)], fill=0)
    return [reading.text for reading in ruled(picture, engine).readings(seen)]


def test_a_line_inside_its_cell_is_believed() -> None:
    engine = Looking(("9", 99))
    assert texts(engine, line("12.86", 110, 130), line("正文", 110, 20)) == ["正文", "12.86"]
    assert engine.shown == []


def test_a_tall_box_is_looked_at_as_the_cell_it_stands_in() -> None:
    engine = Looking(("15", 99), ("分", 99))
    assert texts(engine, line("5分", 120, 110, height=80)) == ["15", "分"]
    assert engine.shown == [(224, 224)]


def test_a_doubtful_look_gives_way_to_a_surer_sight() -> None:
    assert texts(Looking(("0n", 41), ("分", 99)), line("20分", 120, 110, height=80, sure=89)) == ["20分"]
    assert texts(Looking(("15", 85), ("分", 99)), line("5分", 120, 110, height=80, sure=99)) == ["15", "分"]


def test_a_box_across_cells_is_parted() -> None:
    engine = Looking(("7", 99))
    assert texts(engine, line("5.00 6.00", 120, 130, width=160)) == ["7", "7"]
    assert len(engine.shown) == 2


def test_a_box_across_cells_that_read_as_nothing_is_kept() -> None:
    assert texts(Looking(), line("合计 6.00", 120, 130, width=160)) == ["合计 6.00"]


def test_a_cell_with_ink_that_was_passed_over_is_looked_at() -> None:
    engine = Looking(("1", 60))
    assert texts(engine, line("12.86", 110, 130), ink=(240, 140)) == ["12.86", "1"]
    assert len(engine.shown) == 1


def test_rules_beside_a_digit_are_no_ink() -> None:
    engine = Looking(("|", 60))
    assert texts(engine) == []
    assert engine.shown == []


def test_strokes_in_a_line_of_bold_print_are_no_rules() -> None:
    title = line("三、政府性基金预算支出情况", 100, 300, width=600, height=40)
    assert pages._is_stroke(Rule(322.0, 150.0, 260.0), title, 45.0, 1.0)
    assert not pages._is_stroke(Rule(342.0, 150.0, 260.0), title, 45.0, 1.0)
    assert not pages._is_stroke(Rule(322.0, 50.0, 900.0), title, 45.0, 1.0)


class LineByLine(Looking):
    """An engine that reads only the first of the lines of a cell, and each where it is shown alone."""

    def look(self, picture: bytes) -> list[Reading]:
        self.shown.append(PIL.open(io.BytesIO(picture)).size)
        alone = len(self.shown) - 1
        text, sure = self.lines[max(alone - 1, 0)]
        return [Reading(text, 30, 40, 90, 80, sure)]


TALL = line("0", 130, 110, height=80, sure=90)


def stacked(engine: Looking, *seen: Reading) -> list[str]:
    """A cell with two blocks of ink one above the other, and what was seen of them on the page."""
    picture = PIL.new("L", (500, 400), 255)
    for top in (120, 160):
        draw.Draw(picture).rectangle([(140, top), (150, top + 25)], fill=0)
    return [reading.text for reading in ruled(picture, engine).readings(seen)]


def test_digits_one_below_the_other_are_looked_at_line_by_line() -> None:
    engine = LineByLine(("1", 99), ("0", 98))
    assert stacked(engine, TALL) == ["1", "0"]
    assert len(engine.shown) == 3


def test_words_set_upright_are_read_at_once() -> None:
    engine = Looking(("得分", 99))
    assert stacked(engine, TALL) == ["得分"]
    assert len(engine.shown) == 1


def test_a_line_of_a_cell_that_was_passed_over_is_looked_at() -> None:
    engine = Looking(("项目", 99), ("支出", 99))
    assert stacked(engine, line("项目", 120, 117)) == ["项目", "支出"]
    assert len(engine.shown) == 1


def test_a_cell_whose_lines_were_all_seen_is_not() -> None:
    engine = Looking(("9", 99))
    assert stacked(engine, line("项目", 120, 117), line("支出", 120, 157)) == ["项目", "支出"]
    assert engine.shown == []


def dashed(*seen: Reading, stroke: tuple[int, int, int, int]) -> list[str]:
    picture = PIL.new("L", (500, 400), 255)
    draw.Draw(picture).rectangle(stroke, fill=0)
    return [one.text for one in dashes.with_dashes(GRID[0], seen, picture, 1.0)]


@pytest.mark.parametrize("text", ["1", "7", "/", "一", "-"])
def test_a_flat_stroke_alone_in_its_cell_is_a_dash(text: str) -> None:
    assert dashed(line(text, 230, 130, width=40), line("5.00", 110, 130), stroke=(235, 144, 260, 147)) == ["—", "5.00"]


def test_in_a_column_that_counts_it_is_one() -> None:
    assert dashed(line("7", 130, 130, width=40), line("二", 130, 230), stroke=(135, 144, 160, 147)) == ["一", "二"]


def test_a_digit_is_no_dash() -> None:
    assert dashed(line("1", 230, 130, width=40), stroke=(248, 134, 251, 156)) == ["1"]
    assert dashed(line("17", 230, 130, width=40), stroke=(235, 144, 260, 147)) == ["17"]
