"""图形: which shapes stand in which, and the pictures among them ([MS-ODRAW] 2.2, [MS-DOC] 2.9.172)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_GROUP, _STORE, _DRAWING, _SHAPES, _SHAPE = 0xF000, 0xF001, 0xF002, 0xF003, 0xF004
_STORED, _IDENTITY, _OPTIONS = 0xF007, 0xF00A, 0xF00B
_PICTURE_OPTION, _OPTION_NUMBER = 0x0104, 0x3FFF
_PLACE_IN_TEXT = 28
_MOST_RECORDS = 200_000
_DEEPEST = 40
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM")
_LOOKED_AT = 600
_HEAD = 8


class _Record(NamedTuple):
    kind: int
    instance: int
    content: bytes


@dataclass(slots=True)
class Drawings:
    """绘图: ``inside`` names the shapes of a group by the number of the group, ``pictured`` the picture of a shape."""

    inside: dict[int, list[int]] = field(default_factory=dict)
    pictured: dict[int, int] = field(default_factory=dict)
    pictures: Sequence[bytes] = ()

    def shapes(self, number: int) -> Sequence[int]:
        """The shapes of the group ``number``, or the shape itself."""
        return self.inside.get(number, [number])

    def picture(self, shape: int) -> bytes | None:
        """The picture of ``shape``, None where it is none; empty where it cannot be opened."""
        number = self.pictured.get(shape)
        return None if number is None else self.pictures[number - 1] if 0 < number <= len(self.pictures) else b""


def drawings_of(art: bytes, word: bytes) -> Drawings:
    """The drawings that ``art`` describes; ``word`` is the stream that holds the pictures. A damaged rest is left out."""
    found = Drawings()
    group = next(_records(art), None)
    if group is None or group.kind != _GROUP:
        return found
    store = next((inner.content for inner in _records(group.content) if inner.kind == _STORE), b"")
    places = [
        int.from_bytes(entry.content[_PLACE_IN_TEXT : _PLACE_IN_TEXT + 4], "little")
        for entry in _records(store)
        if entry.kind == _STORED
    ]
    stored = pictures_at(word, dict.fromkeys(places, _HEAD))
    found.pictures = [stored[place] for place in places]
    at = 8 + len(group.content)
    while at < len(art):  # a byte that tells the document from its headers, then a drawing
        record = next(_records(art[at + 1 :]), None)
        if record is None or record.kind != _DRAWING:
            break
        for shapes in _records(record.content):
            if shapes.kind == _SHAPES:
                _collect(shapes.content, found)
        at += 9 + len(record.content)
    return found


def pictures_at(data: bytes, places: Mapping[int, int]) -> dict[int, bytes]:
    """The picture in the record at each of ``places``, which states how many bytes head it; empty where it is in a format of
    Windows. No picture reaches into the next one's record."""
    found = {}
    ordered = sorted(places)
    for place, after in zip(ordered, [*ordered[1:], len(data)], strict=False):
        start = place + places[place]
        looked_at = data[start : min(start + _LOOKED_AT, after)]
        signs = [at for sign in _PICTURES if (at := looked_at.find(sign)) >= 0]
        found[place] = data[start + min(signs) : after] if signs else b""
    return found


def _collect(content: bytes, found: Drawings) -> None:
    """Notes the shapes of the outermost group; each group by the number of its first shape."""
    for number, record in enumerate(_records(content)):
        if number:
            shapes = list(_shapes(record, found, 0))
            if shapes:
                found.inside[shapes[0]] = shapes


def _shapes(record: _Record, found: Drawings, depth: int) -> Iterator[int]:
    if record.kind == _SHAPES and depth < _DEEPEST:
        for inner in _records(record.content):
            yield from _shapes(inner, found, depth + 1)
    elif record.kind == _SHAPE:
        identity = 0
        for inner in _records(record.content):
            if inner.kind == _IDENTITY:
                identity = int.from_bytes(inner.content[:4], "little")
                yield identity
            elif inner.kind == _OPTIONS:
                for at in range(0, min(6 * inner.instance, len(inner.content) - 5), 6):
                    option, value = struct.unpack_from("<HI", inner.content, at)
                    if option & _OPTION_NUMBER == _PICTURE_OPTION and value:
                        found.pictured[identity] = value


def _records(data: bytes) -> Iterator[_Record]:
    at = 0
    for _ in range(_MOST_RECORDS):
        if at + 8 > len(data):
            return
        version, kind, size = struct.unpack_from("<HHI", data, at)
        if at + 8 + size > len(data):
            return
        yield _Record(kind, version >> 4, data[at + 8 : at + 8 + size])
        at += 8 + size
