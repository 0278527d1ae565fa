"""Any console: other encodings, pipes, interruption, and documents that try to steer the terminal. Each in its own process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from gouji.values.visible import json_safe, visible

SENTENCE = "某局2023年度决算情况说明\n2023年度支出368.94万元，与上年决算数371.26万元相比，减少2.23万元。\n"


def gouji(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "gouji", *arguments], capture_output=True, env=_environment(environment), check=False
    )


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    usual = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "PYTHONUTF8", "LC_"))
    }
    return {**usual, **more}


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "说明.txt"
    path.write_text(SENTENCE, "utf-8")
    return path


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "gb2312", "cp437", "latin-1", "utf-8"])
def test_the_text_report_arrives_in_any_encoding(document: Path, encoding: str) -> None:
    done = gouji("check", str(document), PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    shown = done.stdout.decode(encoding)
    assert "371.26 - 368.94" in shown.replace("−", "-")
    if encoding in ("gbk", "utf-8"):
        assert "发现 1 处差错" in shown


@pytest.mark.parametrize("environment", [{"PYTHONUTF8": "0", "LC_ALL": "C"}, {"PYTHONUTF8": "1"}, {"LC_ALL": "POSIX"}])
def test_no_locale_is_too_poor(document: Path, environment: dict[str, str]) -> None:
    done = gouji("check", str(document), PYTHONCOERCECLOCALE="0", **environment)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("kind", ["json", "sarif", "html"])
def test_formats_of_machines_are_utf8_whatever_the_console_uses(document: Path, kind: str) -> None:
    made = [gouji("check", str(document), "--format", kind, PYTHONIOENCODING=one).stdout for one in ("gbk", "utf-8")]
    assert made[0] == made[1]
    assert "减少" in made[0].decode()


@pytest.mark.parametrize("encoding", ["ascii", "gbk"])
@pytest.mark.parametrize(
    "arguments", [("--help",), ("explain", "S002"), ("explain", "N999"), ("check", "没有这个文件−.txt"), ("check",)]
)
def test_no_command_ends_in_a_traceback(arguments: tuple[str, ...], encoding: str) -> None:
    done = gouji(*arguments, PYTHONIOENCODING=encoding)
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2)


HOSTILE = "\x1b[2J\x1b[1A\x9b2K\r\x07\b\u202e\u2066\u200b\x7f"


def test_a_document_steers_no_terminal(tmp_path: Path) -> None:
    path = tmp_path / "说\x1b[2J明\u202e.txt"
    plain = "本部门按规定公开。\n" * 40  # a text of nothing but controls is refused as no text
    path.write_text(SENTENCE.replace("支出368", "支出\x1b[2J\x07\u202e368") + plain, "utf-8")
    for arguments in (["check", str(path)], ["explain", "--sentence", f"支出{HOSTILE}1万元"], ["check", f"{path}没有"]):
        done = gouji(*arguments)
        shown = (done.stdout + done.stderr).decode()
        assert not [character for character in shown if character != "\n" and not character.isprintable()]
    assert "说⟨U+001B⟩[2J明⟨U+202E⟩.txt" in gouji("check", str(path)).stdout.decode()


def test_controls_are_shown_and_json_keeps_its_value() -> None:
    assert visible("甲\x1b[0m\u202e乙\t丙\n\x85\udcff") == "甲⟨U+001B⟩[0m⟨U+202E⟩乙\t丙\n⟨U+0085⟩\ufffd"
    given = {"键": "\x9b\u202e\U000e0041甲−"}
    safe = json_safe(json.dumps(given, ensure_ascii=False))
    assert json.loads(safe) == given
    assert safe.isprintable()
    assert "甲−" in safe


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="这个系统的文件名必须是合法的 Unicode")
@pytest.mark.parametrize("kind", ["text", "json", "sarif", "html"])
def test_a_file_name_that_is_no_text_is_shown_with_replacement(tmp_path: Path, kind: str) -> None:
    name = os.fsencode(tmp_path) + b"/\xbe\xf6\xcb\xe3.txt"
    with open(name, "wb") as file:
        file.write(SENTENCE.encode())
    done = subprocess.run(
        [sys.executable, "-m", "gouji", "check", name, "--format", kind], capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (1, b"")
    shown = done.stdout.decode("utf-8")
    assert "\ufffd" in shown or kind == "sarif"
    if kind in ("json", "sarif"):
        json.loads(shown)


@pytest.mark.skipif(os.name != "posix", reason="管道和信号按 POSIX 测")
@pytest.mark.parametrize("command", ["check {0}", "check {0} --format json", "explain S002", "--help"])
def test_a_reader_that_goes_away_is_met_with_silence(document: Path, command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    arguments = [sys.executable, "-m", "gouji", *(part.format(document) for part in command.split())]
    done = subprocess.run(arguments, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) in [(141, b""), (0, b"")][: 2 if command == "--help" else 1]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="这个系统没有 /dev/full")
def test_a_full_disk_behind_a_redirection_is_told_in_one_line(document: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "gouji", "check", str(document)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "结果写不出来（磁盘已满）。\n"


WAITING = """
import signal, sys, time
from gouji import cli
from gouji.pipeline import checking
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
def check(*_, **__):
    print("ready", file=sys.stderr, flush=True)
    time.sleep(60)
checking.check = check
sys.exit(cli.main(["check", "甲.txt"]))
"""


@pytest.mark.skipif(os.name != "posix", reason="管道和信号按 POSIX 测")
def test_an_interruption_is_one_line_and_exit_code_130() -> None:
    running = subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stderr is not None
    assert running.stderr.readline() == b"ready\n"
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    try:
        output, said = running.communicate(timeout=30)
    finally:
        running.kill()
    assert (running.returncode, output, said.decode()) == (130, b"", "已中断，没有做完。\n")
