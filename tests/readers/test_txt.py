"""The exporter's text: rows as blocks, cells by tabs, broken cells, pictures and encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.tree import Document, Paragraph, Picture, Source, Table
from gouji.readers import txt
from gouji.readers.faults import InputError

SOURCE = Source("样例.txt", "", "txt")


def _read(text: str) -> Document:
    return txt.read(text.encode(), SOURCE)


def _rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.text.strip() for cell in row] for row in table.rows]


def test_a_block_between_blank_lines_is_a_row() -> None:
    assert _rows(_read("\t甲\n\t1\n\n\t乙\n\t2\n")) == [["甲", "1"], ["乙", "2"]]


def test_a_cell_runs_over_lines_and_an_empty_cell_is_kept() -> None:
    assert _rows(_read("\t年初\n预算数\n\t\n\t得分\n")) == [["年初\n预算数", "", "得分"]]


def test_a_word_written_downwards_stays_one_cell() -> None:
    text = "\t总分\n\t100\n\n\t年\n\n度\n\n目\n\n标\n\t一级指标\n"
    assert _rows(_read(text)) == [["总分", "100"], ["年\n度\n目\n标", "一级指标"]]


def test_text_after_a_table_is_no_cell() -> None:
    document = _read("\t总分\n\t100\n\n附件2\n项目支出绩效自评表\n\t甲\n\t1\n")
    assert [type(block) for block in document.blocks] == [Table, Paragraph, Paragraph, Table]


def test_an_indented_paragraph_is_no_table() -> None:
    document = _read("\t这是缩进的一段话。\n")
    assert [block.text for block in document.paragraphs] == ["这是缩进的一段话。"]


def test_a_cell_knows_its_line() -> None:
    (table,) = _read("标题\n\t甲\n\t\n       乙\n").tables
    assert [cell.place.line for cell in table.cells] == [2, 4]


def test_what_follows_a_picture_is_residue_up_to_real_text() -> None:
    text = "[image: image1.png]BAFZHR\n\n18 )\\ BREE 0.00\n\n2. FEREST\n\n第三部分：情况说明\n\n支出368.94万元。\n"
    document = _read(text)
    (picture,) = document.pictures
    assert isinstance(picture, Picture)
    assert (picture.name, picture.residue) == ("image1.png", ("BAFZHR", "18 )\\ BREE 0.00", "2. FEREST"))
    assert [paragraph.text for paragraph in document.paragraphs] == ["第三部分：情况说明", "支出368.94万元。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = "2022年度部门决算\n支出合计368.94万元，比上年减少2.32万元。\n"
    document = txt.read(text.encode(encoding), SOURCE)
    assert [paragraph.text for paragraph in document.paragraphs] == text.splitlines()


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03" * 50, "决算".encode()[:-1] + b"\xff\xff", b"\x7fELF\x02\x01\x01" + b"\0" * 60]
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        txt.read(data, SOURCE)
    assert "\n" not in str(refused.value)


@given(st.text(alphabet="\t\n 甲乙一、（）1.[image:]|", max_size=200))
def test_no_text_is_lost_and_nothing_raises(text: str) -> None:
    document = _read(text)
    kept: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            kept.append(block.text)
        elif isinstance(block, Table):
            kept.extend(cell.text for cell in block.cells)
        else:
            kept.extend((block.name, *block.residue))
    characters = "甲乙"
    wanted = [c for c in text if c in characters]
    assert sorted(c for piece in kept for c in piece if c in characters) == sorted(wanted)
