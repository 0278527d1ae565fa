"""The page of the overview, and everything as CSV."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gouji_web.overview.exports import exported
from gouji_web.overview.figures import overview
from gouji_web.packages.models import Deadline, Package, State
from gouji_web.packages.views import number
from gouji_web.permissions import Act, require
from gouji_web.shown.charts import bars, columns


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    require(request.user, Act.OVERVIEW)
    years = list(Package.objects.order_by("-year").values_list("year", flat=True).distinct())
    year = number(request.GET.get("year")) or (years[0] if years else timezone.localdate().year - 1)
    found = overview(request.user, year)
    shown = {
        "year": year,
        "years": years,
        "found": found,
        "states": State,
        "is_past": any(one.is_past_filling for one in Deadline.objects.filter(year=year)),
        "cards": [(state, count) for state, (_, count) in zip(State, found.states, strict=True)],
        "scores": columns("自评总分分布", found.scores),
        "rates": columns("预算执行率分布", found.rates),
        "kinds": bars("问题种类", [(name, Decimal(count), str(count)) for name, count in found.kinds]),
    }
    return render(request, "overview/overview.html", shown)


@require_safe
def export(request: HttpRequest, what: str) -> HttpResponseBase:
    return exported(request.user, what)
