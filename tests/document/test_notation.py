"""The notation: documents as text and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.document.notation import parse, render
from gouji.document.tree import Document, Paragraph, Picture, Table

words = st.text(alphabet="甲乙丙丁 abc123|\\{}!%.-", min_size=1, max_size=12).map(str.strip).filter(bool)
cells = st.text(alphabet="甲乙丙丁 abc123|\\n\n%.-", max_size=10).map(str.strip)


@st.composite
def notations(draw: st.DrawFn) -> str:
    """Documents of paragraphs, pictures and plain tables, rendered from their parts."""
    lines = []
    for kind in draw(st.lists(st.sampled_from("ptg"), min_size=1, max_size=5)):
        if kind == "p":
            text = draw(words)
            lines.append(("\\" if text.startswith(("|", "![", "\\")) else "") + text)
        elif kind == "g":
            lines.append("![image1.png]")
        else:
            width = draw(st.integers(1, 4))
            for _ in range(draw(st.integers(1, 3))):
                row = [draw(cells) for _ in range(width)]
                shown = [c.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n") for c in row]
                lines.append("| " + " | ".join(shown) + " |")
            lines.append("")
    return "\n".join(lines) + "\n"


def _content(document: Document) -> list[object]:
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, Picture):
            found.append((block.name,))
        else:
            found.append([(c.text, c.row, c.column, c.rowspan, c.colspan) for c in block.cells])
    return found


@given(notations())
def test_what_is_rendered_parses_to_the_same(text: str) -> None:
    document = parse(text)
    assert _content(parse(render(document))) == _content(document)


def test_spans_cover_what_is_not_written() -> None:
    (table,) = parse("| {2x1}项目 | {1x2}金额 |\n| 预算 | 决算 |\n| 支出 | 1 | 2 |").tables
    assert [(c.text, c.row, c.column) for c in table.cells] == [
        ("项目", 0, 0),
        ("金额", 0, 1),
        ("预算", 1, 1),
        ("决算", 1, 2),
        ("支出", 2, 0),
        ("1", 2, 1),
        ("2", 2, 2),
    ]


def test_places_carry_line_section_and_caption() -> None:
    document = parse("一、收支情况\n收入支出决算总表\n| 项目 | 金额 |\n| 支出 | 1 |")
    (table,) = document.tables
    assert isinstance(table, Table)
    cell = table.cells[3]
    assert (cell.place.line, cell.place.section, cell.place.table) == (4, "一、收支情况", "收入支出决算总表")
