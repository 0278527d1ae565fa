"""Words that a slip may change or lose: names of the unit and of items, units, per cent signs, uses, paragraphs, sections.

They are found as figures are, without anything that the engine recognises.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.bench.slips.targets import Target, stem_of, targets
from gouji.document.tree import Document, Paragraph, Table

_HAN = "[\u4e00-\u9fff]"
# 街道社区公共服务中心 and 负责区政府行政复议委员会 are no names of a unit.
_BODY = re.compile(
    rf"(?!负责){_HAN}{{2}}(?<!社)[省市区县州旗]{_HAN}{{1,6}}(?:局|厅|委员会|办公室|中心|法院|检察院|学校|医院|总队|支队)"
)
_ITEM = re.compile(rf"(?P<name>(?:{_HAN}|、){{2,24}})[（(][类款项][)）]")
_LEAF = re.compile(rf"(?P<name>(?:{_HAN}|、){{2,24}})[（(]项[)）]")
_USE = re.compile(r"(?<=主要用于)[：:]?(?P<use>[^。；\d]{4,})(?=[。；])")  # a list of amounts is no use
_UNIT_NOTE = re.compile(r"单位\s*[：:]\s*(?P<unit>万?元)")
_CODE = re.compile(r"\d{2,3}|\d{5}|\d{7}")
_NAME = re.compile(rf"(?:{_HAN}|[、（）()“”]){{2,}}")
_NUMBERING = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?|第[一二三四五六七八九十]+部分)\s*")
_LARGER = ("万元", "亿元")


def word_targets(documents: Sequence[Document]) -> Iterator[Target]:
    """Everything in ``documents`` that a slip of words may change, kind by kind in the order printed."""
    figures = tuple(targets(documents))
    for number, document in enumerate(documents):
        body = _body(document)
        for at, block in enumerate(document.blocks):
            if isinstance(block, Paragraph):
                stem = stem_of(block, number, at)
                yield from _in_text(block.text, stem, body)
                amounts = [one for one in figures if (one.document, one.block) == (number, at) and one.kind == "amount"]
                leaf = _LEAF.search(block.text)
                if leaf is not None and amounts:
                    yield stem._replace(kind="paragraph", text=block.text, about=leaf["name"], blocks=1)
            elif isinstance(block, Table):
                yield from _in_table(block, number, at, body)
        yield from _sections(document, number, figures)
    yield from _with_units(documents, figures)


def _body(document: Document) -> str:
    """The name of a unit that the text of ``document`` prints most often, without the province or city before it."""
    names = Counter(name for one in document.paragraphs for name in _BODY.findall(one.text))
    return max(names, key=lambda name: (names[name], name), default="")


def _in_text(text: str, stem: Target, body: str) -> Iterator[Target]:
    if body:
        for match in re.finditer(re.escape(body), text):
            yield stem._replace(kind="body", start=match.start(), end=match.end(), text=body)
    for kind, pattern, group in (("item", _ITEM, "name"), ("use", _USE, "use"), ("unit", _UNIT_NOTE, "unit")):
        for match in pattern.finditer(text):
            yield stem._replace(kind=kind, start=match.start(group), end=match.end(group), text=match[group])


def _in_table(table: Table, document: int, block: int, body: str) -> Iterator[Target]:
    """Names behind codes, and what a table says of itself."""
    stem = stem_of(table, document, block)
    codes = {(cell.row, cell.column + cell.colspan) for cell in table.cells if _CODE.fullmatch(cell.text.strip())}
    for at, cell in enumerate(table.cells):
        here = stem._replace(cell=at, row=cell.row, column=cell.column)
        name = cell.text.strip()
        if (cell.row, cell.column) in codes and _NAME.fullmatch(name):
            start = cell.text.index(name)
            yield here._replace(kind="item", start=start, end=start + len(name), text=name)
        else:
            yield from (one for one in _in_text(cell.text, here, body) if one.kind in ("body", "unit"))


def _with_units(documents: Sequence[Document], figures: Sequence[Target]) -> Iterator[Target]:
    """Figures together with the sign or the unit behind them."""
    for one in figures:
        block = documents[one.document].blocks[one.block]
        text = block.text if isinstance(block, Paragraph) else ""
        if isinstance(block, Table) and one.cell is not None:
            text = block.cells[one.cell].text
        kind = {"%": "percent", "％": "percent", **dict.fromkeys(_LARGER, "unit")}.get(one.unit)
        if kind is not None and text.startswith(one.unit, one.end):
            yield one._replace(kind=kind, end=one.end + len(one.unit), text=one.text + one.unit, unit="")


def _sections(document: Document, number: int, figures: Sequence[Target]) -> Iterator[Target]:
    """The paragraphs between one heading and the next, where they hold figures and nothing but paragraphs."""
    heads = [at for at, one in enumerate(document.blocks) if isinstance(one, Paragraph) and one.level is not None]
    for head, after in zip(heads, [*heads[1:], len(document.blocks)], strict=True):
        inside = document.blocks[head + 1 : after]
        figured = any(one.document == number and head < one.block < after and one.kind == "amount" for one in figures)
        if figured and all(isinstance(one, Paragraph) for one in inside):
            heading = document.blocks[head]
            assert isinstance(heading, Paragraph)
            stem = stem_of(heading, number, head + 1)
            about = _NUMBERING.sub("", heading.text.strip())
            yield stem._replace(kind="section", text=heading.text.strip(), about=about, blocks=len(inside))
