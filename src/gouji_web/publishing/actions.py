"""Publishing: what was made and checked is frozen as it is."""

from __future__ import annotations

import hashlib
import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gouji.domain import package_totals as totals
from gouji.domain.package import Nature
from gouji_web.packages.content import live
from gouji_web.packages.models import Package, State, Step
from gouji_web.packages.review import keep
from gouji_web.packages.selfchecking import PUBLISHED
from gouji_web.permissions import Act, require, within
from gouji_web.publishing.models import Publication
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

_WAN = Decimal(10_000)


@transaction.atomic
def publish(by: Any, package: Package, notice: str = "") -> Publication:
    """Freezes the files of the last self-check as the next version. Raises ``Refused``.

    From the second version on a notice says what was amended.
    """
    require(by, Act.PUBLISH, package.body)
    package = Package.objects.select_for_update(of=("self",)).select_related("body").get(pk=package.pk)
    if package.state != State.ACCEPTED:
        raise Refused(f"现在是“{package.get_state_display()}”，财政复核通过以后才能公开。")
    check = package.selfcheck_set.select_related("upload").last()
    if check is None or check.upload is None or check.revision != package.revision or check.is_draft:
        raise Refused("编制自查还没有做完或还有差错，不能公开。")
    package.stand()
    number = package.publication_set.count() + 1
    notice = notice.strip()[:1000]
    if number > 1 and not notice:
        raise Refused("更正公开要写更正说明：改了什么、为什么。")
    made = Publication(
        package=package, number=number, notice=notice, snapshot=keep(package, "公开"), facts=facts(package), user=by
    )
    made.files = _frozen(check.upload.folder / PUBLISHED, made.folder)
    made.digest = hashlib.sha256(json.dumps(made.files, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    package.publication_set.update(is_current=False)
    made.save()
    Package.objects.filter(pk=package.pk).update(state=State.PUBLISHED, since=timezone.now())
    Step.objects.create(
        package=package,
        name="公开" if number == 1 else "更正公开",
        before=State.ACCEPTED,
        after=State.PUBLISHED,
        note=notice,
        user=by,
    )
    record(by, "公开", str(package), version=number, digest=made.digest, notice=notice)
    return made


def publish_all(by: Any, year: int) -> tuple[list[Publication], list[str]]:
    """The first version of every package of the year that finance has accepted, each in a transaction of its own; and, for
    each that could not be published, which and why. An amendment needs its notice, so it is never among them."""
    require(by, Act.PUBLISH)
    made, refused = [], []
    for package in publishable(by, year):
        try:
            made.append(publish(by, package))
        except Refused as why:
            refused.append(f"{package}：{why}")
    return made, refused


def publishable(by: Any, year: int) -> QuerySet[Package]:
    """What waits for its first version."""
    found = Package.objects.filter(within(by, Act.PUBLISH), year=year, state=State.ACCEPTED, publication=None)
    return found.select_related("body").order_by("body__code", "pk")


def facts(package: Package) -> dict[str, Any]:
    """The figures of a package that the public is shown, as texts: amounts in 万元, scores as the core gives them."""
    appraisal = live(package).appraisal
    unit = appraisal.unit
    if unit is None:
        raise Refused("没有填年度或文本样式，不能公开。")
    accounts = unit.accounts
    amounts = {
        "income": totals.income(accounts),
        "spending": totals.spending(accounts),
        "basic": totals.spending(accounts, natures=(Nature.BASIC,)),
        "project": totals.spending(accounts, natures=(Nature.PROJECT,)),
        "three_public": totals.three_public(unit).final,
        "procurement": totals.procured(unit.procurement).final,
        "budget": unit.budget.full_year,
    }
    return {
        **{name: str((yuan / _WAN).quantize(Decimal("0.01"))) for name, yuan in amounts.items()},
        "forms": [
            {
                "owner": form.owner,
                "total": str(form.total),
                "grade": form.grade,
                "executed": form.executed_rate,
                "execution": [str(form.execution_points), str(form.execution_weight)],
                "rows": [_row(row) for row in form.rows],
            }
            for form in appraisal.forms
        ],
    }


def verify(publication: Publication) -> list[str]:
    """The names of files that are not what was published."""
    return [one["name"] for one in publication.files if _digest(publication.folder / one["name"]) != one["sha256"]]


def _row(row: Any) -> dict[str, str]:
    told = dict(zip(("level1", "level2", "level3"), row.levels, strict=True))
    told |= {"target": row.target, "actual": row.actual, "weight": str(row.weight), "points": str(row.points)}
    return told | {"reason": row.reason}


def _frozen(source: Path, target: Path) -> list[dict[str, Any]]:
    if not source.is_dir():
        raise Refused("编制的文件找不到了，请再编制一次。")
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True, mode=0o700)
    for path in sorted(source.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, target / path.name)
    return [
        {"name": path.name, "size": path.stat().st_size, "sha256": _digest(path)} for path in sorted(target.iterdir())
    ]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
