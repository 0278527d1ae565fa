"""How much more or less was done than before: 比上年多发放D, 比上年少接待D, 比上年增加投入D. What a verb says twice is one thing;
what it names anew (支出A，比上年多发放补贴D) is another, and no change of A."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gouji.catalogue.claims import wording
from gouji.recognise.claims.sentences.tokens import Token

_SENTENCE = re.compile(r"[。；;\n]")
# Where the words of a base end: 上年, 2031年, 去年同期, 年初预算数, 目标值.
_BASE = re.compile(
    r"(?:年度?|[去上前]年|[同上]期|[年期][初末底]|预算|决算|计划|目标|任务|指标|限额|水平|平均)(?:[数值额]|水平)?"
    r"(?:相?比较?)?[，,]?\s*"
)
_MORE = re.compile(r"(?:净|又|再|共|各|还)?(?P<way>[多少])")
_LINKS = "了约近共各达 "
_LONGEST = 12
_VERB = 2  # characters of a verb alone
_ELSEWHERE = re.compile(r"[，,；;：:、（()）的]")


@dataclass(frozen=True, slots=True)
class Done:
    """多做少做: which way it went, where the words for it begin, and whether they are about what was told before."""

    direction: int
    start: int
    same: bool


def done_more(text: str, start: int, end: int, words: Sequence[Token], carried_base: str) -> Done | None:
    """What ``text[start:end]``, a clause up to its figure with the keywords ``words``, says was done more or less; None where
    it says no such thing."""
    than = next((word for word in words if word.kind == "than"), None)
    if than is None and not carried_base:
        return None
    found = _way(text, start if than is None else than.end, end, words, anew=than is not None)
    if found is None:
        return None
    direction, at, behind = found
    doing = text[behind:end].strip(_LINKS)
    if not doing or len(doing) > _LONGEST or text[behind:end].strip() in wording().gaps:
        return None
    if doing.startswith((*wording().until, *wording().becomes)):
        return None
    before = text[max((stop.end() for stop in _SENTENCE.finditer(text, 0, start)), default=0) : at]
    return Done(direction, at, _is_told(doing, before))


def _way(text: str, start: int, end: int, words: Sequence[Token], *, anew: bool) -> tuple[int, int, int] | None:
    """+1 or -1, where the word for it begins and where what was done begins; ``anew`` where its clause opens the comparison."""
    base = _BASE.search(text, start, end) if anew else None
    while base is not None and not _says_how(text, base.end(), end, words):
        base = _BASE.search(text, base.end(), end)
    at = base.end() if base is not None else start
    more = _MORE.match(text, at, end)
    if more is not None and not text.startswith(wording().no_more, more.start("way")):
        return (1 if more["way"] == "多" else -1), at, more.end()
    moved = next((word for word in words if word.start == at and word.kind in ("up", "down")), None)
    if moved is None or not anew:
        return None
    return (1 if moved.kind == "up" else -1), at, moved.end


def _says_how(text: str, at: int, end: int, words: Sequence[Token]) -> bool:
    return _MORE.match(text, at, end) is not None or any(
        word.start == at and word.kind in ("up", "down") for word in words
    )


def _is_told(doing: str, before: str) -> bool:
    """Whether what was done is what the sentence speaks of: 支出 and the like name nothing of their own; a verb alone takes up one
    that shares a character with it (还本付息A，多偿还D); longer words must all have been said."""
    if _ELSEWHERE.search(doing):
        return False
    named = _plain().sub("", doing)
    if not named:
        return True
    said = [character in before for character in named]
    return any(said) if len(named) <= _VERB else all(said)


@cache
def _plain() -> re.Pattern[str]:
    return re.compile("|".join(sorted(wording().plain_doing, key=len, reverse=True)))
