"""What is typed into a required field of text appears in what is published, whatever the place."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

pytest.importorskip("jinja2")
pytest.importorskip("xlsxwriter")

from gouji.bench.prepare.sample import random_content
from gouji.catalogue.load import rows
from gouji.catalogue.outlines import outlines
from gouji.catalogue.wording import wordings
from gouji.compose.package import compose
from gouji.document.tree import Document, Table
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Record
from gouji.workbook.loading import load
from gouji.workbook.schema import sheet

_FREE = {
    "goals": ("expected", "achieved"),
    "projects": ("expected", "achieved", "deviation"),
    "texts": ("performance", "problems", "measures", "use"),
    "body": ("duties", "offices"),
}


def _of(place: str) -> Content:
    """The first random workbook of a place."""
    return next(made for made in map(random_content, count()) if made.fields("body").entries["template"].value == place)


def _marked(content: Content) -> tuple[Content, list[str]]:
    """The content with a word of its own in every free field, and these words."""
    made = dict(content.sheets)
    words: list[str] = []
    for name, columns in _FREE.items():
        records = []
        for number, record in enumerate(content.rows(name)):
            own = {column: f"独有{name}{column}{number}号处" for column in columns}
            words += own.values()
            records.append(Record({**record.entries, **{c: Entry(text) for c, text in own.items()}}, record.row))
        made[name] = tuple(records)
    return replace(content, sheets=made), words


def _text(document: Document) -> str:
    parts: list[str] = []
    for block in document.blocks:
        parts += [cell.text for cell in block.cells] if isinstance(block, Table) else [getattr(block, "text", "")]
    return "\n".join(parts)


@pytest.mark.parametrize("place", wordings())
def test_every_free_field_is_published(tmp_path: Path, place: str) -> None:
    content = _of(place)
    marked, words = _marked(content)
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(marked))
    unit, _ = load(path)
    assert unit is not None
    assert unit.body.template == place
    shown = "\n".join(_text(file.document) for file in compose(unit).files)
    left_out = [word for word in words if word not in shown]
    # the national forms have no line for the reason of a project as a whole: its indicators tell theirs
    assert [word for word in left_out if "deviation" not in word] == []


def test_words_of_her_own_stand_in_their_section(tmp_path: Path) -> None:
    content = _of("湖北")
    own = (Record({"section": Entry("国有资产"), "text": Entry("另有通用设备三台。")}),)
    path = tmp_path / "book.xlsx"
    path.write_bytes(template.write(replace(content, sheets={**content.sheets, "notes": own})))
    unit, problems = load(path)
    assert unit is not None
    assert list(map(str, problems)) == []
    (file,) = compose(unit).files
    (place,) = [block.place for block in file.document.paragraphs if block.text == "另有通用设备三台。"]
    assert place.section.endswith("国有资产占用情况说明")


def test_parts_of_the_seeds_name_cells_that_exist() -> None:
    for row in rows("workbook", "parts.csv"):
        for reference in row["cells"].split():
            name, _, column = reference.partition(".")
            assert column in {one.id for one in sheet(name).columns}, row["shown"]


def test_every_outline_asks_for_the_nine_tables_and_explains_its_terms() -> None:
    for outline in outlines():
        names = [section.name for part in outline.parts for section in part.sections]
        assert names.count("决算表") == 1, outline.id
        assert names.count("名词解释") == 1, outline.id
