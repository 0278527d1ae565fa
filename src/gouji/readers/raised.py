"""角标: small figures typed above the line, which files of text and tables hold like any other."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:[\d０-９]{1,2}|[\[［（(〔]\s*(?:注\s*)?\d{1,2}\s*[\]］）)〕]|注\s*\d{1,2}|[\u2460-\u2473*※])\s*"
)
_POWER = re.compile(r"[×xX*·]\s*10\s*$")
_BEFORE = re.compile(r"[\d０-９%％\u2e80-\u9fff，。；：、）)”’》]\s*$")
#: Behind these a raised figure is of the unit: 米², 厘米³.
_SQUARED = ("米", "里")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str, before: str) -> str:
    """What a raised ``text`` adds to the line that so far is ``before``: nothing where it is the mark of a note, for a raised
    1 behind a figure is no digit of it; a power stays one."""
    if _MARK.fullmatch(text) is None or _BEFORE.search(before) is None:
        return text
    if _POWER.search(before) or before.rstrip().endswith(_SQUARED):
        return text.translate(_RAISED)
    return ""
