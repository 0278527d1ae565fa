"""The parts of a Word file that its text depends on: the document, styles, numbering, notes and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gouji.readers.docx import names
from gouji.readers.docx.numbering import numbering_of
from gouji.readers.docx.styles import Styles, styles_of
from gouji.readers.numbering import Numbering
from gouji.readers.package import Package, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class Parts:
    """文件部件: ``footnotes`` and ``endnotes`` by id; ``pictures`` are part names by relationship id."""

    main: _Element
    styles: Styles
    numbering: Numbering
    footnotes: dict[str, _Element]
    endnotes: dict[str, _Element]
    pictures: dict[str, str]
    package: Package


def parts_of(package: Package) -> Parts:
    """The parts of ``package``; those a file does without are empty."""
    main = next((name for name in package.relations("").values() if name.endswith(".xml") and "document" in name), "")
    main = main or "word/document.xml"
    folder = main.rpartition("/")[0]
    styles = styles_of(_part(package, f"{folder}/styles.xml"))
    return Parts(
        main=_transitional(package, main),
        styles=styles,
        numbering=numbering_of(_part(package, f"{folder}/numbering.xml"), styles),
        footnotes=_notes(package, f"{folder}/footnotes.xml", "footnote"),
        endnotes=_notes(package, f"{folder}/endnotes.xml", "endnote"),
        pictures=package.relations(main),
        package=package,
    )


def _part(package: Package, name: str) -> _Element | None:
    return _transitional(package, name) if name in package else None


def _transitional(package: Package, name: str) -> _Element:
    data = package.part(name)
    if b"http://purl.oclc.org/ooxml/" in data[:8192]:
        for strict, transitional in names.STRICT.items():
            data = data.replace(strict, transitional)
    return parse_xml(data, f"{package.path}：{name}")


def _notes(package: Package, name: str, kind: str) -> dict[str, _Element]:
    """The notes of ``kind`` by id, without the separators Word keeps among them."""
    root = _part(package, name)
    if root is None:
        return {}
    return {
        note.get(names.ID, ""): note
        for note in root.iter(names.w(kind))
        if note.get(names.w("type"), "normal") == "normal"
    }
