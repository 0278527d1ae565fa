"""Hand-made Word 97 files: text and properties as given, stored as Word would ([MS-DOC])."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

from gouji.bench.mutants.container import container
from gouji.document.tree import Document, Source
from gouji.readers import doc

_TEXT = 0x800
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_PARTS = {"styles": 1, "marks": 2, "notes": 3, "runs": 12, "paragraphs": 13, "pieces": 33, "anchors": 40, "drawings": 50,
          "boxes": 56, "lists": 73, "uses": 74}  # fmt: skip
IN_TABLE, ROW_END, DEFINITION = 0x2416, 0x2417, 0xD608
DEPTH, INNER_CELL, INNER_ROW_END = 0x6649, 0x244B, 0x244C


def sprm(code: int, operand: int | bytes) -> bytes:
    """One property: the code, and its operand with the length that some state before it."""
    head = struct.pack("<H", code)
    size = _SIZES[code >> 13]
    if isinstance(operand, int):
        return head + (operand % (1 << 8 * size)).to_bytes(size, "little")
    if code == DEFINITION:
        return head + struct.pack("<H", len(operand) + 1) + operand
    return head + (bytes([len(operand)]) if size == 0 else b"") + operand


def row(*edges: int, flags: Iterable[int] = ()) -> bytes:
    """The definition of a table row whose cells lie between ``edges``; ``flags`` are those of its cells."""
    cells = b"".join(struct.pack("<H", flag) + bytes(18) for flag in flags)
    return sprm(DEFINITION, bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells)


@dataclass
class Doc:
    """A file in the making: stories one after another, each a string of runs and marks."""

    text: str = ""
    runs: list[tuple[int, bytes]] = field(default_factory=list)
    paragraphs: list[tuple[int, bytes]] = field(default_factory=list)
    stories: list[int] = field(default_factory=list)
    parts: dict[str, bytes] = field(default_factory=dict)
    data: bytes = b""
    behind_lists: bytes = b""
    compressed: bool = False
    flags: int = 0x0200
    version: int = 0xC1
    piece_changes: bytes = b""

    def run(self, text: str, *properties: bytes) -> Doc:
        self.text += text
        self.runs.append((len(self.text), b"".join(properties)))
        return self

    def end(self, mark: str = "\r", *properties: bytes, style: int = 0, run: bytes = b"") -> Doc:
        self.run(mark, run)
        self.paragraphs.append((len(self.text), struct.pack("<H", style) + b"".join(properties)))
        return self

    def p(self, text: str, *properties: bytes, style: int = 0) -> Doc:
        return self.run(text).end("\r", *properties, style=style)

    def cell(self, text: str) -> Doc:
        return self.run(text).end("\x07", sprm(IN_TABLE, 1))

    def row_end(self, definition: bytes) -> Doc:
        return self.end("\x07", sprm(IN_TABLE, 1), sprm(ROW_END, 1), definition)

    def story(self) -> Doc:
        """Ends a story: the main text, the footnotes, the headers, macros, annotations, endnotes, text boxes."""
        self.stories.append(len(self.text) - sum(self.stories))
        return self

    def bytes(self) -> bytes:
        if not self.stories:
            self.story()
        width = 1 if self.compressed else 2
        stored = self.text.encode("cp1252") if self.compressed else self.text.encode("utf-16-le", "surrogatepass")
        body = bytearray(stored.ljust(-(-(_TEXT + len(stored)) // 512) * 512 - _TEXT, b"\0"))

        def pages(items: list[tuple[int, bytes]], *, paragraphs: bool) -> bytes:
            """The list of pages, one for each of ``items``."""
            bounds, numbers, start = [], [], 0
            for end, properties in items:
                page = bytearray(512)
                first, last = (_TEXT + at * width for at in (start, end))
                struct.pack_into("<2I", page, 0, first, last)
                page[8], page[511] = 20, 1
                if paragraphs:
                    padded = properties + bytes(len(properties) % 2)
                    page[40:42] = bytes([0, len(padded) // 2])
                    page[42 : 42 + len(padded)] = padded
                else:
                    page[40] = len(properties)
                    page[41 : 41 + len(properties)] = properties
                numbers.append((_TEXT + len(body)) // 512)
                body.extend(page[:512])
                bounds.append(first)
                start = end
            bounds.append(_TEXT + start * width)
            return struct.pack(f"<{len(bounds)}I{len(numbers)}I", *bounds, *numbers)

        place = _TEXT * 2 | 1 << 30 if self.compressed else _TEXT
        changes = struct.pack("<BH", 1, len(self.piece_changes)) + self.piece_changes if self.piece_changes else b""
        pieces = struct.pack("<IIHIH", 0, len(self.text), 0, place, 1 if changes else 0)
        parts = {
            **self.parts,
            "runs": pages(self.runs, paragraphs=False),
            "paragraphs": pages(self.paragraphs, paragraphs=True),
            "pieces": changes + struct.pack("<BI", 2, len(pieces)) + pieces,
        }
        table, places = b"", [(0, 0)] * 93
        for name, content in parts.items():
            places[_PARTS[name]] = len(table), len(content)
            table += content + (self.behind_lists if name == "lists" else b"")
        counts = [0] * 22
        counts[3 : 3 + len(self.stories)] = self.stories
        head = struct.pack("<5H", 0xA5EC, self.version, 0, 0, 0) + struct.pack("<H", self.flags) + bytes(20)
        head += struct.pack("<H", 14) + bytes(28) + struct.pack("<H22i", 22, *counts)
        head += struct.pack("<H", 93) + b"".join(struct.pack("<2I", *pair) for pair in places)
        word = head.ljust(_TEXT, b"\0") + bytes(body)
        return container({"WordDocument": word, "1Table": table, "Data": self.data})


def read(file: Doc) -> Document:
    return doc.read(file.bytes(), Source("样例.doc", "", "doc"))
