"""The command line. Exit 0: no error found; 1: at least one; 2: the input cannot be used; 3: a fault of the program; 4: read,
but nothing was recognised or tied; 130: interrupted."""

from __future__ import annotations

import contextlib
import gc
import traceback
from collections.abc import Sequence
from importlib import import_module

from gouji import console
from gouji.cli.parser import parsed
from gouji.readers.faults import InputError
from gouji.reports.faults import ReportError
from gouji.saving import SaveError

#: What a shell reports of a program whose reader has gone, and of one that was interrupted.
_READER_GONE, _INTERRUPTED = 141, 130

#: A document is a growing heap with hardly a circle in it: to look for them as often as usual takes a third of the time.
_COLLECTED = (100_000, 20, 100)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; only a fault of the program shows a traceback."""
    console.prepare()
    gc.set_threshold(*_COLLECTED)
    try:
        try:
            return _run(arguments)
        finally:
            console.flush()
    except KeyboardInterrupt:
        code, said = _INTERRUPTED, "已中断，没有做完。"
    except console.StreamError as fault:
        code, said = (_READER_GONE, "") if fault.gone else (2, f"结果写不出来（{fault}）。")
    with contextlib.suppress(console.StreamError):
        if said:
            console.warn(said)
    console.abandon()
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parsed(arguments)
        module, name = options.run
        return int(getattr(import_module(f"{__name__}.{module}"), name)(options))
    except (InputError, ReportError, SaveError) as fault:
        console.warn(str(fault))
        return 2
    except console.StreamError:
        raise
    except Exception:  # the named boundary: a fault of the program is told as one and keeps its exit code
        console.warn(traceback.format_exc())
        console.warn("gouji 程序出错，请把上面的内容报告给我们；这不说明文件有问题。")
        return 3
