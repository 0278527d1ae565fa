"""A folder of files is checked outside the web process: how long that takes, and how quickly pages answer meanwhile."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from gouji_web.benches.site import Person, Site, people
from gouji_web.intake.models import Upload
from gouji_web.intake.receiving import KIND, receive
from gouji_web.packages.models import Package
from gouji_web.people.models import User
from gouji_web.queue.actions import latest

_EVERY = 0.5


def run(say: Callable[[str], None], folder: Path) -> None:
    """Checks the files of ``folder`` on a new site and prints the time it took and the times of pages meanwhile."""
    ((username, package),) = people(1)
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    user, body = User.objects.get(username=username), Package.objects.get(pk=package).body
    site = Site(settings.DATA)
    site.start()
    person = Person(site, username)
    person.ask_again("GET", f"/packages/{package}/live/selfeval/")
    given = [SimpleUploadedFile(path.name, path.read_bytes()) for path in files]
    upload = receive(user, body, given, [str(path.relative_to(folder)) for path in files])
    worker = subprocess.Popen([sys.executable, "-m", "gouji_web", "work", "--attached"], stdin=subprocess.PIPE)
    began = time.monotonic()
    taken: list[tuple[float, str]] = []
    pages = ("/packages/", f"/checks/{upload.pk}/", f"/packages/{package}/fill/selfeval/", "/")
    try:
        while (job := latest(KIND, upload.pk)) is not None and not job.is_over:
            page = pages[len(taken) % len(pages)]
            asked = time.perf_counter()
            status, _ = person.ask_again("GET", page)
            assert status in (200, 302), (page, status)
            taken.append(((time.perf_counter() - asked) * 1_000, f"第{len(taken) + 1}次 {page}"))
            time.sleep(_EVERY)
    finally:
        assert worker.stdin is not None
        worker.stdin.close()
        worker.wait()
        took = time.monotonic() - began
        used = resource.getrusage(resource.RUSAGE_CHILDREN)  # before the site is waited for: the worker's alone
        site.kill()
    size = sum(path.stat().st_size for path in files) / 2**20
    upload = Upload.objects.get(pk=upload.pk)
    say(
        f"{len(files)} 个文件 {size:.0f} MB，{upload.audit_set.count()} 家，{took:.0f} 秒，用处理器 {used.ru_utime + used.ru_stime:.0f} 秒"
    )
    slowest = "，".join(f"{one:.0f}（{which}）" for one, which in sorted(taken, reverse=True)[:3])
    say(f"这时页面 {len(taken)} 次，毫秒：中位 {median(one for one, _ in taken):.0f}，最长的三次 {slowest}")
