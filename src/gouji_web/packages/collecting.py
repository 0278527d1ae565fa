"""征集: until when a year is due, who has not begun it, who is past the date and reminded, and beginning it for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from gouji_web.bodies.models import Body
from gouji_web.packages.filling import begin
from gouji_web.packages.models import Deadline, Package, Reminder
from gouji_web.packages.review import seen_by
from gouji_web.permissions import Act, Role, require, within
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

_FIRST_YEAR = 2015


@transaction.atomic
def set_deadline(by: Any, year: int, **dates: date | None) -> Deadline:
    """Raises ``Refused`` for a year of which nothing is collected."""
    require(by, Act.SET_DEADLINE)
    if not _FIRST_YEAR <= year <= timezone.localdate().year:
        raise Refused(f"年度应在 {_FIRST_YEAR} 至 {timezone.localdate().year} 之间。")
    made, _ = Deadline.objects.update_or_create(year=year, defaults=dates)
    record(by, "定时限", f"{year}年度", **{name: str(value or "") for name, value in dates.items()})
    return made


def not_begun(user: Any, year: int, act: Act = Act.SEE_PACKAGE) -> QuerySet[Body]:
    """The bodies in the reach of ``act`` that have no package of the year; the bureau over all of them collects, it does not fill.

    Of a body that was merged the years before that are still due: its successor begins them.
    """
    begun = Package.objects.filter(year=year).values("body")
    return Body.objects.filter(within(user, act, ""), due_of(year), parent__isnull=False).exclude(pk__in=begun)


def due_of(year: int) -> Q:
    """The condition of bodies that owe the year."""
    return Q(is_active=True) | Q(successor__isnull=False, closed_on__year__gt=year)


@transaction.atomic
def begin_all(by: Any, year: int) -> int:
    """Begins the year for every body that has not; how many there were. Raises ``Refused``."""
    require(by, Act.BEGIN_PACKAGE)
    bodies = list(not_begun(by, year, Act.BEGIN_PACKAGE))
    for body in bodies:
        begin(by, body, year)
    return len(bodies)


@transaction.atomic
def remind(by: Any, year: int) -> int:
    """Reminds of every package of the year that is past its date, and every body that should have begun; how many there were."""
    require(by, Act.SET_DEADLINE)
    late = [one for one in seen_by(by).filter(year=year) if is_late(one)]
    Package.objects.filter(pk__in=[one.pk for one in late]).update(reminded=timezone.now())
    deadline = Deadline.objects.filter(year=year).first()
    idle = list(not_begun(by, year)) if deadline is not None and deadline.is_past_filling else []
    for body in idle:
        Reminder.objects.update_or_create(body=body, year=year, defaults={"user": by})
    for one in late:
        record(by, "催报", str(one))
    for body in idle:
        record(by, "催报", f"{body} {year}年度", note="还没有开始填报")
    return len(late) + len(idle)


def is_late(package: Package, deadlines: Mapping[int, Deadline] | None = None) -> bool:
    found = (
        deadlines if deadlines is not None else {one.year: one for one in Deadline.objects.filter(year=package.year)}
    )
    deadline = found.get(package.year)
    due = deadline.of(package.state) if deadline is not None else None
    return due is not None and due < timezone.localdate() and package.is_owed


def to_begin(user: Any) -> list[dict[str, Any]]:
    """What somebody who fills in has not begun of the years that have a date, with the date and whether finance has reminded."""
    if not any(post.role == Role.FILLER for post in user.posts):
        return []
    reminded = set(Reminder.objects.filter(within(user, Act.FILL)).values_list("body", "year"))
    return [
        {"body": body, "year": one.year, "due": one.fill_by, "is_late": one.is_past_filling}
        | {"reminded": (body.pk, one.year) in reminded}
        for one in Deadline.objects.filter(fill_by__isnull=False).order_by("-year")[:3]
        for body in not_begun(user, one.year, Act.FILL)
    ]
