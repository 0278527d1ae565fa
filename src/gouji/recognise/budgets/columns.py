"""The columns of a budget table: what each holds, and of which other column it is a part."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from gouji.catalogue.budgets import CARRIED, EARLIER, BudgetColumn, budget_columns, header_words

_YEAR = re.compile(r"^(20\d\d)年度?")
_YEAR_BEFORE = re.compile(r"^(?:上年|上一年|上年度)(?=预算|执行|决算|数)")
_OF_WHICH, _OTHERS = "其中", "其他"
_DIFFERENCE = re.compile(r"增减|比上年|比较|增长|变化")
_NO_HEADER = re.compile(r"表$|^附?表[一二三四五六七八九十\d]+|:")


@dataclass(frozen=True, slots=True)
class Columns:
    """栏目: ``at`` is the column of each key; ``parents`` the column that each is a part of, where that is printed;
    ``unknown`` the columns whose header says something else; ``change`` and ``rate`` those that compare the totals of two years."""

    at: Mapping[str, int]
    parents: Mapping[str, str]
    unknown: tuple[int, ...]
    change: int | None = None
    rate: int | None = None


def columns_of(paths: Sequence[tuple[str, ...]]) -> Columns:
    """The columns under ``paths`` (header texts from the top down, empty for columns that hold none)."""
    read = {at: _read(path) for at, path in enumerate(_in_full(_below_title(paths))) if path}
    latest = max((year for _, year in read.values() if year is not None), default=None)
    at: dict[str, int] = {}
    unknown: list[int] = []
    for column, (key, year) in read.items():
        if key is None:
            continue
        if key and year is not None and latest is not None and year < latest:
            key = EARLIER + key
        if not key or key in at:
            unknown.append(column)
        else:
            at[key] = column
    two_years = "total" in at and EARLIER + "total" in at and not unknown
    change, rate = (
        _only(paths, words) if two_years else None for words in (header_words().change, header_words().rate)
    )
    return Columns(at, _parents(at), tuple(unknown), change, rate)


def _only(paths: Sequence[tuple[str, ...]], words: re.Pattern[str]) -> int | None:
    """The column whose lowest header is one of ``words``; None where several are."""
    found = [column for column, path in enumerate(paths) if path and words.search(path[-1])]
    return found[0] if len(found) == 1 else None


def _below_title(paths: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """``paths`` without what stands over every column alike: a title or a name in the first rows of a sheet."""
    while len({path[0] if len(path) > 1 else None for path in paths if path}) == 1 and any(
        len(path) > 1 for path in paths
    ):
        paths = [path[1:] for path in paths]
    return paths


def _in_full(paths: Sequence[tuple[str, ...]]) -> Sequence[tuple[str, ...]]:
    """``paths`` without 其中 over columns that end in 其他…: such a list leaves nothing out."""
    last = {path[:-1]: path[-1] for path in paths if len(path) > 1 and path[-2] == _OF_WHICH}
    closed = {above for above, name in last.items() if name.startswith(_OTHERS)}
    return [(*path[:-2], path[-1]) if path[:-1] in closed else path for path in paths]


def _read(path: tuple[str, ...]) -> tuple[str | None, int | None]:
    """The key that a path stands for, and the year it names: '' where it is not known, None where it holds no part of a sum."""
    words, year = header_words(), None
    texts: list[str] = []
    for text in path:
        if match := _YEAR.match(text):
            year, text = int(match[1]), text[match.end() :]
        if _YEAR_BEFORE.match(text):
            year, text = 0, _YEAR_BEFORE.sub("", text)
        if text and not _NO_HEADER.search(text):
            texts.append(text)
    if not texts or (
        texts[-1] not in _known() and (words.beside.search(texts[-1]) or _DIFFERENCE.search("".join(texts)))
    ):
        return None, year
    while texts and texts[-1] in words.sums:
        texts.pop()
    texts = [text for text in texts if text not in words.over]
    return (_key(texts) if texts else "total"), year


def _key(texts: Sequence[str]) -> str | None:
    if _OF_WHICH in texts:
        return None
    last = _known().get(texts[-1])
    above = [_known().get(text) for text in texts[:-1]]
    if last is None or any(one is None for one in above):
        return ""
    upper = {one.key for one in above if one is not None} - {"total"}
    carried = "opening" in upper
    lawful = {"opening", "current", last.key, *_ancestors(last)}
    if not upper <= lawful:
        return ""
    return CARRIED + last.key if carried and last.key != "opening" else last.key


def _ancestors(column: BudgetColumn) -> tuple[str, ...]:
    above = []
    while column.under:
        above.append(column.under)
        column = budget_columns()[column.under]
    return tuple(above)


@cache
def _known() -> Mapping[str, BudgetColumn]:
    return {word: column for column in budget_columns().values() for word in column.words}


def _parents(at: Mapping[str, int]) -> dict[str, str]:
    """Each column with the nearest printed one that it is a part of; a sum that is parted in two ways at once, or into a
    single part, has no parts."""
    found: dict[str, str] = {}
    for key in at:
        parent = next((one for one in _chain(key) if one in at), "")
        if parent:
            found[key] = parent
    for parent in set(found.values()):
        parts = [key for key, above in found.items() if above == parent]
        if len(parts) < 2 or len({_plain(key).family for key in parts}) > 1:
            for key in parts:
                del found[key]
    return found


def _chain(key: str) -> tuple[str, ...]:
    """The keys of which ``key`` may be a part, the nearest first."""
    column = _plain(key)
    if key.startswith(EARLIER):
        return tuple(EARLIER + one for one in _ancestors(column))
    if key.startswith(CARRIED):
        within = tuple(CARRIED + one for one in _ancestors(column) if one not in ("current", "total"))
        return (*within, "opening", "total")
    return _ancestors(column)


def _plain(key: str) -> BudgetColumn:
    return budget_columns()[key.removeprefix(EARLIER).removeprefix(CARRIED)]
