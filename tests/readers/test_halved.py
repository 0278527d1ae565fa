"""Figures typed in full width are read as those in half width; places go on quoting what is printed."""

from __future__ import annotations

from gouji.document.tree import Document, Paragraph, Table
from gouji.readers import read_bytes

TEXT = """本年收入１，２３４．５６万元，占９９％；支出５，６００万元。
１．公共安全支出。增长０．５．
"""
TABLE = "| 栏次 | １ | ２ |\n| 合计 | １，２３４．５６ | ９９％ |\n| ２．其他 | 5.60 | 甲，乙 |\n"


def _read(text: str) -> Document:
    return read_bytes("a.txt", text.encode())


def test_sentences_in_full_width() -> None:
    blocks = [block for block in _read(TEXT).blocks if isinstance(block, Paragraph)]
    assert [block.text for block in blocks] == [
        "本年收入1，234.56万元，占99%；支出5，600万元。",
        "1．公共安全支出。增长0.5．",
    ]
    assert blocks[1].place.quote == "１．公共安全支出。增长０．５．"


def test_tables_in_full_width() -> None:
    (table,) = (block for block in _read(TABLE).blocks if isinstance(block, Table))
    assert [cell.text for cell in table.cells] == [
        *("栏次", "1", "2"),
        *("合计", "1,234.56", "99%"),
        *("2.其他", "5.60", "甲，乙"),
    ]
    assert [cell.place.quote for cell in table.cells][4] == "１，２３４．５６"


def test_a_document_in_half_width_stays_as_it_is() -> None:
    document = _read("本年收入1,234.56万元，占99％。\n")
    assert [block.text for block in document.paragraphs] == ["本年收入1,234.56万元，占99％。"]
