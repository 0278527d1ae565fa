"""A command with all its processes: how long it took, and how much memory they held together at most."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.5
_PROC = Path("/proc")


class Spent(NamedTuple):
    """花费: seconds by the clock and of processors, and the most memory of all processes together in MB; None where the
    system does not tell."""

    seconds: float
    processor: float | None
    peak_mb: int | None


def spent(arguments: Sequence[str]) -> Spent:
    """Runs gouji with ``arguments`` in a session of its own. Raises ``CalledProcessError`` where it fails."""
    started, before = time.perf_counter(), _processor()
    process = subprocess.Popen(
        [sys.executable, "-m", "gouji", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    peak, ended = [0], threading.Event()
    watch = threading.Thread(target=_watched, args=(process.pid, peak, ended))
    watch.start()
    _, said = process.communicate()
    ended.set()
    watch.join()
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, process.args, stderr=said)
    seconds, after = time.perf_counter() - started, _processor()
    processor = None if before is None or after is None else after - before
    return Spent(seconds, processor, peak[0] // 2**20 if _PROC.is_dir() else None)


def _processor() -> float | None:
    """Seconds that processes that have ended used, they and theirs."""
    try:
        import resource
    except ImportError:
        return None
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _watched(session: int, peak: list[int], ended: threading.Event) -> None:
    while not ended.wait(_EVERY):
        peak[0] = max(peak[0], _held(session))


def _held(session: int) -> int:
    """Bytes that the processes of a session hold; pages that several share are counted for each."""
    total = 0
    for status in _PROC.glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                total += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):  # it has ended
            continue
    return total
