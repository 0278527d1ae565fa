"""部门所属单位: the units whose figures a department's paper takes in, as it lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from gouji.catalogue.unit_lists import leads_of_units, words_of_units
from gouji.document.place import Place
from gouji.document.tree import Block, Paragraph, Table
from gouji.domain.dossier import Recognised
from gouji.values import zh

_BREAK = re.compile(r"[、，,；;]|(?<=[局站所院馆校队心处会室级部算)])(?:和|及|以及)")
_NUMBER = re.compile(r"^(?:\d{1,2}[.、．]|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.])(?!\d)")
_TAIL = re.compile(r"(?:单位|部门)?(?:[预决]算)(?:\([^()]*\))?$")
_REMARK = re.compile(r"\((?![^()]{0,4}(?:本级|本部|机关)\))[^()]*\)")
_HEAD = re.compile(r"单位名称|预算单位|所属单位|^单位$|^名称$")
_MARKS = str.maketrans("（）：，；", "():,;")
#: Words of which one stands where it is said that no units are below.
_UNDER = re.compile("[下所]属|下级|二级")
_LONGEST = 30
_FEWEST = 2
#: So many paragraphs before a list may say how many there are.
_BEFORE = 2


@dataclass(frozen=True, slots=True)
class ListedUnits:
    """单位构成: ``names`` in the order listed, '' for the department's own offices; ``merged`` of them have no figures of their own;
    ``is_open`` where the list says that there are more. ``told`` are the paragraphs that may say how many, ``place`` the list's."""

    names: tuple[str, ...]
    merged: frozenset[str]
    is_open: bool
    place: Place
    told: tuple[Paragraph, ...]

    @property
    def own(self) -> int:
        """How many of the names are the department's own offices."""
        return self.names.count("")


def folded(text: str) -> str:
    """``text`` in half width, marks too, as the patterns of units are written; as long as before."""
    return zh.halfwidth(text).translate(_MARKS)


def listed_units(part: Recognised) -> ListedUnits | None:
    """The first list of units in the text of ``part``; None where it has none."""
    blocks = part.document.blocks
    spoken = words_of_units("spoken")
    for at, block in enumerate(blocks):
        if at < part.contents.body or not isinstance(block, Paragraph) or not spoken.search(block.text):
            continue
        end = _lead(blocks, at)
        items = [] if end is None else _items(folded(block.text)[end:], blocks[at + 1 :])
        if len(items) >= _FEWEST and all(len(_name(item)) <= _LONGEST for item in items):
            return _listed(items, block.place, _told(blocks, at), part.identity.body or "")
    return None


def says_none(part: Recognised) -> Place | None:
    """Where ``part`` says that it has no units under it; None where it does not."""
    none = words_of_units("none")
    for paragraph in part.document.paragraphs:
        match = none.search(folded(paragraph.text)) if _UNDER.search(paragraph.text) else None
        if match is not None:
            return paragraph.place.quoting(paragraph.text[match.start() : match.end()])
    return None


def _lead(blocks: Sequence[Block], at: int) -> int | None:
    """Where in the paragraph the list begins: behind words that open one, which a line may break in two."""
    text = folded(_text(blocks, at))
    before = folded(_text(blocks, at - 1))
    for together, start in ((text, 0), (before + text, len(before))):
        matches = [match for lead in leads_of_units() for match in lead.finditer(together)]
        ends = [one.end() for one in matches if one.end() > start and not words_of_units("never").search(one[0])]
        if ends:
            return max(ends) - start
    return None


def _text(blocks: Sequence[Block], at: int) -> str:
    block = blocks[at] if at >= 0 else None
    return block.text if isinstance(block, Paragraph) and block.level is None else ""


def _items(rest: str, following: Sequence[Block]) -> list[str]:
    """What stands behind the lead: names in one sentence, a line for each, or the rows of a table."""
    rest = rest.partition("。")[0].strip()
    if rest and not _NUMBER.match(rest):
        return [item.strip() for item in _parted(rest) if item.strip()]
    lines = (folded(one.text).strip(" 。;") if isinstance(one, Paragraph) else "" for one in following)
    found = [rest] * bool(rest) + list(islice(lines, 0 if rest else 1))
    if _NUMBER.match(found[0] if found else ""):
        # What is numbered in another way is the next heading.
        return found + list(takewhile(lambda line: _style(line) == _style(found[0]), lines))
    return list(_rows(following[0])) if following and isinstance(following[0], Table) else []


def _parted(sentence: str) -> list[str]:
    """The names of a sentence; a remark in brackets parts none."""
    kept = _REMARK.sub(lambda match: re.sub("[、,;]", " ", match[0]), sentence)
    return _BREAK.split(kept)


def _style(line: str) -> str:
    """How a line is numbered: 1. and 12. alike, not 一、."""
    number = _NUMBER.match(line)
    return "" if number is None else re.sub(r"[一二三四五六七八九十]+", "一", re.sub(r"\d+", "1", number[0]))


def _rows(table: Table) -> Iterator[str]:
    """The names in the column that is headed so, each with what else its row says."""
    heads = [cell for cell in table.cells if cell.row == 0 and _HEAD.search(zh.label(cell.text))]
    if not heads:
        return
    for cell in table.cells:
        if cell.column == heads[0].column and cell.row > 0 and cell.text.strip():
            others = [
                one.text for one in table.cells if one.row == cell.row and one.column > cell.column and one.text.strip()
            ]
            remark = f"({','.join(others)})" if others else ""
            yield folded(cell.text.strip() + remark)


def _listed(items: Sequence[str], place: Place, told: tuple[Paragraph, ...], body: str) -> ListedUnits:
    own, merged = words_of_units("own"), words_of_units("merged")
    last = _name(items[-1])
    names = [_name(item) for item in items]
    called = tuple("" if own.search(name) or name == body else name for name in names)
    absorbed = frozenset(name for name, item in zip(called, items, strict=True) if merged.search(item))
    return ListedUnits(called, absorbed, words_of_units("open").search(last) is not None, place, told)


def _name(item: str) -> str:
    bare = _REMARK.sub("", _NUMBER.sub("", item.strip())).strip(" 。;")
    return _TAIL.sub("", bare).strip()


def _told(blocks: Sequence[Block], at: int) -> tuple[Paragraph, ...]:
    section = blocks[at].place.section
    near = blocks[max(0, at - _BEFORE) : at + 1]
    return tuple(
        one for one in near if isinstance(one, Paragraph) and one.level is None and one.place.section == section
    )
