"""网页里的工作表: a sheet that a spreadsheet program saved as a web page has its title and its unit as rows of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gouji.document.outline import heading_level
from gouji.document.place import Place
from gouji.document.tree import Paragraph
from gouji.readers.drafts import Draft
from gouji.readers.sheet import Merge, Sheet, SheetCell, ordered
from gouji.readers.sheetblocks import parts_of
from gouji.readers.spans import Span, column_index, draft_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

#: What Calc writes of each stored number.
_OF_CALC = "td[sdval], td[sdnum]"
_OF_EXCEL = "urn:schemas-microsoft-com:office:excel"
_NUMBER = re.compile(r"[-+−]?[\d,]+(?:\.\d+)?")
_ZERO = Decimal(0)


def is_workbook(page: LexborHTMLParser) -> bool:
    """Whether a spreadsheet program wrote the page: it says so, or tells the stored numbers of cells."""
    root = page.root
    named = root is not None and any(value == _OF_EXCEL for value in root.attributes.values())
    return named or page.css_first(_OF_CALC) is not None


def parted(spans: Sequence[Span]) -> Iterator[Paragraph | Draft]:
    """The lines of text and the tables of a sheet whose cells are ``spans``, parted as those of a workbook."""
    for rows, lines in parts_of(_sheet(spans)):
        if lines:
            yield from (Paragraph(line, Place(quote=line.strip()), heading_level(line)) for line in lines)
            continue
        top, bottom = rows[0], rows[-1]
        within = [
            replace(span, top=span.top - top, bottom=span.bottom - top) for span in spans if top <= span.top <= bottom
        ]
        yield draft_of(within, column_index(within))


def _sheet(spans: Sequence[Span]) -> Sheet:
    rows: dict[int, dict[int, SheetCell]] = {}
    merges: list[Merge] = []
    for span in spans:
        if span.text.strip():
            exact = _ZERO if _NUMBER.fullmatch(span.text.strip()) else None
            rows.setdefault(span.top, {})[span.left] = SheetCell(span.text, exact)
        if span.bottom - span.top > 1 or span.right - span.left > 1:
            merges.append(Merge(span.top, span.left, span.bottom - 1, span.right - 1))
    return Sheet("", ordered(rows), merges)
