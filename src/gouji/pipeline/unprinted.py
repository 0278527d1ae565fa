"""没有印出的话: words of a workbook that stand in none of the files made of it, because the place has no room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from gouji.catalogue.outlines import outline
from gouji.compose.outlined import NOTE
from gouji.document.tree import Document, Table
from gouji.domain.package import UnitYear
from gouji.workbook.schema import sheet

#: What a unit writes on each project in its own words.
_OF_PROJECTS = ("expected", "achieved", "deviation", "measures")


def unprinted(unit: UnitYear, documents: Iterable[Document]) -> Iterator[str]:
    """A remark on each cell of the unit's own words of which nothing, or not all, is in the ``documents`` of its whole year,
    and on each section that the place asks for and nobody wrote."""
    shown = _bare("\n".join(chain.from_iterable(map(_texts, documents))))
    labels = {column.id: column.label for column in sheet("texts").columns}
    for name, text in unit.texts.items():
        if all(_bare(line) in shown for line in text.splitlines()):
            continue
        if name.startswith(NOTE):
            where = f"“补充文字”里“{name.removeprefix(NOTE)}”一节"
            yield f"{where}的话没有印出：{unit.body.template}{unit.year}年度的提纲没有这一节，请改填提纲里有的节。"
        else:
            yield f"“文字”里“{labels[name]}”的话没有印出：{unit.body.template}的文件里没有这一处，要公开的请改填“补充文字”。"
    asked = outline(unit.body.template, unit.year)
    for section in asked.sections:
        is_silent = section.name and not section.text and not unit.texts.get(f"{NOTE}{section.name}")
        if is_silent and section.name not in asked.optional:
            yield (
                f"{unit.body.template}的提纲有“{section.title}”一节，工作簿里没有可写的数，没有列；"
                f"要列的请在“补充文字”里填“{section.name}”。"
            )
    labels = {column.id: column.label for column in sheet("projects").columns}
    for column in _OF_PROJECTS:
        lost = [one.name for one in unit.evaluated if _bare(getattr(one, column)) not in shown]
        if lost:
            yield f"“项目”里“{labels[column]}”的话没有印出（{'、'.join(lost)}）：{unit.body.template}的文件里没有这一处。"


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.text for cell in block.cells)
        else:
            yield getattr(block, "text", "")


def _bare(text: str) -> str:
    """Without blanks and without the stop that a sentence around it replaces."""
    return "".join(text.split()).removesuffix("。")
