"""What is written as a web page reads back the same."""

from __future__ import annotations

from documents import document, paragraphs, tables
from hypothesis import given
from hypothesis import strategies as st

from gouji.document.notation import parse, render
from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph, Table
from gouji.readers import html
from gouji.writers import html as write_html

_TEXTS = st.sampled_from(["", "合计", "1,234.50", "a\nb", "甲  乙", " 缩进", "<b>&amp;", "98%"])
_PLAIN = paragraphs(lines=False).filter(lambda paragraph: not set("\t\xa0") & set(paragraph.text))


def _has_columns(table: Table) -> bool:
    """A table of one column lays out a page and holds no data."""
    return any(len(row) > 1 for row in table.rows)


@given(_PLAIN, st.lists(_PLAIN | tables(_TEXTS).filter(_has_columns), max_size=5))
def test_reading_inverts_writing(first: Paragraph, rest: list[Block]) -> None:
    original = document([first, *rest])
    assert render(html.read(write_html.write(original), original.source)) == render(original)


def test_levels_and_pictures_are_carried() -> None:
    original = document([Paragraph("部门决算", Place(), 1), *parse("一、概况\n![表一.png]\n正文。\n").blocks])
    again = html.read(write_html.write(original), original.source)
    assert render(again) == render(original)
    assert [block.level for block in again.paragraphs] == [1, 2, None]
