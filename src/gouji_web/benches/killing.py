"""The server is killed in the middle of saves, again and again: what was confirmed must be there afterwards."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Callable

from django.conf import settings
from django.db import connection

from gouji_web.benches.site import Person, Site, people
from gouji_web.packages.models import Row
from gouji_web.trail.actions import verify

_KILLS, _PEOPLE = 50, 4


def run(say: Callable[[str], None]) -> None:
    """Prints how many saves were confirmed over all kills, and how many of them are lost."""
    made = people(_PEOPLE)
    site, chance = Site(settings.DATA), random.Random(1)
    rows = {
        package: Row.objects.filter(package_id=package, sheet="indicators").values_list("pk", flat=True)[0]
        for _, package in made
    }
    confirmed = lost = unsure = 0
    typing: list[Person] = []
    for _ in range(_KILLS):
        site.start()
        typing = typing or [Person(site, name) for name, _ in made]  # they stay signed in over every restart
        told: dict[int, list[str]] = {package: [] for _, package in made}
        sent: dict[int, str] = {}
        threads = [
            threading.Thread(target=_save, args=(one, package, rows[package], told, sent))
            for one, (_, package) in zip(typing, made, strict=True)
        ]
        for thread in threads:
            thread.start()
        time.sleep(chance.uniform(0.2, 1.0))
        site.kill()
        for thread in threads:
            thread.join()
        for package, texts in told.items():
            held = Row.objects.get(pk=rows[package]).texts.get("reason", "")
            confirmed += len(texts)
            # a save that was under way may be there without having been confirmed, never the other way round
            if texts and held not in (texts[-1], sent[package]):
                lost += 1
            unsure += bool(texts) and held == sent[package] != texts[-1]
        connection.close()
    count, broken = verify()
    say(f"杀掉 {_KILLS} 次，确认了 {confirmed} 次保存，丢失 {lost}；没有来得及确认但已存下的 {unsure}")
    say(f"操作记录 {count} 条，{broken or '首尾相接'}")


def _save(person: Person, package: int, row: int, told: dict[int, list[str]], sent: dict[int, str]) -> None:
    one = Row.objects.get(pk=row)
    version, seen = one.version, one.texts.get("reason", "")
    connection.close()
    number = 0
    try:
        while True:
            number += 1
            text = f"{time.time_ns()}-{number}"
            sent[package] = text
            version = person.save(package, row, "reason", text, seen, version, again=False)
            seen = text
            told[package].append(text)
    except (OSError, http.client.HTTPException):
        return
