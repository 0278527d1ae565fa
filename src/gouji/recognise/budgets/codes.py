"""Codes of the classification in the rows of a budget table, printed whole, in parts, with their names, or by name only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from gouji.catalogue.classification import subjects
from gouji.recognise.match import key
from gouji.values import zh

_CODES = {
    "functional": (re.compile(r"2[0-3]\d(?:\d\d){0,2}"),),
    "economic": (re.compile(r"3(?:0[1-9]|1[0-3]|99)(?:\d\d){0,2}"), re.compile(r"5(?:0\d|1[0-4]|99)(?:\d\d)?")),
}
_SCHEMES = {"functional": "functional", "economic": "economic_department"}
_WITH_NAME = re.compile(r"\[?(\d{3,7})\]?[-—_:、.]?(\D.*)?")
_PART = re.compile(r"\d{1,2}")
_CLASS = 3
_NUMBERING = re.compile(r"^(?:其中:|加:|减:)?(?:[一二三四五六七八九十]+[、.]|\d{1,2}[.、]|[A-Z][-、.])?")


def code_in(texts: Sequence[str], scheme: str) -> str:
    """The code that the lead cells of a row print, '' for none: 201|06|02, 2010602, [20106]财政事务, 30101-基本工资."""
    labels = [zh.label(text) for text in texts if text.strip()]
    for pattern in _CODES.get(scheme, ()):
        if code := _in_parts(labels, pattern):
            return code
        for label in reversed(labels):
            match = _WITH_NAME.fullmatch(label)
            if match and pattern.fullmatch(match[1]):
                return match[1]
    return ""


def _in_parts(labels: Sequence[str], pattern: re.Pattern[str]) -> str:
    """A code split over neighbouring cells: class, then two digits each, of which a leading 0 may be lost."""
    for at, label in enumerate(labels):
        if len(label) == _CLASS and pattern.fullmatch(label):
            code = label
            for part in labels[at + 1 :]:
                if _PART.fullmatch(part):
                    code += part.zfill(2)
                elif part.isdigit() and part.startswith(code):
                    code = part
                else:
                    break
            return code if pattern.fullmatch(code) else ""
    return ""


def name_in(texts: Sequence[str]) -> str:
    """The name that the lead cells of a row print last, without a code before it."""
    for text in reversed(texts):
        match = _WITH_NAME.fullmatch(zh.label(text))
        name = (match[2] or "") if match else text.strip()
        if name and not zh.label(name).isdigit():
            return zh.squeeze(name)
    return ""


def bare(text: str) -> str:
    """A label without numbering and bracketed remarks."""
    return key(_NUMBERING.sub("", zh.label(text)))


def is_class(code: str, name: str) -> bool:
    """Whether a code of three digits is that of a class: units have numbers too."""
    known = subjects("functional").get(code, ()) or subjects("economic_department").get(code, ())
    return (
        any(key(one.name) in bare(name) or bare(name) in key(one.name) for one in known) if bare(name) else bool(known)
    )


@cache
def _by_name(scheme: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, entries in subjects(_SCHEMES[scheme]).items():
        for one in entries:
            found[key(one.name)] = (*found.get(key(one.name), ()), code)
    return found


def code_named(name: str, scheme: str, within: str) -> str:
    """The code of a class by its name, or of an entry of the class ``within``; '' where the list has none of that name.

    Of the functional classification only classes are told: the list of their items is not complete.
    """
    codes = _by_name(scheme).get(bare(name), ())
    below = [code for code in codes if len(code) > _CLASS and code[:_CLASS] == within] if scheme == "economic" else []
    return next(iter((*below, *(code for code in codes if len(code) == _CLASS))), "")
