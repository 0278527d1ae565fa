"""Where the work of a batch is done: on this machine, or on a dask cluster whose workers see the same folders."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from gouji.pipeline.hands import Do, Result, Work, hands
from gouji.readers.faults import InputError

if TYPE_CHECKING:
    from distributed import Client

#: Pieces of work that wait for each thread of the cluster: sending them takes time too.
_WAITING = 4
#: So often is a piece given out again whose worker was lost.
_RETRIES = 3


@contextmanager
def engine(jobs: int, cluster: str = "") -> Iterator[Do]:
    """``jobs`` processes here, or the cluster whose scheduler is at the address ``cluster``.

    Raises ``InputError`` where there is no such scheduler.
    """
    if not cluster:
        with hands(jobs) as do:
            yield do
        return
    from distributed import Client

    try:
        client = Client(cluster, timeout="20s", set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        raise InputError(f"连不上 {cluster} 的调度程序（{fault}），请检查地址，先运行 dask scheduler。") from None
    with client:
        yield partial(_on_cluster, client)


def _on_cluster(client: Client, works: Iterable[Work[Result]]) -> Iterator[Result | str]:
    threads = sum(client.nthreads().values()) or 1  # type: ignore[no-untyped-call]
    waiting: deque[tuple[Any, Work[Result]]] = deque()
    for work in works:
        waiting.append((client.submit(work, pure=False, retries=_RETRIES), work))
        if len(waiting) > threads * _WAITING:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def _result(future: Any, work: Work[Result]) -> Result | str:
    """What is lost with a worker is given out again; a piece that takes its workers along each time is done here, where it
    can bring down no more than a process of its own."""
    from distributed import KilledWorker

    try:
        return future.result()  # type: ignore[no-any-return]
    except KilledWorker:
        return work()
