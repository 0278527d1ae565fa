"""Products put in the place of last run's: all or none, nothing of the user's touched, nothing of ours left behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gouji.exchange import Places, exchanged
from gouji.readers import InputError


def run(output: Path, published: dict[str, str], private: dict[str, str] | None = None, **options: bool) -> Places:
    places = Places.of(output)
    with exchanged(places, **options) as stage:
        for folder, files in ((stage.published, published), (stage.private, private or {})):
            for name, text in files.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(text, "utf-8")
    return places


def standing(folder: Path) -> dict[str, str]:
    return {
        one.relative_to(folder).as_posix(): one.read_text("utf-8")
        for one in sorted(folder.rglob("*"))
        if one.is_file() and one.suffix != ".json"
    }


def test_files_no_longer_made_are_taken_away(tmp_path: Path) -> None:
    run(tmp_path / "out", {"旧.docx": "1", "旧-表格/01.csv": "2"}, {"01-旧.csv": "3"})
    run(tmp_path / "out", {"新.docx": "4"}, {"01-新.csv": "5"})
    assert standing(tmp_path) == {"out/新.docx": "4", "out-佐证（不公开）/01-新.csv": "5"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out", "out-佐证（不公开）"]
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["新.docx"]


def test_what_the_user_keeps_there_stays(tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(output, {"甲-表格/01.csv": "1"})
    (output / "我的.txt").write_text("mine", "utf-8")
    (output / "甲-表格" / "备注.txt").write_text("mine too", "utf-8")
    run(output, {"乙.docx": "2"})
    assert standing(output) == {"乙.docx": "2", "我的.txt": "mine", "甲-表格/备注.txt": "mine too"}


def test_a_product_changed_by_hand_stops_everything(tmp_path: Path) -> None:
    output = tmp_path / "out"
    run(output, {"甲.docx": "1", "乙.docx": "1"})
    (output / "甲.docx").write_text("改过", "utf-8")
    with pytest.raises(InputError, match=r"手工改过.*甲\.docx.*--move-edited"):
        run(output, {"甲.docx": "2", "乙.docx": "2"})
    assert standing(output) == {"甲.docx": "改过", "乙.docx": "1"}
    places = run(output, {"甲.docx": "2", "乙.docx": "2"}, move_edited=True)
    assert standing(output) == {"甲.docx": "2", "乙.docx": "2"}
    assert standing(places.private) == {"手工改动/甲.docx": "改过"}


def test_a_file_that_is_not_ours_is_never_overwritten(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "甲.docx").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"已有同名的文件.*甲\.docx"):
        run(output, {"甲.docx": "1", "乙.docx": "1"})
    assert standing(output) == {"甲.docx": "mine"}


def test_a_file_that_cannot_be_moved_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    places = run(output, {"甲.docx": "1", "乙.docx": "1"}, {"01.csv": "1"})
    before = standing(tmp_path)
    replace = os.replace

    def locked(source: Path, target: Path) -> None:
        if Path(target) == output / "乙.docx" and "old" not in Path(source).parts:
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(InputError, match=r"乙\.docx：写不进去"):
        run(output, {"甲.docx": "2", "乙.docx": "2", "丙.docx": "2"}, {"01.csv": "2"})
    monkeypatch.setattr(os, "replace", replace)
    assert standing(tmp_path) == before
    run(output, {"甲.docx": "3"})
    assert standing(output) == {"甲.docx": "3"}
    assert standing(places.private) == {}


def test_a_read_only_file_is_named(tmp_path: Path) -> None:
    run(tmp_path / "out", {"甲.docx": "1", "乙.docx": "1"})
    (tmp_path / "out" / "乙.docx").chmod(0o444)
    with pytest.raises(InputError, match=r"乙\.docx：是只读文件"):
        run(tmp_path / "out", {"甲.docx": "2", "乙.docx": "2"})
    assert standing(tmp_path / "out") == {"甲.docx": "1", "乙.docx": "1"}


def test_a_link_is_nothing_of_ours(tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (tmp_path / "elsewhere.txt").write_text("mine", "utf-8")
    (output / "甲.docx").symlink_to(tmp_path / "elsewhere.txt")
    with pytest.raises(InputError, match=r"甲\.docx"):
        run(output, {"甲.docx": "1"})
    assert (tmp_path / "elsewhere.txt").read_text("utf-8") == "mine"
    (output / "甲.docx").unlink()
    (tmp_path / "elsewhere").mkdir()
    (output / "甲-表格").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(InputError, match="是一个链接"):
        run(output, {"甲-表格/01.csv": "1"})
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_fault_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    def faulty() -> None:
        with exchanged(Places.of(tmp_path / "out")) as stage:
            (stage.published / "甲.docx").write_text("1", "utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        faulty()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="已有一个同名文件"):
        run(tmp_path / "out", {"甲.docx": "1"})


def test_a_torn_list_takes_nothing_for_ours(tmp_path: Path) -> None:
    places = run(tmp_path / "out", {"甲.docx": "1"})
    (places.private / "编制清单.json").write_text('{"schema": "gouji.prepared/1", "published": ["x"]', "utf-8")
    with pytest.raises(InputError, match=r"甲\.docx"):
        run(tmp_path / "out", {"甲.docx": "2"})
