"""目录: the entries of a document's table of contents, and where its body begins."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from gouji.document.tree import Document, Paragraph
from gouji.values import zh

_LATEST = 40
_LONGEST = 64
_HEAD = re.compile(r"^目录$")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十]+部分[:、]?|附件\d*[:、]?|[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)、?|\d{1,2}[、.]|表\d{1,2}[:.]?)"
)
_LEADERS = re.compile(r"[.…·—_\-]{2,}\d*$|(?<=[\u4e00-\u9fff)])\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Contents:
    """目录: ``entries`` as printed, ``body`` the number of the block that follows them (0 where there is no contents page)."""

    entries: tuple[Paragraph, ...]
    body: int


def contents_of(document: Document) -> Contents:
    """The contents page: the numbered lines behind 目录, up to the one that begins the text by repeating the first of them."""
    start = next(
        (
            at + 1
            for at, block in enumerate(document.blocks[:_LATEST])
            if isinstance(block, Paragraph) and is_head(zh.label(block.text))
        ),
        None,
    )
    if start is None:
        return Contents((), 0)
    printed = Counter(title_of(zh.label(paragraph.text)) for paragraph in document.paragraphs)
    entries: list[Paragraph] = []
    for at in range(start, len(document.blocks)):
        block = document.blocks[at]
        if not isinstance(block, Paragraph):
            return Contents(tuple(entries), at)
        text = zh.label(block.text)
        if not text:
            continue
        again = printed[title_of(text)] > 1 and len(text) <= _LONGEST
        if not (_is_entry(text) or again) or (entries and title_of(text) == title_of(zh.label(entries[0].text))):
            return Contents(tuple(entries), at)
        entries.append(block)
    return Contents((), 0)  # nothing but a list of contents


def is_head(label: str) -> bool:
    """Whether a line says 目录 and nothing else."""
    return _HEAD.match(label) is not None


def is_led(label: str) -> bool:
    """Whether a line ends with the leaders and the page of an entry."""
    return _LEADERS.search(label) is not None


def _is_entry(text: str) -> bool:
    return (_NUMBERING.match(text) is not None or is_led(text)) and len(title_of(text)) <= _LONGEST


@lru_cache(maxsize=4096)
def title_of(label: str) -> str:
    """A heading or an entry (a normal label) without its number, its leaders and its page."""
    return _NUMBERING.sub("", _LEADERS.sub("", label)).strip(".…")
