"""``gouji serve``: one command that makes what is missing and runs the site with its worker, and what is done to its data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Say = Callable[[str], None]


def serve(data: Path, host: str, port: int, *, demo: bool, say: Say) -> int:
    """Sets everything up and serves until interrupted."""
    prepare_environment(data, plain=host in ("127.0.0.1", "localhost", "::1"), host=host)
    from gouji_web.setting_up import set_up

    for line in set_up(demo=demo):
        say(line)
    workers = [  # each ends when our end of its standard input closes, however we end
        subprocess.Popen([sys.executable, "-m", "gouji_web", "work", "--attached", *given], stdin=subprocess.PIPE)
        for given in ((), ("--short",))  # a unit's own check does not wait behind a folder of eighty
    ]
    say(
        f"请用浏览器打开 http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}/ ，按 Ctrl+C 结束。数据在 {data.absolute()}"
    )
    try:
        run_server(host, port)
    finally:
        for worker in workers:
            assert worker.stdin is not None
            worker.stdin.close()
        for worker in workers:
            try:
                worker.wait(timeout=20)
            except subprocess.TimeoutExpired:
                worker.send_signal(signal.SIGTERM)
    return 0


def run_server(host: str, port: int, workers: int = 2) -> None:
    """Runs the web server in this process and its children."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "gouji_web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=8,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    ).serve()


def prepare_environment(data: Path, *, plain: bool, host: str = "") -> None:
    """Names the data folder and how the site is reached for this process and its children, and loads Django."""
    os.environ["GOUJI_DATA"] = str(data.absolute())
    os.environ["DJANGO_SETTINGS_MODULE"] = "gouji_web.settings"
    if plain:
        os.environ["GOUJI_PLAIN_HTTP"] = "1"
    elif host:
        known = os.environ.get("GOUJI_HOSTS", "")
        os.environ["GOUJI_HOSTS"] = ",".join(filter(None, (known, "" if host == "0.0.0.0" else host)))
    import django

    django.setup()


def act(name: str, data: Path, argument: Path | None, say: Say) -> int:
    """One of the things that are done to the data of a site: 0 where it went well, 1 where something is wrong."""
    prepare_environment(data, plain=True)
    from gouji_web import keeping

    deeds: Mapping[str, Callable[[], int]] = {
        "verify": lambda: keeping.verify(say),
        "backup": lambda: keeping.backup(argument, say),
        "restore": lambda: keeping.restore(argument, say),
        "purge": lambda: keeping.purge(say),
    }
    return deeds[name]()
