"""The unit's own Word file back: comments where the findings are, nothing else changed."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from audit_samples import finding
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import etree

from gouji.checks import registry
from gouji.document.place import Place
from gouji.document.tree import Document, Paragraph, Source, Table
from gouji.domain.audit import Audit
from gouji.domain.bodies import Identity
from gouji.domain.dossier import Recognised
from gouji.domain.findings import Finding, Results, Side
from gouji.pipeline import checking
from gouji.readers import docx as read_docx
from gouji.readers import read as read_file
from gouji.readers import txt
from gouji.reports import annotate
from gouji.reports.faults import ReportError
from gouji.writers import docx as write_docx

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (
    f'xmlns:w="{_MAIN}" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def word(body: str, parts: dict[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/media/image1.png", b"\x89PNG\r\n\x1a\n\x00")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(data: bytes) -> Document:
    return read_docx.read(data, Source("自评.docx", hashlib.sha256(data).hexdigest(), "docx"))


def annotated(data: bytes, *findings: Finding) -> bytes:
    return annotate.annotated(Audit((Recognised(read(data), Identity()),), Results(findings)), data)


def part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def commented(data: bytes) -> dict[str, str]:
    """The text each comment stands on, by its number; every comment must have its beginning, its end and its mark."""
    root = etree.fromstring(part(data, "word/document.xml"))
    name = "{" + (root.tag.split("}")[0])[1:] + "}"
    going: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    marks = []
    for element in root.iter():
        number = element.get(f"{name}id", "")
        if element.tag == f"{name}commentRangeStart":
            going[number] = []
        elif element.tag == f"{name}commentRangeEnd":
            done[number] = "".join(going.pop(number))
        elif element.tag == f"{name}commentReference":
            marks.append(number)
        elif element.tag == f"{name}t":
            for pieces in going.values():
                pieces.append(element.text or "")
    assert not going
    assert sorted(marks) == sorted(done)
    return done


def remarks(data: bytes) -> list[list[str]]:
    root = etree.fromstring(part(data, "word/comments.xml"))
    return [["".join(map(str, p.itertext())) for p in comment] for comment in root]


def on(words: str, section: str = "", printed: str = "") -> Finding:
    place = Place(section=section, quote=words)
    return finding(place, left=Side("所印", printed, place) if printed else None)


def p(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}<w:t>{text}</w:t></w:r>"


def test_a_run_is_cut_around_the_figure_and_keeps_its_format() -> None:
    data = word(p(r("支出 26.85 万元", "<w:b/>")))
    before, after = (
        part(data, "word/document.xml"),
        part(annotated(data, on("支出 26.85 万元", printed="26.85")), "word/document.xml"),
    )
    reopened = b'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    mark = f'<w:commentRangeStart xmlns:w="{_MAIN}" w:id="0"/>'.encode()
    end = (
        f'<w:commentRangeEnd xmlns:w="{_MAIN}" w:id="0"/><w:r xmlns:w="{_MAIN}"><w:commentReference w:id="0"/></w:r>'
    ).encode()
    assert after == before.replace(
        "<w:t>支出 26.85 万元</w:t></w:r>".encode(),
        '<w:t xml:space="preserve">支出 </w:t></w:r>'.encode()
        + mark
        + reopened
        + b"26.85</w:t></w:r>"
        + end
        + reopened
        + " 万元</w:t></w:r>".encode(),
    )


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        (r("支出") + r("26.", "<w:b/>") + r("85万元"), "26.85"),
        (r("支出&amp;收入&lt;26.85&gt;"), "收入<26"),
        (f"<w:hyperlink>{r('见26.85元')}</w:hyperlink>", "26.85"),
        (f"<w:ins>{r('增26.85元')}</w:ins><w:del><w:r><w:delText>26.00</w:delText></w:r></w:del>", "26.85"),
        (r("26.85", "<w:vanish/>") + r("支出26.85元"), "26.85"),
        ("<w:r><w:t>支出</w:t><w:tab/><w:t>26.85</w:t><w:br/><w:t>元</w:t></w:r>", "26.85"),
        (f"<w:smartTag>{r('支出26')}{r('.85元')}</w:smartTag>", "出26.8"),
        (f"<w:sdt><w:sdtContent>{r('支出26.85元')}</w:sdtContent></w:sdt>", "26.85"),
    ],
    ids=["runs", "entities", "link", "insertion", "hidden", "tab", "tag", "control"],
)
def test_the_comment_stands_on_the_words_quoted(content: str, quote: str) -> None:
    data = word(p(r("引言")) + p(content))
    made = annotated(data, on(quote))
    assert commented(made) == {"0": quote}
    assert read(made).blocks == read(data).blocks


def test_the_second_of_two_equal_figures_is_meant_when_it_is() -> None:
    data = word(p(r("预算5.00万元，决算5.00万元")))
    made = annotated(data, on("决算5.00万元", printed="5.00"))
    text = part(made, "word/document.xml").decode()
    assert text.index("决算") < text.index("commentRangeStart")
    assert commented(made) == {"0": "5.00"}


def _cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_cells_by_their_place_in_the_row_merged_and_empty_ones_included() -> None:
    rows = (
        "<w:tr>"
        + _cell(p(r("项目")), '<w:vMerge w:val="restart"/>')
        + _cell(p(r("甲")))
        + _cell(p(r("5")))
        + "</w:tr>",
        "<w:tr>" + _cell("<w:p/>", "<w:vMerge/>") + _cell(p(r("乙"))) + _cell(p(r("5"))) + "</w:tr>",
        "<w:tr>" + _cell(p(r("合计")), '<w:gridSpan w:val="2"/>') + _cell("<w:p/>") + "</w:tr>",
    )
    data = word(f"<w:tbl>{''.join(rows)}</w:tbl>{p(r('表后'))}")
    made = annotated(data, finding(Place(row="乙", quote="5")), finding(Place(row="合计"), group="g2"))
    assert commented(made) == {"0": "5", "1": ""}
    text = part(made, "word/document.xml").decode()
    assert text.index("乙") < text.index("commentRangeStart") < text.index("合计")
    start = f'<w:commentRangeStart xmlns:w="{_MAIN}" w:id="1"/>'
    assert f"合计</w:t></w:r></w:p></w:tc><w:tc><w:tcPr></w:tcPr><w:p>{start}" in text
    assert read(made).blocks == read(data).blocks


def test_a_comment_on_a_text_box_or_a_footnote_stands_where_that_hangs() -> None:
    box = f"<w:r><w:drawing><wps:txbx><w:txbxContent>{p(r('框内26.85元'))}</w:txbxContent></wps:txbx></w:drawing></w:r>"
    note = f'<w:footnotes xmlns:w="{_MAIN}"><w:footnote w:id="1">{p(r("注：99元"))}</w:footnote></w:footnotes>'
    hanging = p(r("有注") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    data = word(p(r("锚") + box) + hanging, {"word/footnotes.xml": note})
    made = annotated(data, on("26.85元"), on("注：99元"))
    assert commented(made) == {"0": "锚框内26.85元", "1": "有注"}
    inside = part(made, "word/document.xml").decode().split("txbxContent")[1]
    assert "comment" not in inside


def test_automatic_numbers_and_empty_paragraphs_do_not_shift_the_place() -> None:
    numbering = (
        f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = "<w:p/>" + p(r("收入"), listed) + p("") + p(r("支出26.85万元，超26.85万元。"), listed)
    data = word(body, {"word/numbering.xml": numbering})
    assert [block.text for block in read(data).paragraphs] == ["一、收入", "二、支出26.85万元，超26.85万元。"]
    made = annotated(data, on("超26.85万元", section="一、收入"), on("一、收入", section="一、收入"))
    assert commented(made) == {"0": "超26.85万元", "1": "收入"}


def test_what_is_nowhere_to_be_found_is_said_at_the_beginning() -> None:
    made = annotated(word(p(r("首段")) + p(r("次段"))), finding(), on("没有这句话"))
    assert commented(made) == {"0": "首段", "1": "首段"}


def test_findings_about_other_files_are_left_out() -> None:
    data = word(p(r("首段")))
    made = annotated(data, finding(Place(input=1, quote="别的文件")), on("首段"))
    assert commented(made) == {"0": "首段"}


def test_one_comment_stands_at_what_is_accused_and_names_the_witnesses() -> None:
    data = word(p(r("甲5元")) + p(r("乙6元")))
    one, two = Place(quote="甲5元"), Place(quote="乙6元")
    made = annotated(
        data, finding(one, two, message="甲<乙&丙", left=Side("甲", "5元", one), right=Side("乙", "6元", two))
    )
    assert commented(made) == {"0": "5元"}
    (first,) = remarks(made)
    assert first == [
        "【差错 1】",
        "甲<乙&丙",
        "甲：5元；乙：6元",
        "关系：26.85 ÷ 24.00；相差 11.88",
        "怎么改：重算执行率。",
        "依据：财预〔2020〕10号（S002，指纹 0000000000S002g1）",
    ]


def test_what_follows_from_the_figure_at_fault_is_told_there_and_nowhere_else() -> None:
    data = word(p(r("甲5元")) + p(r("乙6元")))
    one, two = Place(quote="甲5元"), Place(quote="乙6元")
    culprit = finding(one, two, left=Side("甲", "5元", one), right=Side("应为", "6元", two))
    follows = finding(two, one, message="乙与甲不等。", left=Side("乙", "6元", two), code="S004")
    made = annotated(data, culprit, follows)
    assert commented(made) == {"0": "5元"}
    assert "随之一致：乙与甲不等。（S004）" in remarks(made)[0]
    elsewhere = Place(1, quote="甲5元")
    other = finding(elsewhere, two, left=Side("甲", "5元", elsewhere), right=Side("应为", "6元", two))
    with_witness = annotate.annotated(
        Audit((Recognised(read(data), Identity()),), Results((other,))),
        data,
    )
    assert commented(with_witness) == {}


def test_figures_of_which_one_is_wrong_have_one_comment_that_names_them_all() -> None:
    data = word(p(r("甲5元")) + p(r("乙6元")) + p(r("丙8元")))
    one, two, three = (Place(quote=quote) for quote in ("甲5元", "乙6元", "丙8元"))
    said = "甲5元与乙6元、丙8元对不上，其中有一个数有误。"
    left = Side("其中一个有误", "5元、6元", one)
    made = annotated(data, finding(three, one, two, message=said, left=left, rivals=(two,)))
    assert commented(made) == {"0": "甲5元"}
    (told,) = remarks(made)
    assert told[1] == said
    assert not any("随之一致" in line or "应为" in line for line in told)


def test_comments_that_are_there_already_stay() -> None:
    old = f'<w:comments xmlns:w="{_MAIN}"><w:comment w:id="7" w:author="审"><w:p/></w:comment></w:comments>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="comments.xml"/></Relationships>'
    )
    data = word(p(r("首段")), {"word/comments.xml": old, "word/_rels/document.xml.rels": rels})
    made = annotated(data, on("首段"))
    assert commented(made) == {"8": "首段"}
    assert part(made, "word/comments.xml").startswith(old.removesuffix("</w:comments>").encode())
    assert part(made, "word/_rels/document.xml.rels") == rels.encode()
    assert part(made, "[Content_Types].xml") == _TYPES.encode()


def test_other_parts_are_the_same_bytes() -> None:
    data = word(p(r("首段")))
    made = annotated(data, on("首段"))
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert names == ["[Content_Types].xml", "word/document.xml", "word/media/image1.png", *sorted(names[3:])]
    assert set(names[3:]) == {"word/comments.xml", "word/_rels/document.xml.rels"}
    assert part(made, "word/media/image1.png") == part(data, "word/media/image1.png")
    assert b'PartName="/word/comments.xml"' in part(made, "[Content_Types].xml")
    assert b'Target="comments.xml"' in part(made, "word/_rels/document.xml.rels")


def test_the_strict_variant_gets_strict_comments() -> None:
    data = word(p(r("首段")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", part(data, "word/document.xml").replace(_MAIN.encode(), _STRICT.encode()))
    made = annotated(buffer.getvalue(), on("首段"))
    assert commented(made) == {"0": "首段"}
    assert f'xmlns:w="{_STRICT}"'.encode() in part(made, "word/comments.xml")
    assert b"http://purl.oclc.org/ooxml/officeDocument/relationships/comments" in part(
        made, "word/_rels/document.xml.rels"
    )


def is_inserted_into(old: bytes, new: bytes) -> bool:
    """Whether ``new`` is ``old`` with bytes inserted and none taken away."""
    left = iter(new)
    return all(byte in left for byte in old)


_RUNS = st.lists(st.text(st.sampled_from("支出 56.8&<>，甲"), min_size=1, max_size=6), min_size=1, max_size=5)


@given(_RUNS, st.data())
def test_any_words_of_any_runs_can_be_commented_on(runs: list[str], data: st.DataObject) -> None:
    escaped = (run.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for run in runs)
    file = word(p("".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in escaped)))
    text = "".join(runs)
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))].strip()
    other = text[data.draw(st.integers(0, len(text) - 1)) :].strip()
    assume(quote and other)
    made = annotated(file, on(quote), on(other))
    assert read(made).blocks == read(file).blocks
    assert is_inserted_into(part(file, "word/document.xml"), part(made, "word/document.xml"))
    whole = text.strip()
    expected = {str(at): text if words == whole else words for at, words in enumerate((quote, other))}
    assert commented(made) == expected


@pytest.mark.parametrize("name", ["lingling-2022.txt", "xialu-2021.txt"])
def test_a_real_document_gets_every_comment_on_its_own_words(seeds: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "公开件.docx"
    path.write_bytes(write_docx.write(txt.read((seeds / name).read_bytes(), Source(name, "", "txt"))))
    audit = checking.check([path], registry.load())
    made = annotate.annotated(audit, path.read_bytes(), registry.load())
    (tmp_path / "批注.docx").write_bytes(made)
    assert read_file(tmp_path / "批注.docx").blocks == read_file(path).blocks
    printed = {
        re.sub(r"\s", "", text)
        for block in audit.inputs[0].document.blocks
        for text in (
            [block.text]
            if isinstance(block, Paragraph)
            else [cell.text for cell in block.cells]
            if isinstance(block, Table)
            else []
        )
    }
    everything = "\n".join(printed)
    found = commented(made)
    assert 0 < len(found) <= len(audit.results.findings)
    assert all(re.sub(r"\s", "", words) in everything for words in found.values())


def test_only_one_word_file_can_be_annotated_and_only_as_it_was_checked() -> None:
    data = word(p(r("首段")))
    one = Recognised(read(data), Identity())
    text = Recognised(Document(Source("a.txt", "", "txt"), ()), Identity())
    with pytest.raises(ReportError, match=r"没有 \.docx"):
        annotate.annotated(Audit((text,), Results()), data)
    with pytest.raises(ReportError, match="一次只能批注一份"):
        annotate.annotated(Audit((one, one), Results()), data)
    with pytest.raises(ReportError, match="改动过"):
        annotate.annotated(Audit((text, one), Results()), data + b" ")
    assert commented(annotate.annotated(Audit((text, one), Results((finding(Place(1, quote="首段")),))), data)) == {
        "0": "首段"
    }


BROKEN = {
    "a cell outside a table": word(p(r("首段")) + "<w:tc><w:p/></w:tc>" + p(r("末段"))),
    "a row outside a table": word(p(r("首段")) + "<w:tr/>"),
    "a cell before the first row": word(p(r("首段")) + "<w:tbl><w:tc><w:p/></w:tc></w:tbl>"),
    "a mark of rows before the first row": word(p(r("首段")) + "<w:tbl><w:trPr><w:del/></w:trPr></w:tbl>"),
}


def spoilt(part_name: bytes) -> bytes:
    """A Word file whose ``part_name`` does not unpack; all that is read for checking is sound."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        sound = zipfile.ZipFile(io.BytesIO(word(p(r("首段")), {"word/settings.xml": "<a/>" * 100})))
        for entry in sound.namelist():
            archive.writestr(entry, sound.read(entry))
    data = bytearray(buffer.getvalue())
    at = data.index(part_name) + len(part_name)
    data[at : at + 8] = b"\xff" * 8
    return bytes(data)


@pytest.mark.parametrize("name", [*BROKEN, "a part that does not unpack"])
def test_a_file_that_cannot_be_annotated_is_told_in_one_line(name: str) -> None:
    data = BROKEN[name] if name in BROKEN else spoilt(b"word/settings.xml")
    document = Document(Source("自评.docx", hashlib.sha256(data).hexdigest(), "docx"), ())
    with pytest.raises(ReportError, match=r"加不了批注.*另存一次"):
        annotate.annotated(Audit((Recognised(document, Identity()),), Results()), data)
