"""抽查复核: drawing packages by rules with a recorded seed, so that anyone can draw again and get the same."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from gouji_web.packages.models import Package, Rescore, Sampling
from gouji_web.packages.standing import counted
from gouji_web.permissions import Act, require
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

_WHOLE = "整体"


class Rule(NamedTuple):
    """抽样规则: the share drawn of each department (at least one), and who is drawn in any case."""

    percent: int = 10
    always_from: str = ""
    with_errors: bool = False


def drawn(pool: Iterable[tuple[int, int, str, bool]], rule: Rule, seed: str) -> list[int]:
    """Which of ``pool`` are drawn: each is (package, department, score as text, has errors).

    Packages are put in order by the SHA-256 of seed and number; of each department the first ones are taken.
    """
    certain: set[int] = set()
    departments: dict[int, list[int]] = {}
    for pk, department, score, has_errors in pool:
        high = bool(rule.always_from) and bool(score) and Decimal(score) >= Decimal(rule.always_from)
        if high or (rule.with_errors and has_errors):
            certain.add(pk)
        departments.setdefault(department, []).append(pk)
    for listed in departments.values():
        size = -(-len(listed) * rule.percent // 100)
        ordered = sorted(listed, key=lambda pk: hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest())
        certain.update(ordered[:size])
    return sorted(certain)


def seen_by(user: Any) -> QuerySet[Sampling]:
    """The drawings, each with those of its packages that this person may see. Raises ``PermissionDenied``."""
    require(user, Act.SEE_SAMPLE)
    return Sampling.objects.prefetch_related(Prefetch("packages", _packages(user, Act.SEE_SAMPLE)))


def _packages(user: Any, act: Act) -> QuerySet[Package]:
    return Package.objects.filter(counted(user, act)).select_related("body")


class Checked(NamedTuple):
    """复核情况: a drawn package with finance's total beside the unit's, None until an indicator of the whole is scored again."""

    package: Package
    rescored: int
    again: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        own = self.package.score
        return None if self.again is None or own is None else self.again - own


def checked(drawing: Sampling) -> list[Checked]:
    """How far the re-check of a drawing is."""
    packages = list(drawing.packages.all())
    given: dict[int, list[Rescore]] = {}
    for one in Rescore.objects.filter(package__in=packages).select_related("row"):
        given.setdefault(one.package_id, []).append(one)
    found = []
    for package in packages:
        scores = given.get(package.pk, [])
        moved = [one.points - one.own for one in scores if one.own is not None and one.row.texts.get("owner") == _WHOLE]
        again = package.score + sum(moved) if moved and package.score is not None else None
        found.append(Checked(package, len(scores), again))
    return found


@transaction.atomic
def draw(by: Any, year: int, rule: Rule, seed: str = "") -> Sampling:
    """Draws among the packages of a year that have left their units. Raises ``Refused`` where there are none."""
    require(by, Act.SAMPLE)
    if not 1 <= rule.percent <= 100:
        raise Refused("抽查比例应在 1 至 100 之间。")
    seed = seed.strip()[:40] or secrets.token_hex(8)
    packages = list(_packages(by, Act.SAMPLE).filter(year=year).exclude(state="draft").order_by("pk"))
    if not packages:
        raise Refused(f"{year}年度还没有上报的填报，没有可抽的。")
    pool = [(one.pk, one.collected_by, str(one.score or ""), bool(one.errors)) for one in packages]
    made = Sampling.objects.create(year=year, seed=seed, rule=rule._asdict(), pool=pool, user=by)
    chosen = drawn(pool, rule, seed)
    made.packages.set(Package.objects.filter(pk__in=chosen))
    record(by, "抽查抽样", f"{year}年度", seed=seed, rule=rule._asdict(), pool=len(pool), drawn=chosen)
    return made
