"""On a terminal, says what is being done once a second has passed; silent when piped."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from gouji.pipeline.reading import Progress
from gouji.values.visible import visible

_CLEAR = "\r\033[K"


@contextmanager
def shown(stream: TextIO | None = None, delay: float = 1.0) -> Iterator[Progress]:
    """A progress function for the time of the block, on ``sys.stderr`` where no other stream is given. What was said last is
    shown after ``delay`` seconds and renewed."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda _: None
        return
    said: list[str] = []
    done = threading.Event()

    def show() -> None:
        is_shown = False
        while not done.wait(delay):
            if said:
                stream.write(f"{_CLEAR}{visible(said[-1])}…")
                stream.flush()
                is_shown = True
        if is_shown:
            stream.write(_CLEAR)
            stream.flush()

    thread = threading.Thread(target=show, daemon=True)
    thread.start()
    try:
        yield said.append
    finally:
        done.set()
        thread.join()
