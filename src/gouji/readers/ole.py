"""OLE 复合文件: which program an old binary office file comes from, told by the streams in its root ([MS-CFB] 2.6)."""

from __future__ import annotations

import struct

_HEADER = 512
_ENTRY = 128
_NO_STREAM = 0xFFFFFFFF
_END_OF_CHAIN = 0xFFFFFFFE
_MOST_ENTRIES = 100_000


def root_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages directly under the root; empty when the file is damaged."""
    try:
        return frozenset(_children(_directory(data)))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def _directory(data: bytes) -> bytes:
    """The directory stream, sector by sector along the allocation table."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = _allocation(data, size)
    sector = struct.unpack_from("<I", data, 48)[0]
    found = bytearray()
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen and len(found) < _MOST_ENTRIES * _ENTRY:
        seen.add(sector)
        found += data[(sector + 1) * size : (sector + 2) * size]
        sector = table[sector]
    return bytes(found)


def _allocation(data: bytes, size: int) -> list[int]:
    """The file allocation table: its first 109 sectors are named in the header, more in a chain of their own."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    more, count = struct.unpack_from("<2I", data, 68)
    for _ in range(min(count, len(data) // size)):
        names = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors.extend(names[:-1])
        more = names[-1]
    table: list[int] = []
    for sector in sectors:
        if sector < _END_OF_CHAIN - 3:
            block = data[(sector + 1) * size : (sector + 2) * size]
            table.extend(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
    return table


def _children(directory: bytes) -> list[str]:
    """The names in the tree of entries that hangs from the root entry."""
    names = []
    pending = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while pending:
        entry = pending.pop()
        if entry == _NO_STREAM or entry in seen:
            continue
        seen.add(entry)
        at = entry * _ENTRY
        length = struct.unpack_from("<H", directory, at + 64)[0]
        names.append(directory[at : at + max(length - 2, 0)].decode("utf-16-le"))
        pending.extend(struct.unpack_from("<2I", directory, at + 68))
    return names
