"""时限: ends the reading of one file that takes our own readers too long, or too much memory, and leaves the run going.

Native code has a process of its own for that (``isolated``). What we read ourselves is watched by a thread that does
nothing but look at the clock: a process for each file would cost a tenth of the time of reading a workbook.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator

from gouji.readers.faults import InputError

#: In seconds of computing: how long a file may take, and what each megabyte of it adds.
LONGEST = 8.0
_PER_MEGABYTE = 4.0
#: In bytes: how much the process may grow meanwhile.
MOST_GROWTH = 850 << 20
_GLANCE = 0.25


class _LateError(BaseException):
    """Set on the thread that reads; no reader may take it for a fault of the file, so it is no ``Exception``."""


@contextlib.contextmanager
def in_time(size: int, path: str) -> Iterator[None]:
    """Inside, a file of ``size`` bytes is read; raises ``InputError`` for ``path`` when that takes too long."""
    watch = _Watch(LONGEST + _PER_MEGABYTE * size / (1 << 20))
    try:
        try:
            watch.start()
            yield
        finally:
            watch.end()
    except _LateError:
        raise InputError(f"{path}：文件内容异常，读取时耗尽了时间或内存，请用原软件打开后另存再核对。") from None


class _TakenBackError(BaseException):
    """Takes the place of a ``_LateError`` that was set and has not come yet."""


class _Watch:
    """The thread that looks on while its maker reads."""

    def __init__(self, longest: float) -> None:
        self._reader, self._longest = threading.get_ident(), longest
        self._started, self._size = _computed(self._reader), _resident()
        self._over = threading.Event()
        self._raised = False
        self._lock = threading.Lock()

    def start(self) -> None:
        threading.Thread(target=self._look, daemon=True).start()

    def end(self) -> None:
        """From here on nothing is raised any more; what was about to be is taken back."""
        with self._lock:
            self._over.set()
            if self._raised:
                self._take_back()

    def _take_back(self) -> None:
        """Raises something of our own instead and takes it at once: to set nothing would leave the interpreter asking, at
        every call and every turn of a loop from then on, whether something was set."""
        with contextlib.suppress(_TakenBackError):
            _raise(self._reader, _TakenBackError)
            while True:
                time.sleep(0)

    def _look(self) -> None:
        while not self._over.wait(_GLANCE):
            if self._late():
                with self._lock:
                    if not self._over.is_set():
                        self._raised = True
                        _raise(self._reader, _LateError)
                return

    def _late(self) -> bool:
        return _computed(self._reader) - self._started > self._longest or _resident() - self._size > MOST_GROWTH


def _raise(thread: int, fault: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(fault))


def _computed(thread: int) -> float:
    """The seconds that ``thread`` has computed; where the system does not tell, those the clock has run."""
    if hasattr(time, "pthread_getcpuclockid"):
        with contextlib.suppress(OSError):
            return time.clock_gettime(time.pthread_getcpuclockid(thread))
    return time.monotonic()


def _resident() -> int:
    """The memory this process holds, 0 where the system does not tell."""
    if sys.platform != "linux":
        return 0
    with open("/proc/self/statm", "rb") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
