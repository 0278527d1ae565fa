"""Two results compared: what only one of them found, by code; a folder that is none is said to be none."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_material import material

from gouji import batch
from gouji.batch import compare
from gouji.checks.registry import load
from gouji.cli import main
from gouji.domain.findings import Severity

CODES = [check.code for check in load()]


@pytest.fixture
def results(tmp_path: Path) -> tuple[Path, Path]:
    """One unit's wrong change is put right in the second, another's right one made wrong."""
    folder = material(tmp_path)
    batch.run([folder], tmp_path / "旧", CODES)
    for name, right, wrong in (("03", "0.60", "0.50"), ("04", "0.50", "0.80")):
        path = folder / name / "说明.txt"
        path.write_text(path.read_text("utf-8").replace(f"增加{right}", f"增加{wrong}"), "utf-8")
    batch.run([folder], tmp_path / "新", CODES)
    return tmp_path / "旧", tmp_path / "新"


def test_findings_gained_and_lost_by_code(results: tuple[Path, Path]) -> None:
    (change,) = compare.compared(*results).changes
    assert (change.severity, len(change.gained), len(change.lost)) == (Severity.ERROR, 1, 1)
    assert "0.80" in change.gained[0]["message"]
    assert "0.60" in change.lost[0]["message"]
    assert "多 1，少 1" in compare.render(compare.compared(*results))


def test_equal_results_differ_in_nothing(results: tuple[Path, Path]) -> None:
    assert compare.compared(results[0], results[0]).changes == ()


def test_the_command_ends_with_1_where_they_differ(
    results: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = map(str, results)
    assert main(["batch", "--compare", old, new]) == 1
    assert main(["batch", "--compare", old, old]) == 0
    assert capsys.readouterr().out.endswith("两次的发现相同。\n")


def test_a_folder_without_tables_is_refused(
    results: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "--compare", str(results[0]), str(tmp_path / "材料")]) == 2
    assert "不是 gouji batch 写出的结果文件夹" in capsys.readouterr().err


def test_a_batch_without_material_or_output_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "材料"]) == 2
    assert "--output" in capsys.readouterr().err
