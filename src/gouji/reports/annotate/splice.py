"""Comment marks put into the bytes of a Word body: insertions only, so that without them the file is the old one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gouji.reports.annotate.scan import Character, ScannedParagraph


@dataclass(frozen=True, slots=True)
class Anchor:
    """批注位置: comment ``number`` from character ``start`` of ``first`` to ``end`` of ``last``, 0 for all on that side.

    ``last`` has runs where ``first`` has; a paragraph without any is both.
    """

    number: int
    first: ScannedParagraph
    last: ScannedParagraph
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class _Point:
    """What is inserted at one byte: ``before`` and ``after`` close and open again the run that is cut there."""

    before: bytes = b""
    after: bytes = b""
    ends: list[bytes] = field(default_factory=list)
    starts: list[bytes] = field(default_factory=list)

    def content(self) -> bytes:
        return self.before + b"".join((*self.ends, *self.starts)) + self.after


def spliced(data: bytes, anchors: Sequence[Anchor], namespace: str) -> bytes:
    """``data`` with the marks of ``anchors``; ``namespace`` is that of the body, strict or transitional."""
    points: dict[int, _Point] = defaultdict(_Point)
    alone: dict[int, tuple[ScannedParagraph, list[bytes]]] = {}
    for anchor in anchors:
        start, end = _marks(anchor.number, namespace)
        if anchor.first.alone:
            alone.setdefault(anchor.first.start, (anchor.first, []))[1].extend((start, end))
        elif not anchor.first.runs:
            points[anchor.first.end].starts.extend((start, end))
        else:
            _point(data, points, anchor.first, anchor.start, closing=False).starts.append(start)
            _point(data, points, anchor.last, anchor.end, closing=True).ends.append(end)
    edits = [(at, at, point.content()) for at, point in points.items()]
    edits += [_opened(data, paragraph, marks) for paragraph, marks in alone.values()]
    pieces, done = [], 0
    for at, until, content in sorted(edits):
        pieces += [data[done:at], content]
        done = until
    return b"".join((*pieces, data[done:]))


def _marks(number: int, namespace: str) -> tuple[bytes, bytes]:
    """The prefix is declared anew each time: which one the file uses for this namespace does not matter then."""
    declared = f'xmlns:w="{namespace}" w:id="{number}"'
    end = f'<w:commentRangeEnd {declared}/><w:r xmlns:w="{namespace}"><w:commentReference w:id="{number}"/></w:r>'
    return f"<w:commentRangeStart {declared}/>".encode(), end.encode()


def _point(data: bytes, points: dict[int, _Point], paragraph: ScannedParagraph, at: int, *, closing: bool) -> _Point:
    """The point before character ``at`` where a range begins, after character ``at - 1`` where it ends; 0 means all."""
    if not at or not paragraph.characters:
        return points[paragraph.runs[-1].end if closing else paragraph.runs[0].start]
    before = paragraph.characters[at - 1]
    after = paragraph.characters[at] if at < len(paragraph.characters) else None
    if after is None or after.run != before.run or min(before.run, before.byte, after.byte) < 0:
        return points[_edge(paragraph, before if closing else after or before, closing=closing)]
    return _cut(data, points, paragraph, before, after)


def _edge(paragraph: ScannedParagraph, character: Character, *, closing: bool) -> int:
    """The border of the run of ``character``; text of a formula has no run and the paragraph's own border is used."""
    run = paragraph.runs[character.run] if character.run >= 0 else paragraph.runs[-1 if closing else 0]
    return run.end if closing else run.start


def _cut(
    data: bytes, points: dict[int, _Point], paragraph: ScannedParagraph, before: Character, after: Character
) -> _Point:
    """The point between two characters of one run: the run is closed there and opened again with the same format."""
    run = paragraph.runs[after.run]
    reopened = f"<{run.name}>".encode() + data[slice(*run.properties)]
    if before.element != after.element:
        point = points[after.element]
        point.before, point.after = f"</{run.name}>".encode(), reopened
        return point
    point = points[after.byte]
    point.before = f"</{after.text}></{run.name}>".encode()
    point.after = reopened + f'<{after.text} xml:space="preserve">'.encode()
    _keep_spaces(data, points, after)
    return point


def _keep_spaces(data: bytes, points: dict[int, _Point], character: Character) -> None:
    """Spaces at the cut stood inside the text and would be dropped at its end: the first part must keep them too."""
    tag_end = data.index(b">", character.element)
    if b"xml:space" not in data[character.element : tag_end]:
        points[character.element + 1 + len(character.text.encode())].before = b' xml:space="preserve"'


def _opened(data: bytes, paragraph: ScannedParagraph, marks: Sequence[bytes]) -> tuple[int, int, bytes]:
    """An empty paragraph written as one tag, opened to hold its marks."""
    slash = data.index(b"/>", paragraph.start)
    return slash, slash + 2, b">" + b"".join(marks) + f"</{paragraph.name}>".encode()
