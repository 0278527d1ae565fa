"""隔离: native code runs in a process of its own, so that its crash, hang or hunger for memory costs one file alone.

A worker process stands by for each thread that asks. It takes calls one by one; between two signs of life it may
compute for ``PATIENCE`` seconds, and it may hold ``MOST_MEMORY``. When it dies the call is refused and the next one gets
a new worker. It ends with the process that started it, however that ends.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import IO, Any, TypeVar

from gouji.readers.faults import InputError

Result = TypeVar("Result")

MOST_MEMORY = 850 << 20
#: In seconds of computing: how long one page may take; how long one page may that is recognised.
PATIENCE = 8.0
RECOGNITION = 120.0
#: So many times longer may it take by the clock where the system counts computing, for the machine may be busy.
_BUSY = 8 if hasattr(signal, "setitimer") else 1
_LENGTH = struct.Struct(">Q")
_SIGN, _RESULT, _FAULT = b"s", b"r", b"f"

_apart: ContextVar[bool] = ContextVar("apart", default=True)
_local = threading.local()
_workers: weakref.WeakSet[_Worker] = weakref.WeakSet()
#: Where the worker process sends its messages; None in every other process.
_to_caller: IO[bytes] | None = None


class DiedError(Exception):
    """The worker died, or was ended because it took too long."""


@contextlib.contextmanager
def left_out() -> Iterator[None]:
    """Calls inside are made in the process of the caller: faster, and for files that are trusted."""
    token = _apart.set(False)
    try:
        yield
    finally:
        _apart.reset(token)


def call(function: Callable[..., Result], *arguments: object, path: str) -> Result:
    """``function`` of ``arguments``, a function of a module on values that can be pickled, in the worker process.

    Raises what it raises, and ``InputError`` for the file ``path`` when it took the worker along.
    """
    if _to_caller is not None or not _apart.get():
        return function(*arguments)
    worker = _standing()
    try:
        kind, value = worker.ask((function, arguments))
    except DiedError:
        worker.end()
        raise InputError(f"{path}：文件内容异常，读取时耗尽了时间或内存，请用原软件打开后另存再核对。") from None
    except BaseException:  # an interrupted call leaves no worker that still works on it
        worker.end()
        raise
    if kind == _FAULT:
        raise value
    return value  # type: ignore[no-any-return]


def alive(patience: float = PATIENCE) -> None:
    """A sign of life to the caller: the next one comes within ``patience`` seconds of computing, or the process is ended,
    by the system or by the caller, who watches the clock. Elsewhere nothing happens."""
    if _to_caller is not None:
        _allow(patience)
        _send(_to_caller, _SIGN, patience)


def _allow(patience: float) -> None:
    if hasattr(signal, "setitimer"):  # ends the process, native code or not
        signal.setitimer(signal.ITIMER_PROF, patience)


class _Worker:
    """A worker process and the thread that takes its messages."""

    def __init__(self) -> None:
        environment = dict(os.environ, PYTHONPATH=os.pathsep.join(one for one in sys.path if one))
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from gouji.readers.isolated import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._messages: queue.Queue[tuple[bytes, Any]] = queue.Queue()
        assert self._process.stdout is not None
        # The thread must not hold the worker, which ends when the thread that it stands by for does.
        threading.Thread(target=_take, args=(self._process.stdout, self._messages), daemon=True).start()
        weakref.finalize(self, _end, self._process, os.getpid()).atexit = False
        _workers.add(self)

    @property
    def stands(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: object) -> tuple[bytes, Any]:
        """The answer to a call; raises ``DiedError``."""
        assert self._process.stdin is not None
        try:
            _write(self._process.stdin, pickle.dumps(request, pickle.HIGHEST_PROTOCOL))
        except OSError:
            raise DiedError from None
        patience = PATIENCE
        while True:
            try:
                kind, value = self._messages.get(timeout=_BUSY * patience)
            except queue.Empty:
                raise DiedError from None
            if kind == b"":
                raise DiedError
            if kind != _SIGN:
                return kind, value
            patience = value

    def end(self) -> None:
        _workers.discard(self)
        _end(self._process, os.getpid())


def _take(source: IO[bytes], messages: queue.Queue[tuple[bytes, Any]]) -> None:
    """Takes the messages of a worker until it is gone."""
    try:
        while (message := _read(source)) is not None:
            messages.put((message[:1], pickle.loads(message[1:])))
    except (OSError, ValueError, EOFError, pickle.UnpicklingError):  # cut off in the middle
        pass
    messages.put((b"", None))


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    if os.getpid() == owner:  # a process forked from the owner holds the worker too, and only lets go of it
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            assert pipe is not None
            pipe.close()


def _standing() -> _Worker:
    """The worker of this thread; a process forked from one that has a worker needs its own."""
    worker: _Worker | None = getattr(_local, "worker", None)
    if worker is None or _local.process != os.getpid() or not worker.stands:
        worker = _local.worker = _Worker()
        _local.process = os.getpid()
    return worker


@atexit.register
def _end_all() -> None:
    for worker in list(_workers):
        if getattr(_local, "process", os.getpid()) == os.getpid():
            worker.end()


def serve() -> None:
    """The worker process: answers calls until its caller is gone."""
    global _to_caller
    _bound()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever native code prints is no message
    _to_caller = target
    gc.disable()  # a document is one growing heap without circles: looking for them takes a third of the time
    loaded = False
    while (request := _read(source)) is not None:
        function, arguments = pickle.loads(request)
        _allow(PATIENCE)
        try:
            kind, value = _RESULT, function(*arguments)
        except Exception as fault:  # carried to the caller, whole
            kind, value = _FAULT, _portable(fault)
        _allow(0)
        _send(target, kind, value)
        del request, function, arguments, value
        gc.collect()
        if not loaded:
            gc.freeze()  # modules and catalogue stay: to walk through them after each call takes longer than small files do
            loaded = True


def _portable(fault: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(fault))
    except Exception:  # some exceptions of libraries cannot be pickled
        return RuntimeError(f"{type(fault).__name__}: {fault}")
    return fault


def _bound() -> None:
    """Bounds the memory of this process and ties it to its caller, as far as the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends it
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        for kind, most in ((resource.RLIMIT_DATA, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
            _, hard = resource.getrlimit(kind)
            resource.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def _send(target: IO[bytes], kind: bytes, value: object) -> None:
    _write(target, kind + pickle.dumps(value, pickle.HIGHEST_PROTOCOL))


def _write(target: IO[bytes], message: bytes) -> None:
    target.write(_LENGTH.pack(len(message)))
    target.write(message)
    target.flush()


def _read(source: IO[bytes]) -> bytes | None:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = source.read(length)
    return message if len(message) == length else None
