"""修饰符 (sprm): the list of changes that makes up the properties of a paragraph, a run of text or a table row ([MS-DOC] 2.6).

Each is a code and an operand, whose length the code tells.
"""

from __future__ import annotations

from collections.abc import Iterator

#: The codes that matter for what is read; all others are passed over.
IN_TABLE, DEPTH, ROW_END, INNER_CELL, INNER_ROW_END = 0x2416, 0x6649, 0x2417, 0x244B, 0x244C
DEEPER = 0x664A
LIST, LIST_LEVEL, OUTLINE, STYLE = 0x460B, 0x260A, 0x2640, 0x4600
ELSEWHERE = (0x6645, 0x6646, 0x646B)
DEFINITION, MERGE, SPLIT, MERGE_DOWN = 0xD608, 0x5624, 0x5625, 0xD62B
INSERT, DELETE, WIDTH = 0x7621, 0x5622, 0x7623
DELETED, INSERTED, HIDDEN, SPECIAL = 0x0800, 0x0801, 0x083C, 0x0855
SYMBOL, PICTURE, RUN_STYLE = 0x6A09, 0x6A03, 0x4A30
OBJECT, DATA = (0x0856, 0x080A), 0x0806

# Bytes of the operand by the upper three bits of the code; 0 where the first of them tells it.
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_TABS, _OLD_DEFINITION = 0xC615, 0xD606


def modifiers(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """The codes in ``properties`` with their operands, without the bytes that tell a length; a damaged rest is left out."""
    at, end = 0, len(properties)
    while at + 2 < end:
        code = properties[at] | properties[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if size == 0:
            if code in (DEFINITION, _OLD_DEFINITION):
                size = int.from_bytes(properties[at : at + 2], "little") - 1
                at += 2
            elif code == _TABS and properties[at] == 0xFF:
                size = _tab_changes(properties, at + 1)
                at += 1
            else:
                size = properties[at]
                at += 1
        if size < 0 or at + size > end:
            return
        yield code, properties[at : at + size]
        at += size


def _tab_changes(properties: bytes, at: int) -> int:
    """The length of a change of tab stops too long to state it: taken away ones of four bytes, then added ones of three."""
    removed = 4 * properties[at] if at < len(properties) else 0
    at += 1 + removed
    added = 3 * properties[at] if at < len(properties) else 0
    return 1 + removed + 1 + added
