"""Which account table a table is: by its title, and by its header where the title is missing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from gouji.catalogue.tables import ExtraLayout, Layout, extra_layouts, layouts
from gouji.document.grid import grid_of
from gouji.document.tree import Block, Paragraph, Table
from gouji.domain.accounts import ExtraTable
from gouji.domain.bodies import Evidence
from gouji.recognise.accounts.header import header_of
from gouji.values import zh

_LOOK_BACK = 6
_LONGEST_TITLE = 60
_CONTINUED = re.compile(r"[（(]?续表?[)）]?|[（(]续[)）]")
_OTHER = re.compile(r"预算|基金|债务|转移支付|税|保险|项目")
_BY_TITLE, _BY_HEADER = 10, 1
_NUMBER = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]|(?:公开)?\d{1,2}表|表[一二三四五六七八九十\d]+)?\s*"
)
_AMOUNT = re.compile(r"\d\.\d\d(?!\d)")
_LEAST_FIGURES = 3
#: Without a title, this many header words must fit and name the table alone.
_ENOUGH = 5


def candidates(before: Sequence[Block], table: Table) -> tuple[Evidence, ...]:
    """The tables that ``table`` may be, best first; empty where nothing speaks for one of the nine or the extras."""
    title = title_of(before, table)
    found = list(_by_title(title, table))
    if not title and not table.caption:
        found = list(_by_header(table))
    return tuple(sorted(found, key=lambda piece: (-piece.weight, piece.value)))


def title_of(before: Sequence[Block], table: Table) -> str:
    """The printed title: the caption, else the nearest short paragraph above that names one of the tables."""
    texts = [table.caption]
    for block in reversed(before[-_LOOK_BACK:]):
        if not isinstance(block, Paragraph):
            break
        texts.append(block.text)
    texts.extend(cell.text for cell in table.rows[0]) if table.cells else None
    named = (text for text in texts if text and len(text) <= _LONGEST_TITLE and "表" in text)
    return next((zh.squeeze(text) for text in named if any(_score(text, one) for one in _known())), "")


def is_continuation(title: str) -> bool:
    return bool(_CONTINUED.search(title))


#: Titles and lines whose bare form is kept: the known titles are asked for with every table.
_KEPT = 4096


def titles_alone(blocks: Sequence[Block], printed: Collection[str]) -> Iterator[ExtraTable]:
    """The titles of account tables, none of ``printed`` among them, that stand as lines of their own over figures which make no
    table: a line in a list of contents has none below it before the next title."""
    titles = {_bare(title): one for one in layouts().values() for title in one.titles}
    last: ExtraTable | None = None
    figures = 0
    for block in (*blocks, None):
        heading = block is None or (isinstance(block, Paragraph) and block.level is not None)
        named = None
        if isinstance(block, Paragraph) and len(block.text) <= _LONGEST_TITLE:
            named = titles.get(_bare(_NUMBER.sub("", block.text)))
        if block is not None and named is None and not heading:
            figures += _figures(block) if last is not None else 0
            continue
        if last is not None and figures >= _LEAST_FIGURES:
            yield last
        last = None
        if block is not None and named is not None and named.key not in printed:
            last = ExtraTable(named.key, named.name, block.place)
        figures = 0


def _figures(block: Block) -> int:
    texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [getattr(block, "text", "")]
    return sum(len(_AMOUNT.findall(text)) for text in texts)


def _known() -> tuple[Layout | ExtraLayout, ...]:
    return (*layouts().values(), *extra_layouts())


def _score(text: str, one: Layout | ExtraLayout) -> int:
    """The length of the longest of its titles that ``text`` ends in or holds: 支出决算表 stands inside many longer names,
    and 全市一般公共预算支出决算表 is no table of a department."""
    plain = _bare(text)
    found = [
        title for title in map(_bare, one.titles) if title in plain and not _OTHER.search(plain[: plain.index(title)])
    ]
    return max(map(len, found), default=0)


@lru_cache(maxsize=_KEPT)
def _bare(text: str) -> str:
    return zh.label(text).replace("(", "").replace(")", "")


def _by_title(title: str, table: Table) -> Iterator[Evidence]:
    for one in _known():
        score = _score(title, one) if title else 0
        if score:
            yield Evidence(one.key, score * _BY_TITLE, f"标题“{title}”", table.place)


def _by_header(table: Table) -> Iterator[Evidence]:
    grid = grid_of(table)
    for one in layouts().values():
        hits = len(header_of(grid, one.columns).columns(one.columns))
        if hits >= _ENOUGH and hits == len(one.columns):
            yield Evidence(one.key, hits * _BY_HEADER, f"表头有{hits}个栏目相符", table.place)
