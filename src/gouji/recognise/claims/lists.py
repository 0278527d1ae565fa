"""Lists of names: a stated count beside what it counts, and the items an amount is said to consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Enumeration, Listing, Mention, Passage
from gouji.recognise.claims.labels import read_label

# The list follows the count at once: 内设机构10个：甲、乙 or 派出机关4个，分别为甲、乙.
_INTRODUCTION = re.compile(r"[^，,。；;：:、（(]{0,12}(?:[，,]?(?:分别)(?:为|是)[，,：:]?|[：:])")
_LIST_END = re.compile(r"[。；;\n]")
_DIGIT = re.compile(r"[\d０-９]")
_CONTENTS = re.compile(r"(?:主要)?包括[：:]?")
_OPEN = re.compile(r"等(?:[^、，]{0,12})$")
_AND = re.compile(r"[和及与]|以及")
_LONGEST = 600
_LABEL = 60
_FEWEST = 3


def enumerations(mentions: Sequence[Mention]) -> Iterator[Enumeration]:
    """Every whole count that a list of names follows directly."""
    for mention in mentions:
        figure = mention.figure
        if not figure.unit.is_count or figure.unit.factor != 1 or figure.places or figure.bound.value != "=":
            continue
        text = mention.passage.text
        introduction = _INTRODUCTION.match(text, mention.end)
        if introduction is None:
            continue
        listed = _until_end(text, introduction.end())
        names = _names(listed)
        if len(names) >= 2 and not _DIGIT.search(listed):
            joined = len(_AND.findall(names[-1]))
            yield Enumeration(mention, names, bool(_OPEN.search(listed.strip())), joined)


def listings(passage: Passage) -> Iterator[Listing]:
    """Every list of at least three names behind 包括 that holds no figure."""
    for match in _CONTENTS.finditer(passage.text):
        listed = _until_end(passage.text, match.end())
        if listed.count("、") + 1 < _FEWEST:
            continue
        names = _names(_OPEN.sub("", listed.strip()))
        near = max(0, match.start() - _LABEL)
        start = max(near - 1, *(passage.text.rfind(stop, near, match.start()) for stop in "。；;\n，,：:")) + 1
        subject = core(read_label(passage.text[start : match.start()]).subject)
        if len(names) >= _FEWEST and subject and not _DIGIT.search(listed):
            yield Listing(subject, names, passage, start, match.end() + len(listed))


def _until_end(text: str, start: int) -> str:
    """The text from ``start`` to the next 。 or ；, at most ``_LONGEST`` characters."""
    end = _LIST_END.search(text, start, start + _LONGEST)
    return text[start : end.start()] if end else text[start : start + _LONGEST]


def _names(listed: str) -> tuple[str, ...]:
    """The names between 、 (or ， where no 、 is used), brackets kept whole, empty ones dropped."""
    marks = "、" if _outside(listed, "、") else "，,"
    names, depth, current = [], 0, ""
    for character in listed:
        depth += (character in "（(") - (character in "）)")
        if character in marks and depth <= 0:
            names.append(current)
            current = ""
        else:
            current += character
    return tuple(name.strip(" 　，,") for name in (*names, current) if name.strip(" 　，,、"))


def _outside(listed: str, mark: str) -> bool:
    return mark in re.sub(r"[（(][^（()）]*[)）]", "", listed)
