"""软回车: one paragraph of a file whose lines are paragraphs to whoever reads it, as text taken from web pages comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.document.outline import heading_level
from gouji.readers.wrapped import rejoined, wrapping_of

_INDENTED = re.compile(r"\u3000|[ \xa0]{2,}|\t")
_SAID, _LONGEST_HEADING = re.compile(r"[，；。：]"), 30
_ENDED = re.compile(r"[。！？]['\"”’）)】]?\s*$")


def _is_over(paragraph: str) -> bool:
    """Whether nothing of ``paragraph`` comes any more: its sentence ended, or it is a heading."""
    heading = len(paragraph) <= _LONGEST_HEADING and not _SAID.search(paragraph)
    return _ENDED.search(paragraph) is not None or (heading and heading_level(paragraph) is not None)


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs that ``text`` is to the eye: a line that is indented, has the number of a heading or follows a heading
    or a sentence that ended begins one, any other goes on. Lines that were all cut at one width are put together again."""
    found: list[str] = []
    for line in _put_together(text.split("\n")):
        begins = _INDENTED.match(line) or heading_level(line) is not None or (found and _is_over(found[-1]))
        if not found or (begins and line.strip()):
            found.append(line)
        else:
            found[-1] += f"\n{line}"
    return [paragraph for paragraph in found if paragraph.strip()] or [text]


def _put_together(lines: Sequence[str]) -> Iterator[str]:
    """``lines`` with what was cut at one width made whole."""
    wrapping = wrapping_of(lines)
    if wrapping is None:
        yield from lines
        return
    pieces = [lines[0]]
    for line in lines[1:]:
        if wrapping.goes_on(pieces[-1], line, begun=len(pieces) > 1):
            pieces.append(line)
        else:
            yield rejoined(pieces) if len(pieces) > 1 else pieces[0]
            pieces = [line]
    yield rejoined(pieces) if len(pieces) > 1 else pieces[0]
