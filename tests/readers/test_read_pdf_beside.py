"""What stands beside the text of a page and is no part of it: numbers of lines, titles along the edge."""

from __future__ import annotations

from pdffile import Sheet, read

LINES = [
    "一、支出决算情况说明",
    "2023年度本年支出1681.77万元，其中基本支出",
    "1277.62万元，占75.97%；项目支出404.15万元，",
    "占24.03%。",
    "二、收入决算情况说明",
    "本年收入1685.36万元。",
]


def page(mark: str = "", x: float = 60, step: float = 24, width: float = 595) -> Sheet:
    sheet = Sheet(width=width)
    for at, line in enumerate(LINES):
        sheet.text(100 + 24 * (at in (1, 5)), 100 + 24 * at, line)
    for at, character in enumerate(mark):
        sheet.text(x, 100 + step * at, character)
    return sheet


def texts(sheet: Sheet) -> list[str]:
    return [paragraph.text.strip() for paragraph in read(sheet).paragraphs]


def test_numbers_of_lines_are_no_text() -> None:
    assert texts(page()) == LINES
    assert texts(page("123456")) == LINES


def test_numbers_that_count_no_lines_stay() -> None:
    assert "".join(texts(page("13579"))) != "".join(LINES)


def test_a_title_along_the_edge_is_no_text() -> None:
    document = read(page("青岚区司法局决算", 20, 14))
    assert [paragraph.text.strip() for paragraph in document.paragraphs] == LINES
    assert [note.text for note in document.notes] == ["水印“青岚区司法局决算”不是正文，没有参加核对。"]
    assert texts(page("青岚区司法局决算", 570, 14)) == LINES


def test_the_first_column_of_a_table_stays() -> None:
    sheet = Sheet()
    xs, ys = [40.0, 80.0, 240.0, 380.0], [100.0 + 24 * at for at in range(8)]
    sheet.grid(xs, ys)
    for at, y in enumerate(ys[1:], 1):
        sheet.row(xs, y - 8, str(at), f"项目{at}", f"{at}.00")
    (table,) = read(sheet).tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        [str(at), f"项目{at}", f"{at}.00"] for at in range(1, 8)
    ]
