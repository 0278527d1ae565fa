"""A batch gives the findings of a check as tables; broken off and taken up again it gives the same bytes."""

from __future__ import annotations

import errno
import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from batch_material import BODIES, material

import gouji
from gouji import batch
from gouji.batch import store, tables
from gouji.batch.choice import Choice
from gouji.checks.registry import load
from gouji.cli import main
from gouji.saving import SaveError

HOSTILE = Path(__file__).parents[3] / "shared/data/hostile/pdf-recursive-form-native-abort.pdf"
CODES = [check.code for check in load()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return material(tmp_path)


def rows(output: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = parquet.read_table(output / "tables" / f"{table}.parquet").to_pylist()
    return found


def content(output: Path) -> dict[str, bytes]:
    written = {path.name: path.read_bytes() for path in (output / "tables").iterdir()}
    return {**written, "overview": (output / "overview.html").read_bytes()}


def test_the_tables_hold_what_a_check_finds(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "结果"
    done = batch.run([folder], output, CODES)
    assert (done.files, done.refused, done.read_now, done.dossiers, done.checked_now) == (13, 1, 13, 12, 12)
    audit = gouji.check(folder)
    assert sorted(row["fingerprint"] for row in rows(output, "findings")) == sorted(
        finding.fingerprint for finding in audit.results.findings
    )
    assert [(row["body"], row["errors"]) for row in rows(output, "dossiers")] == [
        (body, int(number % 3 == 0)) for number, body in enumerate(BODIES)
    ]
    (refused,) = (row for row in rows(output, "documents") if row["refused"])
    assert refused["path"].endswith("坏.docx")
    assert refused["dossier"] == 12
    (fact,) = (row for row in rows(output, "facts") if row["dossier"] == 1 and row["measure"] == "上年决算")
    assert (fact["subject"], fact["fiscal_year"], fact["value"], fact["unit"]) == (
        "公务接待费",
        2022,
        Decimal(15000),
        "元",
    )
    assert BODIES[0] in (output / "overview.html").read_text("utf-8")


def test_a_second_run_does_only_what_is_new(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "结果"
    batch.run([folder], output, CODES)
    before = content(output)
    again = batch.run([folder], output, CODES)
    assert (again.read_now, again.checked_now) == (0, 0)
    assert content(output) == before
    changed = folder / "01" / "说明.txt"
    changed.write_text(changed.read_text("utf-8").replace("0.50", "0.70"), "utf-8")
    after = batch.run([folder], output, CODES)
    assert (after.read_now, after.checked_now) == (1, 1)
    assert sum(row["errors"] for row in rows(output, "dossiers")) == 5


def test_several_workers_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    batch.run([folder], tmp_path / "一", CODES)
    batch.run([folder], tmp_path / "二", CODES, jobs=2)
    assert content(tmp_path / "一") == content(tmp_path / "二")


def test_a_run_killed_at_any_moment_is_taken_up_again(folder: Path, tmp_path: Path) -> None:
    batch.run([folder], tmp_path / "整", CODES)
    output = tmp_path / "断"
    command = [sys.executable, "-m", "gouji", "batch", str(folder), "--output", str(output), "--jobs", "2"]
    moments = random.Random(1)
    for _ in range(3):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.5, 4))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    assert content(output) == content(tmp_path / "整")


def test_shards_together_are_the_whole(folder: Path, tmp_path: Path) -> None:
    batch.run([folder], tmp_path / "整", CODES)
    parts = []
    for part in range(1, 13):  # more than there are units: some hold none, and have tables all the same
        batch.run([folder], tmp_path / str(part), CODES, choice=Choice(part, 12))
        parts += [row["body"] for row in rows(tmp_path / str(part), "dossiers")]
    assert sorted(parts) == sorted(row["body"] for row in rows(tmp_path / "整", "dossiers"))


def test_only_units_with_a_file_changed_since_a_day(folder: Path, tmp_path: Path) -> None:
    old = time.time() - timedelta(days=30).total_seconds()
    for path in folder.rglob("*.txt"):
        if path.parent.name != "05":
            os.utime(path, (old, old))
    batch.run([folder], tmp_path / "结果", CODES, choice=Choice(since=date.today() - timedelta(days=2)))
    assert [row["body"] for row in rows(tmp_path / "结果", "dossiers")] == [BODIES[5]]


def test_a_file_that_takes_its_worker_along_is_one_row(folder: Path, tmp_path: Path) -> None:
    if not HOSTILE.is_file():
        pytest.skip("没有 ../shared/data/hostile：这份 PDF 不随仓库分发，这项测试跳过")
    poison = folder / "03" / "毒.pdf"
    poison.write_bytes(HOSTILE.read_bytes())
    done = batch.run([folder], tmp_path / "结果", CODES, jobs=2)
    assert (done.refused, done.dossiers) == (2, 12)
    (row,) = (row for row in rows(tmp_path / "结果", "documents") if row["path"] == str(poison))
    assert row["refused"].startswith(f"{poison}：")


def test_a_full_disk_is_one_sentence_and_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    output = tmp_path / "结果"
    monkeypatch.setattr(tables, "write", full)
    with pytest.raises(SaveError, match="磁盘已满"):
        batch.run([folder], output, CODES)
    monkeypatch.undo()
    again = batch.run([folder], output, CODES)
    assert (again.read_now, again.checked_now) == (0, 0)


def test_what_another_version_did_is_done_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batch.run([folder], tmp_path / "结果", CODES)
    monkeypatch.setattr(store, "program", lambda: "另一版")
    again = batch.run([folder], tmp_path / "结果", CODES)
    assert (again.read_now, again.checked_now) == (13, 12)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["没有"], "没有可以核对的文件"),
        (["{folder}", "--shard", "5/4"], "5/4 应写成 k/n"),
        (["{folder}", "--select", "X"], "没有以 X 开头的检查代码"),
        (["{folder}", "--cluster", "tcp://127.0.0.1:9"], "连不上 tcp://127.0.0.1:9"),
    ],
)
def test_a_fault_of_the_user_is_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    given = [one.format(folder=folder) for one in arguments]
    try:
        code = main(["batch", *given, "--output", str(tmp_path / "结果")])
    except SystemExit as stop:
        code = int(stop.code or 0)
    printed = capsys.readouterr()
    assert code == 2
    assert re.search(says, printed.out + printed.err)
