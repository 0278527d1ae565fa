"""HTML built so that nothing enters it unescaped: text becomes markup in one place only."""

from __future__ import annotations

import re
from html import escape

# Neither HTML nor UTF-8 has a way to write these; a document may hold them all the same.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_VOID = frozenset(("meta", "input", "br", "hr"))


class Markup(str):
    """标记: text that is HTML already."""

    __slots__ = ()


Content = str | Markup


def text(plain: Content) -> Markup:
    """``plain`` as HTML; what is HTML already stays as it is."""
    return plain if isinstance(plain, Markup) else Markup(escape(_UNWRITABLE.sub("\ufffd", plain)))


def joined(*parts: Content) -> Markup:
    return Markup("".join(map(text, parts)))


def tag(name: str, /, *children: Content, **attributes: str | int | bool | None) -> Markup:
    """The element ``name``. Attributes lose a trailing underscore and turn others into hyphens; None and False leave
    one out, True writes it bare."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None)
    opening = f"<{name}{written}>"
    return Markup(opening if name in _VOID else f"{opening}{joined(*children)}</{name}>")


def _attribute(key: str, value: str | int | bool) -> str:
    shown = key.rstrip("_").replace("_", "-")
    if isinstance(value, bool):
        return f" {shown}" if value else ""
    return f' {shown}="{text(str(value))}"'
