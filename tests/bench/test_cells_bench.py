"""The comparison of cells with pdfplumber: how differences are told apart, and that there are none where both read well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gouji.bench import cells
from gouji.bench.cells import Kind, differences
from gouji.bench.layouts.look import Ruling, random_look
from gouji.bench.layouts.typeset import pdf
from gouji.document.notation import parse

TABLE = """支出决算表
| 科目 | 预算数 | 决算数 |
| 行政运行 | 1,300.00 | 1,312.50 |
| 公安 |  | 12.50 |
"""


def told(ours: str, theirs: str, text: str = "") -> list[tuple[object, ...]]:
    """The differences between tables given as lines of cells."""
    first, second = ([tuple(row.split()) for row in side.split("\n")] for side in (ours, theirs))
    return [tuple(one) for one in differences(first, second, text.split("\n"))]


def test_equal_rows_in_another_order_are_no_difference() -> None:
    assert told("甲 1\n乙 2", "乙 2\n甲 1") == []


def test_cells_glued_and_parted() -> None:
    assert told("甲 12 3", "甲 1 2 3") == [(Kind.GLUED, ("12",), ("1", "2"))]
    assert told("甲 1 2", "甲 12") == [(Kind.PARTED, ("1", "2"), ("12",))]
    assert told("甲 12", "甲 2 1") == [
        (Kind.LOST, (), ("2",)),
        (Kind.LOST, (), ("1",)),
        (Kind.FURTHER, ("12",), ()),
    ]


def test_what_they_have_in_a_cell_and_we_in_a_line() -> None:
    assert told("甲 1", "甲 1\n单位：元", "单位：元") == [(Kind.OUTSIDE, (), ("单位：元",))]


def test_the_same_cells_in_other_rows() -> None:
    assert told("甲 1\n乙 2", "甲 2\n乙 1") == [
        (Kind.ROW, ("甲", "1"), ()),
        (Kind.ROW, ("乙", "2"), ()),
        (Kind.ROW, (), ("甲", "2")),
        (Kind.ROW, (), ("乙", "1")),
    ]


def test_a_ruled_table_is_read_alike(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    look = replace(random_look(0), ruling=Ruling.FULL, turn=0, watermark=None, sheet=1)
    (tmp_path / "a.pdf").write_bytes(pdf(parse(TABLE), look))
    (tmp_path / "a.txt").write_text("")
    found = cells.run(tmp_path)
    assert found["cells"] == 8
    assert not any(found["kinds"].values())
    assert cells.render(found).endswith("不同：没有")
