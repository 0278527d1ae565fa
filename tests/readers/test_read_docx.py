"""Word files: what a reader sees, nothing else."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from typeset import with_merges
from wordfile import p, part, read, tbl, tc, tr

from gouji.document.notation import render
from gouji.document.tree import Document, Source, Table
from gouji.readers import docx, txt
from gouji.writers import docx as write_docx

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


def test_runs_of_one_figure_join() -> None:
    document = read("<w:p><w:r><w:t>支出368</w:t></w:r><w:r><w:t>.94万元</w:t></w:r></w:p>")
    assert texts(document) == ["支出368.94万元"]


def broken(*lines: str) -> str:
    return "<w:p><w:r>" + "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines) + "</w:r></w:p>"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (("一、收入情况", "　　本年收入3.00万元。", "　　上年2.00万元。"), ["一、收入情况", "　　本年收入3.00万元。", "　　上年2.00万元。"]),
        (("本年收入3.00万元。", "（一）支出情况", "本年支出2.00万元。"), ["本年收入3.00万元。", "（一）支出情况", "本年支出2.00万元。"]),
        (("某某局", "2023年度部门决算"), ["某某局\n2023年度部门决算"]),
        (("本年收入3.00万元，其中财政拨款", "收入2.00万元。"), ["本年收入3.00万元，其中财政拨款\n收入2.00万元。"]),
        (
            ("本年收入12.00万元，其中财政拨款收入1", "1.00万元，其他收入1.00万元，与上年相比", "增加2.00万元。", "本年支出9.00万元。"),
            ["本年收入12.00万元，其中财政拨款收入11.00万元，其他收入1.00万元，与上年相比增加2.00万元。", "本年支出9.00万元。"],
        ),
    ],
)  # fmt: skip
def test_lines_that_are_paragraphs_to_the_eye(lines: tuple[str, ...], shown: list[str]) -> None:
    assert texts(read(broken(*lines))) == shown


def test_merged_both_ways() -> None:
    down, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    document = read(
        tbl(
            tr(tc("项目", down), tc("金额", wide)),
            tr(tc("", on), tc("预算"), tc("决算")),
            tr(tc("合计"), tc("1.00"), tc("2.00")),
        )
    )
    assert notation(document) == ["| {2x1}项目 | {1x2}金额 |", "| 预算 | 决算 |", "| 合计 | 1.00 | 2.00 |", ""]


def test_a_grid_finer_than_the_table() -> None:
    """WPS cuts columns that no row uses, and draws one edge twice a hair apart."""
    five, four, one = (f'<w:gridSpan w:val="{span}"/>' for span in (5, 4, 1))
    document = read(
        tbl(
            tr(tc("科目", five), tc("金额", one)),
            tr(tc("合计", four), tc("7.00", '<w:gridSpan w:val="2"/>')),
            widths=(400, 400, 400, 400, 9, 1500),
        )
    )
    assert notation(document) == ["| 科目 | 金额 |", "| 合计 | 7.00 |", ""]


def test_rows_that_begin_late_keep_their_columns() -> None:
    document = read(
        tbl(
            tr(tc("甲"), tc("乙"), tc("丙")),
            tr(tc("1"), tc("2"), properties='<w:gridBefore w:val="1"/>'),
        )
    )
    table = next(document.tables)
    assert [(cell.text, cell.row, cell.column) for cell in table.cells[3:]] == [("1", 1, 1), ("2", 1, 2)]


def test_a_continuation_without_a_beginning_is_a_cell() -> None:
    document = read(tbl(tr(tc("甲", "<w:vMerge/>"), tc("1")), tr(tc("", "<w:vMerge/>"), tc("2"))))
    assert notation(document) == ["| {2x1}甲 | 1 |", "| 2 |", ""]


def test_nested_tables_and_text_boxes_follow_what_holds_them() -> None:
    inner = tbl(tr(tc("内一"), tc("内二")))
    box = f"<w:txbxContent>{p('框中')}{tbl(tr(tc('框一'), tc('框二')))}</w:txbxContent>"
    shape = (
        f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    document = read(
        tbl(tr(f"<w:tc>{p('外')}{inner}{p('尾')}</w:tc>", tc("旁")))
        + f"<w:p><w:r><w:t>前</w:t></w:r><w:r>{shape}</w:r><w:r><w:t>后</w:t></w:r></w:p>"
        + p("末")
    )
    assert notation(document) == [
        "| 外\\n尾 | 旁 |", "", "| 内一 | 内二 |", "", "前后", "框中", "| 框一 | 框二 |", "", "末"
    ]  # fmt: skip


def test_tables_that_only_lay_out_the_page_are_none() -> None:
    def cell(*parts: str) -> str:
        return f"<w:tc>{''.join(parts)}<w:p/></w:tc>"

    inner = tbl(tr(tc("内一"), tc("内二")))
    beside = tbl(tr(tc("右一"), tc("右二")))
    around = tbl(tr(cell(p("表题"), tbl(tr(cell(inner))))), tr(cell(p("注"))))
    assert notation(read(around)) == ["表题", "| 内一 | 内二 |", "", "注"]
    assert [table.cells[0].text for table in read(tbl(tr(cell(inner), cell(beside)))).tables] == ["内一", "右一"]
    assert [table.cells[0].text for table in read(tbl(tr(tc("说明"), cell(inner)))).tables] == ["说明", "内一"]


def test_content_controls_are_transparent() -> None:
    document = read(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('一、概况')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>金额</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>12.50</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        + tbl(f"<w:sdt><w:sdtContent>{tr(tc('甲'), tc('乙'))}</w:sdtContent></w:sdt>")
    )
    assert notation(document) == ["一、概况", "金额12.50", "| 甲 | 乙 |", ""]


def test_tracked_changes_are_read_as_accepted() -> None:
    gone_row = tr(tc("删"), tc("9"), properties="<w:del/>")
    document = read(
        "<w:p><w:r><w:t>执行率</w:t></w:r><w:del><w:r><w:delText>89</w:delText><w:tab/></w:r></w:del>"
        "<w:ins><w:r><w:t>98</w:t></w:r></w:ins><w:r><w:t>%</w:t></w:r></w:p>"
        "<w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上段</w:t></w:r></w:p>"
        + p("下段")
        + tbl(tr(tc("留"), tc("1")), gone_row)
    )
    assert notation(document) == ["执行率98%", "上段下段", "| 留 | 1 |", ""]
    assert tuple(note.text for note in document.notes) == ("文档带有修订标记，已按全部接受后的内容读取。",)


def test_hidden_text_is_left_out() -> None:
    styles = part(
        "styles",
        '<w:style w:type="character" w:styleId="Off"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Off2"><w:basedOn w:val="Off"/></w:style>',
    )
    document = read(
        "<w:p><w:r><w:t>见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        '<w:r><w:rPr><w:rStyle w:val="Off2"/></w:rPr><w:t>藏</w:t></w:r></w:p>'
        + tbl(tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2"), properties="<w:hidden/>")),
        styles=styles,
    )
    assert notation(document) == ["见显", "| 甲 | 1 |", ""]


def test_footnotes_follow_their_paragraph_and_leave_no_digit() -> None:
    notes = part(
        "footnotes",
        f'<w:footnote w:type="separator" w:id="0">{p("线")}</w:footnote><w:footnote w:id="1">{p("含结转")}</w:footnote>',
    )
    document = read(
        '<w:p><w:r><w:t>支出368.94</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:t>万元</w:t></w:r></w:p>'
        + p("下文"),
        footnotes=notes,
    )
    assert [(block.text, block.footnote) for block in document.paragraphs] == [
        ("支出368.94万元", False), ("含结转", True), ("下文", False)
    ]  # fmt: skip


_NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
)


RAISED = '<w:vertAlign w:val="superscript"/>'


def ran(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("before", "mark", "after", "shown"),
    [
        ("支出368.94", "1", "万元", "支出368.94万元"),
        ("支出368.94万元", "[12]", "，增加", "支出368.94万元，增加"),
        ("完成率100%", "注2", "。", "完成率100%。"),
        ("面积12m", "2", "。", "面积12m2。"),
        ("面积12平方米，折12米", "2", "。", "面积12平方米，折12米²。"),
        ("约3×10", "4", "件", "约3×10⁴件"),
        ("3月5", "th", "日", "3月5th日"),
        ("共3", "45", "件", "共3件"),
        ("共3", "456", "件", "共3456件"),
    ],
)
@pytest.mark.parametrize("in_table", [False, True])
def test_a_raised_mark_behind_a_figure_is_no_digit_of_it(
    before: str, mark: str, after: str, shown: str, in_table: bool
) -> None:
    text = f"<w:p>{ran(before)}{ran(mark, RAISED)}{ran(after)}</w:p>"
    inside = f"<w:tbl><w:tr><w:tc>{text}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" if in_table else text
    assert notation(read(inside)) == ([f"| {shown} |  |", ""] if in_table else [shown])


def test_a_digit_on_the_line_or_below_it_stays() -> None:
    for properties in ('<w:vertAlign w:val="baseline"/>', '<w:vertAlign w:val="subscript"/>', "<w:b/>"):
        assert texts(read(f"<w:p>{ran('共3')}{ran('1', properties)}{ran('件')}</w:p>")) == ["共31件"]


def numbered(text: str, level: int, number: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_what_a_reader_sees() -> None:
    document = read(
        numbered("概况", 0) + numbered("职能", 1) + numbered("机构", 1) + numbered("点", 2) + p("正文") + numbered("收支", 0)
        + numbered("收入", 1) + numbered("另起", 0, 2) + numbered("续", 0),
        numbering=_NUMBERING,
    )  # fmt: skip
    assert texts(document) == [
        "一、概况", "1.1 职能", "1.2 机构", "点", "正文", "二、收支", "2.1 收入", "五、另起", "六、续"
    ]  # fmt: skip
    assert [paragraph.level for paragraph in document.paragraphs][:2] == [2, None]


def test_a_style_may_number_and_rank() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="H1"><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H1a"><w:basedOn w:val="H1"/></w:style>'
        '<w:style w:styleId="Title"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>',
    )
    style = '<w:pStyle w:val="%s"/>'
    document = read(
        p("部门决算", style % "Title")
        + p("概况", style % "H1a")
        + p("不编号", style % "H1a" + '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        styles=styles,
        numbering=_NUMBERING,
    )
    assert [(block.text, block.level) for block in document.paragraphs] == [
        ("部门决算", 1), ("一、概况", 2), ("不编号", 1)
    ]  # fmt: skip


def test_pictures_stand_where_they_are_anchored() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId4" Type="image" Target="media/image1.png"/>'
        '<Relationship Id="rId5" Type="image" TargetMode="External" Target="http://example.invalid/x.png"/></Relationships>'
    )
    document = read(
        '<w:p><w:r><w:t>表一</w:t><w:drawing><a:blip r:embed="rId4"/></w:drawing></w:r></w:p>'
        '<w:p><w:r><w:drawing><a:blip r:link="rId5"/></w:drawing></w:r></w:p>',
        document_rels=rels,
    )
    assert notation(document) == ["表一", "![image1.png]", "![链接的图片]"]


def test_breaks_tabs_symbols_and_fields() -> None:
    document = read(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t>"
        '<w:br w:type="page"/><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/>'
        "<w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert texts(document) == ["甲\t乙\n丙-☑"]


def test_strict_files_read_alike() -> None:
    import wordfile

    data = wordfile.word_file(p("正文"))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        main = archive.read("word/document.xml").decode()
    strict = main.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    document = docx.read(wordfile.packed({"word/document.xml": strict}), Source("a.docx", "", "docx"))
    assert texts(document) == ["正文"]


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data is not here: real documents are read from beside the repository"
)
def test_every_number_of_a_real_file_is_read_and_none_is_added() -> None:
    path = SHARED / "data/real/chengde-2025-budget.docx"
    document = docx.read(path.read_bytes(), Source(str(path), "", "docx"))
    dump = zipfile.ZipFile(path).read("word/document.xml").decode()
    dump = re.sub(r"<mc:Fallback>.*?</mc:Fallback>", "", dump, flags=re.S)
    lines = ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", block)) for block in dump.split("</w:p>")]
    read_lines = [line for block in document.blocks for line in lines_of(block)]
    assert numbers(read_lines) == numbers(lines)
    assert len(numbers(lines)) > 100


def lines_of(block: object) -> list[str]:
    return [cell.text for cell in block.cells] if isinstance(block, Table) else [getattr(block, "text", "")]


def numbers(lines: list[str]) -> Counter[str]:
    return Counter(number for line in lines for number in re.findall(r"\d[\d.,]*", line))


@pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/seeds is not here: the seeds are read from beside the repository"
)
@pytest.mark.parametrize("name", ["lingling-2022.txt", "xialu-2021.txt"])
def test_a_seed_typeset_as_word_reads_like_its_text(name: str) -> None:
    original = txt.read((SHARED / "seeds" / name).read_bytes(), Source(name, "", "txt"))
    typeset = with_merges(original)
    document = docx.read(write_docx.write(typeset), Source(name, "", "docx"))
    assert [outline(block) for block in document.blocks] == [outline(block) for block in original.blocks]
    assert [table.caption for table in document.tables] == [table.caption for table in original.tables]


def outline(block: object) -> object:
    """What both formats can carry: a paragraph with its depth, or the filled cells of a table row by row."""
    if isinstance(block, Table):
        return [[cell.text.strip() for cell in row if cell.text.strip()] for row in block.rows]
    if hasattr(block, "residue"):
        return block.name
    return (getattr(block, "text", ""), getattr(block, "level", None))


def test_tables_that_only_lay_out_others_are_none() -> None:
    inner = f"<w:tbl>{tr(tc('甲'), tc('1.00'))}</w:tbl>"
    cell = f"<w:tc><w:tcPr/>{p('支出决算表')}{inner}{p('')}</w:tc>"
    outer = f"<w:tbl>{tr(cell, tc(''))}{tr(tc('注'), tc(''))}</w:tbl>"
    document = read(f"{outer}{p('后')}")
    assert notation(document) == ["支出决算表", "| 甲 | 1.00 |", "", "注", "后"]
    assert [table.caption for table in document.tables] == ["支出决算表"]
    twice = f"<w:tbl>{tr(f'<w:tc><w:tcPr/>{outer}{p(str())}</w:tc>')}</w:tbl>"
    assert notation(read(twice)) == ["支出决算表", "| 甲 | 1.00 |", "", "注"]
