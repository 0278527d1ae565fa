"""The worker: takes one piece of work after the other, outside the web process."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from importlib import import_module

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from gouji_web.queue.actions import SILENCE, finish, take
from gouji_web.queue.models import Job

#: Which function does which kind of work; imported when it is its turn.
KINDS: Mapping[str, str] = {
    "check": "gouji_web.intake.checking.check",
    "selfcheck": "gouji_web.packages.selfchecking.check",
    "taking": "gouji_web.packages.taking.take",
    "demo": "gouji_web.demo.packages.publish_past",
    "neighbours": "gouji_web.demo.neighbours.go_on",
}
_IDLE = 0.5
#: Seconds between two looks for what is past its time.
_TIDY = 3600
#: Seconds after which work that has not come back no longer counts as alive.
_LONGEST = 6 * 3600


def run_one(*, short_only: bool = False) -> bool:
    """Does the next piece of work; whether there was one."""
    job = take(short_only=short_only)
    if job is None:
        return False
    module, _, name = KINDS[job.kind].rpartition(".")
    do: Callable[[Job], None] = getattr(import_module(module), name)
    with _Beating(job.pk):
        try:
            do(job)
        except Exception:  # the named boundary: a fault of the program ends the job, never the worker
            logging.exception("job %s %s failed", job.kind, job.subject)
            finish(job, "程序出错，没有做完；请把文件报告给管理员。", failed=True)
    return True


def run(stopped: threading.Event, *, short_only: bool = False) -> None:
    """Works until ``stopped``; one that does what is short only leaves tidying to the other."""
    tidied = 0.0
    while not stopped.is_set():
        if not short_only and (time.monotonic() - tidied > _TIDY or not tidied):
            tidied = time.monotonic()
            tidy()
        close_old_connections()
        if not run_one(short_only=short_only):
            stopped.wait(_IDLE)


def tidy() -> None:
    """What has to be done from time to time."""
    import_module("gouji_web.intake.expiring").purge()


class _Beating:
    """Says from a thread of its own that the work goes on, for a single file may take minutes."""

    def __init__(self, pk: int) -> None:
        self.pk = pk
        self.over = threading.Event()

    def __enter__(self) -> None:
        threading.Thread(target=self._beat, daemon=True).start()

    def __exit__(self, *fault: object) -> None:
        self.over.set()

    def _beat(self) -> None:
        started = time.monotonic()
        while not self.over.wait(SILENCE.total_seconds() / 4):
            try:
                Job.objects.filter(pk=self.pk, state=Job.State.RUNNING).update(beat=timezone.now())
            except OperationalError:  # somebody writes just now: the next beat tells it
                continue
            if time.monotonic() - started > _LONGEST:
                break
        connection.close()
