"""压缩包: the zip container of docx, xlsx and odf files, opened with bounds, and its XML parts without entities or links."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

# The largest real part seen is 5 MB; a 1 500-page document stays below this, and its tree below 1 GB.
LARGEST_PART = 64 * 2**20
LARGEST_TOTAL = 768 * 2**20
MOST_PARTS = 20_000
# Deflate reaches 1 032:1 on zeros; XML of endless blank cells reaches 200:1.
_HIGHEST_RATIO = 400
_RATIO_FLOOR = 8 * 2**20
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORRUPT = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError)


@dataclass(frozen=True)
class Package:
    """压缩包: the parts of one container, read on demand. ``path`` names the file in messages."""

    path: str
    archive: zipfile.ZipFile
    sizes: dict[str, int]

    def __contains__(self, name: str) -> bool:
        return name in self.sizes

    def part(self, name: str) -> bytes:
        """The bytes of the part ``name``; raises ``InputError`` when it is missing, damaged or too large."""
        if name not in self.sizes:
            raise InputError(f"{self.path}：文件不完整（缺少 {name}），请重新另存或重新导出。")
        if self.sizes[name] > LARGEST_PART:
            raise InputError(f"{self.path}：内容过大（{name} 解压后超过 {LARGEST_PART >> 20} MB），请拆分后再核对。")
        try:
            with self.archive.open(name) as stream:
                data = stream.read(LARGEST_PART + 1)
        except RuntimeError:
            raise InputError(f"{self.path}：文件设有密码，请取消密码后再核对。") from None
        except _CORRUPT:
            raise InputError(f"{self.path}：文件已损坏（{name} 读不出来），请重新另存或重新导出。") from None
        if len(data) > LARGEST_PART:
            raise InputError(f"{self.path}：内容过大（{name} 解压后超过 {LARGEST_PART >> 20} MB），请拆分后再核对。")
        return data

    def xml(self, name: str) -> _Element:
        """The root of the XML part ``name``."""
        return parse_xml(self.part(name), f"{self.path}：{name}")

    def relations(self, part: str, kind: str = "") -> dict[str, str]:
        """Relationship ids of ``part`` with the parts they lead to, those of one ``kind`` where it is given; targets outside
        the file are left out."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        if rels not in self.sizes:
            return {}
        return {
            relation.get("Id", ""): _resolved(folder, relation.get("Target", ""))
            for relation in self.xml(rels).iter(_RELATIONSHIPS)
            if relation.get("TargetMode") != "External" and relation.get("Type", "").endswith(kind)
        }


def open_package(data: bytes, path: str) -> Package:
    """The container in ``data``; raises ``InputError`` when it is damaged, protected or blown up."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = archive.infolist()
    except _CORRUPT:
        raise InputError(f"{path}：文件已损坏或没有传完整，请重新复制或重新导出。") from None
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_PARTS or total > LARGEST_TOTAL:
        raise InputError(
            f"{path}：解压后内容过大（{total >> 20} MB、{len(entries)} 个部分），不予读取，请拆分后再核对。"
        )
    for entry in entries:
        if entry.flag_bits & 1:
            raise InputError(f"{path}：文件设有密码，请取消密码后再核对。")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise InputError(f"{path}：文件的压缩方式不是 Office 使用的，请重新另存后再核对。")
        if entry.file_size > _RATIO_FLOOR and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1):
            raise InputError(f"{path}：压缩比异常，疑似恶意文件，不予读取。")
    return Package(path, archive, {entry.filename: entry.file_size for entry in entries})


def parse_xml(data: bytes, path: str) -> _Element:
    """``data`` as XML; a document type, and with it every entity, is refused: office files have none."""
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data or "<!DOCTYPE".encode("utf-16-le") in data[:8192]:
        raise InputError(f"{path} 含有不允许的外部定义，疑似恶意文件，不予读取。")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise InputError(f"{path} 内容已损坏，请重新另存或重新导出。") from None


def _resolved(folder: str, target: str) -> str:
    """``target`` relative to ``folder`` as a part name."""
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)
