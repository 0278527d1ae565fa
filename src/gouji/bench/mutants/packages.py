"""Changes of files that are packages of XML or one XML file, web pages among them."""

from __future__ import annotations

import io
import random
import zipfile

from gouji.bench.mutants import records, trees

# Kinds of parts of binary workbooks hold records.
_RECORDS = ".bin"


def zipped(data: bytes, chance: random.Random) -> bytes:
    """A zip package with changes in one or two of its parts, seldom with a part missing or in the place of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = list(parts)
    match chance.randrange(20):
        case 0:
            del parts[chance.choice(names)]
        case 1:
            first, second = chance.choice(names), chance.choice(names)
            parts[first], parts[second] = parts[second], parts[first]
        case _:
            for _ in range(chance.randint(1, 2)):
                name = chance.choice(names)
                parts[name] = _part(name, parts[name], chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _part(name: str, content: bytes, chance: random.Random) -> bytes:
    if name.endswith(_RECORDS):
        return records.workbook_part(content, chance)
    return xml(content, chance) if content.lstrip().startswith(b"<") else content


def xml(data: bytes, chance: random.Random) -> bytes:
    """One XML file with changes."""
    from lxml import etree

    root = etree.fromstring(data, etree.XMLParser(huge_tree=True))  # one change may have nested it without end
    trees.changed(root, chance)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def page(data: bytes, chance: random.Random) -> bytes:
    """A web page with changes; every element is closed, as a browser would write it."""
    from lxml import html

    root = html.document_fromstring(data.decode())
    trees.changed(root, chance)
    made: bytes = html.tostring(root, encoding="utf-8")
    return made
