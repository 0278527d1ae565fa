"""读取: one module a format; ``read`` picks it by the bytes and returns a ``Document`` or raises ``InputError``."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol

from gouji.document.tree import Document, Source
from gouji.readers import isolated
from gouji.readers.disk import LARGEST_FILE, bytes_of
from gouji.readers.faults import InputError
from gouji.readers.halved import halved
from gouji.readers.invisible import displayed
from gouji.readers.lengthy import shortened
from gouji.readers.sniff import Format, sniff
from gouji.readers.timed import in_time

__all__ = ["READERS", "InputError", "Reader", "read", "read_bytes"]


class Reader(Protocol):
    """A module that turns the bytes of one format into a document."""

    def read(self, data: bytes, source: Source) -> Document: ...


class _Readers(Mapping[Format, Reader]):
    """Readers by format, each imported when a file of its format is read: the others cost a run, and the worker process of
    native code, a fifth of a second."""

    def __init__(self, modules: dict[Format, str]) -> None:
        self._modules = modules

    def __getitem__(self, kind: Format) -> Reader:
        reader: Reader = import_module(f"{__name__}.{self._modules[kind]}")
        return reader

    def __contains__(self, kind: object) -> bool:
        return kind in self._modules

    def __iter__(self) -> Iterator[Format]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


READERS: Mapping[Format, Reader] = _Readers(
    {
        Format.TXT: "txt",
        Format.DOCX: "docx",
        Format.XLSX: "xlsx",
        Format.XLSB: "xlsb",
        Format.XLS: "xls",
        Format.PDF: "pdf",
        Format.OFD: "ofd",
        Format.HTML: "html",
        Format.DOC: "doc",
        Format.ODT: "odf",
        Format.ODS: "odf",
        Format.RTF: "convert",
        Format.WORD_XML: "flatxml",
        Format.FLAT_OPC: "flatxml",
        Format.EXCEL_XML: "excelxml",
        Format.MIME: "mime",
        Format.IMAGE: "image",
    }
)

#: Formats that native code reads, which a file can bring down.
_NATIVE = (Format.PDF, Format.OFD, Format.IMAGE, Format.HTML, Format.MIME)

#: A file that holds nothing but the mark of its encoding is empty.
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_UNREADABLE = {
    Format.XML: "是 XML 数据文件，不是文档，请提供 Word、Excel、PDF 或网页。",
    Format.ARCHIVE: "是压缩包，请解压后核对其中的文件。",
    Format.OLE: "文件设有密码或不是 Office 文档，请取消密码或另存为 .docx、.xlsx 后再核对。",
}


def read(path: Path) -> Document:
    """The document in ``path``; raises ``InputError`` with one clear line when it cannot be used.

    An archive holds several: those are for ``archive.members`` and ``read_bytes``.
    """
    return read_bytes(str(path), bytes_of(path))


def read_bytes(name: str, data: bytes) -> Document:
    """The document that ``data`` is, called ``name`` in messages and places; raises ``InputError`` as ``read`` does."""
    if not data.strip() or data in _MARKS:
        raise InputError(f"{name}：文件是空的，请检查导出是否成功。")
    kind = sniff(data)
    if kind not in READERS:
        raise InputError(f"{name}：{_UNREADABLE[kind]}")
    if len(data) > LARGEST_FILE:
        raise InputError(f"{name}：文件有 {len(data) >> 20} MB，超过 {LARGEST_FILE >> 20} MB 的上限，请拆分后再核对。")
    try:
        source = Source(name, hashlib.sha256(data).hexdigest(), kind.value)
        reader = READERS[kind]
        if kind in _NATIVE:
            return _as_seen(isolated.call(reader.read, data, source, path=name))
        with in_time(len(data), name):
            return _as_seen(reader.read(data, source))
    except InputError:
        raise
    except ModuleNotFoundError as missing:
        raise InputError(
            f"{name}：读取 {kind.value} 文件的组件 {missing.name} 没有装好，请先运行：pip install {missing.name}"
        ) from None
    # The boundary to third-party parsers: on a file made to break them they raise anything, and one bad file must
    # not take the others with it.
    except Exception as fault:
        raise InputError(
            f"{name}：文件内容异常，读不下去（{type(fault).__name__}），请用原软件打开后另存再核对。"
        ) from fault


def _as_seen(document: Document) -> Document:
    return halved(displayed(shortened(document)))
