"""The formats that are told apart."""

from __future__ import annotations

from enum import Enum


class Format(Enum):
    """文件格式: what the bytes say; the value is the name in reports."""

    TXT = "txt"
    DOCX = "docx"
    XLSX = "xlsx"
    XLSB = "xlsb"
    ODT = "odt"
    ODS = "ods"
    DOC = "doc"
    XLS = "xls"
    OLE = "OLE"
    PDF = "pdf"
    HTML = "html"
    RTF = "rtf"
    IMAGE = "image"
    WORD_XML = "word-xml"
    EXCEL_XML = "excel-xml"
    FLAT_OPC = "flat-opc"
    MIME = "mht"
    XML = "xml"
    OFD = "ofd"
    ARCHIVE = "archive"
