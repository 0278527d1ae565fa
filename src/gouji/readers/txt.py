"""文本: the text that Word-to-text exporters write: tables as tabbed blocks, pictures as markers with OCR residue."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gouji.document.caption import with_captions
from gouji.document.outline import heading_level, with_sections
from gouji.document.place import Place
from gouji.document.tree import Block, Cell, Document, Paragraph, Picture, Source, Table
from gouji.readers import delimited
from gouji.readers.barred import barred
from gouji.readers.drafts import MOST_BLOCKS, MOST_CELLS, TOO_LONG, unread
from gouji.readers.encoding import decode
from gouji.readers.faults import InputError
from gouji.readers.invisible import seen
from gouji.readers.linedup import TextTable
from gouji.readers.spaced import spaced
from gouji.readers.undented import undented
from gouji.readers.wrapped import Ragged, Wrapping, rejoined, with_whole_rows, wrapping_of
from gouji.values.cut_figures import is_cut

_PICTURE = re.compile(r"\[image:(?P<name>[^\]]++)\](?P<rest>.*)")
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]]*+\]")
_BLANKS = re.compile(r"\S(?:[ \xa0]{2}|\u3000)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LABEL_END = re.compile(r"[。；，：:！？]")
# A word written downwards has a character or two a line.
_LONGEST_PIECE, _MOST_PIECES = 12, 60
#: The longest real disclosure as text is below 2 MB and 20 000 lines.
_LARGEST, _MOST_LINES = 16 * 2**20, 1_000_000


def read(data: bytes, source: Source) -> Document:
    """The document of an exported text file; raises ``InputError`` when the bytes are no text."""
    if len(data) > _LARGEST:
        raise InputError(f"{source.path}：文本超过 {_LARGEST >> 20} MB，请拆分后再核对。")
    text, encoding = decode(data, source.path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n").split("\n")
    if len(lines) > _MOST_LINES:
        raise InputError(f"{source.path}：文本超过 {_MOST_LINES // 10_000} 万行，请拆分后再核对。")
    lines = with_whole_rows(undented(list(map(seen, lines))))
    table = delimited.document_of(lines, Source(source.path, source.sha256, "csv", encoding))
    if table is not None:
        return table
    read_lines = _Lines(lines, wrapping_of(lines))
    blocks = read_lines.blocks()
    notes = (*((TOO_LONG,) if len(blocks) > MOST_BLOCKS else ()), *unread(read_lines.left_out))
    outlined = with_captions(with_sections(blocks[:MOST_BLOCKS]))
    return Document(Source(source.path, source.sha256, source.format, encoding), outlined, notes)


@dataclass(slots=True)
class _OpenCell:
    line: int
    pieces: list[str]


@dataclass(slots=True)
class _Lines:
    """One pass over the lines; ``at`` is the next line to look at, from 0, ``room`` how many cells may still be read,
    ``left_out`` the tables with more, ``plain`` and ``loose`` the lines up to which no table of bars and of blanks begins."""

    lines: list[str]
    wrapping: Wrapping | Ragged | None
    at: int = 0
    plain: int = 0
    loose: int = 0
    found: list[Block] = field(default_factory=list)
    room: int = field(default_factory=lambda: MOST_CELLS)
    left_out: list[Place] = field(default_factory=list)

    def blocks(self) -> list[Block]:
        """The blocks, up to one past ``MOST_BLOCKS``."""
        while self.at < len(self.lines) and len(self.found) <= MOST_BLOCKS:
            line = _BOOKMARK.sub("", self.lines[self.at])
            picture = _PICTURE.match(line.strip())
            if picture:
                self._picture(picture)
            elif not _is_cell(line) and (self._is_barred() or self._is_spaced()):
                pass
            elif line.startswith("\t"):
                self._table()
            elif line.strip():
                self._paragraph(line)
            else:
                self.at += 1
        return self.found

    def _paragraph(self, line: str) -> None:
        """A line, with those it was cut from where the text was cut at one width or inside a number."""
        first, pieces = self.at + 1, [line]
        self.at += 1
        while self.at < len(self.lines):
            following = _BOOKMARK.sub("", self.lines[self.at])
            wrapped = self.wrapping is not None and self.wrapping.goes_on(pieces[-1], following, begun=len(pieces) > 1)
            if not (wrapped or is_cut(pieces[-1], following)) or _PICTURE.match(following.strip()):
                break
            pieces.append(following)
            self.at += 1
        text = rejoined(pieces)
        self.found.append(Paragraph(text, Place(line=first, quote=text.strip())))

    def _is_barred(self) -> bool:
        """Takes in the table of bars or tabs that begins here; whether one does."""
        if self.at < self.plain:
            return False
        found = barred(self.lines, self.at)
        if isinstance(found, int):
            self.plain = found
            return False
        self._take(found)
        return True

    def _is_spaced(self) -> bool:
        """Takes in the table of blanks that begins here; whether one does."""
        if self.at < self.loose or not _BLANKS.search(self.lines[self.at]):
            return False
        found = spaced(self.lines, self.at)
        if isinstance(found, int):
            self.loose = found
            return False
        self._take(found)
        return True

    def _take(self, found: TextTable) -> None:
        self.at = found.end
        if found.size > self.room:
            self.left_out.append(found.place)
        else:
            self.room -= found.size
            self.found.append(found.table())

    def _picture(self, marker: re.Match[str]) -> None:
        """A picture swallows the recognised text after it: broken lines up to real prose, a heading or the next picture."""
        place = Place(line=self.at + 1, quote=marker[0].split("]")[0] + "]")
        residue = [marker["rest"]] if marker["rest"].strip() else []
        self.at += 1
        blank_run = 0
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                blank_run += 1
                self.at += 1
                continue
            if line.startswith("\t") or _PICTURE.match(line.strip()) or _is_prose(line):
                break
            if not residue and blank_run > 3:
                break
            residue.append(line)
            blank_run = 0
            self.at += 1
        self.found.append(Picture(marker["name"].strip(), place, tuple(residue)))

    def _table(self) -> None:
        rows: list[list[_OpenCell]] = [[]]
        first, count = self.at, 0
        while self.at < len(self.lines):
            line = _BOOKMARK.sub("", self.lines[self.at])
            if line.startswith("\t"):
                count += line.count("\t")
                if count > self.room:  # nothing of it is kept, only its end is looked for
                    rows = [[_OpenCell(self.at + 1, [])]]
                else:
                    rows[-1].extend(_OpenCell(self.at + 1, [piece]) for piece in line[1:].split("\t"))
            elif line.strip():
                if not rows[-1]:  # a paragraph stands where a row would begin
                    break
                rows[-1][-1].pieces.append(line)
            elif self._cell_goes_on():
                pass
            else:
                blanks = self._skip_blanks()
                if blanks == 0 or self.at >= len(self.lines) or not self.lines[self.at].startswith("\t"):
                    break
                rows.append([])
                continue
            self.at += 1
        if count > self.room:
            self.left_out.append(Place(line=first + 1))
            return
        self.room -= count
        table = _built([row for row in rows if row], first + 1)
        if table is not None:
            self.found.append(table)
        else:
            for row in rows:
                for cell in row:
                    text = "\n".join(cell.pieces).strip()
                    if text:
                        self.found.append(Paragraph(text, Place(line=cell.line, quote=text)))

    def _skip_blanks(self) -> int:
        start = self.at
        while (
            self.at < len(self.lines) and not self.lines[self.at].strip() and not self.lines[self.at].startswith("\t")
        ):
            self.at += 1
        return self.at - start

    def _cell_goes_on(self) -> bool:
        """Whether the single blank line at ``at`` stands inside a cell: 年 / 度 / 绩 / 效, a word written downwards.

        It does when short pieces follow, each after at most one blank line, until the next cell begins.
        """
        look = self.at
        for _ in range(_MOST_PIECES):
            blank = 0
            while look < len(self.lines) and not self.lines[look].strip() and not self.lines[look].startswith("\t"):
                blank += 1
                look += 1
            if look >= len(self.lines) or blank > 1:
                return False
            line = self.lines[look]
            if line.startswith("\t"):
                return blank == 0 and look > self.at + 1
            piece = line.strip()
            if len(piece) > _LONGEST_PIECE or _LABEL_END.search(piece) or heading_level(piece) is not None:
                return False
            look += 1
        return False


def _is_cell(line: str) -> bool:
    """Whether a line is one cell as exporters write it: on a line of its own, behind a tab."""
    return line.startswith("\t") and line.count("\t") == 1


def _is_prose(line: str) -> bool:
    """Whether a line after a picture is real text again: mostly Chinese, and a heading or a sentence."""
    shown = line.strip()
    chinese = len(_CHINESE.findall(shown))
    if chinese * 2 < len(shown):
        return False
    return (heading_level(line) or 9) <= 3 or "。" in shown or (chinese >= 10 and chinese * 5 >= len(shown) * 4)


def _built(rows: list[list[_OpenCell]], line: int) -> Table | None:
    """The table of ``rows``, or None when it is only indented paragraphs (one cell a row throughout)."""
    if max((len(row) for row in rows), default=0) < 2:
        return None
    cells = []
    for row, opened in enumerate(rows):
        for column, cell in enumerate(opened):
            text = "\n".join(cell.pieces)
            cells.append(Cell(text, row, column, Place(line=_line_of(cell), quote=text.strip())))
    return Table(tuple(cells), Place(line=line), spans_known=False)


def _line_of(cell: _OpenCell) -> int:
    """The line the text of the cell begins on: a leading empty line is not part of it."""
    for offset, piece in enumerate(cell.pieces):
        if piece.strip():
            return cell.line + offset
    return cell.line
