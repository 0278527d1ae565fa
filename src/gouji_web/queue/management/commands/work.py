"""``work``: does what waits in the queue until its standard input closes, as it does when the server that started it ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand

from gouji_web.queue.work import run, run_one

_YIELDING = 10


class Command(BaseCommand):
    help = "处理队列里的任务"

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="做完现有的任务就结束")
        parser.add_argument("--short", action="store_true", help="只做短的任务，不做成批的核对")
        parser.add_argument("--attached", action="store_true", help="标准输入关闭时结束")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            while run_one():
                pass
            return
        if hasattr(os, "nice"):
            os.nice(_YIELDING)  # whoever waits for a page comes before what is done in the background
        stopped = threading.Event()
        if options["attached"]:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches us too; what is in hand is finished first
            threading.Thread(target=_wait_for_end, args=(stopped,), daemon=True).start()
        run(stopped, short_only=options["short"])


def _wait_for_end(stopped: threading.Event) -> None:
    sys.stdin.buffer.read()
    stopped.set()
