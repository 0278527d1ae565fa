"""Other formats of word processors brought to the package that ``docx`` reads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of ``parts`` by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def with_pictures(parts: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> bytes:
    """A package of ``parts`` and of ``pictures``, which the document names by the keys given here."""
    from lxml import etree

    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships")
    stored: dict[str, bytes] = {}
    for at, (name, content) in enumerate(pictures.items()):
        stored[f"word/media/{at}"] = content
        etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship", Id=name, Target=f"media/{at}", Type="image")
    return packed({**parts, **stored, "word/_rels/document.xml.rels": etree.tostring(root)})
