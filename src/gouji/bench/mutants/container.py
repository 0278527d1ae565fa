"""Hand-made OLE containers: streams in sectors of 512 bytes, small ones in a stream of their own ([MS-CFB])."""

from __future__ import annotations

import struct

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: dict[str, bytes]) -> bytes:
    """The file that holds ``streams`` directly under its root."""
    sectors: list[bytes] = []
    table: list[int] = []

    def stored(data: bytes) -> int:
        """The first sector of ``data``, which is added to the file."""
        blocks = [data[at : at + _SECTOR].ljust(_SECTOR, b"\0") for at in range(0, len(data), _SECTOR)]
        first = len(sectors)
        sectors.extend(blocks)
        table.extend([*range(first + 1, first + len(blocks)), _END])
        return first if blocks else _END

    small, small_table = b"", []
    entries = []
    for name, data in streams.items():
        if len(data) >= _CUTOFF:
            entries.append((name, 2, stored(data), len(data)))
            continue
        first, count = len(small) // _SMALL, -(-len(data) // _SMALL)
        small += data.ljust(count * _SMALL, b"\0")
        small_table += [*range(first + 1, first + count), _END] if count else []
        entries.append((name, 2, first if count else _END, len(data)))
    root = ("Root Entry", 5, stored(small) if small else _END, len(small))
    links = struct.pack(f"<{len(small_table)}I", *small_table)
    small_first = stored(links.ljust(-(-len(links) // _SECTOR) * _SECTOR, b"\xff")) if links else _END
    directory = b"".join(_entry(*entry, number, len(entries)) for number, entry in enumerate([root, *entries]))
    directory_first = stored(directory)
    own = -(-(len(table) + 4) // (_SECTOR // 4))
    first = len(sectors)
    table += [_TABLE] * own
    numbers = struct.pack(f"<{len(table)}I", *table).ljust(own * _SECTOR, b"\xff")
    sectors.extend(numbers[at : at + _SECTOR] for at in range(0, own * _SECTOR, _SECTOR))
    names = [*range(first, first + own)] + [_FREE] * (109 - own)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", own, directory_first, 0, _CUTOFF, small_first, int(bool(links)), _END, 0, 0)[:-4]
    return head + struct.pack("<109I", *names) + b"".join(sectors)


def _entry(name: str, kind: int, first: int, size: int, number: int, count: int) -> bytes:
    """A directory entry; the streams hang from the root one behind the other."""
    stored = name.encode("utf-16-le") + b"\0\0"
    right = number + 1 if 0 < number < count else _FREE
    child = 1 if number == 0 and count else _FREE
    return (
        stored.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(stored), kind, 1, _FREE, right, child)
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )
