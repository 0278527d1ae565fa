"""Hand-made binary workbooks ([MS-XLSB]): records as Excel writes them, as few as readers need."""

from __future__ import annotations

import io
import struct
import zipfile

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.ms-excel"


def record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(content)
    length = b""
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return head + length + content


def string(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<2I", column, style) + value)


def text(column: int, said: str) -> bytes:
    return cell(6, column, string(said))


def shared(column: int, number: int) -> bytes:
    return cell(7, column, struct.pack("<I", number))


def real(column: int, number: float, style: int = 0) -> bytes:
    return cell(5, column, struct.pack("<d", number), style)


def rk(column: int, packed: int, style: int = 0) -> bytes:
    return cell(2, column, struct.pack("<I", packed), style)


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    return record(0, struct.pack("<2IH", number, 0, 300) + bytes([0, 0x10 if hidden else 0, 0]) + struct.pack("<I", 0)) + b"".join(cells)  # fmt: skip


def merges(*areas: tuple[int, int, int, int]) -> bytes:
    """Areas by first and last row and first and last column."""
    return record(177, struct.pack("<I", len(areas))) + b"".join(record(176, struct.pack("<4I", *area)) for area in areas) + record(178)  # fmt: skip


def sheet(*rows: bytes, after: bytes = b"", columns: bytes = b"", size: tuple[int, int] = (99, 9)) -> bytes:
    extent = record(148, struct.pack("<4I", 0, size[0], 0, size[1]))
    return record(129) + extent + columns + record(145) + b"".join(rows) + record(146) + after + record(130)


def hidden_columns(first: int, last: int) -> bytes:
    return record(390) + record(60, struct.pack("<4IH", first, last, 2304, 0, 1)) + record(391)


def book(
    *sheets: bytes, texts: tuple[str, ...] = (), codes: tuple[str, ...] = (), states: tuple[int, ...] = ()
) -> bytes:
    """A workbook of ``sheets`` called 表1, 表2 …; the cell style n + 1 has the number format ``codes[n]``."""
    numbers = range(1, len(sheets) + 1)
    listed = b"".join(
        record(156, struct.pack("<2I", states[at - 1] if states else 0, at) + string(f"r{at}") + string(f"表{at}"))
        for at in numbers
    )
    formats = b"".join(record(44, struct.pack("<H", 200 + at) + string(code)) for at, code in enumerate(codes))
    styles = b"".join(
        record(47, struct.pack("<2H", 0, number) + bytes(12)) for number in (0, *range(200, 200 + len(codes)))
    )
    strings = b"".join(record(19, b"\0" + string(one)) for one in texts)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_TYPES}.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/xl/worksheets/sheet{at}.bin" ContentType="{_TYPES}.worksheet"/>' for at in numbers)
        + f'<Override PartName="/xl/styles.bin" ContentType="{_TYPES}.styles"/><Override PartName="/xl/sharedStrings.bin" ContentType="{_TYPES}.sharedStrings"/></Types>',
        "_rels/.rels": _relations(("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(153, struct.pack("<2I", 0, 0) + string("")) + record(143) + listed + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": _relations(
            *((f"r{at}", "worksheet", f"worksheets/sheet{at}.bin") for at in numbers),
            ("s", "styles", "styles.bin"), ("t", "sharedStrings", "sharedStrings.bin"),
        ),
        "xl/styles.bin": record(278) + record(615, struct.pack("<I", len(codes))) + formats + record(616)
        + record(617, struct.pack("<I", len(codes) + 1)) + styles + record(618) + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<2I", len(texts), len(texts))) + strings + record(160),
        **{f"xl/worksheets/sheet{at}.bin": content for at, content in enumerate(sheets, 1)},
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _relations(*targets: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
