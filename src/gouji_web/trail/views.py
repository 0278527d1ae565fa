"""The trail, read by administrators and auditors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gouji_web.permissions import Act, require
from gouji_web.shown.tables import CHUNK, streamed
from gouji_web.trail.actions import intact, record, verify
from gouji_web.trail.models import Entry

_A_PAGE = 50
_HEADS = ("序号", "时间", "谁", "做了什么", "对象", "内容", "前一条的封条", "封条")


@require_safe
def trail(request: HttpRequest) -> HttpResponseBase:
    require(request.user, Act.SEE_TRAIL)
    entries = Entry.objects.all()
    given = {name: request.GET.get(name, "").strip() for name in ("act", "target", "who")}
    entries = entries.filter(act=given["act"]) if given["act"] else entries
    entries = entries.filter(target__icontains=given["target"]) if given["target"] else entries
    entries = entries.filter(who__icontains=given["who"]) if given["who"] else entries
    if "export" in request.GET:
        record(request.user, "导出操作记录", "操作记录", text="，".join(filter(None, given.values())))
        return streamed("操作记录", _HEADS, _told(entries))
    page = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    acts = Entry.objects.order_by("act").values_list("act", flat=True).distinct()
    shown: dict[str, Any] = {"page": page, "acts": acts, **given}
    if "verify" in request.GET:
        count, broken = verify()
        shown["verified"] = broken or intact(count)
        shown["broken"] = bool(broken)
    return render(request, "trail/trail.html", shown)


def _told(entries: QuerySet[Entry]) -> Iterator[tuple[Any, ...]]:
    for one in entries.iterator(chunk_size=CHUNK):
        said = json.dumps(one.detail, ensure_ascii=False, sort_keys=True)
        yield one.number, one.at.isoformat(), one.who, one.act, one.target, said, one.previous, one.digest
