"""Which budget table a table is, by its printed title; a title of final accounts or of a whole government is none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gouji.catalogue.budgets import budget_layouts, other_titles, title_words
from gouji.document.tree import Block, Paragraph, Table
from gouji.domain.bodies import Evidence
from gouji.values import zh

_LOOK_BACK = 6
_LONGEST_TITLE = 80
#: Texts whose answer is kept: the same stand above and at the top of table after table.
_KEPT = 4096
_BEHIND_TITLE = re.compile(
    r"(?:部门|单位)(?:名称|代码|编码)|编制(?:部门|单位|日期)|公开(?:部门|单位)|填报|(?:金额)?单位:|预算(?:单位|年度):"
)
_OWN_WORDS = re.compile(r"部门|单位")
_OUTCOME = re.compile(r"决算|执行数|完成数|执行情况")
_BY_TITLE = 10


def candidates(before: Sequence[Block], table: Table) -> tuple[Evidence, ...]:
    """The budget tables that ``table`` may be, best first; empty where its title or its header speaks of something else."""
    title = title_of(before, table)
    if not title or _OUTCOME.search(title) or _shows_outcome(table):
        return ()
    found = [
        Evidence(one.key, score * _BY_TITLE, f"标题“{title}”", table.place)
        for one in budget_layouts().values()
        if (score := _score(title, one.titles))
    ]
    return tuple(sorted(found, key=lambda piece: (-piece.weight, piece.value)))


def title_of(before: Sequence[Block], table: Table) -> str:
    """The printed title: the caption, else the nearest short paragraph above, or a cell of the first row, that names a table."""
    return next((zh.squeeze(text) for text in _texts(before, table) if _names_one(text)), "")


def names_a_unit(title: str) -> bool:
    """Whether a title says 部门 or 单位, as no table of a whole government does."""
    return _OWN_WORDS.search(_bare(title)) is not None


def _texts(before: Sequence[Block], table: Table) -> Iterator[str]:
    yield table.caption
    for block in reversed(before[-_LOOK_BACK:]):
        if not isinstance(block, Paragraph):
            break
        yield block.text
    if table.cells:
        yield from (cell.text for cell in table.rows[0])


@lru_cache(maxsize=_KEPT)
def _names_one(text: str) -> bool:
    if not text or len(text) > _LONGEST_TITLE or "表" not in text:
        return False
    known = max((_score(text, one.titles) for one in budget_layouts().values()), default=0)
    return known > max((len(title) for title in other_titles() if title in _bare(text)), default=0)


def _score(text: str, titles: tuple[str, ...]) -> int:
    """The length of the longest of ``titles`` that ``text`` holds with nothing around it that makes it another table."""
    plain, words = _bare(text), title_words()
    return max(
        (
            len(title)
            for title in titles
            if title in plain
            and not words.before.search(plain[: plain.index(title)])
            and not words.behind.search(plain[plain.index(title) + len(title) :])
        ),
        default=0,
    )


def _bare(text: str) -> str:
    whole = re.sub(r"[()\[\]]", "", zh.label(text))
    behind = _BEHIND_TITLE.search(whole)
    return whole[: behind.start()] if behind and "表" in whole[: behind.start()] else whole


def _shows_outcome(table: Table) -> bool:
    return any(
        _OUTCOME.search(zh.label(cell.text))
        for row in table.rows[:4]
        for cell in row
        if len(cell.text) < _LONGEST_TITLE
    )
