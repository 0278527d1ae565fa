"""Headings told by their numbering (第一部分, 一、, （一）, 1., 1、, 附件1), and the section each block stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from gouji.document.tree import Block, Paragraph, Picture, Table
from gouji.values import zh

# A higher numbering pattern closes the deeper ones; jumps are common and lawful for a reader.
_LEVELS = (
    (1, re.compile(r"附\s*(?:件|表)\s*[\d一二三四五六七八九十]*\s*[:：]?(?=$|\s)|第[一二三四五六七八九十]+部分")),
    (2, re.compile(r"[一二三四五六七八九十]+\s*[、.．]")),
    (3, re.compile(r"[（(]\s*[一二三四五六七八九十]+\s*[)）]")),
    (4, re.compile(r"\d{1,2}\s*(?:[、．]|\.(?!\d))")),
    (5, re.compile(r"[（(]\s*\d{1,2}\s*[)）]")),
)
_INSIDE_SENTENCE = re.compile(r"[。；;！？：:]|[，,](?![^（(]*[）)])")
# The dots of a table of contents, before a page number.
_LEADERS = re.compile(r"[.…·．]{3,}|…{2,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_HEADING = 60
# A numbered line closed by 。 is a short heading or a list item; duties and measures run longer than this.
_LONGEST_CLOSED_ITEM = 14


def heading_level(text: str) -> int | None:
    """The depth of ``text`` as a heading, or None for body text.

    A numbered line is a heading when it holds no sentence: 一、收支总体情况说明 is one; 1、承担全面依法治区工作。 and
    一、事业收入：指事业单位取得的收入 are not.
    """
    shown = text.strip()
    if not shown or len(shown) > _LONGEST_HEADING or _LEADERS.search(shown):
        return None
    for level, pattern in _LEVELS:
        match = pattern.match(shown)
        if match:
            rest = shown[match.end() :].strip(" :：")
            title = rest.rstrip("。.")
            if _INSIDE_SENTENCE.search(title) or not _CHINESE.search(shown):
                return None
            return None if level >= 4 and title != rest and len(title) > _LONGEST_CLOSED_ITEM else level
    return None


def with_sections(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with heading levels set on numbered paragraphs and each place's ``section`` set to its path."""
    path: list[tuple[int, str]] = []
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            level = block.level or heading_level(block.text)
            if level is not None:
                while path and path[-1][0] >= level:
                    path.pop()
                path.append((level, zh.squeeze(block.text)))
            section = " / ".join(title for _, title in path)
            result.append(replace(block, level=level, place=replace(block.place, section=section)))
        else:
            result.append(_in_section(block, " / ".join(title for _, title in path)))
    return tuple(result)


def _in_section(block: Table | Picture, section: str) -> Table | Picture:
    placed = replace(block, place=replace(block.place, section=section))
    if isinstance(placed, Table) and any(cell.place.section != section for cell in placed.cells):
        cells = tuple([cell.moved(cell.place.within(section, cell.place.table)) for cell in placed.cells])
        placed = replace(placed, cells=cells)
    return placed
