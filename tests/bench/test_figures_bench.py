"""The comparison of figures with pdftotext: how differences are told apart, and that there are none where both read well."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gouji.bench import figures
from gouji.bench.figures import Difference, Kind, Number, differences
from gouji.bench.layouts.look import Ruling, random_look
from gouji.bench.layouts.typeset import pdf
from gouji.document.notation import parse

TEXT = """一、收入情况
本年度收入合计1,312.50万元，其中财政拨款收入1,300.00万元，其他收入12.50万元。
| 科目 | 预算数 | 决算数 |
| 行政运行 | 1,300.00 | 1,312.50 |
"""

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")


def numbers(*pages: str) -> list[Number]:
    """The numbers of pages, given as their lines."""
    return [
        Number(number, page, line, number)
        for page, lines in enumerate(pages, 1)
        for line, shown in enumerate(lines.split("\n"))
        for number in shown.split()
    ]


def kinds(ours: list[Number], theirs: list[Number], laid_out: list[Number] | None = None) -> list[tuple[object, ...]]:
    found = differences(ours, theirs, ours if laid_out is None else laid_out)
    return [(one.kind, one.ours, one.theirs) for one in found]


def test_equal_numbers_in_another_order_are_no_difference() -> None:
    assert kinds(numbers("1.5 2,300 7"), numbers("7\n2,300\n1.5")) == []


def test_a_paragraph_may_go_on_over_pages() -> None:
    assert kinds(numbers("1.5 2.5", "3.5"), numbers("1.5", "2.5 3.5")) == []
    assert kinds(numbers("1.5", "2.5 3.5"), numbers("1.5 2.5", "3.5")) == [
        (Kind.LOST, (), ("2.5",)),
        (Kind.FURTHER, ("2.5",), ()),
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("2.52023", "2.5 2023", (Kind.GLUED, ("2.52023",), ("2.5", "2023"))),
        ("18,536.88", "18,536.8\n8", (Kind.REJOINED, ("18,536.88",), ("18,536.8", "8"))),
        ("6 6", "66", (Kind.PARTED, ("6", "6"), ("66",))),
        ("5 5", "5", (Kind.FURTHER, ("5",), ())),
        ("", "12.50", (Kind.LOST, (), ("12.50",))),
    ],
)
def test_differences_by_kind(ours: str, theirs: str, found: tuple[object, ...]) -> None:
    assert kinds(numbers(ours), numbers(theirs)) == [found]


def test_another_separator_is_no_joint() -> None:
    assert kinds(numbers("1.234"), numbers("1,234")) == [(Kind.LOST, (), ("1,234",)), (Kind.FURTHER, ("1.234",), ())]


def test_what_was_seen_and_left_out_is_told_apart() -> None:
    assert kinds(numbers("1.5"), numbers("1.5\n17"), numbers("1.5 17")) == [(Kind.LEFT_OUT, (), ("17",))]
    assert kinds(numbers("1.5"), numbers("1.5\n20\n23"), numbers("1.5 2023")) == [(Kind.LEFT_OUT, (), ("20", "23"))]


@needs_pdftotext
def test_both_read_the_same_of_a_plain_page(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    plain = replace(random_look(1), paper=(210, 297), watermark=None, sheet=1, turn=0, columns=1, number="- # -")
    plain = replace(plain, ruling=Ruling.FULL)
    (tmp_path / "一.pdf").write_bytes(pdf(parse(TEXT), plain))
    (tmp_path / "二.txt").write_text("12.50", "utf-8")
    result = figures.run(tmp_path)
    assert (result["figures"], result["numbers"], result["refused"]) == (5, 5, [])
    assert result["kinds"] == {kind.value: int(kind is Kind.LEFT_OUT) for kind in Kind}
    assert [one["theirs"] for one in result["files"][0]["differences"]] == [("1",)]
    assert figures.render(result).endswith(
        "合计 1 份：印出的数 5 个（连同编码、年份比较了 5 个），与 pdftotext 不同：略去 1"
    )


def test_without_pdftotext_nothing_is_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(figures.InputError, match="没有安装 pdftotext"):
        figures.run(tmp_path)


def test_a_difference_names_its_page() -> None:
    assert differences(numbers("1"), numbers("1", "2"), numbers("1")) == [Difference(2, Kind.LOST, (), ("2",), "2")]
