"""The door for programs: what it gives is what the command line gives, from any thread and with any number of workers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import gouji
from gouji.domain.audit import Audit

TEXT = """\
{body}{year}年度部门决算情况说明
{year}年公务接待费支出2.00万元，比上年1.50万元增加{change}万元。
"""
UNITS = (("青溪区司法局", 2023, "0.50"), ("云泽区民政局", 2023, "0.60"), ("青溪区司法局", 2022, "0.50"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for body, year, change in UNITS:
        text = TEXT.format(body=body, year=year, change=change)
        (tmp_path / f"{body}{year}.txt").write_text(text, "utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04broken")
    return tmp_path


def _told(audits: Iterable[Audit]) -> list[tuple[list[tuple[str | None, int | None]], list[str], int]]:
    """Of each audit whose its inputs are, what was found, and how many files were refused."""
    return [
        (
            [(part.identity.body, part.identity.year) for part in audit.inputs],
            [finding.code for finding in audit.results.findings],
            len(audit.refused),
        )
        for audit in audits
    ]


BY_UNIT = [
    ([], [], 1),
    ([("云泽区民政局", 2023)], ["N001"], 0),
    ([("青溪区司法局", 2022)], [], 0),
    ([("青溪区司法局", 2023), ("青溪区司法局", 2022)], ["J275"], 0),
]


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_unit_has_an_audit_of_its_own(folder: Path, jobs: int) -> None:
    # The tables of the year before may be compared with: its files stand behind the unit's own.
    assert _told(gouji.audits(folder, jobs=jobs)) == BY_UNIT


def test_several_files_checked_at_once_are_one_audit(folder: Path) -> None:
    audit = gouji.check([str(path) for path in sorted(folder.glob("*.txt"))])
    assert _told([audit]) == [
        ([("云泽区民政局", 2023), ("青溪区司法局", 2022), ("青溪区司法局", 2023)], ["N001", "J275"], 0)
    ]


def test_checks_are_chosen_and_known_findings_left_out(folder: Path) -> None:
    path = folder / "云泽区民政局2023.txt"
    (finding,) = gouji.check(path).results.findings
    assert gouji.check(path, ignore=["N001"]).results.findings == ()
    assert gouji.check(path, baseline={finding.fingerprint}).silenced == 1
    with pytest.raises(gouji.InputError, match="没有以 X 开头的检查代码"):
        gouji.check(path, select=["X"])
    with pytest.raises(gouji.InputError, match="没有名为 火星 的版本"):
        gouji.audits(path, edition="火星")


def test_a_reader_that_leaves_early_ends_the_work(folder: Path) -> None:
    for audit in gouji.audits(folder, jobs=2):
        assert audit.refused
        break


def test_several_threads_may_call_at_once(folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: _told(gouji.audits(folder)), range(4)))
    assert found == [BY_UNIT] * 4


def test_checking_imports_nothing_that_writes(folder: Path) -> None:
    program = (
        "import sys, gouji\n"
        "assert not [name for name in sys.modules if name.startswith('gouji.') and name != 'gouji.version']\n"
        f"gouji.check({str(folder)!r})\n"
        "heavy = ('gouji.compose', 'gouji.writers', 'gouji.reports', 'gouji.cli', 'gouji.bench', 'jinja2', 'typst', 'xlsxwriter')\n"
        "print([name for name in sys.modules if name.startswith(heavy)])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_page_for_programmers_is_true(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).parents[1]
    monkeypatch.chdir(root)
    names: dict[str, object] = {}
    said = []
    for block in (root / "docs/library.md").read_text("utf-8").split("```python\n")[1:]:
        exec(block.split("```")[0], names)
        said.append(capsys.readouterr().out)
    checked, by_unit, scored = said
    assert [line.split()[:2] for line in checked.splitlines()[:-1]] == [
        ["S004", "error"],
        ["S002", "error"],
        ["N001", "error"],
        ["S013", "info"],
    ]
    assert by_unit.splitlines() == ["青溪区司法局 2023 4", "云泽区司法局 2022 0"]
    assert "年度资金总额 9.82 9.82 9.82 10 × 1451.37 ÷ 1478.65 = 9.82，按未取整的执行率计分" in scored.splitlines()


def test_a_known_finding_is_told_again_where_another_fault_stands_beside_it(tmp_path: Path) -> None:
    """What somebody has explained is not what stands there once a second fault is mixed up with it."""
    path = tmp_path / "说明.txt"
    text = (
        "青岚区民政局2023年度部门决算情况说明\n2023年度支出合计300.00万元，其中：基本支出200.00万元，项目支出{}万元。"
        "与上年280.00万元相比增加25.00万元。\n"
    )
    path.write_text(text.format("100.00"), "utf-8")
    (first,) = gouji.check(path).results.findings
    path.write_text(text.format("110.00"), "utf-8")
    (second,) = gouji.check(path).results.findings
    assert "牵连的还有 1 条关系不成立（分项之和：300.00 与 200.00＋110.00）" in second.problem.message
    assert (first.problem.key, first.problem.left) == (second.problem.key, second.problem.left)
    assert gouji.check(path, baseline={first.fingerprint}).results.findings == (second,)
