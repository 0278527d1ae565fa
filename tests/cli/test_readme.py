"""Both READMEs: the program takes every command they name, and says what they print of it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from gouji.cli import main
from gouji.cli.parser import parser

_ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LEFT_OUT = "…"


def _lines(name: str) -> Iterator[str]:
    for block in _BLOCK.findall((_ROOT / name).read_text("utf-8")):
        yield from block.splitlines()


def _commands(name: str) -> list[list[str]]:
    lines = (line.removeprefix("$ ") for line in _lines(name))
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("gouji ")]


@pytest.mark.parametrize(("name", "count"), [("README.md", 16), ("README.en.md", 13)])
def test_the_program_takes_every_command(name: str, count: int) -> None:
    commands = _commands(name)
    assert len(commands) == count
    for words in commands:
        parser().parse_args(words)  # ends the program where it does not know one


def test_the_report_is_as_printed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    (printed,) = (one for one in _BLOCK.findall((_ROOT / "README.md").read_text("utf-8")) if "$ gouji check" in one)
    command, *lines = (line for line in printed.splitlines() if line != _LEFT_OUT)
    monkeypatch.chdir(_ROOT)
    assert main(shlex.split(command)[2:]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line and line in lines] == [line for line in lines if line]
