"""What a gouji.toml sets, what is listed, and what a terminal shows."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gouji import console
from gouji.cli import main

TEXT = "某局2023年度决算情况说明\n2023年度支出368.94万元，与上年决算数371.26万元相比，减少2.23万元。\n2023年度公务接待费支出0.96万元，比上年增加0.10。\n"


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("说明.txt").write_text(TEXT, "utf-8")
    return "说明.txt"


def _codes(capsys: pytest.CaptureFixture[str]) -> set[str]:
    return {finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]}


def test_only_what_is_severe_enough_is_listed_and_the_rest_counted(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", document]) == 1
    assert "[N020]" in capsys.readouterr().out
    assert main(["check", document, "--severity", "error"]) == 1
    said = capsys.readouterr().out
    assert "[N001]" in said
    assert "[N020]" not in said
    assert "条较轻的没有列出" in said
    assert main(["check", document, "--select", "N020", "--severity", "error"]) == 4
    assert "没有要列出的发现，另有 1 条较轻的没有列出" in capsys.readouterr().out


def test_options_from_the_file_give_way_to_those_of_the_command(
    document: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("gouji.toml").write_text('[check]\nselect = "N020"\nformat = "json"\nno-pager = true\n', "utf-8")
    main(["check", document])
    assert _codes(capsys) == {"N020"}
    main(["check", document, "--select", "N001"])
    assert _codes(capsys) == {"N001"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[check]\nfoo = 1\n", "[check] 里的 foo 不是这个命令的选项"),
        ("[\"核对\"]\nselect = 'N'\n", "没有 核对 这个命令"),
        ("select = \n", "不能用"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    document: str, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("gouji.toml").write_text(content, "utf-8")
    assert main(["check", document]) == 2
    assert said in capsys.readouterr().err


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_headings_are_coloured_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, environment, shown in (
        (_Screen(), {"NO_COLOR": ""}, "\x1b[1;31m── 差错 ──\x1b[0m\n1. 甲\n"),
        (_Screen(), {"NO_COLOR": "1"}, "── 差错 ──\n1. 甲\n"),
        (io.StringIO(), {"NO_COLOR": ""}, "── 差错 ──\n1. 甲\n"),
    ):
        monkeypatch.setattr("sys.stdout", screen)
        monkeypatch.setenv("TERM", "xterm")
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        console.show("── 差错 ──\n1. 甲")
        assert screen.getvalue() == shown
