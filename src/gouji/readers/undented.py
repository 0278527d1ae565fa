"""引文和缩进: text all of whose lines begin with one mark, as mail programs set quoted text off and editors indent a whole file."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"[ \xa0]{0,3}(?:[>＞][ \xa0]?)+")
#: Lines that a mail program put in between (…写道：) are few.
_SHARE = 0.9
_LEAST_LINES = 3


def undented(lines: Sequence[str]) -> list[str]:
    """``lines`` less the marks of quotation that nearly all of them begin with, and the blanks that all of them do."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < _LEAST_LINES:
        return list(lines)
    if sum(_QUOTED.match(line) is not None for line in filled) >= _SHARE * len(filled):
        lines = [_QUOTED.sub("", line, count=1) for line in lines]
        filled = [line for line in lines if line.strip()]
    # two full blanks before every line are how paragraphs of one line each begin
    blanks = min((len(line) - len(line.lstrip(" \xa0")) for line in filled), default=0)
    return [line[blanks:] if line.strip() else line for line in lines] if blanks else list(lines)
