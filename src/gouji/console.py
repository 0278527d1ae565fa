"""终端: what is printed arrives on any console, in any encoding and in a pipe, and steers no terminal."""

from __future__ import annotations

import codecs
import contextlib
import errno
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from typing import TextIO

from gouji.saving import reason
from gouji.values.visible import visible

_NEAREST = "gouji-nearest"
#: How lines of a report begin that are shown in a colour: red, yellow, blue, bold.
_COLOURS = {"── 差错": "1;31", "── 疑点": "1;33", "── 提示": "1;34", "════": "1"}
# What an encoding may lack and a reader of figures must not lose; anything else is told by its number.
_ALIKE = {
    **dict.fromkeys("−‒–—―﹣－", "-"),
    "×": "x",
    "÷": "/",
    "≠": "!=",
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "＝": "=",
    "＋": "+",
    "＜": "<",
    "＞": ">",
    "⟨": "<",
    "⟩": ">",
    "·": ".",
    "•": "*",
    "…": "...",
    "→": "->",
    "←": "<-",
    "─": "-",
    "\ufffd": "?",
    "\xa0": " ",
}


class StreamError(Exception):
    """What was to be printed could not be: ``gone`` where nobody reads any longer, else with the reason in Chinese."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(reason(fault))
        # Windows calls a reader that has gone an invalid argument.
        self.gone = isinstance(fault, BrokenPipeError) or fault.errno == errno.EINVAL


def prepare() -> None:
    """Makes both streams write what their encoding can hold and the nearest to the rest, instead of failing."""
    codecs.register_error(_NEAREST, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_NEAREST)


def say(text: str) -> None:
    """Prints a line for a person."""
    _write(sys.stdout, visible(text) + "\n")


def show(text: str, *, paged: bool = False) -> None:
    """Prints a report: in colours on a terminal, and ``paged`` where it does not fit on it."""
    lines = visible(text).split("\n")
    if not _is_screen(sys.stdout):
        _write(sys.stdout, "\n".join(lines) + "\n")
        return
    shown = "\n".join(_tinted(line) for line in lines) + "\n"
    paged = paged and sys.stdin is not None and sys.stdin.isatty()
    pager = os.environ.get("PAGER", "less") if paged and len(lines) >= shutil.get_terminal_size().lines else ""
    if not (pager and shutil.which(pager.split()[0]) and _in_pager(pager, shown)):
        _write(sys.stdout, shown)


def _is_screen(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def _tinted(line: str) -> str:
    """A heading in the colour of what it heads, unless NO_COLOR is set; other lines as they are."""
    colour = next((code for words, code in _COLOURS.items() if line.startswith(words)), "")
    return f"\x1b[{colour}m{line}\x1b[0m" if colour and not os.environ.get("NO_COLOR") else line


def _in_pager(pager: str, text: str) -> bool:
    """Gives ``text`` to the pager; whether it took it."""
    environment = {**os.environ, "LESS": os.environ.get("LESS", "-FRX"), "LESSCHARSET": "utf-8"}
    try:
        subprocess.run(pager.split(), input=text.encode("utf-8", "replace"), env=environment, check=False)
    except OSError:
        return False
    return True


def warn(text: str) -> None:
    """Prints a line for a person where faults are told."""
    _write(sys.stderr, visible(text) + "\n")


def give(content: str) -> None:
    """Writes a machine's format: UTF-8 as these formats demand, whatever the console uses, but on a terminal as it can."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None or sys.stdout.isatty():
        _write(sys.stdout, content)
        return
    with _told():
        sys.stdout.flush()
        buffer.write(content.encode("utf-8", "replace"))


def flush() -> None:
    """Sends what is waiting; raises ``StreamError``, as all that prints does, where it cannot be taken."""
    with _told():
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()


def abandon() -> None:
    """Lets the interpreter end in peace when nobody reads any longer what is still waiting."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is not None:  # a windowed program on Windows has no console
        with _told():
            stream.write(text)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise StreamError(fault) from None


def _nearest(fault: UnicodeError) -> tuple[str, int]:
    """Each character that the encoding lacks as the nearest it has, else as its number."""
    assert isinstance(fault, UnicodeEncodeError)
    lost = fault.object[fault.start : fault.end]
    return "".join(_substitute(character, fault.encoding) for character in lost), fault.end


def _substitute(character: str, encoding: str) -> str:
    for other in (_ALIKE.get(character), unicodedata.normalize("NFKC", character)):
        if other is not None and other != character and _holds(encoding, other):
            return other
    if 0xD800 <= ord(character) < 0xE000:
        return "?"
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _holds(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True
