"""A font of our own that stands for every font a PDF names and does not carry: TrueType, one glyph for all characters.

PDFium leaves out a text of which it finds no glyph, as on a machine without Chinese fonts. Where the characters stand
comes from the PDF: the glyph is there to be found, and narrower than any character, so that it moves none.
"""

from __future__ import annotations

import struct
from functools import cache

_EM, _RISE, _WIDTH, _ADVANCE = 1000, 700, 100, 500
_FAMILY = "gouji blank"


@cache
def blank_font() -> bytes:
    """The bytes of the font file."""
    glyph = struct.pack(">5h", 1, 0, 0, _WIDTH, _RISE) + struct.pack(">HH", 3, 0)
    glyph += bytes([1, 1, 1, 1]) + struct.pack(">4h", 0, _WIDTH, 0, -_WIDTH) + struct.pack(">4h", 0, 0, _RISE, 0)
    glyph += bytes(-len(glyph) % 4)
    tables = {
        b"OS/2": _os2(),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 10, 12) + _all_characters(),
        b"glyf": glyph,
        b"head": struct.pack(
            ">IIIIHHQQ4hHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, 0, _WIDTH, _RISE, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">Ihhh", 0x10000, 880, -120, 0) + struct.pack(">H11hH", _ADVANCE, *[0] * 11, 2),
        b"hmtx": struct.pack(">HhHh", _ADVANCE, 0, _ADVANCE, 0),
        b"loca": struct.pack(">III", 0, 0, len(glyph)),
        b"maxp": struct.pack(">IHHH11H", 0x10000, 2, 4, 1, *[0] * 11),
        b"name": _name(),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _all_characters() -> bytes:
    """A map of characters (format 13: many to one) that gives all the same glyph."""
    return struct.pack(">HHIII", 13, 0, 28, 0, 1) + struct.pack(">III", 0, 0x10FFFF, 1)


def _os2() -> bytes:
    signature = struct.pack(">hHHH11h", 1, _ADVANCE, 400, 5, 0, *[0] * 10) + bytes(10)
    coverage = struct.pack(">4I4s", 0, 0, 0, 0, b"    ")
    return signature + coverage + struct.pack(">HHH3hHH", 0x40, 0x20, 0xFFFF, 880, -120, 0, 880, 120) + bytes(8)


def _name() -> bytes:
    text = _FAMILY.encode("utf-16-be")
    ids = (1, 2, 4, 6)
    records = b"".join(struct.pack(">6H", 3, 1, 0x409, one, len(text), 0) for one in ids)
    return struct.pack(">HHH", 0, len(ids), 6 + len(records)) + records + text


def _file(tables: dict[bytes, bytes]) -> bytes:
    offset = 12 + 16 * len(tables)
    directory, body = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 32), b""
    for tag, content in tables.items():
        padded = content + bytes(-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        directory += tag + struct.pack(">III", total, offset + len(body), len(content))
        body += padded
    return directory + body
