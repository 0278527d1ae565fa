"""Archives opened as the folder they are: names, litter, archives inside, and every bound said."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from gouji.readers import InputError, archive, read_bytes
from gouji.readers.archive import members

TEXT = "本年支出368.94万元。".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def unmarked(name: bytes, content: bytes) -> bytes:
    """A zip file of one member whose name is ``name``, byte for byte, not marked as UTF-8."""
    placeholder = "x" * len(name)
    return zipped({placeholder: content}).replace(placeholder.encode(), name)


def found(tmp_path: Path, data: bytes, name: str = "资料.zip") -> list[tuple[str, str]]:
    """The members by their name inside ``name``, each with its text or the refusal."""
    path = tmp_path / name
    path.write_bytes(data)
    return [
        (one.name.removeprefix(f"{path}/"), one.refusal.rpartition("：")[2] or one.data.decode())
        for one in members(path)
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_that_are_not_marked(tmp_path: Path, encoding: str) -> None:
    data = unmarked("某局/部门决算.txt".encode(encoding), TEXT)
    assert found(tmp_path, data) == [("某局/部门决算.txt", TEXT.decode())]


def test_a_member_is_read_like_a_file(tmp_path: Path) -> None:
    path = tmp_path / "资料.zip"
    path.write_bytes(zipped({"某局/部门决算.txt": TEXT}))
    (member,) = members(path)
    document = read_bytes(member.name, member.data)
    assert [paragraph.text for paragraph in document.paragraphs] == [TEXT.decode()]
    assert document.source.path == f"{path}/某局/部门决算.txt"


def test_a_file_that_is_no_archive_is_its_own_member(tmp_path: Path) -> None:
    path = tmp_path / "部门决算.txt"
    path.write_bytes(TEXT)
    assert [(member.name, member.data) for member in members(path)] == [(str(path), TEXT)]


def test_what_systems_leave_behind_is_no_document(tmp_path: Path) -> None:
    litter = ("__MACOSX/._a.txt", ".DS_Store", "某局/Thumbs.db", "~$部门决算.docx", "某局/")
    assert found(tmp_path, zipped({**dict.fromkeys(litter, b"x"), "a.txt": TEXT})) == [("a.txt", TEXT.decode())]


def test_archives_in_archives(tmp_path: Path) -> None:
    data = zipped({"a.txt": TEXT})
    for depth in range(2):
        data = zipped({f"{depth}.zip": data})
    assert found(tmp_path, data) == [("1.zip/0.zip/a.txt", TEXT.decode())]
    deeper = found(tmp_path, zipped({"2.zip": data}))
    assert deeper == [("2.zip/1.zip/0.zip", "压缩包套了 3 层以上，里面的没有读取，请解压后核对。")]


def test_tar_and_single_compressed_files(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", encoding="gbk") as made:
        entry = tarfile.TarInfo("某局/a.txt")
        entry.size = len(TEXT)
        made.addfile(entry, io.BytesIO(TEXT))
    assert found(tmp_path, buffer.getvalue(), "资料.tar") == [("某局/a.txt", TEXT.decode())]
    path = tmp_path / "资料.tar.gz"
    path.write_bytes(gzip.compress(buffer.getvalue()))
    assert [member.name for member in members(path)] == [f"{tmp_path}/资料.tar/某局/a.txt"]
    path = tmp_path / "决算.txt.gz"
    path.write_bytes(gzip.compress(TEXT))
    assert [(member.name, member.data) for member in members(path)] == [(f"{tmp_path}/决算.txt", TEXT)]


def test_bounds_are_said_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"空白.txt": b" " * (40 * 2**20), "a.txt": TEXT})
    assert found(tmp_path, bomb) == [
        ("空白.txt", "压缩比异常，疑似恶意文件，不予读取。"),
        ("a.txt", TEXT.decode()),
    ]
    packed = found(tmp_path, gzip.compress(b" " * (80 * 2**20)), "空白.txt.gz")
    assert [said for _, said in packed] == ["解压后超过 64 MB 的上限，没有读取，请拆分后再核对。"]
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    several = found(tmp_path, zipped({f"{at}.txt": TEXT for at in range(4)}))
    assert [name for name, _ in several][:2] == ["0.txt", "1.txt"]
    assert several[2][1] == "压缩包里的文件超过 2 个文件或 1024 MB，其余的没有读取，请分成几包再核对。"
    assert len(several) == 3


def test_damaged_members_and_archives(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": bytes(range(256)) * 40, "b.txt": TEXT}))
    data[60:70] = b"\xff" * 10
    assert found(tmp_path, bytes(data)) == [
        ("a.txt", "压缩包里的这个文件已损坏，读不出来，请重新打包。"),
        ("b.txt", TEXT.decode()),
    ]
    whole = zipped({"a.txt": TEXT})
    assert found(tmp_path, whole[:-30])[0][1] == "压缩包已损坏或没有传完整，后面的文件没有读取，请重新打包。"
    assert (
        found(tmp_path, b"Rar!\x1a\x07\x00" + bytes(40))[0][1]
        == "是 RAR 或 7z 压缩包，不能打开，请解压后核对其中的文件。"
    )


def test_an_empty_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "空.zip"
    path.write_bytes(zipped({}))
    with pytest.raises(InputError, match="压缩包里没有文件"):
        list(members(path))
