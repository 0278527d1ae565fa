"""Which format a file is in, told from its bytes and never from its name."""

from __future__ import annotations

import io
import zipfile
from enum import Enum

from gouji.readers.ole import root_streams


class Format(Enum):
    """文件格式: what the bytes say; the value is the name in reports."""

    TXT = "txt"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    DOC = "doc"
    XLS = "xls"
    OLE = "OLE"
    PDF = "pdf"
    HTML = "html"
    RTF = "rtf"
    IMAGE = "image"
    OFD = "ofd"
    ARCHIVE = "archive"


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
_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<?xml")


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
    if data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML_STARTS):
        return Format.HTML
    return Format.TXT


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
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        OSError,
        ValueError,
    ):  # cut short: the parts still begin with their names
        return Format.DOCX if b"word/" in data else Format.XLSX if b"xl/" in data else Format.ARCHIVE
    if any(name.startswith("word/") for name in names):
        return Format.DOCX
    if any(name.startswith("xl/") for name in names):
        return Format.XLSX
    if "content.xml" in names:
        return Format.ODT
    if "OFD.xml" in names:
        return Format.OFD
    return Format.ARCHIVE
