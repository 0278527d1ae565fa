"""The parts of a workbook its cells depend on: sheets, shared texts, number formats, the date system."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

from gouji.readers.numberformat import BUILT_IN
from gouji.readers.package import Package, parse_xml
from gouji.readers.whole import whole
from gouji.readers.xlsx.values import Values, unescaped

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELATIONS = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def s(name: str) -> str:
    return f"{{{MAIN}}}{name}"


_T = s("t")


@dataclass(frozen=True, slots=True)
class Entry:
    """工作表条目: a sheet of the workbook and the part it stands in."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """工作簿: its sheets, and what values show in them; ``drawn`` are the names of sheets that hold a chart, a dialog or macros,
    and no cells."""

    package: Package
    sheets: tuple[Entry, ...]
    drawn: tuple[str, ...]
    values: Values


def workbook_of(package: Package) -> Workbook:
    """The workbook in ``package``."""
    main = next((name for name in package.relations("").values() if "workbook" in name.lower()), "xl/workbook.xml")
    root = xml_part(package, main)
    parts = package.relations(main)
    folder = main.rpartition("/")[0]
    sheets = tuple(
        Entry(
            sheet.get("name", ""),
            parts.get(sheet.get(f"{{{_RELATIONS}}}id", ""), ""),
            sheet.get("state", "visible") != "visible",
        )
        for sheet in root.iter(s("sheet"))
    )
    worksheets = set(package.relations(main, "/worksheet").values())
    has_cells = [entry.part in worksheets or "worksheet" in entry.part.lower() or not entry.part for entry in sheets]
    properties = next(root.iter(s("workbookPr")), None)
    return Workbook(
        package=package,
        sheets=tuple(compress(sheets, has_cells)),
        drawn=tuple(entry.name for entry, cells in zip(sheets, has_cells, strict=True) if not cells),
        values=Values(
            texts=_texts(package, f"{folder}/sharedStrings.xml"),
            formats=_formats(package, f"{folder}/styles.xml"),
            since_1904=properties is not None and properties.get("date1904", "0") in ("1", "true"),
        ),
    )


def xml_part(package: Package, name: str) -> _Element:
    """The root of a part, strict files brought to the transitional names."""
    return parse_xml(transitional(package.part(name)), f"{package.path}：{name}")


def transitional(data: bytes) -> bytes:
    if _STRICT in data[:4096]:
        data = data.replace(_STRICT, MAIN.encode()).replace(_STRICT_RELATIONS, _RELATIONS.encode())
    return data


def rich_text(item: _Element) -> str:
    """The text of a shared string; readings printed above characters are no part of it."""
    if len(item) == 1 and item[0].tag == _T:
        return unescaped(item[0].text or "")
    phonetic = set(item.iterfind(f"{s('rPh')}/{s('t')}"))
    return unescaped("".join(run.text or "" for run in item.iter(_T) if run not in phonetic))


def _texts(package: Package, name: str) -> tuple[str, ...]:
    if name not in package:
        return ()
    return tuple(rich_text(item) for item in xml_part(package, name).iterchildren(s("si")))


def _formats(package: Package, name: str) -> tuple[str, ...]:
    if name not in package:
        return ()
    root = xml_part(package, name)
    codes = dict(BUILT_IN)
    for form in root.iter(s("numFmt")):
        number = whole(form.get("numFmtId"))
        if number is not None:
            codes[number] = form.get("formatCode", "General")
    styles = root.find(s("cellXfs"))
    ids = [whole(style.get("numFmtId")) or 0 for style in styles.iterchildren(s("xf"))] if styles is not None else []
    return tuple(codes.get(number, "General") for number in ids)
