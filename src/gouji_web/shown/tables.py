"""Tables to be saved: CSV that Excel opens as it is, whole or in pieces."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

#: What a spreadsheet may take for a formula at the head of a cell, full-width ones too.
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
#: Rows that are sent at once.
CHUNK = 1_000


def as_csv(heads: Iterable[str], lines: Iterable[Iterable[Any]]) -> bytes:
    """A CSV that Excel opens as it is: what begins like a formula is text."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(heads)
    for line in lines:
        writer.writerow([_as_text(cell) for cell in line])
    return stream.getvalue().encode("utf-8-sig")


def saved(content: bytes, name: str, kind: str = "application/octet-stream") -> HttpResponseBase:
    """A file to be saved, never shown as a page of ours."""
    return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=kind)


def streamed(name: str, heads: Iterable[str], lines: Iterable[tuple[Any, ...]]) -> HttpResponseBase:
    """A CSV to be saved, sent a piece for every thousand rows, so that memory does not grow with them."""
    response = StreamingHttpResponse(_pieces(heads, lines), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=utf-8''{quote(name)}.csv"
    return response


def _pieces(heads: Iterable[str], lines: Iterable[tuple[Any, ...]]) -> Iterator[bytes]:
    yield as_csv(heads, ())
    held: list[tuple[Any, ...]] = []
    for line in lines:
        held.append(line)
        if len(held) == CHUNK:
            yield as_csv((), held).removeprefix(_EMPTY)
            held = []
    if held:
        yield as_csv((), held).removeprefix(_EMPTY)


def _as_text(cell: Any) -> str:
    text = "" if cell is None else str(cell)
    is_number = re.fullmatch(r"-?[\d,]+(\.\d+)?%?", text)
    return f"'{text}" if text[:1] in _FORMULA and not is_number else text


#: The mark and the line of no heads that every piece begins with.
_EMPTY = as_csv((), ())
