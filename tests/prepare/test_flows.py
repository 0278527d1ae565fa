"""New workbooks, workbooks from last year's documents, drafts, and the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2.sandbox
import pytest

pytest.importorskip("typst")
pytest.importorskip("jinja2")

from examples import EXAMPLES, NAMES

from gouji.checks import registry
from gouji.cli import main
from gouji.compose import wording
from gouji.pipeline import preparing
from gouji.readers import read
from gouji.workbook.content import Problems
from gouji.workbook.reading import read_content


def test_a_new_workbook_asks_for_everything_and_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new.xlsx"
    assert main(["new", "--template", "湖南", "--output", str(path)]) == 0
    problems = Problems()
    content = read_content(path.read_bytes(), str(path), problems)
    assert content.fields("body").text("template") == "湖南"
    assert "工作表“单位” B4：“单位名称”没有填写（与公章一致的全称）。" in list(map(str, problems))
    assert main(["new", "--template", "湖南", "--output", str(path)]) == 2
    assert "已有这个文件" in capsys.readouterr().err


@pytest.mark.usefixtures("chinese_fonts")
def test_a_package_with_an_error_is_a_draft(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    glossary = "{{ 年度 }}年度本年支出{{ 收入.本年|万元 }}。\n"
    (tmp_path / "texts" / "glossary.j2").write_text(glossary, "utf-8")
    workbook, output = EXAMPLES / f"{NAMES[1]}.xlsx", tmp_path / "out"
    prepared = preparing.prepare(workbook, output, registry.load(), texts=tmp_path / "texts")
    assert prepared.is_draft
    for path in prepared.files:
        if path.suffix != ".xlsx":
            # a page's title, which a browser shows on its tab, comes before it
            first = [block.text for block in read(path).paragraphs][:2]
            assert "【草稿：自查还有差错，不得公开】" in first


def test_the_command_line_tells_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["prepare", str(EXAMPLES / f"{NAMES[1]}.xlsx"), "--output", str(tmp_path / "one")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "自查通过。"
    assert len(told) == 5
    assert main(["diff", str(tmp_path / "one"), str(tmp_path / "one")]) == 0
    assert capsys.readouterr().out == "没有改动。\n"


def test_a_missing_component_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for component in ("jinja2", "xlsxwriter", "typst"):
        wording._shipped.cache_clear()  # as in a process that has made nothing yet
        with monkeypatch.context() as blocked:
            blocked.setitem(sys.modules, component, None)
            blocked.setitem(sys.modules, "jinja2.sandbox", None if component == "jinja2" else jinja2.sandbox)
            assert main(["prepare", str(EXAMPLES / f"{NAMES[1]}.xlsx"), "--output", str(tmp_path / component)]) == 2
        assert "pip install 'gouji[prepare]'" in capsys.readouterr().err
        assert not list((tmp_path / component).glob("*"))


def test_a_draft_is_told_by_where_its_files_lie_and_each_error_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "texts").mkdir()
    glossary = "{{ 年度 }}年度本年支出{{ 收入.本年|万元 }}。\n"
    (tmp_path / "texts" / "glossary.j2").write_text(glossary, "utf-8")
    command = ["prepare", str(EXAMPLES / f"{NAMES[1]}.xlsx"), "--output", str(tmp_path / "out")]
    assert main([*command, "--texts", str(tmp_path / "texts")]) == 1
    told = capsys.readouterr().out
    assert ".gouji-" not in told
    assert told.count("文件：") == 1
    assert f"文件：{tmp_path / 'out'}" in told
    # mended: the drafts are taken away with all that belonged to them
    assert main(command) == 0
    assert sorted(one.suffix for one in (tmp_path / "out").iterdir()) == ["", ".docx", ".html", ".pdf", ".xlsx"]
