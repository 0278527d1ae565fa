"""Scans: rules found in pictures, text put into the cells, every cell with its confidence."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from pdffile import Sheet, pdf_file
from wordfile import p, packed, part

from gouji.document.notation import render
from gouji.document.tree import Document, Source, Table
from gouji.readers import InputError, docx, html, image, isolated, read
from gouji.readers.drafts import finished
from gouji.readers.layout.arrange import layout_of
from gouji.readers.layout.assembly import blocks_of
from gouji.readers.layout.page import Box, Page
from gouji.readers.ocr import engine as engines
from gouji.readers.ocr import inside
from gouji.readers.ocr.engine import Reading
from gouji.readers.pdf import pdfium

numpy = pytest.importorskip("numpy", reason="numpy is not installed: pictures cannot be read")
PIL = pytest.importorskip("PIL.Image", reason="pillow is not installed: pictures cannot be read")
draw = pytest.importorskip("PIL.ImageDraw")
chops = pytest.importorskip("PIL.ImageChops")
fonts = pytest.importorskip("PIL.ImageFont")

FINANCE = Path(__file__).resolve().parents[2].parent / "shared/data/shanghai-dev/finance-a.pdf"
SIZE = (1240, 1754)  # A4 at 150 dots an inch
XS, YS = [200, 500, 700, 1000], [300, 360, 420, 480]
TEXTS = [["2940.05", "2106.66", "12.5%"], ["100", "208.05", "368.94"], ["7", "1,234.50", "0.95"]]


class Canned:
    """An engine that reads what it is told stands there, cells of one row as one line where ``glued``."""

    def __init__(self, glued: bool = False) -> None:
        self.glued = glued
        self.looks = 0
        self.other = ""

    def recognise(self, picture: bytes) -> list[Reading]:
        found = []
        for row, texts in enumerate(TEXTS):
            top, bottom = YS[row] + 15, YS[row] + 45
            if self.glued and row == 1:
                found.append(Reading("".join(texts), XS[0] + 10, top, XS[3] - 200, bottom, 97))
                continue
            found += [
                Reading(text, XS[at] + 10, top, XS[at] + 10 + 12 * len(text), bottom, 99 - row)
                for at, text in enumerate(texts)
            ]
        return found

    def look(self, picture: bytes) -> list[Reading]:
        self.looks += 1
        width, height = PIL.open(io.BytesIO(picture)).size
        return [Reading("1", 20, 20, width - 20, height - 20, 60)]

    def reconsider(self, picture: bytes) -> list[Reading]:
        return [Reading(self.other, 20, 20, 60, 40, 99)] if self.other else []


def form(*, texts: bool = True) -> PIL.Image:
    picture = PIL.new("L", SIZE, 255)
    pen = draw.Draw(picture)
    for x in XS:
        pen.line([(x, YS[0]), (x, YS[-1])], fill=0, width=3)
    for y in YS:
        pen.line([(XS[0], y), (XS[-1], y)], fill=0, width=3)
    if texts:
        font = fonts.load_default(size=30)
        for row, line in enumerate(TEXTS):
            for at, text in enumerate(line):
                pen.text((XS[at] + 15, YS[row] + 12), text, fill=0, font=font)
    return picture


def encoded(picture: PIL.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()


def read_with(engine: object, picture: PIL.Image, monkeypatch: pytest.MonkeyPatch) -> Document:
    monkeypatch.setattr(image, "engine_found", lambda: engine)
    return image.read(encoded(picture), Source("扫描.png", "", "image"))


TABLE = ["| " + " | ".join(line) + " |" for line in TEXTS]


def test_text_goes_into_the_cells_with_its_confidence(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_with(Canned(), form(texts=False), monkeypatch)
    assert render(document).split("\n")[:3] == TABLE
    cells = next(document.tables).cells
    assert [cell.confidence for cell in cells] == [99] * 3 + [98] * 3 + [97] * 3
    assert all(cell.scanned for cell in cells)
    assert tuple(note.text for note in document.notes) == ("第1页有图片，其中的文字由 OCR 识别，数字请对照原件。",)


def test_a_line_across_a_rule_is_read_again_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Canned(glued=True)
    document = read_with(engine, form(texts=False), monkeypatch)
    assert render(document).split("\n")[1] == "| 1 | 1 | 1 |"
    assert engine.looks == 3


def test_a_cell_the_engine_passed_over_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = form(texts=False)
    draw.Draw(picture).text((XS[1] + 15, YS[1] + 12), "1", fill=0, font=fonts.load_default(size=30))
    engine = Canned()
    monkeypatch.setitem(globals(), "TEXTS", [TEXTS[0], [TEXTS[1][0], "", TEXTS[1][2]], TEXTS[2]])
    document = read_with(engine, picture, monkeypatch)
    assert [(cell.text, cell.confidence) for cell in next(document.tables).cells][4] == ("1", 60)


@pytest.mark.parametrize(
    ("seen", "confidence", "other", "text", "candidates"),
    [
        ("12.86", 90, "12.36", "12.86", ("12.36",)),  # two figures: the other is a rival
        ("12.86", 99, "12.36", "12.86", ()),  # sure enough not to be looked at again
        ("12.86", 90, "12.86", "12.86", ()),
        ("12.86", 90, "理", "12.86", ()),  # no figure, no rival
        ("12.8f", 90, "12.86", "12.86", ()),  # what is no figure gives way
        ("1286", 99, "12.86", "1286", ("12.86",)),  # the only one of its column without decimals
        ("2.995.39", 99, "", "2,995.39", ()),  # no figure has two points
    ],
)
def test_a_doubtful_figure_is_looked_at_by_other_eyes(
    seen: str, confidence: int, other: str, text: str, candidates: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Doubting(Canned):
        def recognise(self, picture: bytes) -> list[Reading]:
            found = super().recognise(picture)
            return [*found[:1], found[1]._replace(text=seen, confidence=confidence), *found[2:]]

    engine = Doubting()
    engine.other = other
    cells = next(read_with(engine, form(texts=False), monkeypatch).tables).cells
    assert (cells[1].text, cells[1].candidates) == (text, candidates)
    assert {cell.candidates for cell in (*cells[:1], *cells[2:])} == {()}


@pytest.mark.parametrize(
    ("left", "thickness", "text"),
    [(215, 2, "一般公共服务支出"), (215, 12, "般公共服务支出"), (330, 2, "般公共服务支出")],
)
def test_the_lone_stroke_is_put_back_only_where_the_picture_shows_it(
    left: int, thickness: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dropping(Canned):
        def recognise(self, picture: bytes) -> list[Reading]:
            return [Reading("般公共服务支出", 250, 315, 460, 345, 99), Reading("100", 510, 315, 560, 345, 99)]

    picture = form(texts=False)
    draw.Draw(picture).rectangle([(left, 330), (left + 24, 330 + thickness)], fill=90)
    table = next(read_with(Dropping(), picture, monkeypatch).tables)
    assert [cell.text for cell in table.cells][:2] == [text, "100"]


@pytest.mark.parametrize("harm", ["skew", "seal", "broken rules", "noise"])
def test_rules_are_found_in_a_poor_scan(harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = form(texts=False).convert("RGB")
    pen = draw.Draw(picture)
    if harm == "skew":
        picture = picture.rotate(-0.7, PIL.Resampling.BICUBIC, fillcolor="white")
    elif harm == "seal":
        ink = PIL.new("RGB", SIZE, "white")  # ink lets what is printed below it shine through
        draw.Draw(ink).ellipse([(450, 250), (850, 520)], outline=(220, 40, 40), width=14)
        draw.Draw(ink).line([(450, 400), (850, 400)], fill=(220, 40, 40), width=8)
        picture = chops.multiply(picture, ink)
    elif harm == "broken rules":
        for x in range(230, 1000, 60):
            pen.line([(x, YS[1] - 2), (x + 4, YS[1] + 3)], fill="white", width=2)
    else:
        chance = numpy.random.default_rng(3)
        pixels = numpy.asarray(picture).astype(int) + chance.integers(-60, 60, (SIZE[1], SIZE[0], 1))
        picture = PIL.fromarray(pixels.clip(0, 255).astype("uint8"))
    document = read_with(Canned(), picture, monkeypatch)
    assert [(cell.row, cell.column, cell.rowspan, cell.colspan) for cell in next(document.tables).cells] == [
        (row, column, 1, 1) for row in range(3) for column in range(3)
    ]


def test_without_an_engine_the_reader_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"需要安装 OCR 组件"):
        read_with(None, form(), monkeypatch)


def test_a_damaged_picture_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image, "engine_found", Canned)
    path = tmp_path / "坏.png"
    path.write_bytes(encoded(form())[:900])
    with pytest.raises(InputError, match="图片已损坏"):
        read(path)


def test_a_scanned_pdf_page_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "engine_found", Canned)
    grid = "".join(
        f"{x * 0.48} {842 - y0 * 0.48} m {x * 0.48} {842 - y1 * 0.48} l S " for x in XS for y0, y1 in [(YS[0], YS[-1])]
    )
    grid += "".join(f"{XS[0] * 0.48} {842 - y * 0.48} m {XS[-1] * 0.48} {842 - y * 0.48} l S " for y in YS)
    backdrop = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q "
    document = read_pdf(Sheet().raw(backdrop + "1.4 w " + grid))
    assert render(document).split("\n")[:3] == TABLE
    assert tuple(note.text for note in document.notes) == ("第1页有图片，其中的文字由 OCR 识别，数字请对照原件。",)


def read_pdf(sheet: Sheet) -> Document:
    from gouji.readers import pdf

    return pdf.read(pdf_file(sheet), Source("扫描.pdf", "", "pdf"))


NEEDS_ENGINE = pytest.mark.skipif(
    engines.engine_found() is None, reason="no OCR engine is installed: nothing can be recognised"
)


def read_picture(picture: PIL.Image) -> Document:
    return image.read(encoded(picture), Source("扫描.png", "", "image"))


@NEEDS_ENGINE
def test_the_installed_engine_reads_a_form() -> None:
    document = read_picture(form())
    assert render(document).split("\n")[:3] == TABLE
    assert all((cell.confidence or 0) > 60 for cell in next(document.tables).cells)


@NEEDS_ENGINE
def test_print_under_a_red_seal_is_read() -> None:
    ink = PIL.new("RGB", SIZE, "white")
    pen = draw.Draw(ink)
    pen.ellipse([(480, 270), (820, 610)], outline=(214, 40, 48), width=8)
    pen.polygon([(520, 320), (760, 340), (640, 460)], fill=(214, 40, 48))
    stamped = io.BytesIO()
    chops.multiply(form().convert("RGB"), ink).save(stamped, "JPEG", quality=45)
    assert render(read_picture(PIL.open(stamped))).split("\n")[:3] == TABLE


@NEEDS_ENGINE
@pytest.mark.parametrize("stamped", [False, True])
def test_red_print_is_no_seal(stamped: bool) -> None:
    page = form(texts=False).convert("RGB")
    pen = draw.Draw(page)
    for row, line in enumerate(TEXTS):
        for at, text in enumerate(line):
            pen.text((XS[at] + 15, YS[row] + 12), text, fill=(200, 20, 20), font=fonts.load_default(size=30))
    if stamped:
        ink = PIL.new("RGB", SIZE, "white")
        draw.Draw(ink).ellipse([(700, 1200), (1000, 1500)], outline=(214, 40, 48), width=8)
        page = chops.multiply(page, ink)
    assert render(read_picture(page)).split("\n")[:3] == TABLE


@NEEDS_ENGINE
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_was_scanned_turned_is_read_upright(degrees: int) -> None:
    document = read_picture(form().rotate(degrees, expand=True))
    assert render(document).split("\n")[:3] == TABLE


@NEEDS_ENGINE
@pytest.mark.parametrize("degrees", [0, 90])
def test_a_picture_turned_on_a_page_of_text_stays_within_its_frame(degrees: int) -> None:
    part = form().crop((100, 200, 1100, 600)).rotate(degrees, expand=True)
    shown = PIL.new("L", (1240, 1754), 255)
    shown.paste(part, (100, 400))
    box = Box(48.0, 192.0, 48 + part.width * 0.48, 192 + part.height * 0.48)
    page = inside.with_pictures(Page(1, 595.2, 841.92, (), (), (), (box,)), shown, engines.engine_found())
    assert "".join(glyph.text for glyph in page.glyphs) == "".join("".join(line) for line in TEXTS)
    assert all(box.left <= one.left <= one.right <= box.right for one in page.glyphs)
    assert all(box.top <= one.top <= one.bottom <= box.bottom for one in page.glyphs)


@NEEDS_ENGINE
@pytest.mark.skipif(
    not FINANCE.is_file(), reason="../shared/data is not here: real documents are read from beside the repository"
)
def test_a_real_page_scanned_crooked_on_its_side_under_a_seal_reads_as_the_file_states() -> None:
    """收入决算表: skewed, on grey grainy paper, stamped over its figures, as JPEG."""
    pypdfium2 = pytest.importorskip("pypdfium2")
    stated = next(at for at in pdfium.pages_of(FINANCE.read_bytes(), "") if at.number == 8)
    shown = pypdfium2.PdfDocument(FINANCE)[7].render(scale=150 / 72).to_pil().convert("RGB")
    ink = PIL.new("RGB", shown.size, "white")
    draw.Draw(ink).ellipse([(760, 420), (1010, 670)], outline=(214, 40, 48), width=7)
    draw.Draw(ink).regular_polygon((885, 545, 50), 3, fill=(214, 40, 48))
    shown = chops.multiply(shown, ink).rotate(0.7, PIL.Resampling.BICUBIC, fillcolor="white")
    grain = numpy.random.default_rng(3).normal(0, 8, (shown.height, shown.width, 1))
    pixels = (20 + numpy.asarray(shown) * 0.88 + grain).clip(0, 255).astype("uint8")
    scan = io.BytesIO()
    PIL.fromarray(pixels).rotate(90, expand=True).save(scan, "JPEG", quality=60)
    (table,) = read_picture(PIL.open(scan)).tables
    (expected,) = (block for block in finished(blocks_of([layout_of(stated)]))[0] if isinstance(block, Table))
    figures = re.compile(r"[\d,]+\.\d\d")
    assert {(one.row, one.column): one.text for one in table.cells if figures.fullmatch(one.text)} == {
        (one.row, one.column): one.text for one in expected.cells if figures.fullmatch(one.text)
    }


def test_a_table_pasted_into_word_as_a_picture_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "engine_found", Canned)
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId4" Type="image" Target="media/image1.png"/>'
        '<Relationship Id="rId5" Type="image" Target="media/image2.emf"/></Relationships>'
    )
    body = "".join(f'<w:p><w:r><w:drawing><a:blip r:embed="rId{number}"/></w:drawing></w:r></w:p>' for number in (4, 5))
    data = packed(
        {
            "word/document.xml": part("document", f"<w:body>{p('收入支出决算总表')}{body}</w:body>"),
            "word/_rels/document.xml.rels": rels,
            "word/media/image1.png": encoded(form(texts=False)),
            "word/media/image2.emf": b"\1\0\0\0",
        }
    )
    with isolated.left_out():  # the worker knows nothing of the canned engine
        document = docx.read(data, Source("a.docx", "", "docx"))
    assert render(document).split("\n") == ["收入支出决算总表", "![image1.png]", *TABLE, "", "![image2.emf]", ""]
    assert {cell.confidence for cell in next(document.tables).cells} == {97, 98, 99}
    assert {cell.place.page for cell in next(document.tables).cells} == {None}
    assert tuple(note.text for note in document.notes) == (inside.NOTE,)


def test_a_table_pasted_into_a_page_of_text_as_a_picture_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "engine_found", Canned)
    pixels = form(texts=False).crop((100, 200, 1100, 600)).tobytes()
    page = Sheet().text(60, 100, "收入支出决算总表").text(60, 700, "注：含结转。")
    picture = f"BI /W 1000 /H 400 /CS /G /BPC 8 /F /AHx ID {pixels.hex()}> EI"
    page.raw(f"q 480 0 0 192 60 {842 - 400} cm {picture} Q")
    monkeypatch.setitem(globals(), "XS", [x - 100 for x in XS])
    monkeypatch.setitem(globals(), "YS", [y - 200 for y in YS])
    document = read_pdf(page)
    assert [line for line in render(document).split("\n") if line and not line.startswith("![")] == [
        "收入支出决算总表",
        *TABLE,
        "注：含结转。",
    ]
    assert {cell.confidence for cell in next(document.tables).cells} == {97, 98, 99}


def test_a_picture_inside_a_web_page_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "engine_found", Canned)
    address = "data:image/png;base64," + base64.b64encode(encoded(form(texts=False))).decode()
    page = f"<body><p>收入支出决算总表</p><img src='{address}'><img src='data:image/png;base64,%%%'></body>"
    with isolated.left_out():
        document = html.read(page.encode(), Source("a.html", "", "html"))
    assert render(document).split("\n")[:6] == ["收入支出决算总表", "![网页内嵌图片]", *TABLE, ""]


@pytest.mark.parametrize(("size", "eyes"), [((735, 2000), "near"), ((2000, 735), "near"), ((736, 736), "page")])
def test_a_cell_as_large_as_a_page_is_looked_at_as_one(size: tuple[int, int], eyes: str) -> None:
    class Seen:
        def __init__(self, text: str) -> None:
            self.text = text

        def ocr(self, image: bytes) -> dict[str, dict[int, dict[str, object]]]:
            box = {"text": self.text, "topLeftCoord": (0, 0), "bottomRightCoord": (9, 9), "confidence": 0.9}
            return {"bounds": {0: box}}

    engine = engines.FasterPaddle(Seen("page"), Seen("near"))
    assert [one.text for one in engine.look(encoded(PIL.new("L", size, 255)))] == [eyes]
