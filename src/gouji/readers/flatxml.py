"""单文件 XML (Word 2003 XML, Flat OPC): Office packages written as one XML file, brought back to the package they stand for."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gouji.document.tree import Document, Note, Source
from gouji.readers import docx, xlsx
from gouji.readers.docx import names
from gouji.readers.faults import InputError
from gouji.readers.lostmerges import restore
from gouji.readers.package import parse_xml
from gouji.readers.repacked import packed, with_pictures

if TYPE_CHECKING:
    from lxml.etree import _Element

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_WORDML = "http://schemas.microsoft.com/office/word/2003/wordml"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_ANNOTATED = "{http://schemas.microsoft.com/aml/2001/core}content"
_VML = "{urn:schemas-microsoft-com:vml}"
_CHANGES = {"Word.Deletion": "del", "Word.Insertion": "ins"}
# Names that the later format spells in another way.
_RENAMED = {
    "vmerge": "vMerge",
    "hmerge": "hMerge",
    "noBreakHyphen": "noBreakHyphen",
    "listPr": "numPr",
    "ilfo": "numId",
}
_SECTION = names.w("sectPr")
_SHORT_ROWS = "有的表格行里缺少单元格（这种格式没有存下合并单元格），栏目可能错位，请在 Word 中另存为 .docx 后再核对。"


def read(data: bytes, source: Source) -> Document:
    """The document of a Word 2003 XML or a Flat OPC file; raises ``InputError`` when it is damaged."""
    root = parse_xml(data, f"{source.path}：文件")
    if root.tag == f"{_PKG}package":
        parts = dict(_parts(root))
        if any(name.startswith("word/") for name in parts):
            return docx.read(packed(parts), source)
        return xlsx.read(packed(parts), source)
    package, short = _word_package(root, source.path)
    document = docx.read(package, source)
    return replace(document, notes=(*document.notes, Note(_SHORT_ROWS))) if short else document


def _parts(package: _Element) -> Iterator[tuple[str, bytes]]:
    """The parts of a Flat OPC package: XML ones stand in it as they are, others in base64."""
    from lxml import etree

    for part in package.iterchildren(f"{_PKG}part"):
        name = part.get(f"{_PKG}name", "").lstrip("/")
        content = next(part.iterchildren(f"{_PKG}xmlData", f"{_PKG}binaryData"), None)
        if content is not None and content.tag == f"{_PKG}binaryData":
            yield name, _decoded(content.text)
        elif content is not None and len(content):
            yield name, etree.tostring(content[0])


def _word_package(root: _Element, path: str) -> tuple[bytes, bool]:
    """A Word 2003 document as a package of the later format, and whether rows lack cells."""
    from lxml import etree

    pictures = _pictures(root)
    _rename(root)
    body = root.find(names.BODY)
    if body is None:
        raise InputError(f"{path}：Word 文件里没有正文，请重新另存后再核对。")
    for wrapper in list(body.iter(f"{_HINT}sect", f"{_HINT}sub-section")):
        _unwrap(wrapper)
    for properties in list(body.iter(_SECTION)):  # heads and feet of pages stand in it
        _remove(properties)
    short = sum(restore(table) for table in body.iter(names.TBL)) > 0
    notes = _take_notes(body)
    document = etree.Element(names.w("document"))
    document.append(body)
    parts = {"word/document.xml": etree.tostring(document)}
    styles = root.find(names.w("styles"))
    if styles is not None:
        parts["word/styles.xml"] = etree.tostring(styles)
    for kind, found in notes.items():
        part = etree.Element(names.w(f"{kind}s"))
        part.extend(found)
        parts[f"word/{kind}s.xml"] = etree.tostring(part)
    return with_pictures(parts, pictures), short


def _pictures(root: _Element) -> dict[str, bytes]:
    """The pictures of the file by the address that drawings name them by."""
    found = root.iter(f"{{{_WORDML}}}binData")
    return {item.get(f"{{{_WORDML}}}name", ""): _decoded(item.text) for item in found}


def _rename(root: _Element) -> None:
    """Brings elements to the names of the later format, in place."""
    prefix = f"{{{_WORDML}}}"
    for element in list(root.iter()):
        if element.tag == _ANNOTATION:
            _change(element)
        elif element.tag == f"{_VML}imagedata":
            element.set(names.R_ID, element.get("src", ""))
        elif (tag := str(element.tag)).startswith(prefix):
            local = tag[len(prefix) :]
            if local == "listPr":
                _print_number(element)
            element.tag = names.w(_RENAMED.get(local, local))
            for name, value in [(str(name), str(value)) for name, value in element.items()]:
                if name.startswith(prefix):
                    del element.attrib[name]
                    element.set(names.w(name[len(prefix) :]), value)


def _change(annotation: _Element) -> None:
    """A tracked change as the element that it is later; comments and the like give way to what they hold."""
    kind = _CHANGES.get(annotation.get(f"{{{_WORDML}}}type", ""))
    for content in list(annotation.iterchildren(_ANNOTATED)):
        _unwrap(content)
    if kind is None:
        _unwrap(annotation)
    else:
        annotation.tag = names.w(kind)


def _print_number(numbered: _Element) -> None:
    """The number that the file itself says stands before the paragraph, as text of it; no list is counted then."""
    from lxml import etree

    shown = numbered.find(f"{_HINT}t")
    paragraph = next((up for up in numbered.iterancestors() if up.tag in (names.P, f"{{{_WORDML}}}p")), None)
    if paragraph is None:
        return
    for child in list(numbered):
        numbered.remove(child)
    text = "" if shown is None else shown.get(f"{_HINT}val", "")
    if not text or not any(character.isalnum() for character in text):
        return
    run = etree.Element(names.R)
    etree.SubElement(run, names.T).text = text + " "
    paragraph.insert(1, run)


def _take_notes(body: _Element) -> dict[str, list[_Element]]:
    """Foot- and endnotes, which stand where they are referred to, taken out and replaced by references."""
    from lxml import etree

    taken: dict[str, list[_Element]] = {}
    for kind, reference in (("footnote", names.FOOTNOTE), ("endnote", names.ENDNOTE)):
        for note in list(body.iter(names.w(kind))):
            parent = note.getparent()
            if parent is None:
                continue
            found = taken.setdefault(kind, [])
            mark = etree.Element(reference)
            mark.set(names.ID, str(len(found)))
            parent.replace(note, mark)
            note.set(names.ID, str(len(found)))
            found.append(note)
    return taken


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(wrapper: _Element) -> None:
    """Puts what ``wrapper`` holds in its place."""
    parent = wrapper.getparent()
    if parent is None:
        return
    before = wrapper
    for child in list(wrapper):
        before.addnext(child)
        before = child
    parent.remove(wrapper)


def _decoded(text: str | None) -> bytes:
    try:
        return base64.b64decode(text or "")
    except (binascii.Error, ValueError):
        return b""
