"""Qualified names of OpenDocument 1.3."""

from __future__ import annotations

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
LINK = "{http://www.w3.org/1999/xlink}href"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def office(name: str) -> str:
    return f"{{{_OASIS}:office:1.0}}{name}"


def table(name: str) -> str:
    return f"{{{_OASIS}:table:1.0}}{name}"


def text(name: str) -> str:
    return f"{{{_OASIS}:text:1.0}}{name}"


def style(name: str) -> str:
    return f"{{{_OASIS}:style:1.0}}{name}"


def draw(name: str) -> str:
    return f"{{{_OASIS}:drawing:1.0}}{name}"


P, H, S, TAB, BREAK, NOTE, LIST, SPAN = map(text, ("p", "h", "s", "tab", "line-break", "note", "list", "span"))
TABLE, ROW, CELL, COVERED = map(table, ("table", "table-row", "table-cell", "covered-table-cell"))
ANNOTATION, ANNOTATION_END = office("annotation"), office("annotation-end")
