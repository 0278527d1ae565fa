"""What an OFD package holds: its documents, their pages and the parts that pages draw from.

Versions of the format and programs differ in namespaces, so elements are known by their local names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gouji.readers.faults import InputError
from gouji.readers.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element


#: No paper, and nothing on it, is measured in larger numbers.
_LARGEST = 1e9


@dataclass(slots=True)
class Volume:
    """一份版式文档: ``pages`` are the parts that pages stand in, ``templates`` those that several share, by id; ``notes`` are the
    parts with annotations by the number of their page; ``media`` are picture files and ``units`` composite drawings by id."""

    pages: list[str] = field(default_factory=list)
    box: tuple[float, ...] = ()
    templates: dict[str, str] = field(default_factory=dict)
    media: dict[str, str] = field(default_factory=dict)
    units: dict[str, _Element] = field(default_factory=dict)
    notes: dict[int, dict[str, None]] = field(default_factory=dict)
    attached: list[str] = field(default_factory=list)


def volumes_of(package: Package) -> Iterator[Volume]:
    """The documents in a package, most have one; raises ``InputError`` where one is damaged."""
    for root in named(package.xml("OFD.xml"), "DocRoot"):
        yield _volume(package, _from("", root))


def local(element: _Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def named(element: _Element, name: str) -> Iterator[_Element]:
    """The elements inside ``element``, however deep, with this local name."""
    return element.iter(f"{{*}}{name}", name)


def numbers(text: str | None) -> tuple[float, ...]:
    """The numbers of an attribute; nothing where it is damaged."""
    try:
        found = tuple(map(float, (text or "").split()))
    except ValueError:
        return ()
    return found if all(abs(number) < _LARGEST for number in found) else ()


def part(package: Package, name: str) -> _Element | None:
    """A part as XML; None where it is missing or damaged."""
    try:
        return package.xml(name)
    except InputError:
        return None


def _volume(package: Package, root: str) -> Volume:
    document = package.xml(root)
    found = Volume()
    ids: list[str] = []
    for page in named(document, "Page"):
        found.pages.append(_location(root, page.get("BaseLoc")))
        ids.append(page.get("ID", ""))
    for box in ("PhysicalBox", "ApplicationBox"):
        found.box = found.box or next((numbers(one.text) for one in named(document, box)), ())
    for template in named(document, "TemplatePage"):
        found.templates[template.get("ID", "")] = _location(root, template.get("BaseLoc"))
    for name in _listed(document, root, "PublicRes", "DocumentRes"):
        _take_resources(package, name, found)
    for name in _listed(document, root, "Annotations"):
        _take_annotations(package, name, ids, found)
    for name in _listed(document, root, "Attachments"):
        names = part(package, name)
        if names is not None:
            found.attached += [one.get("Name", "没有名称的附件") for one in named(names, "Attachment")]
    return found


def _take_resources(package: Package, name: str, found: Volume) -> None:
    root = part(package, name)
    if root is None:
        return
    base = posixpath.join(posixpath.dirname(name), root.get("BaseLoc", ""))
    for media in named(root, "MultiMedia"):
        for file in named(media, "MediaFile"):
            found.media[media.get("ID", "")] = _location(f"{base}/", file.text)
    for unit in named(root, "CompositeGraphicUnit"):
        found.units[unit.get("ID", "")] = unit


def _take_annotations(package: Package, name: str, ids: list[str], found: Volume) -> None:
    root = part(package, name)
    numbered = {key: at for at, key in enumerate(ids)}
    for page in named(root, "Page") if root is not None else ():
        at = numbered.get(page.get("PageID", ""))
        if at is not None:
            notes = found.notes.setdefault(at, {})
            notes.update(dict.fromkeys(_from(name, one) for one in named(page, "FileLoc")))


def _listed(document: _Element, root: str, *kinds: str) -> list[str]:
    """The parts that a document names as such, each once."""
    return list(dict.fromkeys(_from(root, one) for kind in kinds for one in named(document, kind)))


def _from(holder: str, element: _Element) -> str:
    return _location(holder, element.text)


def _location(holder: str, target: str | None) -> str:
    """The part that ``target`` names in the part ``holder``; from the root of the package where it begins with a stroke."""
    path = (target or "").strip()
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(holder), path)
    return posixpath.normpath(joined).lstrip("/")
