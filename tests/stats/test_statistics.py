"""Statistics over tables whose every count is known; chance formulas against values from printed tables."""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gouji.batch import tables
from gouji.cli import main
from gouji.stats import Statistics, report, statistics
from gouji.stats.chance import Share, chi_square_tail
from gouji.stats.copies import Copy
from gouji.stats.regions import UNKNOWN, region_of, told_regions

Row = Sequence[Any]
_NOWHERE = [None] * 7


def _dossier(body: str, year: int) -> Row:
    return [body, year, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9, 8]


def _document(kind: str) -> Row:
    return [0, "甲.docx", "0", "docx", [kind], None, None, 9, 8, 0, None]


def _finding(code: str, severity: str) -> Row:
    return [code, "slug", severity, "tail", "说明", "", "g1", "f", *[None] * 8, "", "", "甲.docx", *_NOWHERE]


def _score(name: str, weight: str, claimed: str, low: str, high: str) -> Row:
    return [0, "", "", name, "≥9件", "9件", weight, claimed, low, high, "proportional", "", 0]


def _fact(value: str, printed: str) -> Row:
    return ["支出", "决算", 2023, value, "元", printed, *_NOWHERE]


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """Four units: two have a wrong sum, one of them another doubt; two forms are the same, one gives itself a point too many."""
    same = [_score(name, "25", "25", "25", "25") for name in ("甲", "乙", "丙", "丁")]
    high = [_score(name, "25", "24", "20", "23.5") for name in ("戊", "己", "庚", "辛")]
    amounts = [_fact(f"{number}2300", f"{number}.23") for number in range(1, 400)]
    dossiers: list[dict[str, list[Row]]] = [
        {
            "dossiers": [_dossier("青岚市教育局", 2022)],
            "documents": [_document("final_accounts")],
            "findings": [_finding("J001", "error"), _finding("J001", "error"), _finding("N001", "warning")],
            "scores": same,
            "facts": amounts,
        },
        {
            "dossiers": [_dossier("青岚市民政局", 2023)],
            "documents": [_document("final_accounts")],
            "findings": [_finding("J001", "error")],
            "outcomes": [["J001", "passed", "", None]],
            "scores": same,
        },
        {
            "dossiers": [_dossier("云溪县水利局", 2023)],
            "documents": [_document("budget")],
            "outcomes": [["J001", "passed", "", None]],
            "scores": high,
        },
        {
            "dossiers": [_dossier("某研究所", 2023)],
            "documents": [_document("budget")],
            "findings": [_finding("N002", "info")],
        },
    ]
    (tmp_path / "tables").mkdir()
    tables.write(dossiers, tmp_path / "tables")
    return tmp_path


@pytest.fixture
def found(result: Path) -> Statistics:
    return statistics(result)


def test_a_share_is_of_the_units_in_which_the_check_could_be_made(found: Statistics) -> None:
    assert [(one.code, one.errors, one.doubts, one.of_all) for one in found.prevalence.checks] == [
        ("J001", Share(2, 3), Share(0, 3), False),
        ("N001", Share(0, 4), Share(1, 4), True),
    ]


def test_groups_count_units_and_no_findings(found: Statistics) -> None:
    def told(groups: Sequence[Any]) -> list[tuple[str, int, int, int]]:
        return [(one.label, one.errors.count, one.loud.count, one.errors.of) for one in groups]

    assert told(found.prevalence.kinds) == [("final_accounts", 2, 2, 2), ("budget", 0, 0, 2)]
    assert told(found.prevalence.years) == [("2022", 1, 1, 1), ("2023", 1, 1, 3)]
    assert told(found.prevalence.regions) == [("青岚市", 2, 2, 2), ("云溪县", 0, 0, 1), (UNKNOWN, 0, 0, 1)]
    assert told(found.prevalence.classes) == [("tail", 2, 2, 4)]


def test_totals_of_forms_beside_the_range_worked_out_anew(found: Statistics) -> None:
    scores = found.scores
    assert (scores.forms, scores.counts, scores.median) == (3, (2, 0, 1, 0, 0, 0, 0), Decimal(100))
    assert (scores.within, scores.above, scores.gap_above, scores.below, scores.left_out) == (2, 1, Decimal(2), 0, 0)


def test_last_digits_that_are_all_the_same_do_not_come_by_chance(found: Statistics) -> None:
    whole, region = found.digits.last
    assert (whole.label, region.label) == ("全部", "青岚市")
    assert whole.counts == (0, 0, 0, 399, 0, 0, 0, 0, 0, 0)
    assert whole.chance < 1e-12
    assert sum(found.digits.first[0].counts) == 399


def test_equal_forms_of_two_bodies(found: Statistics) -> None:
    assert found.copies.pairs == (Copy("青岚市教育局", 2022, "青岚市民政局", 2023, 4, 4),)
    assert not found.copies.pairs[0].is_own


def test_the_page_says_what_was_counted(found: Statistics) -> None:
    page = report.page(found)
    assert "青岚市教育局 2022" in page
    assert "不到 0.0001" in page
    assert "2 张在可得的范围内，1 张高出（合计 2 分）" in page


def test_the_command(result: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stats", str(result), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["prevalence"]["checks"][0]["errors"] == {"count": 2, "of": 3, "low": 0.20766, "high": 0.938508}
    assert main(["stats", str(tmp_path / "无")]) == 2
    assert "不是 gouji batch 写出的结果文件夹" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("value", "freedom", "tail"),
    [(3.841, 1, 0.05), (16.919, 9, 0.05), (15.507, 8, 0.05), (21.666, 9, 0.01), (0.0, 5, 1.0)],
)
def test_chi_square_as_in_printed_tables(value: float, freedom: int, tail: float) -> None:
    assert chi_square_tail(value, freedom) == pytest.approx(tail, abs=2e-4)


def test_the_interval_of_a_share_as_wilson_has_it() -> None:
    assert Share(2, 3).interval == pytest.approx((0.2076596, 0.9385081), abs=1e-6)
    assert Share(0, 0).interval == (0.0, 1.0)


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("湖南省永州市零陵区司法局", "湖南省永州市"),
        ("黄石市下陆区司法局", "黄石市"),
        ("新疆维吾尔自治区财政厅", "新疆维吾尔自治区"),
        ("湘西土家族苗族自治州教育局", "湘西土家族苗族自治州"),
        ("广西壮族自治区南宁市教育局", "广西壮族自治区南宁市"),
        ("佳县民政局", "佳县"),
        ("霁浦县市场监督管理局", "霁浦县"),
        ("内蒙古自治区呼伦贝尔市海拉尔区教育局", "内蒙古自治区呼伦贝尔市"),
        ("市场监督管理局", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_where_a_body_is(body: str | None, region: str) -> None:
    assert region_of(body, {}) == region


def test_regions_told_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "地区.csv"
    path.write_bytes("某研究所,省直\n".encode("gb18030"))
    assert region_of("某研究所", told_regions(path)) == "省直"
