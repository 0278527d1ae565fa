"""How long every list page takes with 3,000 packages and 200,000 findings in the database."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from statistics import median

from django.db import connection
from django.test import Client
from django.utils import timezone

from gouji_web.bodies.models import Body, Setting
from gouji_web.intake.models import Audit, Finding, Upload
from gouji_web.packages.models import Deadline, Package, Sampling, SelfCheck, Snapshot, State
from gouji_web.people.models import Post, User
from gouji_web.permissions import Role
from gouji_web.publishing.models import Publication
from gouji_web.trail.actions import record

_DEPARTMENTS, _UNITS, _YEARS = 60, 4, range(2014, 2024)
_FINDINGS, _RUNS = 200_000, 9
_ROLES = (Role.FILLER, Role.LEADER, Role.DEPARTMENT)
_PAGES = (
    *("/", "/packages/", "/packages/?page=50", "/packages/?year=2023&state=approved", "/packages/?text=单位1"),
    *("/packages/?state=none&year=2013", "/packages/?year=2023&late=1"),
    *("/checks/", "/checks/?page=40", "/overview/?year=2023", "/sampling/", "/people/", "/people/?page=8&text=单位"),
    *("/packages/reminding/?year=2023", "/bodies/3/"),
    *("/bodies/", "/trail/?page=9", "/trail/?who=bench"),
    *("/public/compare/", "/public/compare/?by=total&page=3", "/public/", "/public/?page=15", "/public/?text=单位2"),
)


def run(say: Callable[[str], None]) -> None:
    """Fills the database that Django is set up with, which must be new, and prints a line for each page."""
    user = fill()
    counts = f"{Package.objects.count()} 份填报、{Finding.objects.count()} 个问题、{Body.objects.count()} 个单位"
    load = os.getloadavg()[0]
    say(f"{counts}，{User.objects.count()} 人；平均负载 {load:.1f}；每页 {_RUNS} 次，毫秒：中位、最长，用处理器的中位")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    for page in _PAGES:
        taken, used = [], []
        for _ in range(_RUNS):
            began, busy = time.perf_counter(), time.process_time()
            answer = client.get(page)
            taken.append((time.perf_counter() - began) * 1_000)
            used.append((time.process_time() - busy) * 1_000)
            assert answer.status_code == 200, (page, answer.status_code)
        say(f"{page:<42}{median(taken):>8.0f}{max(taken):>8.0f}{median(used):>8.0f}")


def fill() -> User:
    """A county of 300 bodies with ten years each; gives somebody who sees all of it."""
    Setting.objects.create(county="测量县")
    root = Body.objects.create(kind=Body.Kind.FINANCE, name="测量县财政局")
    bodies = []
    for number in range(_DEPARTMENTS):
        department = Body.objects.create(parent=root, kind=Body.Kind.DEPARTMENT, name=f"部门{number}")
        bodies.append(department)
        bodies += [
            Body.objects.create(parent=department, kind=Body.Kind.UNIT, name=f"部门{number}单位{at}")
            for at in range(_UNITS)
        ]
    user = User(username="bench", name="测量")
    user.set_unusable_password()
    user.save()
    for role in (Role.FINANCE, Role.ADMIN):
        Post.objects.create(user=user, body=root, role=role)
    _people(bodies)
    Deadline.objects.create(year=2023, fill_by=date(2024, 3, 31), department_by=date(2024, 4, 15))
    _packages(bodies, user)
    rule = {"percent": 10, "always_from": "", "with_errors": False}
    for year in _YEARS:
        drawing = Sampling.objects.create(year=year, seed=str(year), rule=rule, pool=[], user=user)
        drawing.packages.set(Package.objects.filter(year=year)[:30])
    for number in range(600):
        record(user, "测量", f"{number}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return user


def _people(bodies: list[Body]) -> None:
    """Three for each body."""
    people = User.objects.bulk_create(
        User(username=f"u{at}-{role}", name=f"人员{at}", password="!") for at in range(len(bodies)) for role in _ROLES
    )
    Post.objects.bulk_create(
        Post(user=one, body=bodies[at // len(_ROLES)], role=_ROLES[at % len(_ROLES)]) for at, one in enumerate(people)
    )


def _packages(bodies: list[Body], user: User) -> None:
    states = list(State)
    packages = Package.objects.bulk_create(
        Package(
            body=body,
            year=year,
            state=states[(at + year) % len(states)],
            score=Decimal(9_000 + (at * 37 + year) % 1_000) / 100,
            executed=f"{90 + at % 10}.00%",
            errors=at % 5,
            tally={f"N{code:03} 检查{code}": 1 + code % 3 for code in range(at % 20, at % 20 + 8)},
        )
        for at, body in enumerate(bodies)
        for year in _YEARS
    )
    now = timezone.now()
    uploads = Upload.objects.bulk_create(
        Upload(body=one.body, user=user, key=str(one.pk), title=str(one), expires=now, errors=one.errors)
        for one in packages
    )
    pane = "<p>占位</p>" * 2_000
    audits = Audit.objects.bulk_create(
        (Audit(upload=one, verdict="", listing=pane, documents=pane, content={}) for one in uploads), batch_size=200
    )
    SelfCheck.objects.bulk_create(
        SelfCheck(package=one, revision=0, upload=upload) for one, upload in zip(packages, uploads, strict=True)
    )
    each = -(-_FINDINGS // len(audits))
    for audit in audits:
        Finding.objects.bulk_create(
            Finding(
                audit=audit,
                number=at,
                code=f"N{at:03}",
                title=f"检查{at}",
                severity=("error", "warning", "info")[at % 3],
                message="测量用的一句话，说明哪两个数不一致、相差多少。",
                fingerprint=f"{audit.pk:x}{at:04x}",
            )
            for at in range(each)
        )
    published = [one for one in packages if one.state == State.PUBLISHED]
    snapshots = Snapshot.objects.bulk_create(
        Snapshot(package=one, why="公开", content={}, digest="") for one in published
    )
    facts = {"spending": "1681.77", "forms": [{"total": "98.00", "grade": "优", "executed": "99.00%", "rows": []}]}
    Publication.objects.bulk_create(
        Publication(package=one, number=1, snapshot=snapshot, files=[], facts=facts, digest="", user=user)
        for one, snapshot in zip(published, snapshots, strict=True)
    )
