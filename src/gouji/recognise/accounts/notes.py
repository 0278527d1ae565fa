"""表下的说明: which statement that a table is empty belongs to which table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.tables import subject_words
from gouji.document.tree import Block, Paragraph, Table
from gouji.values import zh

#: So many blocks below a table, and so many above its title, are looked at.
_NEAR = 6
_NO_DATA = re.compile(r"无数据|空表|为空|没有.{0,40}(?:收入|支出|经费)|无.{0,40}(?:收入|支出|收支|经费|预算)")
#: A title closes in 表, or in a bracket behind it, and holds no sentence; 公开09表 numbers one.
_TITLE = re.compile(r"[^。；;，,：:！？]{0,50}表(?:[（(][^（()）]{0,24}[)）])?")


def note_of(blocks: Sequence[Block], table: Table, start: int, end: int, key: str) -> str:
    """The statement that ``table`` (the blocks ``start`` to ``end``, known as ``key``) is empty; '' where there is none.

    It stands in a row of the table's own, or below it and above the title of the next one, and speaks of no other table's
    subject; or it stands above the table's own title and names its subject.
    """
    texts = [cell.text for cell in table.cells if len(cell.text) > _NEAR and "表" in cell.text]
    texts.extend(_below(blocks, end))
    own = next((text.strip() for text in texts if _NO_DATA.search(text) and _may_speak_of(text, key)), "")
    return own or next((text.strip() for text in _above(blocks, start) if _names(text, key)), "")


def is_title(text: str) -> bool:
    """Whether a line may be the title of a table: 政府性基金预算…决算表, 公开09表; not 本部门…，本表为空表."""
    return _NO_DATA.search(text) is None and _TITLE.fullmatch(text.strip()) is not None


def _below(blocks: Sequence[Block], end: int) -> Iterator[str]:
    for block in blocks[end : end + _NEAR]:
        if not isinstance(block, Paragraph) or block.level is not None or is_title(block.text):
            return
        yield block.text


def _above(blocks: Sequence[Block], start: int) -> Iterator[str]:
    """The lines between the table and the one before, if they say of an emptiness that 本表 is meant."""
    for block in reversed(blocks[max(0, start - _NEAR) : start]):
        if not isinstance(block, Paragraph):
            return
        if "表" in block.text and _NO_DATA.search(block.text):
            yield block.text


def _may_speak_of(text: str, key: str) -> bool:
    named = _subjects(text)
    return not named or key in named


def _names(text: str, key: str) -> bool:
    return key in _subjects(text)


def _subjects(text: str) -> frozenset[str]:
    """The tables that ``text`` names by their subject: 国有资本经营 is that of one table and of no other."""
    plain = zh.label(text)
    return frozenset(key for key, word in subject_words().items() if word in plain)
