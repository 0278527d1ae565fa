"""Word 97 files: what is seen of them, without LibreOffice."""

from __future__ import annotations

import struct

import pytest

from gouji.bench.mutants.container import container
from gouji.bench.mutants.docfile import DEPTH, IN_TABLE, INNER_CELL, INNER_ROW_END, ROW_END, Doc, read, row, sprm
from gouji.document.notation import render
from gouji.document.tree import Paragraph, Picture, Source
from gouji.readers import InputError, convert, doc

DELETED, INSERTED, HIDDEN, SPECIAL, SYMBOL, PICTURE = 0x0800, 0x0801, 0x083C, 0x0855, 0x6A09, 0x6A03
LIST, LIST_LEVEL, OUTLINE = 0x460B, 0x260A, 0x2640
FIRST, BESIDE, BELOW, TOP = 1, 2, 0x20, 0x60


@pytest.fixture(autouse=True)
def _without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would hide what our own reader does not read."""
    monkeypatch.setattr(convert, "program_found", lambda: None)


def shown(file: Doc) -> str:
    return render(read(file)).rstrip("\n")


def test_cells_merged_both_ways() -> None:
    file = Doc().p("收入支出决算总表")
    file.cell("项目").cell("金额").cell("").row_end(row(0, 1000, 2000, 3000, flags=(TOP, FIRST, BESIDE)))
    file.cell("").cell("预算").cell("决算").row_end(row(0, 1000, 2000, 3000, flags=(BELOW,)))
    file.cell("合计").cell("1.00").cell("2.00").row_end(row(0, 1000, 2000, 3000))
    file.p("以上")
    assert shown(file) == (
        "收入支出决算总表\n| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 合计 | 1.00 | 2.00 |\n\n以上"
    )


def test_merges_stated_after_the_row_is_defined() -> None:
    merged, below = sprm(0x5624, 0x0301), b"\x2b\xd6\x02\x00\x01"
    file = Doc().cell("甲").cell("乙").cell("").row_end(row(0, 1000, 2000, 3000) + merged + b"\x2b\xd6\x02\x00\x03")
    file.cell("").cell("丙").cell("").row_end(row(0, 1000, 2000, 3000) + merged + below)
    assert shown(file) == "| {2x1}甲 | 乙 |\n| 丙 |"


def test_a_split_takes_a_merge_back() -> None:
    file = Doc().cell("甲").cell("乙").row_end(row(0, 1000, 2000, flags=(FIRST, BESIDE)) + sprm(0x5625, 0x0200))
    assert shown(file) == "| 甲 | 乙 |"


def test_columns_added_taken_out_and_widened() -> None:
    added = row(0, 1000) + sprm(0x7621, int.from_bytes(struct.pack("<BBH", 1, 1, 500), "little"))
    taken = row(0, 500, 1000, 1500) + sprm(0x5622, 0x0100)
    widened = row(0, 400, 900) + sprm(0x7623, int.from_bytes(struct.pack("<BBH", 0, 1, 1000), "little"))
    file = Doc().cell("甲").cell("乙").row_end(added).cell("丙").cell("丁").row_end(taken)
    file.cell("戊").cell("己").row_end(widened)
    assert shown(file) == "| {1x2}甲 | 乙 |\n| 丙 | 丁 |\n| {1x2}戊 | 己 |"


def test_edges_that_rows_state_a_hair_differently_are_one() -> None:
    file = (
        Doc().cell("甲").cell("乙").row_end(row(-108, 1000, 2000)).cell("丙").cell("丁").row_end(row(-100, 1012, 1990))
    )
    assert shown(file) == "| 甲 | 乙 |\n| 丙 | 丁 |"


def test_long_properties_stand_in_the_data_stream() -> None:
    stated = sprm(IN_TABLE, 1) + sprm(ROW_END, 1) + row(0, 1000, 3000)
    file = Doc(data=bytes(10) + struct.pack("<H", len(stated)) + stated)
    file.cell("甲").cell("乙").end("\x07", sprm(0x6646, 10))
    assert shown(file) == "| 甲 | 乙 |"


def test_tables_in_cells_follow_the_table_that_holds_them() -> None:
    inner = (sprm(IN_TABLE, 1), sprm(DEPTH, 2))
    file = Doc().cell("项目").cell("金额").row_end(row(0, 1000, 2000)).cell("甲").run("乙").end("\r", sprm(IN_TABLE, 1))
    for text in ("内一", "内二"):
        file.run(text).end("\r", *inner, sprm(INNER_CELL, 1))
    file.end("\r", *inner, sprm(INNER_CELL, 1), sprm(INNER_ROW_END, 1), row(0, 500, 900))
    file.cell("").row_end(row(0, 1000, 2000)).p("后")
    assert shown(file) == "| 项目 | 金额 |\n| 甲 | 乙\\n |\n\n| 内一 | 内二 |\n\n后"


def test_tables_that_only_lay_out_the_page_are_none() -> None:
    inner = (sprm(IN_TABLE, 1), sprm(DEPTH, 2))
    file = Doc().run("一、概况").end("\r", sprm(IN_TABLE, 1))
    file.run("甲").end("\r", *inner, sprm(INNER_CELL, 1)).run("乙").end("\r", *inner, sprm(INNER_CELL, 1))
    file.end("\r", *inner, sprm(INNER_CELL, 1), sprm(INNER_ROW_END, 1), row(0, 500, 900))
    file.cell("").row_end(row(0, 1000))
    assert shown(file) == "一、概况\n| 甲 | 乙 |"


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = sprm(DELETED, 1)
    file = Doc().run("支出").run("12.50", deleted).run("13.50", sprm(INSERTED, 1)).run("万元").end()
    file.run("上段").end("\r", run=deleted).p("下段")
    file.cell("留").cell("1").row_end(row(0, 1000, 2000))
    for text in "删9":
        file.run(text, deleted).end("\x07", sprm(IN_TABLE, 1), run=deleted)
    file.end("\x07", sprm(IN_TABLE, 1), sprm(ROW_END, 1), row(0, 1000, 2000), run=deleted)
    assert shown(file) == "支出13.50万元\n上段下段\n| 留 | 1 |"
    assert [note.text for note in read(file).notes] == ["文档带有修订标记，已按全部接受后的内容读取。"]


def test_hidden_text_is_left_out() -> None:
    file = Doc(
        parts={"styles": styles(style("正文"), style("隐藏", sprm(HIDDEN, 1), kind=2), style("藏", sprm(HIDDEN, 1)))}
    )
    file.run("见").run("藏", sprm(HIDDEN, 1)).run("字").run("藏", sprm(0x4A30, 1)).run("显", sprm(0x4A30, 0)).end()
    file.p("藏", style=2).cell("甲").row_end(row(0, 1000)).run("乙", sprm(HIDDEN, 1)).end("\x07", sprm(IN_TABLE, 1))
    file.end("\x07", sprm(IN_TABLE, 1), sprm(ROW_END, 1), row(0, 1000), run=sprm(HIDDEN, 1))
    assert shown(file) == "见字显\n| 甲 |"
    assert read(file).notes == ()


def test_a_field_shows_what_it_came_to() -> None:
    file = Doc().run("共\x13 IF \x13 PAGE \x149\x15 = 1 \x14十二\x15项").run("\x13 DATE \x15").end()
    file.p('\x13 HYPERLINK "a" \x14见\x13 PAGEREF b \x14 5\x15页\x15')
    file.run('是\x13 SYMBOL 254 \\f "Wingdings" \\s 12\x15否').run(
        "(", sprm(SPECIAL, 1), sprm(SYMBOL, 0xF0A80003)
    ).end()
    assert shown(file) == "共十二项\n见 5页\n是☑否□"


def test_control_characters_and_rare_ones() -> None:
    assert shown(Doc().p("甲\x0b乙\x1e丙\x1f丁\t戊\x05𠀀").p("上\x0c下")) == "甲\n乙-丙丁\t戊𠀀\n上\n下"


def test_text_of_one_byte_a_character() -> None:
    assert (
        shown(Doc(compressed=True).p("2,940.05 \x93a\x94".replace("\x93", "“").replace("\x94", "”"))) == "2,940.05 “a”"
    )


def test_properties_that_a_piece_changes() -> None:
    assert shown(Doc(piece_changes=sprm(HIDDEN, 1)).p("藏")) == ""


def test_notes_follow_their_paragraph_and_other_stories_are_not_read() -> None:
    file = Doc().run("支出12.50").run("\x02", sprm(SPECIAL, 1)).run("万元").end().p("后").story()
    file.run("\x02", sprm(SPECIAL, 1)).p("含上年结转").story().p("页眉").story().story().p("批注").story()
    file.parts = {
        "marks": struct.pack("<2IH", 7, 10, 1),
        "notes": struct.pack("<3I", 0, 7, 8),
    }
    found = [(block.text, block.footnote) for block in read(file).blocks if isinstance(block, Paragraph)]
    assert found == [("支出12.50万元", False), ("含上年结转", True), ("后", False)]


def test_text_boxes_follow_what_they_are_anchored_in() -> None:
    file = Doc().run("甲").run("\x08", sprm(SPECIAL, 1)).end().p("乙")
    for _ in range(6):
        file.story()
    file.p("框中").cell("框一").cell("框二").row_end(row(0, 500, 900)).p("").p("没有归处").story()
    file.parts = {
        "anchors": struct.pack("<2Ii22x", 1, 99, 1026),
        "boxes": struct.pack("<3I", 0, 11, 16) + struct.pack("<14xi4x14xi4x", 1026, 7),
    }
    assert shown(file) == "甲\n框中\n| 框一 | 框二 |\n\n乙\n没有归处"


def test_a_text_box_in_a_group_of_shapes() -> None:
    def record(kind: int, content: bytes, version: int = 15) -> bytes:
        return struct.pack("<HHI", version, kind, len(content)) + content

    def shape(number: int) -> bytes:
        return record(0xF004, record(0xF00A, struct.pack("<2I", number, 0), 2))

    group = record(0xF003, shape(1026) + shape(1027) + shape(1028))
    art = record(0xF000, b"") + b"\0" + record(0xF002, record(0xF003, shape(1025) + group))
    file = Doc().run("甲\x08").end().p("乙")
    for _ in range(6):
        file.story()
    file.p("框中").story()
    file.parts = {
        "anchors": struct.pack("<2Ii22x", 1, 99, 1026),
        "boxes": struct.pack("<2I", 0, 3) + struct.pack("<14xi4x", 1028),
        "drawings": art,
    }
    assert shown(file) == "甲\n框中\n乙"


def level(kind: int, text: str, *, start: int = 1, legal: bool = False) -> bytes:
    """A level of a list; ``text`` holds the numbers of levels as characters 0 to 8."""
    places = bytes(at + 1 for at, character in enumerate(text) if ord(character) < 9).ljust(9, b"\0")
    head = struct.pack("<iBB", start, kind, 4 if legal else 0) + places + bytes([2]) + bytes(12)
    return head + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def test_automatic_numbers_are_what_a_reader_sees() -> None:
    plain = struct.pack("<9H", *[0xFFF] * 9)
    head = struct.pack("<ii", 5, 0) + plain + bytes(2) + struct.pack("<ii", 6, 0) + plain + bytes([1, 0])
    nine = [level(37, "\0、"), level(0, "\0.\1", legal=True), *[level(0, "\2)")] * 7]
    override = struct.pack("<I2i", 0xFFFFFFFF, 4, 1 << 4)
    uses = struct.pack("<I", 3) + b"".join(struct.pack("<i8xB3x", *use) for use in ((5, 0), (6, 0), (6, 1)))
    file = Doc(
        parts={"lists": struct.pack("<h", 2) + head, "uses": uses + struct.pack("<I", 0) * 2 + override},
        behind_lists=b"".join(nine) + level(26, "\0", start=3),
    )
    for text, use, depth in (
        ("概况", 1, 0), ("职能", 1, 1), ("机构", 1, 1), ("情况", 1, 0), ("收入", 1, 1), ("点", 2, 0), ("又", 3, 0), ("完", 1, 0)
    ):  # fmt: skip
        file.p(text, sprm(LIST, use), sprm(LIST_LEVEL, depth))
    assert shown(file) == "一、概况\n1.1职能\n1.2机构\n二、情况\n2.1收入\n⒊点\n⒋又\n三、完"


def style(
    name: str, run: bytes = b"", *, kind: int = 1, identifier: int = 0xFFE, base: int = 0xFFF, own: bytes = b""
) -> bytes:
    changes = [struct.pack("<H", 0) + own, run] if kind == 1 else [run]
    entry = struct.pack("<5H", identifier, kind | base << 4, len(changes), 0, 0)
    entry += struct.pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2)
    for change in changes:
        entry += bytes(len(entry) % 2) + struct.pack("<H", len(change)) + change
    return struct.pack("<H", len(entry)) + entry


def styles(*entries: bytes) -> bytes:
    return struct.pack("<H2H14x", 18, len(entries), 10) + b"".join(entries)


def test_a_style_may_number_and_rank() -> None:
    plain = struct.pack("<9H", *[0xFFF] * 9)
    lists = struct.pack("<hii", 1, 5, 0) + plain + bytes([1, 0])
    file = Doc(
        parts={
            "styles": styles(
                style("正文"),
                style("标题 1", identifier=1, own=sprm(LIST, 1)),
                style("小标题", base=1, own=sprm(OUTLINE, 1)),
                style("注", own=sprm(OUTLINE, 9)),
            ),
            "lists": lists,
            "uses": struct.pack("<Ii8xB3xI", 1, 5, 0, 0),
        },
        behind_lists=level(37, "\0、"),
    )
    file.p("概况", style=1).p("职责", style=2).p("正文", style=0).p("没有编号", sprm(LIST, 0), style=1).p(
        "注释", style=3
    )
    found = [(block.text, block.level) for block in read(file).blocks if isinstance(block, Paragraph)]
    assert found == [("一、概况", 2), ("二、职责", 2), ("正文", None), ("没有编号", 1), ("注释", None)]


def test_pictures_and_embedded_objects_stand_where_they_are_anchored() -> None:
    file = Doc(data=struct.pack("<IH", 40, 6) + bytes(34))
    file.run("甲").run("\x01", sprm(SPECIAL, 1), sprm(PICTURE, 0)).run("乙").end()
    file.run("\x01", sprm(SPECIAL, 1), sprm(0x080A, 1), sprm(PICTURE, 77)).run(
        "\x01", sprm(SPECIAL, 1), sprm(0x0806, 1)
    ).end()
    found = [block.name if isinstance(block, Picture) else block for block in read(file).blocks]
    assert [name for name in found if isinstance(name, str)] == ["图片1", "嵌入对象2"]
    assert shown(file) == "甲乙\n![图片1]\n![嵌入对象2]"


def test_a_row_that_does_not_state_its_cells_is_left_to_libreoffice() -> None:
    file = (
        Doc().cell("甲").cell("乙").row_end(row(0, 1000, 2000)).cell("丙").cell("丁").cell("戊").row_end(row(0, 1000))
    )
    document = read(file)
    assert [cell.text for table in document.tables for cell in table.cells] == ["甲", "乙", "丙", "丁", "戊"]
    assert [(note.text, note.unread) for note in document.notes] == [
        ("有 1 张表格没有写明各行的列，列的对应可能不准，请在 Word/WPS 中另存为 .docx 后再核对。", True)
    ]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Doc(flags=0x0300).p("密"), "样例.doc：文件设有密码，请取消密码后再核对。"),
        (Doc(version=0x68).p("旧"), r"样例.doc：读取 doc 文件需要安装 LibreOffice"),
        (Doc(stories=[99]).p("短"), r"样例.doc：读取 doc 文件需要安装 LibreOffice"),
    ],
)
def test_what_cannot_be_read_is_refused(file: Doc, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(file)


def test_a_chain_of_sectors_that_runs_in_a_circle_ends() -> None:
    data = bytearray(container({"WordDocument": bytes(5000), "1Table": bytes(100)}))
    table = data.rfind(struct.pack("<2I", 0xFFFFFFFE, 0xFFFFFFFD))  # the last of a chain, then the table itself
    struct.pack_into("<I", data, table, 0)
    with pytest.raises(InputError):
        doc.read(bytes(data), Source("a.doc", "", "doc"))
