"""读取: one module a format; ``read`` picks it by the bytes and returns a ``Document`` or raises ``InputError``."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from gouji.document.tree import Document, Source
from gouji.readers import convert, docx, html, image, isolated, pdf, txt, xls, xlsx
from gouji.readers.faults import InputError
from gouji.readers.sniff import Format, sniff

__all__ = ["READERS", "InputError", "Reader", "read"]


class Reader(Protocol):
    """A module that turns the bytes of one format into a document."""

    def read(self, data: bytes, source: Source) -> Document: ...


READERS: dict[Format, Reader] = {
    Format.TXT: txt,
    Format.DOCX: docx,
    Format.XLSX: xlsx,
    Format.XLS: xls,
    Format.PDF: pdf,
    Format.HTML: html,
    Format.DOC: convert,
    Format.ODT: convert,
    Format.RTF: convert,
    Format.IMAGE: image,
}

#: Formats that native code reads, which a file can bring down.
_NATIVE = (Format.PDF, Format.IMAGE)

_UNREADABLE = {
    Format.ARCHIVE: "是压缩包，请解压后核对其中的文件。",
    Format.OFD: "是 OFD 版式文件，目前不能读取，请用阅读器另存为 PDF，或者提供 Word、Excel 原件。",
    Format.OLE: "文件设有密码或不是 Office 文档，请取消密码或另存为 .docx、.xlsx 后再核对。",
}

#: Larger files are refused before they are read: the longest real disclosure as text is below 2 MB.
LARGEST_TEXT = 64 * 2**20


def read(path: Path) -> Document:
    """The document in ``path``; raises ``InputError`` with one clear line when it cannot be used."""
    data = _bytes(path)
    kind = sniff(data)
    reader = READERS.get(kind)
    if reader is None:
        raise InputError(f"{path}：{_UNREADABLE[kind]}")
    try:
        source = Source(str(path), hashlib.sha256(data).hexdigest(), kind.value)
        if kind in _NATIVE:
            return isolated.call(reader.read, data, source, path=str(path))
        return reader.read(data, source)
    except InputError:
        raise
    except ModuleNotFoundError as missing:
        raise InputError(
            f"{path}：读取 {kind.value} 文件需要组件 {missing.name}，请先运行：pip install 'gouji[formats]'"
        ) from None
    # The boundary to third-party parsers: on a file made to break them they raise anything, and one bad file must
    # not take the others with it.
    except Exception as fault:
        raise InputError(
            f"{path}：文件内容异常，读不下去（{type(fault).__name__}），请用原软件打开后另存再核对。"
        ) from fault


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"{path}：是文件夹，请指定其中的文件。")
        size = path.stat().st_size
        if size > LARGEST_TEXT:
            raise InputError(
                f"{path}：文件有 {size // 2**20} MB，超过 {LARGEST_TEXT // 2**20} MB 的上限，请拆分后再核对。"
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}：找不到这个文件，请检查路径。") from None
    except PermissionError:
        raise InputError(f"{path}：没有读取权限，请检查文件权限。") from None
    except OSError as fault:
        raise InputError(f"{path}：读取失败（{fault.strerror or fault}），请检查文件。") from None
    if not data.strip():
        raise InputError(f"{path}：文件是空的，请检查导出是否成功。")
    return data
