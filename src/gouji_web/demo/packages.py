"""Packages of the demonstration, one at each step of its way."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from itertools import pairwise
from typing import Any

import gouji
from gouji_web.bodies.models import Body
from gouji_web.packages.content import thawed
from gouji_web.packages.filling import refresh, replace
from gouji_web.packages.models import Deadline, Evidence, Package, Remark, State, Step
from gouji_web.packages.review import keep
from gouji_web.packages.selfchecking import KIND, check
from gouji_web.people.models import User
from gouji_web.publishing.actions import publish
from gouji_web.queue.actions import ask, finish
from gouji_web.queue.models import Job

_HUNAN, _HUBEI = "qinglan-2023-hunan", "hengshi-2021-hubei"
_NOBODY = None
PAST = "demo"
_PAST = (("司法局", 2021, _HUNAN), ("公共法律服务中心", 2022, _HUNAN), ("公共法律服务中心", 2021, _HUNAN))
#: Cells of the draft that are still to be filled in.
_BLANK = (("indicators", 4, "actual"), ("indicators", 2, "reason"), ("reasons", 0, "operating_last"))


def build(bodies: Mapping[str, Body]) -> None:
    """Packages of 2023 and 2022 under the names of the county's bodies."""
    Deadline.objects.create(
        year=2023, fill_by=date(2024, 3, 31), department_by=date(2024, 4, 15), finance_by=date(2024, 5, 31)
    )
    reviewer = User.objects.get(username="sifa")
    draft = put(bodies["司法局"], 2023, content(_HUNAN), reviewer)
    for sheet, position, column in _BLANK:
        row = draft.row_set.filter(sheet=sheet)[position]
        row.texts.pop(column, None)
        row.save()
    row = draft.row_set.filter(sheet="indicators")[1]
    Remark.objects.create(
        package=draft,
        row=row,
        column="actual",
        about="指标 「办理法律援助案件数」 实际完成值",
        text="请附法律援助台账。",
        user=reviewer,
    )
    put(bodies["公共法律服务中心"], 2023, content(_HUNAN), reviewer, State.SIGNED)
    _add_ledgers(put(bodies["社区矫正管理局"], 2021, content(_HUBEI), reviewer, State.APPROVED), reviewer)
    put(bodies["司法局"], 2022, content(_HUNAN), reviewer, State.ACCEPTED)
    for package in Package.objects.all():
        refresh(package)
        if package.state != State.DRAFT:
            ask(KIND, package.pk)
    ask(PAST, 0)


def publish_past(job: Job) -> None:
    """Publishes one of the years gone by, so that the public pages show something, and asks for the next: the worker's
    part, for it takes a while, and whatever else waits comes first."""
    ending, year, name = _PAST[job.subject]
    body, finance = Body.objects.get(name__endswith=ending), User.objects.get(username="caizheng")
    if not Package.objects.filter(body=body, year=year).exists():
        package = put(body, year, content(name), finance, State.ACCEPTED)
        refresh(package)
        check(Job.objects.create(kind=KIND, subject=package.pk, state=Job.State.RUNNING))
        publish(finance, package)
    if job.subject + 1 < len(_PAST):
        ask(PAST, job.subject + 1)
    finish(job)


def content(name: str) -> dict[str, tuple[gouji.TypedRow, ...]]:
    """One of the two contents that the demonstration is made of."""
    given: dict[str, Any] = json.loads(files("gouji_web.demo").joinpath(f"{name}.json").read_text("utf-8"))
    return thawed(
        {sheet: [{"key": row["row"], "texts": row["texts"]} for row in rows] for sheet, rows in given.items()}
    )


def put(body: Body, year: int, given: gouji.Typed, user: User, state: State = State.DRAFT) -> Package:
    """A package of ``given`` in the body's own name, taken to ``state``."""
    package = Package.objects.create(body=body, year=year)
    department = body.parent if body.kind == Body.Kind.UNIT and body.parent is not None else body
    own = {
        "name": body.name,
        "short": body.name.removeprefix("永宁市"),
        "code": body.code,
        "department": department.name,
    }
    old = given["body"][0].texts["year"]
    named = {
        sheet: tuple(
            gouji.TypedRow(
                {**_of_year(row.texts, old, year), **own} if sheet == "body" else _of_year(row.texts, old, year),
                row.row,
            )
            for row in rows
        )
        for sheet, rows in given.items()
    }
    replace(_NOBODY, package, named, "示例")
    way = list(State)[: list(State).index(state) + 1]
    names = {State.SIGNED: "签批上报", State.APPROVED: "部门审核通过", State.ACCEPTED: "财政复核通过"}
    for before, after in pairwise(way):
        keep(package, names[after])
        Step.objects.create(package=package, name=names[after], before=before, after=after, user=user)
    Package.objects.filter(pk=package.pk).update(state=state)
    package.refresh_from_db()
    return package


def _add_ledgers(package: Package, user: User) -> None:
    package.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for source in files("gouji_web.demo").joinpath("ledgers").iterdir():
        data = source.read_bytes()
        (package.folder / source.name).write_bytes(data)
        Evidence.objects.create(
            package=package, name=source.name, size=len(data), sha256=hashlib.sha256(data).hexdigest(), user=user
        )


def _of_year(texts: Mapping[str, str], old: str, year: int) -> dict[str, str]:
    """The texts with their year, and the one after it, moved."""
    moved = {name: text.replace(str(int(old) + 1), "\0").replace(old, str(year)) for name, text in texts.items()}
    return {name: text.replace("\0", str(year + 1)) for name, text in moved.items()}
