"""Broken, protected and malicious files: bounded in time and memory, one clear sentence, nothing fetched or run."""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from pathlib import Path

import pytest
from fuzz_readers import mutated
from pdffile import Sheet, pdf_file
from samples import samples
from wordfile import p, packed, part, word_file

from gouji.document.tree import Document
from gouji.readers import InputError, convert, isolated, package, read
from gouji.readers.pdf import pdfium

_SAMPLES = samples()


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes seconds to refuse a damaged file."""
    monkeypatch.setattr(convert, "program_found", lambda: None)


_BOMB = b" " * (40 * 2**20)


def refused(tmp_path: Path, data: bytes, name: str = "文件") -> str:
    path = tmp_path / name
    path.write_bytes(data)
    started = time.process_time()
    with pytest.raises(InputError) as raised:
        read(path)
    assert time.process_time() - started < 20  # of computing: the machine may be busy
    message = str(raised.value)
    assert "\n" not in message
    assert message.startswith(str(path))
    assert message.endswith("。") or "pip install" in message
    return message.removeprefix(f"{path}：")


def outcome(path: Path) -> str:
    """The refusal of a file that may be read or refused, empty when it is read."""
    try:
        assert isinstance(read(path), Document)
    except InputError as refusal:
        return str(refusal)
    return ""


@pytest.mark.skipif(os.name != "posix", reason="管道和设备按 POSIX 测")
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_what_never_ends_is_not_opened(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "决算.txt"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero")
    with pytest.raises(InputError) as raised:
        read(path)
    assert str(raised.value) == f"{path}：不是普通文件（管道、设备之类），不予读取，请另存后再核对。"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\xff\xfe", b" \n"])
def test_a_file_of_nothing_but_its_mark_is_empty(data: bytes, tmp_path: Path) -> None:
    assert refused(tmp_path, data) == "文件是空的，请检查导出是否成功。"


def test_a_cell_off_the_sheet_is_damage(tmp_path: Path) -> None:
    names = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    cell = '<Cell ss:Index="2" ss:MergeAcross="{}"><Data ss:Type="Number">1</Data></Cell>'
    book = f'<?mso-application progid="Excel.Sheet"?><Workbook {names}><Worksheet ss:Name="表"><Table><Row>{cell}</Row></Table></Worksheet></Workbook>'
    assert "在工作表的范围以外" in refused(tmp_path, book.format(999_999_999).encode())
    (tmp_path / "a.xml").write_text(book.format(3))
    assert [cell.text for table in read(tmp_path / "a.xml").tables for cell in table.cells] == ["1"]


def test_a_mail_with_an_endless_head_is_refused(tmp_path: Path) -> None:
    mail = b"MIME-Version: 1.0\r\nContent-Type: text/html;" + b" a=b;\r\n" * 100_000 + b"\r\n<p>1</p>"
    assert refused(tmp_path, mail) == "邮件的开头长得异常，不予读取，请另存为普通网页后再核对。"


def test_zip_bombs(tmp_path: Path) -> None:
    assert "压缩比异常" in refused(tmp_path, packed({"word/document.xml": _BOMB}))
    assert "压缩比异常" in refused(tmp_path, packed({"xl/worksheets/sheet1.xml": _BOMB}))


def test_a_part_that_lies_about_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 100)
    assert "内容过大" in refused(tmp_path, word_file(p("正文" * 100)))


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 2)
    assert "解压后内容过大" in refused(tmp_path, packed({f"word/{at}.xml": "" for at in range(4)}))


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a SYSTEM "http://example.invalid/a.dtd">',
    ],
)
def test_entities_are_refused(tmp_path: Path, prologue: str) -> None:
    main = prologue + part("document", f"<w:body>{p('&b;')}</w:body>")
    assert "不允许的外部定义" in refused(tmp_path, packed({"word/document.xml": main}))
    assert "不允许的外部定义" in refused(tmp_path, packed({"word/document.xml": main.encode("utf-16")}))
    shared = (
        f'{prologue}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>'
    )
    with zipfile.ZipFile(io.BytesIO(_SAMPLES["xlsx"])) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    assert "不允许的外部定义" in refused(tmp_path, packed({**parts, "xl/sharedStrings.xml": shared}))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "xls", "pdf"])
def test_files_cut_short(tmp_path: Path, kind: str) -> None:
    data = _SAMPLES[kind]
    for share in (0.3, 0.6, 0.9):
        path = tmp_path / f"截断.{kind}"
        path.write_bytes(data[: int(len(data) * share)])
        assert "\n" not in outcome(path)  # PDF readers repair what they can
    message = refused(tmp_path, data[: len(data) // 3])
    assert any(word in message for word in ("损坏", "没有传完整", "密码"))


def test_protected_files(tmp_path: Path) -> None:
    locked = bytearray(_SAMPLES["docx"])
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(mark, at + 4)
    assert "设有密码" in refused(tmp_path, bytes(locked))
    garbage = "<" + "7f" * 32 + ">"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {garbage} /U {garbage} /P -4 >> /ID [{garbage} {garbage}] /Root".encode()
    trailer = _SAMPLES["pdf"].replace(b"/Root", encrypt)
    assert "PDF 设有密码" in refused(tmp_path, trailer)
    if "xls" in _SAMPLES:
        renamed = _SAMPLES["xls"].replace("Workbook".encode("utf-16-le"), "Encrypte".encode("utf-16-le"))
        assert "文件设有密码" in refused(tmp_path, renamed)


def test_a_zip_file_from_the_future(tmp_path: Path) -> None:
    data = bytearray(_SAMPLES["docx"])
    data[data.find(b"PK\x01\x02") + 6] = 170  # the version needed to extract
    assert "损坏" in refused(tmp_path, bytes(data))


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    for kind, data in _SAMPLES.items():
        path = tmp_path / f"{kind}.错误后缀.pdf"
        path.write_bytes(data)
        assert read(path).source.format == kind


def test_an_archive_and_an_empty_file_say_what_to_do(tmp_path: Path) -> None:
    assert "请解压" in refused(tmp_path, packed({"a.docx": _SAMPLES["docx"]}))
    assert "空的" in refused(tmp_path, b"")


def test_a_sheet_of_a_million_rows(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 600_000))
    with zipfile.ZipFile(io.BytesIO(_SAMPLES["xlsx"])) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    message = refused(tmp_path, packed({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert message.startswith("工作表超过 30 万个有内容的单元格")


def test_a_merge_of_the_whole_sheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(_SAMPLES["xlsx"])) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(packed({**parts, "xl/worksheets/sheet1.xml": sheet}))
    assert [cell.text for table in read(path).tables for cell in table.cells] == ["1", "2"]


def test_a_pdf_of_two_thousand_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "长.pdf"
    path.write_bytes(pdf_file(*[Sheet().text(60, 100, f"第{number}段。") for number in range(2_000)]))
    assert len(read(path).blocks) == 2_000
    monkeypatch.setattr(pdfium, "MOST_PAGES", 1_999)
    with isolated.left_out():
        assert "共 2000 页" in refused(tmp_path, path.read_bytes())


def test_a_parser_that_breaks_takes_nothing_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.readers.docx.open_package", lambda *_: 1 / 0)
    assert "读不下去（ZeroDivisionError）" in refused(tmp_path, _SAMPLES["docx"])


@pytest.mark.parametrize("kind", sorted(_SAMPLES))
def test_random_damage_gives_a_document_or_a_refusal(tmp_path: Path, kind: str) -> None:
    """A short run of the fuzzing target, the same every time; ``fuzz_readers.py`` runs it for as long as one likes."""
    chance = random.Random(kind)
    path = tmp_path / "f"
    for _ in range(60):
        path.write_bytes(mutated(_SAMPLES[kind], chance))
        message = outcome(path)
        assert "\n" not in message
        assert "读不下去" not in message
