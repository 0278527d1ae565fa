"""看护: ends a program and all that it started when whoever started it is gone, however that ended, and clears up after it.

``python keeper.py GROUP FOLDER`` stands by with a pipe from the caller as its input. When that ends, the process group
is killed and the folder thrown away; where all went well the caller ends the keeper first. It imports nothing of this
package, so that it costs next to nothing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

#: A killed program may be writing still: so often is its folder thrown away, a tenth of a second apart.
_ATTEMPTS = 20


@contextlib.contextmanager
def kept(group: int, folder: str) -> Iterator[None]:
    """Stands by for the process group ``group``, which works in ``folder``, while the caller is inside."""
    if not hasattr(os, "killpg"):
        yield
        return
    command = [sys.executable, "-I", "-S", __file__, str(group), folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True) as keeper:
        try:
            yield
        finally:
            keeper.kill()


def _main(group: int, folder: str) -> None:
    sys.stdin.buffer.read()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    for _ in range(_ATTEMPTS):
        shutil.rmtree(folder, ignore_errors=True)
        if not os.path.exists(folder):
            return
        time.sleep(0.1)


if __name__ == "__main__":
    _main(int(sys.argv[1]), sys.argv[2])
