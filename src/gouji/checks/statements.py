"""Figures of the text that repeat a cell: chosen by what the sentence names, and by the heading it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gouji.catalogue.relations import Saying
from gouji.checks.book import Book
from gouji.domain.claims import Claims, Mention, Role, bare_name
from gouji.values import zh

_PATH = re.compile(
    r"^\s*(?:\d+\s*[、.．]|[（(]\d+[)）])?\s*(?P<class>[^（()）。，；]+)[（(]类[)）]"
    r"\s*(?P<section>[^（()）。，；]+(?:[（(][^类款项()（）]+[)）][^（()）。，；]*)?)[（(]款[)）]\s*(?P<item>[^。，；]+?)[（(]项[)）]"
)
_MARK = re.compile(r"\((?:类|款|项)\)$")
_QUOTED_DIGITS = re.compile(r"^\d{3,7}")


@dataclass(frozen=True, slots=True)
class Statement:
    """文字所述: one figure of the text, with the row its sentence names, if any."""

    figure: Mention
    values: Mapping[str, str]


def statements(saying: Saying, claims: Claims, book: Book, year: int | None) -> Iterator[Statement]:
    """Every figure of a text that ``saying`` describes, for ``year``; of a paragraph on an item only the first, for what
    follows may be parts of it."""
    last = None
    for mention in claims.amounts:
        if not speaks(saying, mention, year) or (saying.row == "item" and mention.passage is last):
            continue
        values = _row(saying, mention, book)
        if values is not None:
            last = mention.passage
            yield Statement(mention, values)


def speaks(saying: Saying, mention: Mention, year: int | None) -> bool:
    """Whether ``mention`` is a figure that ``saying`` describes, leaving aside which row it names."""
    if mention.role is not Role.LEVEL or mention.measure not in saying.measures or not mention.figure.unit.is_money:
        return False
    heading = mention.passage.place.section
    return (
        (mention.year is None or year is None or mention.year == year)
        and (not saying.under or any(word in heading for word in saying.under))
        and not any(word in heading for word in saying.never_under)
        and (not saying.within or _within(mention) in saying.within)
        and (not saying.labels or mention.name in saying.labels)
    )


def _within(mention: Mention) -> str:
    return bare_name(mention.within)


def _row(saying: Saying, mention: Mention, book: Book) -> dict[str, str] | None:
    """The values that the sentence gives: none, or the code of the class or item it names; None where it names none."""
    if not saying.row:
        return {}
    code = _named_class(mention, book) if saying.row == "class" else named_item(mention.passage.text, book)
    return None if code is None else {"row": code}


def _named_class(mention: Mention, book: Book) -> str | None:
    if not mention.own:
        return None
    name = _MARK.sub("", _QUOTED_DIGITS.sub("", mention.name))
    found = book.classes_by_name.get(name, ())
    return found[0] if len(found) == 1 else None


def named_item(text: str, book: Book) -> str | None:
    """The code of the item that a paragraph begins with, 一般公共服务支出（类）财政事务（款）行政运行（项）, by its printed names."""
    path = _PATH.match(text)
    if path is None:
        return None
    names = tuple(zh.label(_QUOTED_DIGITS.sub("", path[part].strip())) for part in ("class", "section", "item"))
    found = book.items_by_path.get(names, ())
    return found[0] if len(found) == 1 else None
