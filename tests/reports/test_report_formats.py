"""``gouji check --format``: every format from the command line, and one clear line where it cannot be written."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from gouji.cli import main
from gouji.readers import read
from gouji.writers import docx as write_docx

Outputs = pytest.CaptureFixture[str]


@pytest.fixture
def form(examples: Path) -> str:
    return str(examples / "qingxi-2023-selfeval.txt")


def test_text_formats_go_to_the_screen_or_to_a_file(form: str, tmp_path: Path, capsys: Outputs) -> None:
    assert main(["check", form, "--format", "html"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith('<!doctype html>\n<html lang="zh-CN">')
    assert main(["check", form, "--format", "html", "--output", str(tmp_path / "报告.html")]) == 1
    assert (tmp_path / "报告.html").read_text("utf-8") == shown
    assert (
        capsys.readouterr().out
        == f"青溪区司法局 2023年度：发现 3 处差错、1 条提示。\n已写出 {tmp_path / '报告.html'}\n"
    )
    assert main(["check", form, "--format", "sarif"]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_the_list_and_the_comments_are_files(form: str, tmp_path: Path) -> None:
    word, comments, table = tmp_path / "自评.docx", tmp_path / "批注.docx", tmp_path / "清单.xlsx"
    word.write_bytes(write_docx.write(read(Path(form))))
    assert main(["check", form, "--format", "xlsx", "--output", str(table)]) == 1
    assert "xl/workbook.xml" in zipfile.ZipFile(table).namelist()
    assert main(["check", str(word), "--format", "docx", "--output", str(comments)]) == 1
    assert "word/comments.xml" in zipfile.ZipFile(comments).namelist()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--format", "xlsx"], "--output"),
        (["--format", "docx"], "--output"),
        (["--format", "docx", "--output", "批注.docx"], "没有 .docx"),
        (["--output", "{form}"], "盖掉"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_exit_code_2(
    form: str, tmp_path: Path, capsys: Outputs, monkeypatch: pytest.MonkeyPatch, options: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["check", form, *(option.format(form=form) for option in options)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert says in printed.err
    assert list(tmp_path.iterdir()) == []
