"""The trail, read by administrators and auditors."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouji_web.permissions import Act, require
from gouji_web.trail.actions import verify
from gouji_web.trail.models import Entry

_A_PAGE = 50


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    require(request.user, Act.SEE_TRAIL)
    entries = Entry.objects.all()
    act, target = request.GET.get("act", ""), request.GET.get("target", "").strip()
    entries = entries.filter(act=act) if act else entries
    entries = entries.filter(target__icontains=target) if target else entries
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    acts = Entry.objects.order_by("act").values_list("act", flat=True).distinct()
    shown: dict[str, Any] = {"page": page, "acts": acts, "act": act, "target": target}
    if "verify" in request.GET:
        count, broken = verify()
        shown["verified"] = broken or f"{count} 条记录首尾相接，没有被改动。"
        shown["broken"] = bool(broken)
    return render(request, "trail/trail.html", shown)
