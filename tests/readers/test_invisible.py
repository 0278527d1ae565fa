"""What shows nothing changes nothing; what changes the order of display is read as it is seen, and said."""

from __future__ import annotations

from pathlib import Path

import pytest
from wordfile import p, tc, tr, word_file

from gouji.document.tree import Document
from gouji.readers import read_bytes
from gouji.readers.invisible import in_display_order

UNSEEN = "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e\u200f\u202a\u202c\u2066\u2069\ufe0f"


def texts(document: Document) -> list[str]:
    """Paragraphs, then cells; and each quote is the text itself."""
    things = [*document.paragraphs, *(cell for table in document.tables for cell in table.cells)]
    assert all(thing.place.quote == thing.text.strip() for thing in things)
    return [thing.text for thing in things]


@pytest.mark.parametrize("character", UNSEEN)
@pytest.mark.parametrize("form", ["txt", "html", "docx"])
def test_invisible_characters_change_nothing(form: str, character: str) -> None:
    heading, sentence = f"{character}一、收支情况", f"支出3{character}68.94{character}万元。"
    data = {
        "txt": f"{heading}\n{sentence}\n\n\t科目\t1{character}2.00\n\n\t甲\t{character}3.00\n",
        "html": f"<html><p>{heading}<p>{sentence}<table><tr><td>科目<td>1{character}2.00<tr><td>甲<td>{character}3.00</table>",
        "docx": word_file(
            p(heading)
            + p(sentence)
            + f"<w:tbl>{tr(tc('科目'), tc(f'1{character}2.00'))}{tr(tc('甲'), tc(f'{character}3.00'))}</w:tbl>"
        ),
    }[form]
    document = read_bytes("样例", data.encode() if isinstance(data, str) else data)
    assert texts(document) == ["一、收支情况", "支出368.94万元。", "科目", "12.00", "甲", "3.00"]
    assert [paragraph.level for paragraph in document.paragraphs] == [2, None]
    assert document.notes == ()


def test_a_line_of_invisible_characters_is_none() -> None:
    assert texts(read_bytes("样例", "甲。\n\u200b\ufeff\n乙。".encode())) == ["甲。", "乙。"]


def test_blanks_that_take_room_stay() -> None:
    assert texts(read_bytes("样例", "支出 368\u00a0\u2009\u3000万元".encode())) == ["支出 368\u00a0\u2009\u3000万元"]


def test_an_override_is_carried_out_and_said() -> None:
    document = read_bytes("样例", "甲\n支出368\u202e49.\u202c万元，减少2.2\u200b3万元。".encode())
    assert texts(document) == ["甲", "支出368.94万元，减少2.23万元。"]
    (note,) = document.notes
    assert note.unread
    assert note.place is not None
    assert note.place.line == 2
    assert note.place.quote == "支出368.94万元，减少2.23万元。"


def test_an_override_in_a_cell() -> None:
    document = read_bytes("样例", "<html><table><tr><td>科目<td>\u202e00.21</table>".encode())
    assert texts(document) == ["科目", "12.00"]
    assert [note.place and note.place.quote for note in document.notes] == ["12.00"]


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("没有", "没有"),
        ("a\u202ebc", "acb"),
        ("a\u202ebc\u202cd", "acbd"),
        ("\u202dab\u202c", "ab"),
        ("\u202ea\u202dbc\u202cd", "dbca"),
        ("\u202eab\u202ecd\u202cef", "fedcba"),
        ("\u202e(%5)", "(5%)"),
        ("\u202eab\ncd", "ba\ncd"),
        ("a\u202cb\u2069", "ab"),
    ],
)
def test_the_order_of_display(stored: str, shown: str) -> None:
    assert in_display_order(stored) == shown


def test_endless_overrides_end() -> None:
    assert in_display_order("\u202e" * 10_000 + "ab") in ("ab", "ba")


def test_the_name_of_a_file_is_left_alone(tmp_path: Path) -> None:
    document = read_bytes("样\u200b例", "甲。".encode())
    assert document.source.path == "样\u200b例"
