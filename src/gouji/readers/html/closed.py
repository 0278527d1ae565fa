"""XHTML: elements that XML closes in one tag, for a parser of HTML takes ``<title/>`` for an open one that swallows the page."""

from __future__ import annotations

import re

_HEAD = 1_000
_XHTML = re.compile(r"\s*<\?xml\b|<html\b[^>]*\bxmlns\s*=", re.I)
_EMPTY = re.compile(
    r"<(title|script|style|textarea|iframe|noscript|a|b|i|u|p|div|span|ul|ol|li|em|strong|font|td|th|tr|table)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)(?<=/)>",
    re.I,
)


def closed(text: str) -> str:
    """``text`` with the tags of XHTML that stand for an empty element written as HTML writes them."""
    if not _XHTML.search(text, 0, _HEAD):
        return text
    return _EMPTY.sub(lambda tag: f"<{tag[1]}{tag[2][:-1]}></{tag[1]}>", text)
