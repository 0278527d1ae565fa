"""The first page: what waits for whoever has signed in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouji_web.packages.models import Deadline, Remark
from gouji_web.packages.review import is_late, waiting
from gouji_web.permissions import Act, within

_MOST = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    deadlines = {one.year: one for one in Deadline.objects.all()}
    found = list(waiting(request.user)[:_MOST])
    for one in found:
        deadline = deadlines.get(one.year)
        one.due = deadline.of(one.state) if deadline is not None else None  # type: ignore[attr-defined]
        one.is_late = is_late(one, deadlines)  # type: ignore[attr-defined]
    answering = within(request.user, Act.FILL, "package__body") | within(request.user, Act.SIGN, "package__body")
    remarks = Remark.objects.filter(answering, settled=None).select_related("package__body", "user")
    return render(request, "home/home.html", {"waiting": found, "remarks": remarks[:_MOST]})
