"""Documents for property tests: any text a format can hold, tables with any merges, every position covered."""

from __future__ import annotations

from hypothesis import strategies as st

from gouji.document.caption import with_captions
from gouji.document.outline import with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Source, Table
from gouji.readers.invisible import seen

_CHARACTERS = st.one_of(
    st.sampled_from("一二三、（）。表元万.,%0123456789 \t-"),
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")).filter(seen),
)


def paragraphs(lines: bool = True) -> st.SearchStrategy[Paragraph]:
    texts = st.text(_CHARACTERS, min_size=1, max_size=30).map(str.rstrip).filter(str.strip)
    joined = st.lists(texts, min_size=1, max_size=3).map("\n".join) if lines else texts
    return joined.map(lambda text: Paragraph(text, Place(quote=text.strip())))


@st.composite
def tables(draw: st.DrawFn, texts: st.SearchStrategy[str] | None = None) -> Table:
    """A table of at most 5 by 5 whose every column edge some cell uses."""
    height, width = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    texts = st.text(_CHARACTERS, max_size=12) if texts is None else texts
    taken: set[tuple[int, int]] = set()
    spans = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            down = draw(st.integers(1, height - row))
            free = next((c for c in range(column, width) if (row, c) in taken), width)
            across = draw(st.integers(1, free - column))
            covered = {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            if covered & taken:
                down, across, covered = 1, 1, {(row, column)}
            taken |= covered
            spans.append((row, column, down, across, draw(texts)))
    edges = sorted({edge for _, column, _, across, _ in spans for edge in (column, column + across)})
    return Table(
        tuple(
            Cell(text, row, edges.index(column), Place(quote=text.strip()), down, edges.index(column + across) - edges.index(column))
            for row, column, down, across, text in spans
        ),
        Place(),
    )  # fmt: skip


def document(blocks: list[Block]) -> Document:
    return Document(Source("样例", "", ""), with_captions(with_sections(blocks)))
