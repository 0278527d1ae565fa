"""Flows that a statement speaks of without their figures: 加上补助收入、调出资金等，年终结余R; 其余收支见附表; 考虑上解等因素后."""

from __future__ import annotations

import re

from gouji.catalogue.claims import wording
from gouji.domain.claims import Mention

_CLAUSE = re.compile(r"[，,；;：:（()）\n]")
_ENDS = re.compile(r"[。\n]")
_DIGIT = re.compile(r"\d")


def leaves_out(first: Mention, left: Mention) -> bool:
    """Whether the sentence from ``first`` on says that more came in or went out than it prints before ``left`` is left."""
    words, text = wording(), left.passage.text
    before = _without_figures(text[first.start : left.start])
    behind = _without_figures(_ENDS.split(text[left.end :], maxsplit=1)[0])
    counted_in = any(clause.strip().startswith(words.counting_in) for clause in before)
    return counted_in or any(word in clause for clause in (*before, *behind) for word in words.unlisted)


def _without_figures(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(text) if _DIGIT.search(clause) is None]
