"""OLE 复合文件: the container of old binary office files, a small file system of streams ([MS-CFB]).

Chains of sectors are followed at most once round: a file can hold a circle, and no more comes out than is in it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ENTRY = 128
_NO_STREAM = 0xFFFFFFFF
_END_OF_CHAIN = 0xFFFFFFFE
_MOST_ENTRIES = 100_000
_SMALL_SECTOR = 64
_STREAM = 2
_DAMAGE = (struct.error, IndexError, UnicodeDecodeError)


class DamagedError(Exception):
    """The container is damaged."""


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Container:
    """复合文件: the streams in the root of the container ``data``; ``small`` holds those too small for sectors of their own."""

    data: bytes
    size: int
    table: Sequence[int]
    entries: Mapping[str, _Entry]
    cutoff: int
    small: bytes
    small_table: Sequence[int]

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def stream(self, name: str) -> bytes:
        """The bytes of the stream ``name``; empty where there is none."""
        entry = self.entries.get(name)
        if entry is None or entry.kind != _STREAM:
            return b""
        if entry.size < self.cutoff:
            return _chained(self.small, entry.start, self.small_table, _SMALL_SECTOR, 0)[: entry.size]
        return _chained(self.data, entry.start, self.table, self.size, self.size)[: entry.size]


def container_of(data: bytes) -> Container:
    """The container in ``data``; raises ``DamagedError``."""
    try:
        size = 1 << min(struct.unpack_from("<H", data, 30)[0], 20)
        table = _allocation(data, size)
        directory = _chained(data, struct.unpack_from("<I", data, 48)[0], table, size, size)[: _MOST_ENTRIES * _ENTRY]
        root = _entry(directory, 0)
        cutoff, small_start = struct.unpack_from("<2I", data, 56)
        small_table = _numbers(_chained(data, small_start, table, size, size))
        small = _chained(data, root.start, table, size, size)[: root.size]
        return Container(data, size, table, _children(directory), cutoff, small, small_table)
    except _DAMAGE:
        raise DamagedError from None


def root_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages directly under the root; empty when the file is damaged."""
    try:
        return frozenset(container_of(data).entries)
    except DamagedError:
        return frozenset()


def _chained(data: bytes, sector: int, table: Sequence[int], size: int, offset: int) -> bytes:
    """The sectors of ``size`` bytes from ``sector`` on along ``table``; the first of all stands at ``offset``."""
    found = []
    seen = bytearray(len(table))
    while sector < len(table) and not seen[sector]:
        seen[sector] = 1
        found.append(data[offset + sector * size : offset + (sector + 1) * size])
        sector = table[sector]
    return b"".join(found)


def _allocation(data: bytes, size: int) -> list[int]:
    """The file allocation table: its first 109 sectors are named in the header, more in a chain of their own."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    more, count = struct.unpack_from("<2I", data, 68)
    for _ in range(min(count, len(data) // size)):
        names = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors.extend(names[:-1])
        more = names[-1]
    table: list[int] = []
    most = len(data) // size + 1  # more of the table says nothing about this file
    for sector in sectors:
        if sector < _END_OF_CHAIN - 3 and len(table) < most:
            table.extend(_numbers(data[(sector + 1) * size : (sector + 2) * size]))
    return table


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _entry(directory: bytes, number: int) -> _Entry:
    at = number * _ENTRY
    start, size = struct.unpack_from("<2I", directory, at + 116)
    return _Entry(directory[at + 66], start, size)


def _children(directory: bytes) -> dict[str, _Entry]:
    """The entries in the tree that hangs from the root entry, by name."""
    entries: dict[str, _Entry] = {}
    pending = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    while pending:
        number = pending.pop()
        if number == _NO_STREAM or number in seen:
            continue
        seen.add(number)
        at = number * _ENTRY
        length = struct.unpack_from("<H", directory, at + 64)[0]
        entries[directory[at : at + max(length - 2, 0)].decode("utf-16-le")] = _entry(directory, number)
        pending.extend(struct.unpack_from("<2I", directory, at + 68))
    return entries
