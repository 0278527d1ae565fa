"""The article as blocks: paragraphs as a browser breaks lines, tables with their spans, pictures by name."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from gouji.document.outline import heading_level
from gouji.document.place import Place
from gouji.document.tree import Block, Note, Paragraph, Picture
from gouji.readers.drafts import MOST_BLOCKS, Draft
from gouji.readers.html.article import SILENT, hides, is_hidden
from gouji.readers.html.sheets import parted
from gouji.readers.invisible import seen
from gouji.readers.ocr.inside import blocks_in
from gouji.readers.raised import raised
from gouji.readers.spans import Span, column_index, draft_of
from gouji.readers.whole import whole

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BREAKING = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hr legend li main ol p pre section summary table tbody tfoot thead td th tr ul".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BETWEEN_WIDE = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]\s*(?=[^\x00-\xff])")
_BLANK = re.compile(r"[ \t\r\n\f]+")
_JUMP = re.compile(r"#\S")
_LONGEST_HEADING = 60
# As browsers have it.
_WIDEST, _HIGHEST = 1_000, 65_534
_MOST_POSITIONS = 2_000_000
_DEEPEST = 400
# In pieces of a line: what stands before a raised mark.
_LOOKED_BACK = 8
_OVERMERGED = Note("有一张表的合并单元格大得异常，表没有读取，请另存为 Excel 后再核对。", unread=True)
TOO_DEEP = Note(
    "网页的标签一层套一层，深得异常，其中的表格可能没有读出来，请另存为 Word 或 Excel 后再核对。", unread=True
)


class _Walk:
    """One pass over the article; text gathers until something ends the line. ``jumping`` counts its pieces that jump
    elsewhere on the page: a line of nothing else is a list of sheets or of headings, and names what stands there."""

    def __init__(self, *, of_sheets: bool = False) -> None:
        self.of_sheets = of_sheets
        self.blocks: list[Block | Draft] = []
        self.notes: list[Note] = []
        self.pieces: list[str] = []
        self.heading: int | None = None
        self.jumping = 0

    def visit(self, node: LexborNode, depth: int = 0) -> None:
        for child in node.iter(include_text=True):
            if len(self.blocks) > MOST_BLOCKS:  # as ``finished`` will say
                return
            tag = child.tag or ""
            if tag == "-text":
                self.pieces.append(child.text_content or "")
            elif tag in SILENT or is_hidden(child):
                continue
            elif tag == "br":
                self.end_line()
            elif tag == "img":
                self.picture(child)
            elif tag == "table" and is_data(child):
                self.end_line()
                spans = _spans(child)
                if spans:
                    self.blocks.extend(parted(spans) if self.of_sheets else (draft_of(spans, column_index(spans)),))
                elif child.css_first("td, th") is not None:
                    self.notes.append(_OVERMERGED)
            elif depth >= _DEEPEST:  # nothing that people write nests this deep
                self.pieces.append(child.text())
                if TOO_DEEP not in self.notes:
                    self.notes.append(TOO_DEEP)
            else:
                self.element(child, tag, depth)

    def element(self, node: LexborNode, tag: str, depth: int) -> None:
        if tag not in _BREAKING:
            before = len(self.pieces)
            self.visit(node, depth + 1)
            if tag == "sup" and len(self.pieces) > before:
                self.pieces[before:] = [
                    raised("".join(self.pieces[before:]), "".join(self.pieces[max(before - _LOOKED_BACK, 0) : before]))
                ]
            if tag == "a" and _JUMP.match(node.attributes.get("href") or ""):
                self.jumping += len(self.pieces) - before
            return
        self.end_line()
        outer, self.heading = self.heading, _HEADINGS.get(tag, self.heading)
        self.visit(node, depth + 1)
        self.end_line()
        self.heading = outer

    def end_line(self) -> None:
        text = seen(shown("".join(self.pieces))).rstrip()
        spoken = sum(1 for piece in self.pieces if piece.strip())
        jumps, self.jumping, self.pieces = self.jumping, 0, []
        if text.strip() and jumps < spoken:
            level = heading_level(text)
            if level is None and self.heading and len(text) <= _LONGEST_HEADING and "。" not in text:
                level = self.heading
            self.blocks.append(Paragraph(text, Place(quote=text.strip()), level))

    def picture(self, node: LexborNode) -> None:
        source = node.attributes.get("src") or ""
        name = (node.attributes.get("alt") or "").strip() or source.partition("?")[0].rpartition("/")[2]
        if source.startswith("data:"):
            self.blocks.append(Picture("网页内嵌图片", Place()))
            self.blocks.extend(blocks_in(_decoded(source), ""))
        else:
            self.blocks.append(Picture(name or "图片", Place()))


def _decoded(address: str) -> bytes:
    """The bytes of a picture that stands in its own address; none where they are damaged."""
    kind, _, content = address.partition(",")
    try:
        return base64.b64decode(content) if kind.endswith(";base64") else b""
    except ValueError:
        return b""


def blocks_of(article: LexborNode, *, of_sheets: bool = False) -> tuple[list[Block | Draft], list[Note]]:
    """The blocks of the article, and notes on what of it was not read; ``of_sheets`` where a spreadsheet program wrote it."""
    walk = _Walk(of_sheets=of_sheets)
    walk.visit(article)
    walk.end_line()
    return walk.blocks, walk.notes


def shown(text: str) -> str:
    """``text`` with white space as a browser shows it; a line break between two Chinese characters shows nothing."""
    return _BLANK.sub(" ", _BETWEEN_WIDE.sub("", text)).strip(" ").replace("\xa0", " ")


def is_data(table: LexborNode) -> bool:
    """Whether a table holds data: one that holds another table, or has one column, lays out the page."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")):
        return False
    return any(sum(1 for cell in row.iter() if cell.tag in ("td", "th")) > 1 for row in table.css("tr"))


def _spans(table: LexborNode) -> list[Span]:
    """The cells of a table; none where it has none, or far more positions than anyone writes."""
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()  # by cells of the rows above
    positions = 0
    filled_in = table.css_first("input") is not None
    rows = [row for row in table.css("tr") if not is_hidden(row)]
    for top, row in enumerate(rows):
        left = 0
        for cell in row.iter():
            if cell.tag not in ("td", "th"):
                continue
            attributes = cell.attributes
            if hides(attributes):
                continue
            while (top, left) in taken:
                left += 1
            height = min(_span(attributes, "rowspan", _HIGHEST) or len(rows) - top, len(rows) - top)
            width = _span(attributes, "colspan", _WIDEST) or 1
            positions += height * width
            if positions > _MOST_POSITIONS:
                return []
            if width > 1:
                width = next((at for at in range(1, width) if (top, left + at) in taken), width)
            if height > 1:
                taken.update((r, c) for r in range(top + 1, top + height) for c in range(left, left + width))
            spans.append(Span(_cell_text(cell, filled_in=filled_in), top, left, top + height, left + width))
            left += width
    return spans


def _span(attributes: Mapping[str, str | None], name: str, most: int) -> int:
    if name not in attributes:
        return 1
    stated = whole((attributes[name] or "1").strip())
    return 1 if stated is None else min(stated, most)


def _cell_text(cell: LexborNode, *, filled_in: bool) -> str:
    """The lines of a cell; a field that the page has filled in shows its value."""
    first = cell.first_child
    if first is None:
        return ""
    if first.tag == "-text" and first.next is None:  # as in most cells
        return shown(first.text_content or "").rstrip()
    walk = _Walk()
    walk.visit(cell)
    walk.end_line()
    lines = [block.text for block in walk.blocks if isinstance(block, Paragraph)]
    fields = cell.css("input") if filled_in else ()
    values = [
        field.attributes.get("value") or "" for field in fields if (field.attributes.get("type") or "text") == "text"
    ]
    return "\n".join((*lines, *filter(None, values)))
