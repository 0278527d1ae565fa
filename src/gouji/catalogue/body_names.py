"""预算单位名称: how names of units are built, from the words of the catalogue."""

from __future__ import annotations

import re
from functools import cache

from gouji.catalogue import load
from gouji.values import zh

_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,10}?(?:自治区|自治州|自治县|新区|开发区|省|市|州|盟|地区|区|县|旗|镇|乡|街道))+"
)

_MIDDLE = "中心"
_SHORTEST_FIELD = 4


@cache
def _words(setting: str) -> str:
    """The words of a setting as alternatives, longest first."""
    words = load.toml("identity.toml")[setting]
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def name_endings() -> str:
    """The words in which names of units end, as alternatives of a pattern."""
    return _words("body_endings")


@cache
def name_pattern() -> re.Pattern[str]:
    """A name of a unit: Chinese characters that end in a word such as 局 or 委员会."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,24}}(?:{_words('body_endings')})")


@cache
def title_pattern() -> re.Pattern[str]:
    """A name at the head of a title: what follows it is no further word of it."""
    return re.compile(rf"{name_pattern().pattern}(?=[^\u4e00-\u9fff]|二[〇零○]|{_words('after_body')}|$)")


@cache
def field_pattern() -> re.Pattern[str]:
    """编制单位：XX局, the name up to a gap or the next label; blanks inside the name are kept."""
    return re.compile(rf"(?:{_words('body_fields')})\s*[:：]\s*(.+?)(?=\s{{2,}}|[\t\u3000]|\s\S{{2,6}}[:：]|[(（]|$)")


@cache
def _fields() -> frozenset[str]:
    return frozenset(word for word in load.toml("identity.toml")["body_fields"] if len(word) >= _SHORTEST_FIELD)


def is_field(label: str) -> bool:
    """Whether ``label`` is the name of a field that a unit's name is filled in beside: 部门名称, but not 部门 alone."""
    return label in _fields()


@cache
def _part_pattern() -> re.Pattern[str]:
    return re.compile(rf"({name_pattern().pattern})(?:{_words('after_part')})")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"^(?:{_words('never_begins')})|{_words('never_within')}")


@cache
def _two() -> re.Pattern[str]:
    """Two names that were printed side by side, both with their place: 青溪市公安局青溪市财政局."""
    return re.compile(rf"^([\u4e00-\u9fff]{{1,8}}?[省市区县州盟旗镇乡]).*(?:{_words('body_endings')})\1")


def is_name(text: str) -> bool:
    """Whether ``text`` is the name of one unit: 青溪区司法局, but not 纳入青溪区司法局, 本单位, 各部门 or 青溪市中心."""
    if name_pattern().fullmatch(text) is None or _never().search(text) is not None or _two().match(text) is not None:
        return False
    return not (text.endswith(_MIDDLE) and is_place(text.removesuffix(_MIDDLE)))


def title_name(title: str) -> str | None:
    """The unit named at the head of ``title`` (a normal form), None where there is none."""
    match = title_pattern().match(title)
    return match[0] if match and is_name(match[0]) else None


def part_name(heading: str) -> str | None:
    """The unit whose part a heading opens: 青溪区司法局概况."""
    match = _part_pattern().match(heading)
    return match[1] if match and is_name(match[1]) else None


def place_of(name: str) -> str:
    """The place at the head of a name (黄石市下陆区 of 黄石市下陆区司法局), '' where it names none."""
    match = _PLACE.match(name)
    return match[0] if match and len(match[0]) > 1 else ""


def is_place(text: str) -> bool:
    """Whether ``text`` is nothing but a place (黄石市 before 下陆区司法局)."""
    return len(text) > 1 and _PLACE.fullmatch(text) is not None


def is_relative(name: str) -> bool:
    """Whether the name only makes sense inside its place: 市司法局, 区财政局."""
    return zh.label(name)[:1] in ("省", "市", "区", "县", "州", "旗", "镇", "乡")
