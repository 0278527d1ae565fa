"""Parts that are said to overlap: 100家，其中甲a、乙b，两类都有的c; 其中甲a、乙b（部分同时享受两项）; 其中甲a、乙b，部分涉及多项. They need
not add up."""

from __future__ import annotations

import re

from gouji.recognise.claims.sentences.rows import Layout, Opener

_STOP = re.compile(r"[。；;\n]")
_REACH = 240  # characters of a list
#: Clauses, and what stands in brackets.
_CLAUSE = re.compile(r"(?P<bracket>[（(])?(?P<words>[^，,、（）()]+)")
_KINDS = r"(?:两|二|三|四|多|几)[个]?(?:类|项|种|者|样|方面|事)"
_BOTH = re.compile(
    rf"{_KINDS}[^\d]{{0,6}}(?:都|均|皆|兼|并存)|(?:都|均|同时|兼|各)[^\d]{{0,8}}{_KINDS}|既[^\d]{{1,12}}[又也]|兼[有具备]|一人多"
    r"|(?<![不无未免])(?<!没有|剔除|扣除|去除|避免)(?:跨[^\d]{1,3})?(?:重复|交叉|重叠)"
)
#: A clause without a figure that some, or each, of what is counted belong to several parts.
_SOME_TO_SEVERAL = re.compile(
    r"^(?:有?部分|有的|有些|个别|少数|同一|其中有|存在|一[人户家件项个])[^\d]{0,10}(?:多[个项种类重样]|[两几][个项种类]|同时|兼|并[处罚用]|交叉|重复|重叠)"
)
#: What is said of the figures and not of the things they count: 两项均比上年减少5万元.
_OF_FIGURES = re.compile(r"[比较增减升降超%％]|完成|下达|到位")


def is_said_to_overlap(layout: Layout, opener: Opener) -> bool:
    """Whether the sentence counts, behind the first of the parts, or tells in a bracket, what belongs to more than one."""
    if opener.after >= len(layout.rows):
        return False
    first = layout.rows[opener.after].mentions[0]
    text = first.passage.text
    told = _STOP.split(text[first.end : first.end + _REACH], maxsplit=1)[0]
    return any(_counts_both(clause["words"], in_bracket=bool(clause["bracket"])) for clause in _CLAUSE.finditer(told))


def _counts_both(words: str, *, in_bracket: bool) -> bool:
    if _SOME_TO_SEVERAL.match(words.strip()) and _OF_FIGURES.search(words) is None:
        return True
    counts = in_bracket or any(sign.isdigit() for sign in words)
    return counts and _BOTH.search(words) is not None and _OF_FIGURES.search(words) is None
