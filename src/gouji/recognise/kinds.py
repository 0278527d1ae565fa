"""文档类型: which kinds of document a document is, by the tables and reports in it, its headings and the lines of its title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any

from gouji.catalogue import load
from gouji.catalogue.kinds import PAGE_OF_LINKS
from gouji.document.tree import Document, Table
from gouji.values import zh
from gouji.values.fiscal import years
from gouji.values.traditional import TO_SIMPLIFIED

_LONGEST_TITLE = 60
#: Lines at the beginning among which the phrases of an opening stand, and the few that may be the title itself.
_OPENING, _TITLE_LINES = 15, 4
#: A title of another page, with the day on which that was put up.
_LINK = re.compile(r"[\u4e00-\u9fff].{6,}?\s*[\[(（]?20\d\d[-./]\d{1,2}[-./]\d{1,2}[\])）]?\s*$")
_FEWEST_LINKS, _LONGEST_LINK = 5, 100
#: Kinds that a whole place publishes: no unit need be named in them.
_OF_A_PLACE = ("government_", "three_public_")


def may_be_of_a_place(kinds: Sequence[str]) -> bool:
    """Whether a document of ``kinds`` may be of a county or a town as such."""
    return any(kind.startswith(_OF_A_PLACE) for kind in kinds)


def kinds_of(document: Document, recognised: Mapping[str, Sequence[object]]) -> tuple[str, ...]:
    """The kinds of ``document``; those that only a title tells where nothing else does. ``recognised`` holds what was found in
    it, by the name that the catalogue has for it."""
    found = tuple(dict.fromkeys(_by_content(document, recognised)))
    if found and not any(recognised.values()) and _is_page_of_links(document):
        return (PAGE_OF_LINKS,)
    return found or tuple(islice(_by_title(document), 1))


def _is_page_of_links(document: Document) -> bool:
    """Whether most of what is printed are titles of other pages, each with the day on which it was put up."""
    links = sum(_LINK.search(one.text) is not None for one in document.paragraphs if len(one.text) <= _LONGEST_LINK)
    said = sum("。" in one.text and len(one.text) > _LONGEST_TITLE for one in document.paragraphs)
    return links >= _FEWEST_LINKS and links > said


def _by_content(document: Document, recognised: Mapping[str, Sequence[object]]) -> Iterator[str]:
    titles = [
        _label(block.text)
        for block in document.paragraphs
        if block.level is not None or len(block.text) <= _LONGEST_TITLE
    ]
    captions = [_label(block.caption) for block in document.blocks if isinstance(block, Table)]
    titles += captions
    opening = "".join(
        _label(block.text) for block in islice(document.paragraphs, _OPENING) if len(block.text) <= _LONGEST_TITLE
    )
    for kind in _kinds():
        if (
            recognised.get(kind.get("forms", ""), ())
            or any(phrase in title for phrase in kind.get("headings", ()) for title in titles)
            or any(phrase in _without(kind.get("not_opening"), opening) for phrase in kind.get("opening", ()))
            or any(phrase in caption for phrase in kind.get("captions", ()) for caption in captions)
        ):
            yield kind["id"]


def _without(words: str | None, text: str) -> str:
    return re.sub(words, "", text) if words else text


def _by_title(document: Document) -> Iterator[str]:
    lines = list(islice(document.paragraphs, _TITLE_LINES))
    short = [_label(line.text) for line in lines if len(line.text) <= _LONGEST_TITLE]
    titles = [*short, *(one + other for one, other in pairwise(short) if years(other[:_YEAR_AT]))]
    text = "".join(_label(line.text) for line in lines)
    for kind in _kinds():
        if "titles" not in kind or not _says(kind.get("within", ""), text):
            continue
        without = kind.get("without")
        for title in titles:
            if any(re.search(one, title) for one in kind["titles"]) and not (without and re.search(without, title)):
                yield kind["id"]


#: A year this near the head of a line goes on with the line above: …镇人民政府 / 2022年决算报告.
_YEAR_AT = 6


def _says(wanted: str, text: str) -> bool:
    return not wanted or wanted in text


@cache
def _kinds() -> tuple[Mapping[str, Any], ...]:
    return tuple(load.toml("identity.toml")["kinds"])


def _label(text: str) -> str:
    """The normal form of a title in simplified characters, in which the catalogue is written."""
    return zh.label(text).translate(TO_SIMPLIFIED)
