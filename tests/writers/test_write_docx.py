"""What is written as Word reads back the same."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from documents import document, paragraphs, tables
from hypothesis import assume, given
from hypothesis import strategies as st

from gouji.document.notation import parse, render
from gouji.document.place import Place
from gouji.document.tree import Block, Document, Paragraph, Source, Table
from gouji.readers import docx
from gouji.readers.softbreaks import paragraphs_in
from gouji.writers import docx as write_docx


def returned(original: Document) -> Document:
    return docx.read(write_docx.write(original), original.source)


@given(st.lists(paragraphs() | tables(), max_size=6))
def test_reading_inverts_writing(blocks: list[Block]) -> None:
    original = document(blocks)
    assume(
        all(len(paragraphs_in(block.text)) == 1 for block in original.paragraphs)
    )  # lines that read as paragraphs are
    again = returned(original)
    assert render(again) == render(original)
    assert [(block.level, block.place.section) for block in again.paragraphs] == [
        (block.level, block.place.section) for block in original.paragraphs
    ]
    assert [unnumbered(table) for table in again.tables] == list(original.tables)


def unnumbered(table: Table) -> Table:
    """``table`` without the number of the paragraph before it, which documents made here do not have."""
    cells = tuple(cell._replace(place=cell.place._replace(block=None)) for cell in table.cells)
    return replace(table, cells=cells, place=table.place._replace(block=None))


def test_a_heading_without_a_number_keeps_its_level() -> None:
    again = returned(document([Paragraph("部门决算", Place(), 1)]))
    assert [(block.text, block.level) for block in again.paragraphs] == [("部门决算", 1)]


def test_the_file_opens_in_another_reader() -> None:
    python_docx = pytest.importorskip("docx", reason="python-docx is not installed: the second reader is missing")
    original = parse("一、概况\n| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 2.00 |\n")
    opened = python_docx.Document(io.BytesIO(write_docx.write(original)))
    assert opened.paragraphs[0].text == "一、概况"
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [
        ["项目", "金额", "金额"],
        ["项目", "预算", "决算"],
        ["合计", "1.00", "2.00"],
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    original = parse("一、概况\n| a | b |\n")
    assert write_docx.write(original) == write_docx.write(original)


def test_a_picture_keeps_its_name_and_place() -> None:
    again = returned(Document(Source("x", "", ""), parse("前\n![image1.png]\n![image1.png]\n后\n![表 一.emf]").blocks))
    assert render(again).split("\n")[:-1] == ["前", "![image1.png]", "![image1.png]", "后", "［图片：表 一.emf］"]
