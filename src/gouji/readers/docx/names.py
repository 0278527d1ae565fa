"""Qualified names of WordprocessingML (ISO/IEC 29500-1, transitional; strict files are brought to these on opening)."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: Namespaces of the strict variant with those of the transitional one.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


def w(name: str) -> str:
    return f"{{{MAIN}}}{name}"


BODY, P, R, T, TBL, TR, TC = map(w, ("body", "p", "r", "t", "tbl", "tr", "tc"))
P_PR, R_PR, TR_PR, TC_PR = map(w, ("pPr", "rPr", "trPr", "tcPr"))
GRID_COL, GRID_SPAN, GRID_BEFORE = map(w, ("gridCol", "gridSpan", "gridBefore"))
V_MERGE, H_MERGE = map(w, ("vMerge", "hMerge"))
TAB, TABS, PTAB, BR, CR, NB_HYPHEN, SYM = map(w, ("tab", "tabs", "ptab", "br", "cr", "noBreakHyphen", "sym"))
P_STYLE, R_STYLE, NUM_PR, NUM_ID, ILVL, OUTLINE = map(w, ("pStyle", "rStyle", "numPr", "numId", "ilvl", "outlineLvl"))
VERT_ALIGN = w("vertAlign")
FOOTNOTE, ENDNOTE = map(w, ("footnoteReference", "endnoteReference"))
VAL, ID = w("val"), w("id")
MATH_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
IMAGE_DATA = "{urn:schemas-microsoft-com:vml}imagedata"
R_EMBED, R_LINK, R_ID = (f"{{{RELATIONS}}}{name}" for name in ("embed", "link", "id"))
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
