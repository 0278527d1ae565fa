"""Pieces of a line: what white too wide for a space between words sets apart, be it left blank or typed as spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.readers.layout.text import Line, Run, line_of, run_of

#: A piece that is a figure and nothing else.
FIGURE = re.compile(r"[-−－+]?[(（]?[-−－]?\d[\d,，]*(?:\.\d+)?[)）]?[%％‰]?")
# In widths of a full character.
_APART = 0.9


def pieces_of(row: Sequence[Run]) -> list[Line]:
    """The pieces of a line from left to right."""
    if len(row) == 1 and " " not in row[0].text:
        return [line_of(row)]
    runs = sorted((part for run in row for part in _parts(run)), key=lambda run: run.left)
    pieces: list[list[Run]] = []
    reach = 0.0
    for run in runs:
        if pieces and run.left - reach < _APART * run.size:
            pieces[-1].append(run)
            reach = max(reach, run.right)
        else:
            pieces.append([run])
            reach = run.right
    return [line_of(piece) for piece in pieces]


def _parts(run: Run) -> Iterator[Run]:
    """``run`` cut where spaces were typed or characters moved until the white parts it."""
    if " " not in run.text:
        yield run
        return
    solid = [at for at, glyph in enumerate(run.glyphs) if glyph.text != " "]
    start = end = solid[0]
    for at in solid[1:]:
        if run.glyphs[at].left - run.glyphs[end].right >= _APART * run.size:
            yield run_of(run.glyphs[start : end + 1])
            start = at
        end = at
    yield run_of(run.glyphs[start : end + 1])
