"""Every bound of every reader: what is past it is left out, the rest is read, and one sentence says so."""

from __future__ import annotations

import io
from email.message import EmailMessage

import pytest
from pdffile import Sheet, pdf_file
from wordfile import p, tc, tr, word_file

from gouji.bench.growth.packed import book, pdf, said
from gouji.bench.mutants.ofdfile import Leaf, ofd_file
from gouji.document.tree import Document, Note
from gouji.readers import InputError, isolated, read_bytes, sheets
from gouji.readers.formats import Format
from gouji.readers.layout.page import Page
from gouji.readers.limits import FORMATS, LIMITS

READERS = "gouji.readers"


assert sheets.MOST_CELLS, "loaded before a test bounds what it takes over from other modules"


def bounded(monkeypatch: pytest.MonkeyPatch, name: str, most: float) -> None:
    """Lowers the bound ``name``, which tests would be slow to reach."""
    monkeypatch.setattr(f"{READERS}.{name}", most)


def opened(data: bytes) -> Document:
    with isolated.left_out():
        return read_bytes("样例", data)


def unread(document: Document) -> list[str]:
    return [note.text for note in document.notes if note.unread]


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: Document) -> list[str]:
    return [cell.text for table in document.tables for cell in table.cells]


def table(*rows: tuple[str, ...]) -> str:
    return "<w:tbl>" + "".join(tr(*map(tc, row)) for row in rows) + "</w:tbl>"


SMALL, LARGE = (("甲", "1.00"),), (("乙", "1.00"), ("丙", "2.00"), ("丁", "3.00"))


def page(*tables: tuple[tuple[str, ...], ...]) -> bytes:
    made = "".join(
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
        for rows in tables
    )
    return f"<html><body><p>正文</p>{made}</body></html>".encode()


def exported(*tables: tuple[tuple[str, ...], ...]) -> bytes:
    made = ("\n".join("".join(f"\t{cell}\n" for cell in row) for row in rows) for rows in tables)
    return ("正文\n" + "\n中间的文字，说明情况。\n".join(made)).encode()


def ruled(*tables: tuple[tuple[str, ...], ...]) -> bytes:
    sheet = Sheet().text(60, 40, "正文")
    top = 60.0
    for rows in tables:
        sheet.grid([60, 160, 260], [top + 20 * at for at in range(len(rows) + 1)])
        for at, row in enumerate(rows):
            sheet.row([60, 160], top + 20 * at + 15, *row)
        top += 20 * len(rows) + 60
    return pdf_file(sheet)


@pytest.mark.parametrize(
    "data",
    [
        word_file(p("正文") + p("").join(table(*rows) for rows in (SMALL, LARGE, SMALL))),
        page(SMALL, LARGE, SMALL),
        exported(SMALL, LARGE, SMALL),
        ruled(SMALL, LARGE, SMALL),
    ],
    ids=["docx", "html", "txt", "pdf"],
)
def test_a_table_there_is_no_room_for_is_left_out_whole(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("drafts", "txt"):
        bounded(monkeypatch, f"{module}.MOST_CELLS", 5)
    document = opened(data)
    assert words(document)[0] == "正文"
    assert cells(document) == ["甲", "1.00", "甲", "1.00"]
    assert unread(document) == ["文件里的表格超过 0 万个单元格，这张表没有读取，请拆分后再核对。"]


def test_tables_left_out_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "drafts.MOST_CELLS", 3)
    assert unread(opened(page(LARGE, SMALL, LARGE))) == [
        "文件里的表格超过 0 万个单元格，从这张起有 2 张表没有读取，请拆分后再核对。"
    ]


def sheet(*values: int) -> str:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>{value}</v></c></row>' for at, value in enumerate(values, 1))
    return f"<sheetData>{rows}</sheetData>"


def test_a_sheet_there_is_no_room_for_is_left_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sheet", "sheets"):
        bounded(monkeypatch, f"{module}.MOST_CELLS", 4)
    document = opened(book(sheet(1, 2), sheet(3, 4, 5), sheet(6, 7)))
    assert cells(document) == ["1", "2", "6", "7"]
    assert unread(document) == [
        "工作簿超过 0 万个有内容的单元格或 1600 万字，工作表“表2”没有读取，请只保留要核对的内容，另存后再核对。"
    ]


def test_a_damaged_sheet_costs_the_others_nothing() -> None:
    document = opened(book(sheet(1, 2), "<sheetData><row r='1'><c r='A1'>", sheet(6, 7)))
    assert cells(document) == ["1", "2", "6", "7"]
    assert unread(document) == ["工作表“表2”没有读取：xl/worksheets/sheet2.xml 内容已损坏，请重新另存或重新导出。"]


def test_formulas_past_the_bound_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "xlsx.cells._MOST_FORMULA_TEXT", 8)
    rows = "".join(
        f'<row r="{at}"><c r="A{at}"><f>B{at}+C{at}</f><v>{at}</v></c><c r="B{at}"><v>1</v></c></row>'
        for at in range(1, 6)
    )
    document = opened(book(f"<sheetData>{rows}</sheetData>"))
    assert [cell.formula for one in document.tables for cell in one.cells if cell.column == 0] == [
        *("=B1+C1", "=B2+C2"),
        *["=…"] * 3,
    ]
    assert unread(document) == ["工作表“表1”的公式过长，有 3 个没有读取，只读了它们的结果。"]


@pytest.mark.parametrize(
    ("name", "most", "message"),
    [
        ("txt._LARGEST", 10, "样例：文本超过 0 MB，请拆分后再核对。"),
        ("txt._MOST_LINES", 1, "样例：文本超过 0 万行，请拆分后再核对。"),
    ],
)
def test_long_text_is_refused(name: str, most: int, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, name, most)
    with pytest.raises(InputError) as raised:
        opened("收入合计1.00万元。\n支出合计1.00万元。\n".encode())
    assert str(raised.value) == message


def test_a_page_of_endless_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "html._MOST_ELEMENTS", 5)
    with pytest.raises(InputError, match="网页里的标签超过 0 万个"):
        opened(page(LARGE))


def test_elements_in_each_other_past_the_bound_are_said() -> None:
    table_ = "<table><tr><td>甲</td><td>1.00</td></tr></table>"
    document = opened(f"<html><body>{'<div>' * 450}{table_}{'</div>' * 450}<p>正文</p></body></html>".encode())
    assert words(document) == ["甲1.00", "正文"]
    assert unread(document) == [
        "网页的标签一层套一层，深得异常，其中的表格可能没有读出来，请另存为 Word 或 Excel 后再核对。"
    ]


def test_attachments_past_the_bound_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "html.article._MOST_ATTACHMENTS", 1)
    links = "".join(f"<a href='{at}.pdf'>附件{at}</a>" for at in range(3))
    document = opened(f"<html><body><p>正文</p>{links}</body></html>".encode())
    assert unread(document) == [
        "网页附件没有读取，请下载后一并核对：附件0",
        "网页还有 2 个附件没有读取，请下载后一并核对。",
    ]


def test_a_part_of_a_mail_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "html._MOST_ELEMENTS", 8)
    mail = EmailMessage()
    mail.make_mixed()
    for content in ("<html><p>正文</p></html>", "<html><p>" + "<b>1" * 9 + "</html>"):
        part = EmailMessage()
        part.set_content(content, subtype="html")
        mail.attach(part)
    document = opened(bytes(mail))
    assert words(document) == ["正文"]
    assert unread(document) == ["文件中的一个部分没有读取：网页里的标签超过 0 万个，请只保存要核对的部分。"]


TOO_MUCH = "第1页的内容过多，超出上限的部分没有读取，其中的数字没有核对。"


@pytest.mark.parametrize(
    ("name", "most", "data"),
    [
        ("pdf.pdfium._MOST_GLYPHS", 4, pdf(said(60, 60, "正文支出"), said(60, 60, "支出"))),
        ("pdf.pdfium._MOST_OBJECTS", 2, pdf(said(60, 60, "正文支出") + "50 50 9 9 re S 70 70 9 9 re S ")),
        (
            "pdf.pdfium._DEEPEST_FORM",
            0,
            pdf(said(60, 60, "正文") + "/X0 Do ", forms=[("/X1 Do ", "/X1 7 0 R"), ("50 50 9 9 re S", "")]),
        ),
        ("pdf.paths._MOST_SEGMENTS", 6, pdf(said(60, 60, "正文") + "50 50 m " + "60 60 l 70 50 l " * 4 + "S")),
        (
            "pdf.fields._MOST_NOTES",
            1,
            pdf(said(60, 60, "正文"), notes=["<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] >>"] * 2),
        ),
        (
            "pdf.fields._MOST_CHARACTERS",
            4,
            pdf(
                said(60, 60, "正文"),
                notes=["<< /Type /Annot /Subtype /FreeText /Contents (12345) /Rect [50 50 90 60] >>"],
            ),
        ),
    ],
    ids=["characters", "objects", "forms", "corners", "annotations", "text of one"],
)
def test_what_a_page_holds_past_a_bound_is_said(
    name: str, most: int, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert unread(opened(data)) == []
    bounded(monkeypatch, name, most)
    document = opened(data)
    assert words(document)[0].startswith("正文")
    assert unread(document)[:1] == [TOO_MUCH] or name.endswith("GLYPHS")


def test_rules_past_the_bound_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "layout.lattice.MOST_LINES", 6)
    bounded(monkeypatch, "layout.arrange.MOST_LINES", 6)
    document = opened(ruled(LARGE))
    assert cells(document) == []
    assert unread(document) == ["第1页的线条过多，没有按表格读取，其中的表没有核对。"]


def test_pages_that_take_too_long_are_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "pdf.pdfium._START", 10.0)
    bounded(monkeypatch, "pdf.pdfium._A_PAGE", -3.0)
    document = opened(pdf(*(said(60, 100 + 40 * at, f"第{at}段") for at in range(9))))
    assert words(document) == ["第0段", "第1段", "第2段"]
    assert unread(document) == ["文件内容异常复杂，读到第 3 页已用完时间，共 9 页，后面的没有读取，请拆分后再核对。"]


def test_frames_past_the_bound_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    images = pytest.importorskip("PIL.Image")
    bounded(monkeypatch, "image._MOST_FRAMES", 2)
    monkeypatch.setattr(f"{READERS}.image.engine_found", object)
    monkeypatch.setattr(f"{READERS}.image.page_of", lambda _, number, *__: Page(number, 400, 300, (), (), ()))
    scan = io.BytesIO()
    images.new("L", (400, 300), 255).save(
        scan, "TIFF", save_all=True, append_images=[images.new("L", (400, 300), 255)] * 2
    )
    document = opened(scan.getvalue())
    assert unread(document) == ["图片不止 2 页，只识别了前 2 页，其余没有核对，请拆分后再核对。"]


def test_of_a_picture_that_moves_one_frame_is_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    images = pytest.importorskip("PIL.Image")
    monkeypatch.setattr(f"{READERS}.image.engine_found", object)
    monkeypatch.setattr(f"{READERS}.image.page_of", lambda _, number, *__: Page(number, 400, 300, (), (), ()))
    moving, still = io.BytesIO(), io.BytesIO()
    first = images.new("L", (40, 30), 255)
    first.save(moving, "GIF", save_all=True, append_images=[images.new("L", (40, 30), shade) for shade in (9, 90)])
    first.save(still, "GIF")
    assert unread(opened(moving.getvalue())) == ["图片是动图，只识别了第一帧，其余没有核对，请拆分后再核对。"]
    assert unread(opened(still.getvalue())) == []


def test_a_note_is_said_once() -> None:
    document = opened(f"<html><body>{('<div>' * 450 + '深' + '</div>' * 450) * 3}</body></html>".encode())
    assert len(document.notes) == len(set(document.notes)) == 1
    assert isinstance(document.notes[0], Note)


def test_every_format_and_every_bound_is_on_the_page() -> None:
    assert sorted(one.kind.value for one in FORMATS) == sorted(kind.value for kind in Format)
    assert all(one.value for one in LIMITS)
    assert len({one.name for one in LIMITS}) == len(LIMITS)


def test_ofd_pages_that_take_too_long_are_left_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    bounded(monkeypatch, "ofd.pages._START", 10.0)
    bounded(monkeypatch, "ofd.pages._A_PAGE", -3.0)
    document = opened(ofd_file(*(Leaf().text(20, 100 + 10 * at, f"第{at}段") for at in range(9))))
    assert words(document) == ["第0段", "第1段", "第2段"]
    assert unread(document) == ["文件内容异常复杂，读到第 3 页已用完时间，共 9 页，后面的没有读取，请拆分后再核对。"]
