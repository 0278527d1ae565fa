"""Old office formats by way of LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from gouji.document.notation import parse, render
from gouji.document.tree import Source
from gouji.readers import InputError, convert, read
from gouji.writers import docx as write_docx
from gouji.writers import xlsx as write_xlsx

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
NOTATION = "一、概况\n支出2,940.05万元。\n| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 2.00 |\n\n"


def starts() -> bool:
    """Whether LibreOffice is here and finds a font, without which it does not start."""
    lister = shutil.which("fc-list")
    if convert.program_found() is None or lister is None:
        return convert.program_found() is not None
    with tempfile.TemporaryDirectory() as folder:
        listed = subprocess.run([lister], env=convert.environment(Path(folder)), capture_output=True, check=False)
    return bool(listed.stdout.strip())


needs_office = pytest.mark.skipif(
    not starts(), reason="LibreOffice is not installed, or finds no font: old formats cannot be read"
)


def made(tmp_path: Path, data: bytes, name: str, ending: str) -> Path:
    given = tmp_path / name
    given.write_bytes(data)
    command = [
        str(convert.program_found()),
        "--headless",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--convert-to",
        ending,
    ]
    command += ["--outdir", str(tmp_path), str(given)]
    subprocess.run(command, env=convert.environment(tmp_path), check=True, capture_output=True, timeout=120)
    return tmp_path / f"{given.stem}.{ending}"


@needs_office
def test_rich_text_is_converted(tmp_path: Path) -> None:
    document = read(made(tmp_path, write_docx.write(parse(NOTATION)), "a.docx", "rtf"))
    assert render(document).rstrip("\n") == NOTATION.rstrip("\n")
    assert document.source.format == "rtf"
    assert tuple(note.text for note in document.notes) == ("旧格式文件，经 LibreOffice 转换后读取。",)


@needs_office
def test_open_texts_need_no_conversion(tmp_path: Path) -> None:
    document = read(made(tmp_path, write_docx.write(parse(NOTATION)), "a.docx", "odt"))
    assert render(document).rstrip("\n") == NOTATION.rstrip("\n")
    assert (document.source.format, document.notes) == ("odt", ())


@needs_office
def test_word_97_files_need_no_conversion(tmp_path: Path) -> None:
    document = read(made(tmp_path, write_docx.write(parse(NOTATION)), "a.docx", "doc"))
    assert render(document).rstrip("\n") == NOTATION.rstrip("\n")
    assert (document.source.format, document.notes) == ("doc", ())


@needs_office
def test_open_spreadsheets(tmp_path: Path) -> None:
    document = read(made(tmp_path, write_xlsx.write(parse(NOTATION)), "a.xlsx", "ods"))
    assert [[cell.text for cell in row] for table in document.tables for row in table.rows] == [
        ["项目", "金额"], ["预算", "决算"], ["合计", "1.00", "2.00"]
    ]  # fmt: skip


def test_without_libreoffice_the_reader_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "program_found", lambda: None)
    with pytest.raises(InputError, match=r"需要安装 LibreOffice.*另存为"):
        convert.read(b"", Source("a.doc", "", "doc"))


def test_a_conversion_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "program_found", lambda: str(program))
    monkeypatch.setattr(convert, "LONGEST", 1)
    with pytest.raises(InputError, match="没有转换完"):
        convert.read(b"", Source("a.doc", "", "doc"))


@pytest.mark.skipif(os.name != "posix", reason="信号按 POSIX 测")
def test_an_interruption_ends_the_conversion_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, alive = tmp_path / "soffice", tmp_path / "pid"
    program.write_text(f"#!/bin/sh\necho $$ > {alive}\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(convert, "program_found", lambda: str(program))
    usual = subprocess.Popen.wait

    def interrupted(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is None:
            return usual(process)
        while not alive.exists() or not alive.read_text().strip():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        convert.read(b"", Source("a.doc", "", "doc"))
    with pytest.raises(ProcessLookupError):
        os.kill(int(alive.read_text()), 0)


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data is not here: real documents are read from beside the repository"
)
def test_a_real_file_reads() -> None:
    document = read(SHARED / "data/real/hotan-2025-final-budget-decision.doc")
    cells = [cell for table in document.tables for cell in table.cells]
    assert (len(document.blocks), len(list(document.tables)), len(cells)) == (227, 30, 10_749)
    assert sum(bool(cell.text.strip()) for cell in cells) == 9_324  # as LibreOffice has it, cell by cell


def test_nothing_runs_on_after_the_time_is_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def noted(*args: object, **named: object) -> subprocess.Popen[bytes]:
        started.append(begin(*args, **named))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(convert, "LONGEST", 0.01)
    monkeypatch.setattr(convert.subprocess, "Popen", noted)
    with pytest.raises(InputError, match="没有转换完"):
        convert._run([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, "a.doc")
    assert [process.poll() is not None for process in started] == [True, True]  # it and its keeper


CALLER = """
import sys
from gouji.document.tree import Source
from gouji.readers import convert
convert.program_found = lambda: sys.argv[1]
convert.read(b"{\\\\rtf1 a}", Source("a.rtf", "", "rtf"))
"""


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("gouji-"))


def processes_with(mark: str) -> list[str]:
    """The command lines of processes that name ``mark``."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if mark in command and str(os.getpid()) != path.parent.name:
            found.append(command)
    return found


def killed_while_converting(tmp_path: Path, program: str, begun: str) -> tuple[list[str], list[str]]:
    """What is left, files and processes, of a conversion whose caller is killed once ``begun`` is running."""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", CALLER, program], env=environment) as caller:
        for _ in range(300):
            if any(begun in command for command in processes_with(str(tmp_path / "gouji-"))):
                break
            time.sleep(0.05)
        assert left_in(tmp_path)
        caller.kill()
    for _ in range(100):
        if not left_in(tmp_path) and not processes_with(str(tmp_path / "gouji-")):
            break
        time.sleep(0.1)
    return left_in(tmp_path), processes_with(str(tmp_path / "gouji-"))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux lists them")
def test_a_killed_caller_leaves_no_process_and_no_file(tmp_path: Path) -> None:
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\nsh -c 'sleep 60; true' \"$@\" &\nwait\n")
    program.chmod(0o755)
    assert killed_while_converting(tmp_path, str(program), "sleep") == ([], [])


@needs_office
@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux lists them")
def test_libreoffice_itself_leaves_nothing_when_its_caller_is_killed(tmp_path: Path) -> None:
    assert killed_while_converting(tmp_path, str(convert.program_found()), "soffice.bin") == ([], [])
