"""压缩包: a zip or tar file opened as the folder it is, names in GBK or UTF-8, archives inside it too, all within bounds.

Nothing is written to the disk and no member is trusted to be as small as it says.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, Protocol

from gouji.readers.disk import LARGEST_FILE, bytes_of
from gouji.readers.faults import InputError
from gouji.readers.sniff import Format, sniff


class _Stream(Protocol):
    """A file inside an archive, as it is unpacked."""

    def read(self, size: int, /) -> bytes: ...

    def close(self) -> None: ...


#: More than this in all, in files or in bytes once unpacked, is no package of disclosures.
MOST_MEMBERS = 5_000
LARGEST_TOTAL = 1024 * 2**20
#: Archives inside archives; a bureau packs each unit's package into one of the year, and that is all.
_DEEPEST = 3
# Deflate reaches 1 032:1 on zeros; documents stay below a hundredth of that.
_HIGHEST_RATIO, _RATIO_FLOOR = 400, 8 * 2**20
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_CHUNK = 1 << 20
_DAMAGE = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, OSError,
    ValueError, KeyError, RuntimeError,
)  # fmt: skip
_STREAMS: tuple[tuple[bytes, Callable[[BinaryIO], _Stream]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\0", lzma.open),
)
_STREAM_ENDINGS = (".gz", ".bz2", ".xz")
# What systems and programs leave beside documents: no document of anybody's.
_LITTER_FOLDERS = frozenset(("__MACOSX",))
_LITTER = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_LOCKS = ("~$", "._", ".~")


class Member(NamedTuple):
    """成员: a file to be read. ``name`` leads there through the archives it lies in; ``refusal`` is one line about a
    member that cannot be taken out, whose ``data`` is empty."""

    name: str
    data: bytes
    refusal: str = ""


def members(path: Path) -> Iterator[Member]:
    """The documents in ``path``, one at a time: those of an archive, or the file itself where it is none.

    Raises ``InputError`` when ``path`` cannot be opened at all. What a bound leaves out is a member with a ``refusal``.
    """
    data = bytes_of(path)
    if sniff(data) is not Format.ARCHIVE:
        yield Member(str(path), data)
        return
    found = False
    for member in _Unpacking().members(str(path), data, 1):
        found = True
        yield member
    if not found:
        raise InputError(f"{path}：压缩包里没有文件，请检查打包是否成功。")


def is_litter(name: str) -> bool:
    """Whether a file of this name was left by a system or a program beside the documents."""
    *folders, last = name.replace("\\", "/").split("/")
    return not _LITTER_FOLDERS.isdisjoint(folders) or last in _LITTER or last.startswith(_LOCKS)


@dataclass(slots=True)
class _Unpacking:
    """One archive with all inside it; the bounds hold for the whole."""

    files: int = 0
    taken: int = 0

    def members(self, path: str, data: bytes, depth: int) -> Iterator[Member]:
        try:
            yield from self._inside(path, data, depth)
        except _DAMAGE:
            yield Member(path, b"", f"{path}：压缩包已损坏或没有传完整，后面的文件没有读取，请重新打包。")

    def _inside(self, path: str, data: bytes, depth: int) -> Iterator[Member]:
        if data.startswith(b"PK"):
            yield from self._zip(path, data, depth)
        elif data[257:262] == b"ustar":
            yield from self._tar(path, io.BytesIO(data), depth)
        else:
            yield from self._compressed(path, data, depth)

    def _zip(self, path: str, data: bytes, depth: int) -> Iterator[Member]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                if entry.is_dir():
                    continue
                name = f"{path}/{_name_of(entry)}"
                inflated = entry.file_size > _RATIO_FLOOR
                if entry.flag_bits & _ENCRYPTED:
                    yield Member(name, b"", f"{name}：压缩包设有密码，请解压后核对其中的文件。")
                elif inflated and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1):
                    yield Member(name, b"", f"{name}：压缩比异常，疑似恶意文件，不予读取。")
                elif self.full:
                    yield _past_the_bounds(path)
                    return
                else:
                    yield from self._member(name, partial(archive.open, entry), depth)

    def _tar(self, path: str, stream: IO[bytes], depth: int) -> Iterator[Member]:
        with tarfile.open(fileobj=stream, mode="r:", encoding="utf-8", errors="surrogateescape") as archive:
            for entry in archive:
                if not entry.isfile():
                    continue
                if self.full:
                    yield _past_the_bounds(path)
                    return
                name = f"{path}/{_decoded(entry.name.encode('utf-8', 'surrogateescape'))}"
                yield from self._member(name, partial(archive.extractfile, entry), depth)

    def _compressed(self, path: str, data: bytes, depth: int) -> Iterator[Member]:
        """A single file, or a tar file, in one compressed stream."""
        opened = next((opened for start, opened in _STREAMS if data.startswith(start)), None)
        if opened is None:
            yield Member(path, b"", f"{path}：是 RAR 或 7z 压缩包，不能打开，请解压后核对其中的文件。")
            return
        inner = next((path.removesuffix(end) for end in _STREAM_ENDINGS if path.lower().endswith(end)), path)
        yield from self._member(inner, lambda: opened(io.BytesIO(data)), depth)

    def _member(self, name: str, opened: Callable[[], _Stream | None], depth: int) -> Iterator[Member]:
        """The file ``name``, or what it holds where it is an archive itself."""
        if is_litter(name):
            return
        self.files += 1
        try:
            stream = opened()
            data = b"" if stream is None else _bounded(stream)
        except _DAMAGE:
            yield Member(name, b"", f"{name}：压缩包里的这个文件已损坏，读不出来，请重新打包。")
            return
        if data is None:
            yield Member(name, b"", f"{name}：解压后超过 {LARGEST_FILE >> 20} MB 的上限，没有读取，请拆分后再核对。")
            return
        self.taken += len(data)
        if sniff(data) is not Format.ARCHIVE:
            yield Member(name, data)
        elif depth == _DEEPEST:
            yield Member(name, b"", f"{name}：压缩包套了 {_DEEPEST} 层以上，里面的没有读取，请解压后核对。")
        else:
            yield from self.members(name, data, depth + 1)

    @property
    def full(self) -> bool:
        return self.files >= MOST_MEMBERS or self.taken >= LARGEST_TOTAL


def _past_the_bounds(path: str) -> Member:
    said = f"超过 {MOST_MEMBERS} 个文件或 {LARGEST_TOTAL >> 20} MB，其余的没有读取，请分成几包再核对。"
    return Member(path, b"", f"{path}：压缩包里的文件{said}")


def _bounded(stream: _Stream) -> bytes | None:
    """All of ``stream``, None where it is larger than a document may be."""
    pieces, size = [], 0
    with closing(stream):
        while piece := stream.read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST_FILE:
                return None
    return b"".join(pieces)


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as its packer meant it: programs that do not mark it as UTF-8 write it in the code page of the system."""
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    extra = _unicode_path(entry.extra)
    if extra:
        return extra
    try:
        return _decoded(entry.filename.encode("cp437"))
    except UnicodeEncodeError:
        return entry.filename


def _unicode_path(extra: bytes) -> str:
    """The name in the extra field that Info-ZIP keeps it in, empty where there is none."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "replace")
        at += 4 + size
    return ""


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("utf-8", "replace")
