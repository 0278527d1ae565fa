"""The paragraphs and tables of a Word body with the bytes they stand at, so that comments go in and nothing else moves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "sym": "\ufffd"}
_GONE = frozenset(("del", "moveFrom"))
_OFF = frozenset(("0", "false", "off"))


@dataclass(slots=True)
class Run:
    """文本块: bytes ``start`` to ``end`` of the file; ``properties`` are the bytes of its format, ``name`` its tag."""

    start: int
    name: str
    end: int = -1
    properties: tuple[int, int] = (0, 0)
    hidden: bool = False


class Character(NamedTuple):
    """字符: one character of a paragraph: its byte, its run, and the start of the element it is in.

    ``text`` is the tag of the text element around it, empty for a tab and the like. A character without a run, or
    deeper inside one, has byte -1: nothing can be put before it.
    """

    byte: int
    run: int
    element: int
    text: str = ""


@dataclass(slots=True)
class ScannedParagraph:
    """段落: its text as a reader sees it, without automatic numbers; ``end`` is the byte of its closing tag.

    ``host`` is the paragraph a text box hangs on, for Word allows no comment inside the box. ``alone`` marks <w:p/>.
    """

    start: int
    name: str
    host: ScannedParagraph | None = None
    end: int = -1
    alone: bool = False
    pieces: list[str] = field(default_factory=list)
    characters: list[Character] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class ScannedCell:
    """单元格: ``goes_on`` is true for the continuation of a merged cell."""

    paragraphs: list[ScannedParagraph] = field(default_factory=list)
    goes_on: bool = False


@dataclass(slots=True)
class ScannedTable:
    """表格: rows of cells; rows that were deleted or hidden are left out when it ends."""

    rows: list[list[ScannedCell]] = field(default_factory=list)
    gone: list[bool] = field(default_factory=list)


Item = ScannedParagraph | ScannedTable


def scan(data: bytes) -> list[Item]:
    """Paragraphs outside tables, and tables, in the order in which they begin.

    Raises ``ValueError`` for what the reader refuses too (no XML, a document type), for text that is not UTF-8, in which
    no office program writes, and for rows and cells outside a table.
    """
    scanner = _Scanner(data)
    try:
        scanner.parser.Parse(data, True)
    except expat.ExpatError as fault:
        raise ValueError(str(fault)) from fault
    return scanner.items


class _Scanner:
    """One pass over the file; the stacks hold what is open around the parser's position."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.items: list[Item] = []
        self.open: list[str] = []
        self.paragraphs: list[ScannedParagraph] = []
        self.tables: list[ScannedTable] = []
        self.holders: list[ScannedCell | None] = [None]
        self.run_depths: list[int] = []
        self.skipped = 0
        self.element = 0
        self.text_tag = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.XmlDeclHandler = _refuse_encoding
        self.parser.StartDoctypeDeclHandler = _refuse_doctype

    def start(self, name: str, attributes: dict[str, str]) -> None:
        kind, tag = _kind(name)
        parent = self.open[-1] if self.open else ""
        self.open.append(kind)
        if self.skipped or kind == "Fallback" or (kind in _GONE and parent not in ("rPr", "trPr")):
            self.skipped += 1
            return
        at = self.parser.CurrentByteIndex
        if kind == "p":
            self.open_paragraph(at, tag)
        elif kind == "tbl":
            self.tables.append(ScannedTable())
            self.items.append(self.tables[-1])
        elif kind == "txbxContent":
            self.holders.append(None)
        elif self.tables and kind in ("tr", "tc", "vMerge", "hMerge", "del", "hidden"):
            self.in_table(kind, parent, attributes)
        elif kind in ("tr", "tc"):
            raise ValueError(f"{kind} outside a table")
        elif self.paragraphs:
            self.in_paragraph(kind, tag, parent, at, attributes)

    def open_paragraph(self, at: int, tag: str) -> None:
        host = self.paragraphs[0] if self.paragraphs else None
        paragraph = ScannedParagraph(at, tag, host)
        self.paragraphs.append(paragraph)
        self.run_depths.append(0)
        holder = self.holders[-1]
        if holder is None:
            self.items.append(paragraph)
        else:
            holder.paragraphs.append(paragraph)

    def in_table(self, kind: str, parent: str, attributes: dict[str, str]) -> None:
        table = self.tables[-1]
        if kind != "tr" and not table.rows:
            raise ValueError(f"{kind} before the first row of its table")
        if kind == "tr":
            table.rows.append([])
            table.gone.append(False)
        elif kind == "tc":
            cell = ScannedCell()
            self.holders.append(cell)
            table.rows[-1].append(cell)
        elif kind in ("vMerge", "hMerge"):
            holder = self.holders[-1]
            if holder is not None and _value(attributes, "continue") == "continue":
                holder.goes_on = True
        elif parent == "trPr":
            table.gone[-1] = True

    def in_paragraph(self, kind: str, tag: str, parent: str, at: int, attributes: dict[str, str]) -> None:
        paragraph = self.paragraphs[-1]
        if kind == "r":
            self.run_depths[-1] += 1
            if self.run_depths[-1] == 1:
                paragraph.runs.append(Run(at, tag))
        elif kind in ("t", "math"):
            self.element, self.text_tag = at, tag if kind == "t" else ""
        elif kind == "rPr" and parent == "r" and self.run_depths[-1] == 1:
            paragraph.runs[-1].properties = (at, at)
        elif kind == "vanish" and parent == "rPr" and self.open[-3:-2] == ["r"] and paragraph.runs:
            paragraph.runs[-1].hidden = _value(attributes, "1") not in _OFF
        elif kind == "br" and _value(attributes, "", "type") not in ("page", "column"):
            self.add("\n", at, at, "")
        elif kind in _SIGNS and parent != "tabs":
            self.add(_SIGNS[kind], at, at, "")

    def characters(self, data: str) -> None:
        """A piece of text. An entity comes as a piece of its own, so that every character has its byte."""
        if self.skipped or not self.paragraphs or not self.open or self.open[-1] not in ("t", "math"):
            return
        at = self.parser.CurrentByteIndex
        for character in data:
            self.add(character, at, self.element, self.text_tag)
            at += len(character.encode("utf-8"))

    def add(self, character: str, at: int, element: int, text: str) -> None:
        paragraph = self.paragraphs[-1]
        depth = self.run_depths[-1]
        if depth and paragraph.runs[-1].hidden:
            return
        run = len(paragraph.runs) - 1 if depth else -1
        paragraph.pieces.append(character)
        paragraph.characters.append(Character(at if depth == 1 else -1, run, element, text))

    def end(self, name: str) -> None:
        kind, _ = _kind(name)
        self.open.pop()
        if self.skipped:
            self.skipped -= 1
            return
        at = self.parser.CurrentByteIndex
        if kind == "p" and self.paragraphs:
            paragraph = self.paragraphs.pop()
            self.run_depths.pop()
            closing = f"</{paragraph.name}".encode()
            paragraph.end = at
            # A tag that closes itself ends behind itself, where that of the element around it may stand.
            paragraph.alone = re.compile(re.escape(closing) + rb"\s*>").match(self.data, at) is None
        elif kind == "r" and self.paragraphs and self.run_depths[-1]:
            self.run_depths[-1] -= 1
            if not self.run_depths[-1]:
                self.paragraphs[-1].runs[-1].end = self.data.index(b">", at) + 1
        elif kind == "rPr" and self.paragraphs and self.run_depths[-1] == 1 and self.open[-1:] == ["r"]:
            run = self.paragraphs[-1].runs[-1]
            run.properties = (run.properties[0], self.data.index(b">", at) + 1)
        elif kind in ("tc", "txbxContent"):
            self.holders.pop()
        elif kind == "tbl":
            table = self.tables.pop()
            table.rows = [row for row, gone in zip(table.rows, table.gone, strict=True) if not gone]


def _refuse_encoding(version: str, encoding: str | None, standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in ("utf-8", "us-ascii"):
        raise ValueError(encoding)


def _refuse_doctype(name: str, system: str | None, public: str | None, internal: bool) -> None:
    raise ValueError(name)


@lru_cache(maxsize=1024)
def _kind(name: str) -> tuple[str, str]:
    """The local name of an element of WordprocessingML, "math" for text of formulas, "" for all else; and its tag."""
    uri, local, *prefix = name.split(" ") if " " in name else ("", name)
    tag = f"{prefix[0]}:{local}" if prefix else local
    if uri in _MAIN:
        return local, tag
    if f"{uri} {local}" == _FALLBACK:
        return "Fallback", tag
    return ("math" if local == "t" and uri.endswith("/math") else ""), tag


def _value(attributes: dict[str, str], otherwise: str, name: str = "val") -> str:
    return next((value for key, value in attributes.items() if key.split(" ")[1:2] == [name]), otherwise)
