"""Headings told by their numbering (第一部分, 一、, （一）, 1., 1、, 附件1) or by the table of contents, and the section each block
stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from gouji.document.contents import is_head, is_led, title_of
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
# The dots or the tab of a table of contents, before a page number.
_LEADERS = re.compile(r"[.…·．]{3,}|…{2,}|\t\s*\d+$")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST_HEADING = 60
# A numbered line closed by 。 is a short heading or a list item; duties and measures run longer than this.
_LONGEST_CLOSED_ITEM = 14
# What a heading has over the entry of the contents: whose it is, and the year.
_WHOSE = re.compile(r"^(?:本?部门|本?单位)|20\d\d年度?|[()（）]")
_LONGEST_ENTRY, _SHORTEST_ENTRY, _FEWEST_ENTRIES, _CHAPTER = 200, 4, 3, 2
_DEEPEST_TITLED = 3


def heading_level(text: str) -> int | None:
    """The depth of ``text`` as a heading, or None for body text.

    A numbered line is a heading when it holds no sentence: 一、收支总体情况说明 is one; 1、承担全面依法治区工作。 and
    一、事业收入：指事业单位取得的收入 are not.
    """
    shown = text.strip()
    return _level(shown) if shown and len(shown) <= _LONGEST_HEADING else None


@lru_cache(maxsize=4096)
def _level(shown: str) -> int | None:
    """The same of a short line; readers ask once for what they know of it themselves and once for the outline."""
    if _LEADERS.search(shown):
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


@lru_cache(maxsize=4096)
def numbered_level(text: str) -> int:
    """The depth that the numbering of ``text`` tells, heading or not; 0 where it has none."""
    shown = text.lstrip()
    return next((level for level, pattern in _LEVELS if pattern.match(shown)), 0)


def with_sections(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with heading levels set on numbered paragraphs and each place's ``section`` set to its path."""
    blocks = tuple(blocks)
    entries = _entries(blocks)
    path: list[tuple[int, str]] = []
    result: list[Block] = []
    item: tuple[int, int] | None = None  # level and number of the numbered body text just passed
    for block in blocks:
        if isinstance(block, Paragraph):
            numbered = number_of(block.text)
            level = block.level or heading_level(block.text) or _entered(block.text, entries)
            if level is not None and _goes_on(numbered, item, block):
                level = None
            item = numbered if level is None and _is_said(block.text) else None
            if level is not None:
                while path and path[-1][0] >= level:
                    path.pop()
                path.append((level, zh.squeeze(block.text)))
            section = " / ".join(title for _, title in path)
            result.append(block.moved(block.place.within(section, block.place.table), level))
        else:
            item = None
            result.append(_in_section(block, " / ".join(title for _, title in path)))
    return tuple(result)


def _entries(blocks: Iterable[Block]) -> dict[str, int]:
    """The chapters that a table of contents names, without number and page, each with its level: where its number is left out
    below, 一、 begins its parts."""
    found: dict[str, int] = {}
    listed = False
    for block in blocks:
        label = zh.label(block.text) if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_ENTRY else ""
        level = numbered_level(label)
        listed = is_head(label) or (listed and level > 0)
        title = _WHOSE.sub("", title_of(label))
        if 0 < level <= _CHAPTER and len(title) >= _SHORTEST_ENTRY and (listed or is_led(label)):
            found[title] = level
    top = min(found.values(), default=0)
    return {title: level - top + 1 for title, level in found.items()} if len(found) >= _FEWEST_ENTRIES else {}


def _entered(text: str, entries: dict[str, int]) -> int | None:
    """The level of a heading without a number, told by the contents: 某某局主要职能 for 一、部门主要职能……1."""
    if not entries or len(text) > _LONGEST_HEADING or numbered_level(text):
        return None
    title = _WHOSE.sub("", zh.label(text))
    return next((level for entry, level in entries.items() if title.endswith(entry)), None)


@lru_cache(maxsize=4096)
def number_of(text: str) -> tuple[int, int] | None:
    """The level and number of a numbered item: 13、负责社区矫正工作。（十）承办其他事项。"""
    shown = text.strip()
    for level, pattern in _LEVELS[1:]:
        match = pattern.match(shown)
        if match:
            digits = re.sub(r"\W", "", match[0])
            number = int(digits) if digits.isdecimal() else zh.parse_numeral(digits)
            return None if number is None else (level, number)
    return None


def _is_said(text: str) -> bool:
    """Whether a numbered paragraph is an item of a list of sentences; （一）基本支出。2024年…万元。 is a heading run into its text."""
    return numbered_level(text) > _DEEPEST_TITLED or re.search(r"\d", text) is None


def _goes_on(numbered: tuple[int, int] | None, item: tuple[int, int] | None, block: Paragraph) -> bool:
    """Whether a short closed line is the next item of a list of sentences rather than a heading."""
    styled = block.level is not None and block.level != heading_level(block.text)
    if numbered is None or item is None or styled:
        return False
    return numbered == (item[0], item[1] + 1) and block.text.rstrip().endswith(("。", "；", ";"))


def _in_section(block: Table | Picture, section: str) -> Table | Picture:
    placed = replace(block, place=block.place._replace(section=section))
    if isinstance(placed, Table) and any(cell.place.section != section for cell in placed.cells):
        cells = tuple([cell.moved(cell.place.within(section, cell.place.table)) for cell in placed.cells])
        placed = replace(placed, cells=cells)
    return placed
