"""Lists of names: a stated count beside what it counts, and the items an amount is said to consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gouji.catalogue.names import core
from gouji.domain.claims import Enumeration, Listing, Mention, Passage
from gouji.recognise.claims.sentences.labels import read_label

# The list follows the count at once: 内设机构10个：甲、乙 or 派出机关4个，分别为甲、乙, or 单位共3个，包括：甲、乙、丙.
_INTRODUCTION = re.compile(r"[^，,。；;：:、（(]{0,12}(?:[，,]?(?:分别)(?:为|是)[，,：:]?|[：:])")
#: Only a count of all (共) is followed by every name behind 包括：.
_HOLDS = re.compile(r"[^，,。；;：:、（(]{0,12}[，,](?:具体)?(?:包括|包含)[：:]")
# Or the list stands before it, in the clause before 共: 设办公室、法制科，共2个内设机构.
_IN_ALL = re.compile(
    r"(?:^|[。；;\n])[^。；;\n、]*(?:设[有置立]?|包括|包含)(?P<listed>[^。；;\n，,：:（）()]+)[，,]?(?:共计?|共有|合计)$"
)
_ALL = ("共", "计", "有")
_COUNTED = re.compile(r"[个家][^，,。；;、\d]{0,6}?(?:机构|科室|处室|股室|部门|单位|科|处|室|所|站)")
_LIST_END = re.compile(r"[。；;\n]")
_DIGIT = re.compile(r"[\d０-９]")
_CONTENTS = re.compile(r"(?:主要)?包括[：:]?")
_OPEN = re.compile(r"等(?:[^、，]{0,12})$")
_AND = re.compile(r"[和及与]|以及")
_LONGEST = 600
_LABEL = 60
_FEWEST = 3


def enumerations(mentions: Sequence[Mention]) -> Iterator[Enumeration]:
    """Every whole count that a list of names follows directly, or that sums one up."""
    for mention in mentions:
        figure = mention.figure
        if not figure.unit.is_count or figure.unit.factor != 1 or figure.places or figure.bound.value != "=":
            continue
        text = mention.passage.text
        introduction = _INTRODUCTION.match(text, mention.end)
        if introduction is None and mention.lead.rstrip().endswith("共"):
            introduction = _HOLDS.match(text, mention.end)
        listed = _summed_up(text, mention) if introduction is None else _until_end(text, introduction.end())
        names = _names(listed)
        if len(names) >= 2 and not _DIGIT.search(listed):
            joined = len(_AND.findall(listed if introduction is None else names[-1]))
            yield Enumeration(mention, names, bool(_OPEN.search(listed.strip())), joined)


def _summed_up(text: str, count: Mention) -> str:
    """The names in the clause before 共 that ``count`` counts; '' where it may count something else."""
    if text[max(0, count.start - 1) : count.start] not in _ALL or not _COUNTED.match(text, count.end - 1):
        return ""
    found = _IN_ALL.search(text, max(0, count.start - _LONGEST), count.start)
    return "" if found is None else found["listed"]


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
