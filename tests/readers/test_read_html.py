"""Saved web pages: the article, its tables and its attachments, nothing of the page around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gouji.document.notation import render
from gouji.document.tree import Document, Picture, Source
from gouji.readers import InputError, html

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return html.read(page.encode(encoding), Source("样例.html", "", "html"))


def notation(document: Document) -> list[str]:
    return render(document).split("\n")[:-1]


ARTICLE = "<p>" + "本年收入合计2,946.25万元。" * 20 + "</p>"


def test_the_article_is_found_among_menus() -> None:
    menu = "".join(f"<li><a href='#'>栏目{number}</a></li>" for number in range(40))
    document = read(
        f"<div><ul>{menu}</ul></div><div class='c'><h1>部门决算</h1><div id='zoom'>{ARTICLE}<p>支出　2,940.05万元</p></div></div><div>版权所有 2025</div>",
        "<meta name='ArticleTitle' content='部门决算'><title>部门决算-某局</title><script>var a = 123456;</script>",
    )
    assert notation(document) == ["部门决算", "本年收入合计2,946.25万元。" * 20, "支出　2,940.05万元"]


def test_lines_break_as_in_a_browser() -> None:
    document = read("<div>一、概况<br>&nbsp;&nbsp;正文 有\n  空格<span>368</span><b>.94</b>万元<p>下段</p>尾\n巴</div>")
    assert notation(document) == ["一、概况", "  正文 有空格368.94万元", "下段", "尾巴"]


def test_tables_with_spans() -> None:
    document = read(
        "<table><tr><td rowspan=2>项目</td><td colspan='2'>金额</td></tr><tr><td>预算</td><td>决算</td></tr>"
        "<tr><td>合计</td><td>1.00</td><td><p>2.00</p><p>其中</p></td></tr></table>"
    )
    assert notation(document) == ["| {2x1}项目 | {1x2}金额 |", "| 预算 | 决算 |", "| 合计 | 1.00 | 2.00\\n其中 |", ""]


def test_odd_spans_do_not_overlap_or_run_away() -> None:
    document = read(
        "<table><tr><td rowspan=0>甲</td><td rowspan=99>乙</td><td colspan=0>丙</td></tr><tr><td colspan=abc>丁</td></tr></table>"
    )
    assert notation(document) == ["| {2x1}甲 | {2x1}乙 | 丙 |", "| 丁 |", ""]


def test_layout_tables_are_no_tables() -> None:
    document = read(f"<table><tr><td>{ARTICLE}<table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>")
    assert notation(document) == ["本年收入合计2,946.25万元。" * 20, "| 甲 | 1 |", ""]


def test_hidden_parts_and_filled_fields() -> None:
    document = read(
        "<p style='display: none'>隐藏</p><p hidden>隐藏</p><table><tr><td>金额</td><td><input value='12.50'><input type=hidden value=9></td></tr></table>"
    )
    assert notation(document) == ["| 金额 | 12.50 |", ""]


def test_attachments_and_pictures_are_named_and_never_fetched() -> None:
    document = read(
        ARTICLE
        + "<img src='http://example.invalid/a/表1.jpg?x=1'><img src='data:image/png;base64,AAAA'><p><a href='/P0201.xlsx'>附件：决算表</a></p><a href='x/%E8%A1%A8.pdf'></a>"
    )
    assert [block.name for block in document.blocks if isinstance(block, Picture)] == ["表1.jpg", "网页内嵌图片"]
    assert tuple(note.text for note in document.notes) == (
        "网页附件没有读取，请下载后一并核对：附件：决算表",
        "网页附件没有读取，请下载后一并核对：表.pdf",
    )


def test_elements_that_xml_closes_swallow_nothing() -> None:
    page = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='a/b.js'/></head><body><p/><p>支出1.00万元<a id='x'/>。</p></body></html>"
    assert notation(html.read(page.encode(), Source("样例.xhtml", "", "html"))) == ["支出1.00万元。"]


def test_old_encodings() -> None:
    assert notation(read("<p>支出决算2,940.05万元</p>", "<meta charset='gb2312'>", "gb18030")) == [
        "支出决算2,940.05万元"
    ]


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="网页里没有正文"):
        read("<script>1</script><a href='#'>菜单</a>")


def test_deep_nesting_is_bounded() -> None:
    assert notation(read("<div>" * 5_000 + "正文" + "</div>" * 5_000)) == ["正文"]


needs_files = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data is not here: real documents are read from beside the repository"
)


@needs_files
@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("changzhou-2025-budget", "全市财政情况向大会提交报告", "打印本页"),
        ("cq-transport-commission-2018-budget", "一、单位基本情况", "</body>"),
        ("fuxin-2025-final", "主任、各位副主任", "社会保险基金预算：根据"),
        ("sanmenxia-2018-budget", "各位代表：", "做好今年的财政工作，任务艰巨"),
    ],
)
def test_every_number_of_a_real_article_is_read_in_order(name: str, start: str, end: str) -> None:
    """Against a dump that only strips tags, between two phrases of the article: none lost, none changed, none added."""
    data = (SHARED / "data/real" / f"{name}.html").read_bytes()
    page = data.decode("utf-8")
    page = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", page)
    dump = re.sub(r"(?s)<[^>]*>", "", page[page.index("<body") :].replace("</body>", "</body>末"))
    document = html.read(data, Source(name, "", "html"))
    ours = "\n".join(block.text for block in document.paragraphs)
    marks = [re.sub(r"<[^>]*>", "", mark) or None for mark in (start, end)]
    assert numbers(between(ours, *marks)) == numbers(between(dump, *marks))
    assert len(numbers(between(ours, *marks))) > 20


def between(text: str, start: str | None, end: str | None) -> str:
    begin = text.index(start) if start else 0
    return text[begin : text.index(end, begin) if end and end in text[begin:] else len(text)]


def numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", text)


def test_a_raised_mark_behind_a_figure_is_no_digit_of_it() -> None:
    document = read(
        "<p>支出368.94<sup>1</sup>万元<sup>[2]</sup>，面积3m<sup>2</sup>。</p>"
        "<table><tr><td>支出</td><td>5.00<sup>3</sup></td></tr><tr><td>收入</td><td>6.00</td></tr></table>"
    )
    assert notation(document) == ["支出368.94万元，面积3m2。", "| 支出 | 5.00 |", "| 收入 | 6.00 |", ""]


_STORED = " sdval='1' sdnum='1033'"


def _row(*cells: str) -> str:
    shown = (f"<td{_STORED if '.' in cell else ''}>{cell or '<br>'}</td>" for cell in cells)
    return f"<tr>{''.join(shown)}</tr>"


SHEET = (
    _row("", "", "公开03表")
    + "<tr><td colspan=3>支出决算表</td></tr>"
    + _row("编制单位：青溪区司法局", "", "金额单位：元")
    + _row("科目编码", "科目名称", "本年支出合计")
    + _row("204", "公共安全支出", "368.94")
    + _row("", "合计", "368.94")
    + _row("注：本表反映部门各项支出。", "", "")
)  # fmt: skip
AS_LINES = [
    "公开03表",
    "支出决算表",
    "编制单位：青溪区司法局　　金额单位：元",
    "| 科目编码 | 科目名称 | 本年支出合计 |",
    "| 204 | 公共安全支出 | 368.94 |",
    "|  | 合计 | 368.94 |",
    "",
    "注：本表反映部门各项支出。",
]


def test_title_and_unit_of_a_saved_sheet_are_no_rows_of_its_table() -> None:
    assert notation(read(f"<table>{SHEET}</table>")) == AS_LINES
    page = f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table>{SHEET}</table></body></html>"
    told = page.replace(_STORED, "").encode()
    assert notation(html.read(told, Source("样例.xls", "", "html"))) == AS_LINES


def test_a_table_that_no_spreadsheet_program_saved_keeps_its_rows() -> None:
    plain = SHEET.replace(_STORED, "")
    assert notation(read(f"<table>{plain}</table>"))[0].startswith("|")


def test_a_saved_sheet_whose_first_row_is_its_head_is_one_table() -> None:
    rows = _row("科目编码", "", "合计") + _row("204", "", "368.94") + _row("", "", "368.94")
    assert notation(read(f"<table>{rows}</table>")) == [
        "| 科目编码 |  | 合计 |",
        "| 204 |  | 368.94 |",
        "|  |  | 368.94 |",
        "",
    ]
