"""The Word file as a package: its body found, comments added to it, every other part copied as it is."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from gouji.values.cached import cached_property

#: What a package raises that is no sound Word file: every part is copied, so that the reader may have missed its damage.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, LookupError),
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = "[Content_Types].xml"
_STRICT_START = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMMENT_ID = re.compile(rb"<[\w.-]*:?comment\s[^>]*?\bid\s*=\s*[\"'](\d+)[\"']")


@dataclass(frozen=True)
class WordFile:
    """Word 文件: its parts, the name of the body, and the comments it already has."""

    archive: zipfile.ZipFile
    body: str
    comments: str | None

    @classmethod
    def of(cls, data: bytes) -> WordFile:
        archive = zipfile.ZipFile(BytesIO(data))
        body = _targets(archive, "").get("officeDocument", "word/document.xml")
        return cls(archive, body, _targets(archive, body).get("comments"))

    @cached_property
    def content(self) -> bytes:
        return self.archive.read(self.body)

    @property
    def namespace(self) -> str:
        if _STRICT_START in self.content[:8192]:
            return _STRICT_START.decode()
        return "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    @property
    def first_free_number(self) -> int:
        """One more than the highest number of a comment that is there already."""
        known = _COMMENT_ID.findall(self.archive.read(self.comments)) if self.comments else ()
        return max((int(number) for number in known), default=-1) + 1

    def with_comments(self, content: bytes, comments: Sequence[str]) -> bytes:
        """The file with ``content`` as its body and ``comments`` (elements without prefix declared) added."""
        changed = {self.body: content}
        written = "".join(comments)
        if self.comments is not None:
            changed[self.comments] = _appended(self.archive.read(self.comments), written)
        else:
            changed |= self._new_part(written)
        return _packed(self.archive, changed)

    def _new_part(self, written: str) -> Mapping[str, bytes]:
        folder = self.body.rpartition("/")[0]
        name = f"{folder}/comments.xml".lstrip("/")
        relations = _relations_of(self.body)
        kind = _STRICT_RELATIONS if self.namespace.startswith("http://purl") else _RELATIONS
        relation = (
            f'<Relationship xmlns="{_PACKAGE}" Id="rIdGoujiComments" Type="{kind}/comments" Target="comments.xml"/>'
        )
        present = relations in self.archive.namelist()
        rels = (
            self.archive.read(relations) if present else _DECLARATION + f'<Relationships xmlns="{_PACKAGE}"/>'.encode()
        )
        override = f'<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/{name}" ContentType="{_COMMENTS}"/>'
        return {
            name: _DECLARATION + f'<w:comments xmlns:w="{self.namespace}">{written}</w:comments>'.encode(),
            relations: _appended(rels, relation),
            _TYPES: _appended(self.archive.read(_TYPES), override),
        }


def _packed(archive: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The archive with ``changed`` parts in place of the old ones, or at its end where they are new."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in archive.infolist():
            content = changed.get(entry.filename)
            target.writestr(copy(entry), archive.read(entry) if content is None else content)
        for name in sorted(changed.keys() - set(archive.namelist())):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, changed[name])
    return buffer.getvalue()


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _targets(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts ``part`` leads to, by the last word of their relationship."""
    relations = _relations_of(part)
    found: dict[str, str] = {}
    if relations not in archive.namelist():
        return found
    folder = part.rpartition("/")[0]

    def start(_: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "")
        if attributes.get("TargetMode") != "External" and target:
            name = target[1:] if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            found.setdefault(attributes.get("Type", "").rpartition("/")[2], name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(archive.read(relations), True)
    return {kind: name for kind, name in found.items() if name in archive.namelist()}


def _appended(data: bytes, markup: str) -> bytes:
    """``data`` with ``markup`` as the last children of its root."""
    closing = data.rstrip()
    if closing.endswith(b"/>"):
        start = closing.rindex(b"<")
        name = closing[start + 1 : -2].split()[0]
        return b"".join((closing[:-2], b">", markup.encode(), b"</", name, b">"))
    at = data.rindex(b"</")
    return b"".join((data[:at], markup.encode(), data[at:]))
