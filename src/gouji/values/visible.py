"""显示: text from documents and file names made safe to show: what would steer a terminal is shown, never obeyed."""

from __future__ import annotations

import re

# Controls of terminals (C0 but for tab and line break, DEL, C1), of the direction of writing, and what shows nothing.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_LONE = re.compile("[\ud800-\udfff]")


def visible(text: str) -> str:
    """``text`` with every control and invisible character written as ⟨U+202E⟩, and bytes that are no text as U+FFFD."""
    return _STEERING.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", encodable(text))


def in_one_line(text: str) -> str:
    """``text``, which may hold the name of a file, on one line: a break in a name writes no line of ours."""
    return text.replace("\n", "⟨U+000A⟩")


def encodable(text: str) -> str:
    """``text`` with lone surrogates, which stand for bytes of file names that are no text, as U+FFFD."""
    return _LONE.sub("\ufffd", text)


def json_safe(written: str) -> str:
    """JSON text with such characters escaped within its strings: the same value, and valid UTF-8."""
    return _STEERING.sub(_escaped, encodable(written))


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
