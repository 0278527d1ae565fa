"""Changes of files made of records or objects: old Word and Excel files, binary workbooks, PDF files."""

from __future__ import annotations

import random
import re
import struct

from gouji.bench.mutants.container import container
from gouji.bench.mutants.trees import ODD
from gouji.bench.mutants.xlsbfile import record
from gouji.readers.ole import container_of

_NUMBERS = (0, 1, 2, 3, 7, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_STREAMS = ("WordDocument", "1Table", "Data", "Workbook")
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj\n", re.S)
_TOKEN = re.compile(rb"/[A-Za-z0-9]+|\d+ 0 R|[-+]?\d+\.?\d*|<[0-9a-fA-F]*>|\([^()]*\)|[A-Za-z*']+")
_REFERENCE = re.compile(rb"\d+ 0 R")
_OPERATORS = tuple(b"q Q BT ET Tj TJ Tm Tf Td Do re S f l m c h W n cm rg Ts Tz TL T* BI ID EI gs sh".split())
_MOST_COPIES = 300

Record = tuple[int, bytes]


def old_office(data: bytes, chance: random.Random) -> bytes:
    """An OLE file with changes in one of its streams, which its container still holds in order."""
    opened = container_of(data)
    streams = {name: opened.stream(name) for name in _STREAMS if name in opened}
    name = chance.choice(list(streams))
    streams[name] = _workbook(streams[name], chance) if name == "Workbook" else _fields(streams[name], chance)
    return container(streams)


def _workbook(stream: bytes, chance: random.Random) -> bytes:
    """The records of an old workbook, some of them changed."""
    found: list[Record] = []
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<2H", stream, at)
        found.append((kind, stream[at + 4 : at + 4 + size]))
        at += 4 + size
    return b"".join(
        struct.pack("<2H", kind, len(content)) + content for kind, content in _changed(found, chance, 8_000)
    )


def workbook_part(part: bytes, chance: random.Random) -> bytes:
    """The records of a part of a binary workbook, some of them changed."""
    from gouji.readers.xlsb import records_of

    return b"".join(record(kind, content) for kind, content in _changed(list(records_of(part)), chance, 60_000))


def _changed(found: list[Record], chance: random.Random, longest: int) -> list[Record]:
    for _ in range(chance.randint(1, 5)):
        if not found:
            return found
        at, other = chance.randrange(len(found)), chance.randrange(len(found))
        kind, content = found[at]
        match chance.randrange(7):
            case 0:
                del found[at]
            case 1:
                found[at:at] = [found[at]] * chance.choice((1, 2, 40))
            case 2:
                found[at], found[other] = found[other], found[at]
            case 3:
                found[at] = found[other][0], content
            case 4:
                found[at] = kind, content[: chance.randint(0, len(content))]
            case 5:
                found[at] = kind, (content + found[other][1])[:longest]
            case _:
                found[at] = kind, _fields(content, chance)
    return found


def _fields(content: bytes, chance: random.Random) -> bytes:
    """Some numbers of two or four bytes changed to odd ones, where content is long enough."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        width, form = chance.choice(((1, "<B"), (2, "<H"), (4, "<I")))
        if len(made) >= width:
            at = chance.randrange(0, len(made) - width + 1)
            struct.pack_into(form, made, at, chance.choice(_NUMBERS) & (1 << 8 * width) - 1)
    return bytes(made)


def pdf(data: bytes, chance: random.Random) -> bytes:
    """A PDF file whose objects are changed and found where its table says."""
    objects = {int(number): content for number, content in _OBJECT.findall(data)}
    for _ in range(chance.randint(1, 5)):
        number = chance.choice(list(objects))
        head, stream, body = objects[number].partition(b"stream\n")
        if stream and chance.random() < 0.7:
            body = _content(body.removesuffix(b"\nendstream"), chance)
            head = re.sub(rb"/Length \d+", b"/Length %d" % len(body), head)
            objects[number] = head + stream + body + b"\nendstream"
        else:
            objects[number] = _tokens(head, list(objects), chance) + stream + body
    return _packed(objects)


def _content(body: bytes, chance: random.Random) -> bytes:
    """A content stream with lines left out, repeated or exchanged, operands and operators changed."""
    lines = body.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines[at:at] = [lines[at]] * chance.choice((1, 5, _MOST_COPIES))
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines.insert(at, chance.choice(_OPERATORS))
        case _:
            lines[at] = _tokens(lines[at], [], chance)
    return b"\n".join(lines)


def _tokens(text: bytes, numbers: list[int], chance: random.Random) -> bytes:
    """``text`` with one name, number, string, reference or operator changed."""
    found = list(_TOKEN.finditer(text))
    if not found:
        return text
    token, other = chance.choice(found), chance.choice(found)[0]
    put: bytes
    if _REFERENCE.fullmatch(token[0]) and numbers:
        put = b"%d 0 R" % chance.choice([*numbers, 0, 9_999])
    elif chance.random() < 0.3:
        put = other
    elif chance.random() < 0.2:
        put = b""
    else:
        odd = chance.choice(ODD)
        put = (
            odd.encode("latin-1", "replace")
            if re.fullmatch(r"-?[\d.e]{1,40}", odd)
            else b"%d" % chance.choice(_NUMBERS)
        )
    return text[: token.start()] + put + text[token.end() :]


def _packed(objects: dict[int, bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    last = max(objects)
    table = b"".join(
        b"%010d 00000 n \n" % places[at] if at in places else b"0000000000 00000 f \n" for at in range(1, last + 1)
    )
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return bytes(made) + end % (last + 1, table, last + 1, len(made))
