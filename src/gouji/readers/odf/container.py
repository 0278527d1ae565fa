"""The parts of an OpenDocument file: a zip package, or one XML file that holds them all."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.odf.names import LINK, draw, office, style
from gouji.readers.package import Package, open_package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = style("style")
_HELD = ("automatic-styles", "styles")


@dataclass(frozen=True)
class OpenDocument:
    """开放文档: ``body`` is the element that holds the content, ``roots`` are where its styles stand, the nearest first."""

    body: _Element
    roots: tuple[_Element, ...]
    package: Package | None

    def styles(self, family: str) -> Iterator[_Element]:
        """The styles of one family; those of the content before those of the file."""
        for root in self.roots:
            for holder in (root.find(office(name)) for name in _HELD):
                for found in holder.iterchildren(_STYLE) if holder is not None else ():
                    if found.get(style("family")) == family:
                        yield found

    def picture(self, image: _Element) -> tuple[str, bytes]:
        """The name and the bytes of an image; no bytes where they lie outside the file."""
        target = image.get(LINK, "")
        name = target.rpartition("/")[2] or "图片"
        inner = image.find(office("binary-data"))
        if inner is not None:
            return name, _decoded(inner.text)
        part = target.removeprefix("./")
        if self.package is None or part not in self.package:
            return name, b""
        try:
            return name, self.package.part(part)
        except InputError:  # a damaged picture: the rest reads all the same
            return name, b""


def opened(data: bytes, path: str, kind: str) -> OpenDocument:
    """The file in ``data``, whose content is a ``kind`` (text, spreadsheet); raises ``InputError`` when it is damaged,
    protected or something else."""
    package = open_package(data, path) if data.startswith(b"PK") else None
    if package is None:
        roots = [parse_xml(data, f"{path}：文件")]
    else:
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.part("META-INF/manifest.xml"):
            raise InputError(f"{path}：文件设有密码，请取消密码后再核对。")
        roots = [package.xml("content.xml")]
        if "styles.xml" in package:
            roots.append(package.xml("styles.xml"))
    body = roots[0].find(f"{office('body')}/{office(kind)}")
    if body is None:
        said = "里面没有文字或表格，不是能核对的文档，请另存为 .docx、.xlsx 或 PDF 后再核对。"
        raise InputError(f"{path}：{said}")
    return OpenDocument(body, tuple(roots), package)


def images(element: _Element) -> Iterator[_Element]:
    """The pictures in ``element``; what stands for a chart or another object is none."""
    for frame in element.iter(draw("frame")):
        if frame.find(draw("object")) is None:
            yield from frame.iterchildren(draw("image"))


def _decoded(text: str | None) -> bytes:
    try:
        return base64.b64decode(text or "")
    except (binascii.Error, ValueError):
        return b""
