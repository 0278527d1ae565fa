"""Progress: only on a terminal, only after a while, and nothing left behind."""

from __future__ import annotations

import io
import time

from gouji.progress import shown


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_nothing() -> None:
    stream = io.StringIO()
    with shown(stream, delay=0.01) as say:
        say("正在读取")
        time.sleep(0.03)
    assert stream.getvalue() == ""


def test_a_terminal_sees_the_stage_and_then_a_clear_line() -> None:
    stream = _Terminal()
    with shown(stream, delay=0.01) as say:
        say("正在读取 甲")
        time.sleep(0.1)
    assert "正在读取 甲…" in stream.getvalue()
    assert stream.getvalue().endswith("\r\033[K")


def test_what_is_quick_shows_nothing() -> None:
    stream = _Terminal()
    with shown(stream, delay=60) as say:
        say("正在读取")
    assert stream.getvalue() == ""
