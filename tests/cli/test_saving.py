"""Nothing of the user's is lost: outputs are written whole or not at all, and never over what is read."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from gouji import saving
from gouji.cli import main
from gouji.saving import SaveError, save

Outputs = pytest.CaptureFixture[str]


@pytest.fixture
def form(examples: Path, tmp_path: Path) -> Path:
    path = tmp_path / "自评.txt"
    path.write_bytes((examples / "qingxi-2023-selfeval.txt").read_bytes())
    return path


def refused(capsys: Outputs, *arguments: object) -> str:
    assert main([str(one) for one in arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.parametrize("way", ["same", "dotted", "hard link", "symbolic link"])
def test_an_output_is_never_written_over_an_input(form: Path, capsys: Outputs, command: str, way: str) -> None:
    before = form.read_bytes()
    output = form.parent / "输出.txt"
    if way == "same":
        output = form
    elif way == "dotted":
        output = form.parent / "." / ".." / form.parent.name / form.name
    elif way == "hard link":
        os.link(form, output)
    else:
        output.symlink_to(form)
    assert "盖掉" in refused(capsys, command, form, "--output", output)
    assert form.read_bytes() == before


@pytest.mark.parametrize("kind", ["text", "json", "html", "sarif", "xlsx", "docx"])
def test_the_baseline_is_never_written_over(form: Path, capsys: Outputs, kind: str) -> None:
    baseline = form.parent / "以前.json"
    assert main(["check", str(form), "--format", "json", "--output", str(baseline)]) == 1
    before = baseline.read_bytes()
    capsys.readouterr()
    said = refused(capsys, "check", form, "--baseline", baseline, "--output", baseline, "--format", kind)
    assert "盖掉" in said
    assert baseline.read_bytes() == before


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(
    form: Path, capsys: Outputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = form.parent / "报告.json"
    output.write_text("以前的", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    said = refused(capsys, "check", form, "--format", "json", "--output", output)
    assert "磁盘已满" in said
    assert "没有改动" in said
    assert output.read_text("utf-8") == "以前的"
    assert sorted(path.name for path in form.parent.iterdir()) == ["报告.json", "自评.txt"]


def test_an_interruption_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "报告.json"
    output.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(output, b"new")
    assert (output.read_bytes(), len(list(tmp_path.iterdir()))) == (b"old", 1)


@pytest.mark.parametrize(
    ("name", "says"),
    [("没有/这个/文件夹.txt", "文件夹不存在"), ("文件夹", "这是一个文件夹"), ("长" * 300, "文件名太长")],
)
def test_what_cannot_be_written_says_why(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(SaveError, match=says):
        save(tmp_path / name, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["文件夹"]


@pytest.mark.skipif(os.name != "posix", reason="权限和设备按 POSIX 测")
def test_modes_links_and_devices_are_kept(tmp_path: Path) -> None:
    new, old, link = tmp_path / "new", tmp_path / "old", tmp_path / "link"
    mask = os.umask(0o027)
    try:
        save(new, b"1")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    old.write_bytes(b"1")
    old.chmod(0o604)
    link.symlink_to(old)
    save(link, b"2")
    assert (old.read_bytes(), link.is_symlink(), stat.S_IMODE(old.stat().st_mode)) == (b"2", True, 0o604)
    save(Path(os.devnull), b"3")
    assert not Path(os.devnull).is_file()


def test_a_report_in_the_folder_that_is_checked_is_no_document(form: Path, capsys: Outputs) -> None:
    """The second run must not read what the first one wrote; lock and hidden files are none either."""
    output, baseline = form.parent / "报告.html", form.parent / "以前.json"
    (form.parent / "~$自评.docx").write_bytes(b"lock")
    (form.parent / ".隐藏.txt").write_text("隐藏", "utf-8")
    assert main(["check", str(form), "--format", "json", "--output", str(baseline)]) == 1
    for _ in range(2):
        command = ["check", str(form.parent), "--format", "html", "--output", str(output), "--baseline", str(baseline)]
        assert main(command) == 0
    assert capsys.readouterr().err == ""


def test_a_workbook_is_written_whole(tmp_path: Path, capsys: Outputs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_save", lambda *_: (_ for _ in ()).throw(OSError(28, "")))
    assert "磁盘已满" in refused(capsys, "new", "--template", "湖南", "--output", tmp_path / "工作簿.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的通配由程序展开，文件名不能有星号")
def test_patterns_and_folders_are_gathered_once_in_order(form: Path, examples: Path, capsys: Outputs) -> None:
    below = form.parent / "下级"
    below.mkdir()
    (below / "决算.txt").write_bytes((examples / "yunze-2022-accounts.txt").read_bytes())

    def inputs(*paths: object) -> list[str]:
        main(["check", *map(str, paths), "--format", "json"])
        return [Path(one["path"]).name for one in json.loads(capsys.readouterr().out)["inputs"]]

    folder = form.parent
    assert inputs(folder) == ["自评.txt", "决算.txt"]
    assert inputs(folder, form) == ["自评.txt", "决算.txt"]
    assert inputs(form, folder) == ["自评.txt", "决算.txt"]
    assert inputs(folder / "*.txt") == ["自评.txt"]
    assert inputs(folder / "*") == ["决算.txt", "自评.txt"]
    assert inputs(folder / "**" / "*.txt") == ["决算.txt", "自评.txt"]
    odd = folder / "决算[终稿].txt"
    odd.write_bytes(form.read_bytes())
    assert inputs(odd) == ["决算[终稿].txt"]


def test_what_means_no_file_is_told(tmp_path: Path, capsys: Outputs) -> None:
    assert "没有与它相符的文件" in refused(capsys, "check", tmp_path / "*.docx")
    (tmp_path / "空").mkdir()
    assert "文件夹里没有可以核对的文件" in refused(capsys, "check", tmp_path / "空")


def test_an_archive_is_a_folder(form: Path, capsys: Outputs, tmp_path: Path) -> None:
    import zipfile

    packed = tmp_path / "资料.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(form, "某局/自评.txt")
        archive.writestr("某局/~$自评.docx", b"lock")
    assert main(["check", str(packed), "--format", "json"]) == 1
    (given,) = json.loads(capsys.readouterr().out)["inputs"]
    assert given["path"] == f"{packed}/某局/自评.txt"


def test_every_file_of_several_has_a_line_of_its_own(form: Path, examples: Path, capsys: Outputs) -> None:
    other = form.parent / "通知.txt"
    other.write_text("会议通知\n请到会。\n", "utf-8")
    assert main(["check", str(form), str(examples / "yunze-2022-accounts.txt"), str(other)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("文件")]
    assert [line.partition("（")[2] for line in lines] == [
        "绩效自评表、绩效自评报告、绩效自评公开网址统计表）：3 处差错、1 条提示；印出 129 个数，125 个至少参加了一条关系（成立或不成立），其中 2 个只是与别的数凑得上（文字没有写明是什么关系，写错了不一定看得出来），4 个没有可以对照的。",
        "部门决算公开、绩效自评表）：没有发现；印出 60 个数，58 个至少参加了一条关系（成立或不成立），2 个没有可以对照的。",
        "未认出类型）：没有核对；没有认出印出的数。",
    ]
