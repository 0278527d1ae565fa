"""OFD files: text, rules and pictures by where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pdffile import Sheet, pdf_file

from gouji.bench.mutants.ofdfile import NAMES, Leaf, ofd_file
from gouji.document.notation import render
from gouji.document.tree import UNREAD, Document
from gouji.readers import InputError, isolated, read_bytes
from gouji.readers.ofd import drawing, pages

XS, YS = [20.0, 80, 120, 160], [40.0, 50, 60, 70]
ROWS = (("项目", "预算数", "决算数"), ("合计", "12.00", "34.50"), ("基本支出", "1,234.00", "—"))


def opened(*leaves: Leaf | str, **more: str) -> Document:
    with isolated.left_out():
        return read_bytes("样例.ofd", ofd_file(*leaves, **more))


def words(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def unread(document: Document) -> list[str]:
    return [note.text for note in document.notes if note.unread]


def test_a_page_reads_as_the_same_page_of_a_pdf_does() -> None:
    leaf, sheet, point = Leaf(), Sheet(595.28, 841.89), 72 / 25.4
    leaf.text(20, 20, "一、收入支出决算总体情况说明").text(
        28, 28, "2022年度本年支出368.94万元，比上年减少2.32万元。"
    ).grid(XS, YS)
    sheet.text(20 * point, 20 * point, "一、收入支出决算总体情况说明", 4 * point)
    sheet.text(28 * point, 28 * point, "2022年度本年支出368.94万元，比上年减少2.32万元。", 4 * point)
    sheet.grid([x * point for x in XS], [y * point for y in YS])
    for row, y in zip(ROWS, YS, strict=False):
        leaf.row(XS, y + 7, *row)
        for x, said in zip(XS, row, strict=False):
            sheet.text((x + 2) * point, (y + 7) * point, said, 4 * point)
    shown = opened(leaf)
    with isolated.left_out():
        printed = read_bytes("样例.pdf", pdf_file(sheet))
    assert render(shown) == render(printed)
    assert [[cell.text for cell in row] for table in shown.tables for row in table.rows] == [list(row) for row in ROWS]
    assert [one.place.page for one in shown.paragraphs] == [1, 1]
    assert (shown.source.format, shown.notes) == ("ofd", ())


def test_rules_are_lines_thin_areas_or_sides_of_boxes() -> None:
    def bar(x: float, y: float, width: float, height: float, more: str) -> str:
        data = f"M 0 0 L {width} 0 L {width} {height} L 0 {height} C"
        return f'<ofd:PathObject Boundary="{x} {y} 200 200" {more}><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'

    thin, boxes = Leaf(), Leaf()
    for at, row in enumerate(ROWS):
        for leaf in (thin, boxes):
            leaf.row(XS, YS[at] + 7, *row)
        for left, right in pairwise(XS):
            boxes.add(bar(left, YS[at], right - left, 10, ""))
    for x in XS:
        thin.add(bar(x, YS[0], 0.2, 30, 'Stroke="false" Fill="true"'))
    for y in YS:
        thin.add(bar(XS[0], y, 140, 0.2, 'Stroke="false" Fill="true"'))
    for leaf in (thin, boxes):
        assert [[cell.text for cell in row] for table in opened(leaf).tables for row in table.rows] == [
            list(row) for row in ROWS
        ]


def test_matrices_move_and_stretch_text() -> None:
    code = '<ofd:TextCode X="0" Y="100" DeltaX="g 3 100">本年支出</ofd:TextCode>'
    leaf = Leaf().add(
        f'<ofd:TextObject Boundary="20 30 50 5" CTM="0.04 0 0 0.04 0 0" Font="1" Size="100">{code}</ofd:TextObject>'
    )
    leaf.text(36, 34, "1.00万元")
    assert words(opened(leaf)) == ["本年支出1.00万元"]


def test_steps_are_stated_one_by_one_or_several_at_once() -> None:
    assert drawing._deltas("1 g 2 3 4", 5) == [1, 3, 3, 4, None]
    assert drawing._deltas("g 99999999 1", 3) == [1, 1, 1]
    assert drawing._deltas("g", 2) == [None, None]


def test_a_turned_page_is_read_upright() -> None:
    leaf = Leaf()
    for at, said in enumerate(("本年支出1.00万元。", "比上年减少2.00万元。")):
        steps = " ".join("4" for _ in said[:-1])
        leaf.add(f'<ofd:TextObject Boundary="{100 - 40 * at} 20 5 100" CTM="0 1 -1 0 0 0" Font="1" Size="4"><ofd:TextCode X="0" Y="0" DeltaX="{steps}">{said}</ofd:TextCode></ofd:TextObject>')  # fmt: skip
    assert words(opened(leaf)) == ["本年支出1.00万元。", "比上年减少2.00万元。"]


@pytest.mark.parametrize("size", ["0", "-4", "NaN", "1e999", "", "9" * 400])
def test_type_of_no_size_is_no_print(size: str) -> None:
    odd = f'<ofd:TextObject Boundary="20 40 99 9" Font="1" Size="{size}"><ofd:TextCode X="0" Y="4">无</ofd:TextCode></ofd:TextObject>'
    assert words(opened(Leaf().text(20, 30, "正文").add(odd))) == ["正文"]


def test_words_aslant_and_marks_are_set_aside() -> None:
    leaf = Leaf().text(20, 30, "本年支出1.00万元。")
    leaf.add('<ofd:TextObject Boundary="50 50 90 90" CTM="0.7 -0.7 0.7 0.7 0 0" Font="1" Size="9"><ofd:TextCode X="0" Y="9" DeltaX="9">内部资料</ofd:TextCode></ofd:TextObject>')  # fmt: skip
    document = opened(leaf)
    assert words(document) == ["本年支出1.00万元。"]
    assert [note.text for note in document.notes] == ["水印“内部资料”不是正文，没有参加核对。"]


def test_what_is_invisible_is_not_there() -> None:
    leaf = (
        Leaf()
        .text(20, 30, "本年支出1.00万元。")
        .text(20, 40, "看不见", more='Visible="false"')
        .text(20, 50, "透明", more='Alpha="0"')
    )
    assert words(opened(leaf)) == ["本年支出1.00万元。"]


def test_templates_and_annotations_are_part_of_the_page() -> None:
    common = '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl.xml"/>'
    more = "<ofd:Annotations>Annots.xml</ofd:Annotations>"
    listed = f'<ofd:Annotations {NAMES}><ofd:Page PageID="1"><ofd:FileLoc>Note.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    inner = '<ofd:TextObject Boundary="0 0 99 9" Font="1" Size="4"><ofd:TextCode X="0" Y="4">{}</ofd:TextCode></ofd:TextObject>'
    annotations = "".join(
        f'<ofd:Annot Type="{kind}"><ofd:Appearance Boundary="20 {y} 99 9">{inner.format(said)}</ofd:Appearance></ofd:Annot>'
        for kind, y, said in (("Stamp", 60, "附加说明"), ("Watermark", 90, "样张"))
    )
    document = opened(
        Leaf().text(20, 40, "正文内容。").content('<ofd:Template TemplateID="9"/>'),
        common=common,
        more=more,
        Tpls_Tpl__xml=Leaf().text(20, 20, "标题文字").content(),
        Annots__xml=listed,
        Note__xml=f"<ofd:PageAnnot {NAMES}>{annotations}</ofd:PageAnnot>",
    )
    assert words(document) == ["标题文字", "正文内容。", "附加说明"]
    assert [note.text for note in document.notes] == ["水印“样张”不是正文，没有参加核对。"]


def test_characters_of_a_font_of_its_own_are_said_to_be_unread() -> None:
    document = opened(Leaf().text(20, 30, "本年支出\ue123\ue124万元。"))
    assert words(document) == [f"本年支出{UNREAD * 2}万元。"]
    assert len(unread(document)) == 1


def test_pages_of_pictures_and_attachments_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "engine_found", lambda: None)
    image = '<ofd:ImageObject ResourceID="3" CTM="200 0 0 280 0 0" Boundary="5 5 200 280"/>'
    more = "<ofd:Attachments>Att.xml</ofd:Attachments>"
    att = f'<ofd:Attachments {NAMES}><ofd:Attachment Name="附表.xlsx"/></ofd:Attachments>'
    assert unread(opened(Leaf().add(image), more=more, Att__xml=att)) == [
        "第1页是扫描图片，没有可读的文字，其中的数字没有核对。",
        "附在文件里的“附表.xlsx”没有读取，请另存后一并核对。",
    ]


def test_a_damaged_page_costs_the_others_nothing() -> None:
    document = opened(Leaf().text(20, 30, "第一页。"), "<ofd:Page", Leaf().text(20, 30, "第三页。"))
    assert [(one.text, one.place.page) for one in document.paragraphs] == [("第一页。", 1), ("第三页。", 3)]
    assert unread(document) == ["第2页已损坏，打不开，没有读取。"]


@pytest.mark.parametrize(("name", "most"), [("MOST_GLYPHS", 2), ("MOST_OBJECTS", 1), ("_MOST_SEGMENTS", 1)])
def test_what_a_page_holds_past_a_bound_is_said(name: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = Leaf().text(20, 30, "正文").rule(10, 10, 90, 10).text(20, 40, "第二段")
    assert unread(opened(leaf)) == []
    monkeypatch.setattr(drawing, name, most)
    assert unread(opened(leaf)) == ["第1页的内容过多，超出上限的部分没有读取，其中的数字没有核对。"]


def test_too_many_pages_and_none_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="没有页面"):
        opened()
    monkeypatch.setattr(pages, "MOST_PAGES", 1)
    with pytest.raises(InputError, match="共 2 页"):
        opened(Leaf(), Leaf())
