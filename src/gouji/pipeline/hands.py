"""Who does pieces of work that stand alone: this process, or threads with a worker process each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from typing import Protocol, TypeVar

Result = TypeVar("Result")
#: A piece of work; it gives a line of text where it could not be done.
Work = Callable[[], Result | str]

#: So many pieces wait for each worker: enough to keep it busy, few enough to hold no more than a handful of files.
_WAITING = 2


class Do(Protocol):
    """Does pieces of work, taken one by one as there is room, and gives their results in order."""

    def __call__(self, works: Iterable[Work[Result]]) -> Iterator[Result | str]: ...


@contextmanager
def hands(jobs: int) -> Iterator[Do]:
    """This process, or so many threads; native code and what else calls a worker process has one for each thread."""
    if jobs < 2:
        yield lambda works: (work() for work in works)
        return
    pool = ThreadPoolExecutor(jobs)
    try:
        yield partial(_in_threads, pool, _WAITING * jobs)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_threads(pool: ThreadPoolExecutor, most: int, works: Iterable[Work[Result]]) -> Iterator[Result | str]:
    waiting: deque[Future[Result | str]] = deque()
    for work in works:
        waiting.append(pool.submit(work))
        if len(waiting) > most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
