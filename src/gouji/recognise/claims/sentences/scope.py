"""The scope that words give a figure: with or without what was carried over, of the head office alone, net of something.

Two figures of one name are one only where nothing is said of the scope of either, or the same of both.
"""

from __future__ import annotations

import re

from gouji.catalogue.meanings import words_of
from gouji.domain.claims import Mention

_NEAR = 60  # characters around a figure that belong to its sentence
_BREAK = re.compile(r"[。；;！？!?\n]")
_NEXT = re.compile(r"[。；;\d]")


def scope(mention: Mention) -> frozenset[str]:
    """The words before a figure in its sentence, and of the remark right behind it, that say what it takes in and leaves
    out; empty where nothing is said. A list of its parts is no such remark."""
    text = mention.passage.text
    before = _BREAK.split(text[max(0, mention.start - _NEAR) : mention.start])[-1]
    behind = _NEXT.split(text[mention.end : mention.end + _NEAR])[0]
    return frozenset((*words_of("scope_before").findall(before), *words_of("scope_behind").findall(behind)))
