"""Fifty people fill in at once: how long a save and the score after it take, and whether any save is lost."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from statistics import quantiles

from django.conf import settings

from gouji_web.benches.site import Person, Site, people
from gouji_web.packages.models import Package, Row

_PEOPLE, _SECONDS = 50, 60
#: Seconds that somebody thinks and types before the next cell.
_THINKING = (1.0, 4.0)


def run(say: Callable[[str], None]) -> None:
    """Prints the times of saves and of live scores, and how many confirmed saves are not in the database."""
    made = people(_PEOPLE)
    site = Site(settings.DATA)
    site.start()
    saves: list[float] = []
    scores: list[float] = []
    confirmed: dict[tuple[int, str], str] = {}
    failed: list[str] = []
    try:
        typing = [Person(site, username) for username, _ in made]
        typing[0].ask_again("GET", f"/packages/{made[0][1]}/live/selfeval/")
        ending = time.monotonic() + _SECONDS
        threads = [
            threading.Thread(target=_fill, args=(one, package, ending, saves, scores, confirmed, failed))
            for one, (_, package) in zip(typing, made, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        site.kill()
    lost = [key for key, text in confirmed.items() if Row.objects.get(pk=key[0]).texts.get(key[1]) != text]
    say(f"{_PEOPLE} 人同时填 {_SECONDS} 秒，各隔 {_THINKING[0]:.0f}–{_THINKING[1]:.0f} 秒改一格，毫秒：")
    say(f"保存　　 {_told(saves)}")
    say(f"即时得分 {_told(scores)}")
    say(f"确认了 {len(confirmed)} 格的最后一次保存，丢失 {len(lost)}；没有保存成 {len(failed)} {failed[:3]}")


def _fill(
    person: Person,
    package: int,
    ending: float,
    saves: list[float],
    scores: list[float],
    confirmed: dict[tuple[int, str], str],
    failed: list[str],
) -> None:
    chance = random.Random(package)
    rows = [[row.pk, row.texts.get("actual", ""), row.version] for row in _rows(package)]
    time.sleep(chance.uniform(0, _THINKING[1]))
    while time.monotonic() < ending:
        row = chance.choice(rows)
        text = f"{chance.randrange(1, 2_000)}件"
        began = time.perf_counter()
        try:
            row[2] = person.save(package, int(row[0]), "actual", text, str(row[1]), int(row[2]))
        except OSError as fault:
            failed.append(str(fault))
            continue
        saves.append(time.perf_counter() - began)
        row[1] = text
        confirmed[int(row[0]), "actual"] = text
        began = time.perf_counter()
        person.ask_again("GET", f"/packages/{package}/live/selfeval/")
        scores.append(time.perf_counter() - began)
        time.sleep(chance.uniform(*_THINKING))


def _rows(package: int) -> list[Row]:
    return [
        row for row in Package.objects.get(pk=package).row_set.filter(sheet="indicators") if row.texts.get("actual")
    ]


def _told(seconds: list[float]) -> str:
    parts = quantiles(seconds, n=100)
    shown = (
        f"{name} {value * 1_000:.0f}" for name, value in (("中位", parts[49]), ("p95", parts[94]), ("p99", parts[98]))
    )
    return f"{len(seconds)} 次，{'，'.join(shown)}，最长 {max(seconds) * 1_000:.0f}"
