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
from gouji.catalogue.wording import glossary, wordings
from gouji.compose.package import compose
from gouji.document.tree import Document, Table
from gouji.domain.package import UnitYear
from gouji.pipeline.unprinted import unprinted
from gouji.workbook import template
from gouji.workbook.content import Content, Entry, Problems, Record
from gouji.workbook.loading import load, load_content
from gouji.workbook.schema import sheet

_FREE = {
    "goals": ("expected", "achieved"),
    "projects": ("expected", "achieved", "deviation", "measures"),
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
    assert [word for word in words if word not in shown] == []


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


def _with(place: str, year: int, sheet_id: str, values: dict[str, str]) -> UnitYear:
    """The first random unit-year of a place in a year, with a row of its own words."""
    content = _of(place)
    body = Record({**content.fields("body").entries, "year": Entry(year), "filled_on": Entry(f"{year + 1}-03-15")})
    old = content.fields(sheet_id).entries if sheet(sheet_id).layout == "fields" else {}
    row = Record({**old, **{column: Entry(text) for column, text in values.items()}})
    unit, problems = load_content(
        Content({**content.sheets, "body": (body,), sheet_id: (row,)}), Path("book.xlsx"), Problems()
    )
    assert list(map(str, problems)) == []
    assert unit is not None
    return unit


def test_words_stand_under_the_heading_that_is_called_as_she_calls_the_section() -> None:
    unit = _with("湖北", 2021, "notes", {"section": "其他情况", "text": "没有举借债务。"})
    documents = [file.document for file in compose(unit).files]
    (place,) = [block.place for one in documents for block in one.paragraphs if block.text == "没有举借债务。"]
    assert place.section.endswith("十、其他情况")
    assert list(unprinted(unit, documents)) == []


def test_words_on_a_section_that_the_outline_lacks_are_told() -> None:
    unit = _with("湖北", 2021, "notes", {"section": "一般性支出", "text": "没有会议。"})
    documents = [file.document for file in compose(unit).files]
    assert "没有会议。" not in "\n".join(map(_text, documents))
    assert list(unprinted(unit, documents)) == [
        "“补充文字”里“一般性支出”一节的话没有印出：湖北2021年度的提纲没有这一节，请改填提纲里有的节。"
    ]


@pytest.mark.parametrize(
    ("place", "year", "told"),
    [
        (
            "湖南",
            2022,
            [
                "湖南的提纲有“一般性支出情况说明”一节，工作簿里没有可写的数，没有列；要列的请在“补充文字”里填“一般性支出”。"
            ],
        ),
        ("湖北", 2021, []),
        ("全国", 2022, []),
        (
            "湖北",
            2022,
            [
                "“文字”里“其他需要说明的情况”的话没有印出：湖北的文件里没有这一处，要公开的请改填“补充文字”。",
                "湖北的提纲有“专项支出、转移支付支出情况说明”一节，工作簿里没有可写的数，没有列；要列的请在“补充文字”里填“其他情况”。",
            ],
        ),
    ],
)
def test_other_matters_are_published_or_told(place: str, year: int, told: list[str]) -> None:
    unit = _with(place, year, "texts", {"other": "另有一处办公用房出借。"})
    documents = [file.document for file in compose(unit).files]
    assert list(unprinted(unit, documents)) == told


def test_parts_of_the_seeds_name_cells_that_exist() -> None:
    for row in rows("workbook", "parts.csv"):
        for reference in row["cells"].split():
            name, _, column = reference.partition(".")
            assert column in {one.id for one in sheet(name).columns}, row["shown"]


def test_a_term_that_was_renamed_is_explained_under_the_name_of_the_year() -> None:
    of = {
        year: [term.partition("：")[0] for term in glossary("hubei-district", year, frozenset())]
        for year in (2018, 2021)
    }
    assert len(of[2018]) == len(of[2021]) == 13
    assert (of[2018][4], of[2021][4]) == ("用事业基金弥补收支差额", "使用非财政拨款结余")
    assert of[2018][:4] + of[2018][5:] == of[2021][:4] + of[2021][5:]


def test_every_outline_asks_for_the_nine_tables_and_explains_its_terms() -> None:
    for outline in outlines():
        names = [section.name for part in outline.parts for section in part.sections]
        assert names.count("决算表") == 1, outline.id
        assert names.count("名词解释") == 1, outline.id
