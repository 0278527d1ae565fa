"""Which format a file is in, told from its bytes and never from its name."""

from __future__ import annotations

import io
import zipfile
import zlib

from gouji.readers.formats import Format
from gouji.readers.markup import markup_of
from gouji.readers.ole import root_streams

__all__ = ["Format", "sniff"]


_DAMAGE = (zipfile.BadZipFile, NotImplementedError, OSError, ValueError)
_LONGEST_KIND = 256
_STARTS = (
    (b"%PDF-", Format.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLE),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\0", Format.IMAGE),
    (b"MM\0*", Format.IMAGE),
    (b"7z\xbc\xaf", Format.ARCHIVE),
    (b"Rar!", Format.ARCHIVE),
    (b"\x1f\x8b", Format.ARCHIVE),
    (b"\xfd7zXZ\0", Format.ARCHIVE),
    (b"PK\x05\x06", Format.ARCHIVE),
)


def sniff(data: bytes) -> Format:
    """The format of ``data``; what nothing else claims is taken for text."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return _office(data) if kind is Format.OLE else kind
    if data.startswith(b"PK\x03\x04"):
        return _package(data)
    if data[257:262] == b"ustar" or (data.startswith(b"BZh") and data[4:10] == b"1AY&SY"):
        return Format.ARCHIVE
    if b"%PDF-" in data[:1024]:  # viewers accept some bytes before the header, and so do offices
        return Format.PDF
    return markup_of(data) or Format.TXT


def _office(data: bytes) -> Format:
    """Which program wrote an old binary file; a protected new one is such a file around an encrypted package."""
    streams = root_streams(data)
    if "WordDocument" in streams:
        return Format.DOC
    return Format.XLS if streams & {"Workbook", "Book"} else Format.OLE


def _package(data: bytes) -> Format:
    """What a zip file holds, by the parts every office package must have."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            stated = _stated(package) if "content.xml" in names else b""
    except _DAMAGE:  # cut short: the parts still begin with their names
        return Format.DOCX if b"word/" in data else Format.XLSX if b"xl/" in data else Format.ARCHIVE
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if "xl/workbook.bin" in names:
        return Format.XLSB
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "content.xml" in names:
        return Format.ODS if b"opendocument.spreadsheet" in stated else Format.ODT
    if "OFD.xml" in names:
        return Format.OFD
    return Format.ARCHIVE


def _stated(package: zipfile.ZipFile) -> bytes:
    """What an OpenDocument package says it is; nothing where it does not, or cannot be read."""
    try:
        with package.open("mimetype") as stream:
            return stream.read(_LONGEST_KIND)
    except (KeyError, RuntimeError, zlib.error, EOFError, *_DAMAGE):
        return b""
