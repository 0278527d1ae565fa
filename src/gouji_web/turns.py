"""轮流: those who save at the same time take turns, and whose turn it is saves for all that wait.

The disk confirms one transaction after the other and is what a save waits for. What has come together shares one: a busy
site then waits for the disk as often as a quiet one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction

try:
    import fcntl
except ImportError:  # a system without it: its processes wait for each other in the database
    fcntl = None  # type: ignore[assignment]

Given = TypeVar("Given")

_turn, _arriving = Lock(), Lock()


@dataclass
class _Waiting:
    """A piece of work with what came of it."""

    work: Callable[[], Any]
    result: Any = None
    fault: Exception | None = None
    is_done: bool = False


_waiting: list[_Waiting] = []


def in_turn(work: Callable[[], Given]) -> Given:
    """What ``work`` gives, after the transaction that it was done in is on the disk; raises what it raises.

    It may be done by another thread, over that one's connection; what others do in the same transaction neither sees nor
    hurts it, for each is undone alone.
    """
    if connection.in_atomic_block:  # somebody else's transaction says when it is kept
        with transaction.atomic():
            return work()
    mine = _Waiting(work)
    with _arriving:
        _waiting.append(mine)
    with _turn:
        if not mine.is_done:
            with _arriving:
                together = _waiting[:]
                _waiting.clear()
            _do(together)
    if mine.fault is not None:
        raise mine.fault
    return mine.result  # type: ignore[no-any-return]


def _do(together: list[_Waiting]) -> None:
    try:
        with _alone(), transaction.atomic():
            for one in together:
                try:
                    with transaction.atomic():
                        one.result = one.work()
                except Exception as fault:  # carried to whoever asked for it
                    one.fault = fault
    except Exception as fault:  # nothing was kept: each of them is told
        for one in together:
            one.fault = fault
    finally:
        for one in together:
            one.is_done = True


@contextmanager
def _alone() -> Iterator[None]:
    """No other process of the site saves meanwhile: who waits here goes on at once, who waits for SQLite itself sleeps up to
    a tenth of a second each time. A process that ends in the middle gives its turn back."""
    if fcntl is None or connection.vendor != "sqlite" or not settings.DATA.is_dir():
        yield
        return
    with (settings.DATA / "turn").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
