"""Where a report goes: to a file, or to the screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from gouji import console
from gouji.readers.faults import InputError
from gouji.saving import refuse_overwriting, save

_NEED_OUTPUT = ("xlsx", "docx")


def check_output(options: argparse.Namespace) -> None:
    """Refuses before any work what could only be refused after it."""
    if options.output is None and options.format in _NEED_OUTPUT:
        raise InputError(f"{options.format} 报告是文件，不能显示在屏幕上，请用 --output 指明写到哪里。")
    if options.output is not None:
        baseline = getattr(options, "baseline", None)
        refuse_overwriting(options.output, [*getattr(options, "paths", ()), *([baseline] if baseline else [])])


def own_files(options: argparse.Namespace) -> list[Path]:
    """The files of the command itself: what a folder holds of them is no document."""
    return [path for path in (options.output, getattr(options, "baseline", None)) if path is not None]


def deliver(content: str | bytes, options: argparse.Namespace, outcome: str = "") -> None:
    """Writes a report to its file and says so with its ``outcome``, or shows it."""
    if options.output is not None:
        save(options.output, content.encode("utf-8", "replace") if isinstance(content, str) else content)
        console.say(f"{outcome}\n已写出 {options.output}".lstrip("\n"))
        return
    assert isinstance(content, str), "refused by check_output"
    if options.format == "text":
        console.show(content.removesuffix("\n"), paged=not getattr(options, "no_pager", True))
    else:
        console.give(content)
