"""The first page: what waits for whoever has signed in."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouji_web.bodies.models import Body
from gouji_web.packages.collecting import is_late, not_begun, to_begin
from gouji_web.packages.models import Deadline, Package, Remark, State
from gouji_web.packages.review import waiting
from gouji_web.packages.standing import counted, is_owed
from gouji_web.permissions import Act, may, within

_MOST = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    deadlines = {one.year: one for one in Deadline.objects.all()}
    found = list(waiting(request.user).prefetch_related("sampling_set")[:_MOST])
    for one in found:
        deadline = deadlines.get(one.year)
        one.due = deadline.of(one.state) if deadline is not None else None  # type: ignore[attr-defined]
        one.is_late = is_late(one, deadlines)  # type: ignore[attr-defined]
    answering = within(request.user, Act.FILL, "package__body") | within(request.user, Act.SIGN, "package__body")
    remarks = Remark.objects.filter(answering, settled=None).select_related("package__body", "user")
    shown = {
        "waiting": found,
        "remarks": remarks[:_MOST],
        "to_begin": to_begin(request.user),
        "progress": _progress(request.user),
        "is_new": may(request.user, Act.MANAGE) and Body.objects.count() == 1,
    }
    return render(request, "home/home.html", shown)


def _progress(user: Any) -> dict[str, Any] | None:
    """How far the collection of the last year is, for those who oversee it."""
    if not may(user, Act.OVERVIEW):
        return None
    year = Package.objects.aggregate(last=Max("year"))["last"]
    if year is None:
        return None
    found = Package.objects.filter(counted(user, Act.OVERVIEW), is_owed(), year=year).order_by()
    counts = dict(found.values_list("state").annotate(Count("pk")))
    deadline = Deadline.objects.filter(year=year).first()
    return {
        "year": year,
        "states": [(state.value, state.label, counts.get(state.value, 0)) for state in State],
        "is_past": deadline is not None and deadline.is_past_filling,
        "missing": not_begun(user, year, Act.OVERVIEW).count(),
        "late": found.filter(deadline.late).count() if deadline is not None else 0,
    }
