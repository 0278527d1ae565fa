"""部门所属单位: the units whose accounts those of a department take in, as its text lists them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gouji.domain.claims import Passage
from gouji.values import zh

_LEAD = re.compile(
    r"(?:部门|汇总|编制|纳入)[^。；：:]{0,24}(?:[预决]算|范围)[^。；：:]{0,30}(?:包括|包含|有|如下)[^。；：:]{0,16}[:：]"
)
_BREAK = re.compile(r"[、，,；;]|(?<=[局站所院馆校队心处会室级算])(?:和|及|以及)")
_NUMBER = re.compile(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.])")
_TAIL = re.compile(r"(?:单位|部门)?(?:[预决]算)$")
_OWN = re.compile(r"本级|机关$|机关[)）]$")
_LONGEST = 30
_OPEN = re.compile(r"等(?:\d+[个家])?(?:单位)?$")


def listed_units(passages: Sequence[Passage], body: str) -> tuple[str, ...]:
    """The names listed, '' for the department's own offices; none where no list stands there, or one that is left open (等)."""
    for at, passage in enumerate(passages):
        text = zh.halfwidth(passage.text)
        lead = _LEAD.search(text)
        if lead is None:
            continue
        rest = text[lead.end() :].partition("。")[0].strip()
        items = _BREAK.split(rest) if rest else _lines(passages[at + 1 :])
        names = [_TAIL.sub("", _NUMBER.sub("", item.strip())).strip() for item in items]
        names = [name for name in names if name]
        if len(names) < 2 or _OPEN.search(names[-1]) or any(len(name) > _LONGEST for name in names):
            return ()
        return tuple("" if _OWN.search(name) or name == body else name for name in names)
    return ()


def _lines(passages: Sequence[Passage]) -> list[str]:
    """A list with a numbered line for each name."""
    found: list[str] = []
    for passage in passages:
        text = passage.text.strip().rstrip("。；;")
        if not _NUMBER.match(text) or len(text) > _LONGEST:
            break
        found.append(text)
    return found
