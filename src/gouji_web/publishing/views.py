"""The pages that the public reads without an account, open data, and the button that publishes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from gouji_web.bodies.models import Body
from gouji_web.packages.models import Package, Row
from gouji_web.packages.views import number, seen
from gouji_web.publishing import actions
from gouji_web.publishing.models import Publication
from gouji_web.shown.charts import bars
from gouji_web.shown.tables import as_csv, saved

_A_PAGE = 50
#: Of those that could not be published so many are told one by one.
_TOLD = 20
#: Bodies on a page of the comparison, as many as a chart holds.
_COMPARED = 30
#: A file that was published is shown as it is, and can do nothing.
_SEALED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox"
#: A reader of PDF is a part of the browser, which a sandbox keeps from starting; nothing of a PDF runs as a page of ours.
_OF_PDF = "frame-ancestors 'self'"
_AMOUNTS = {
    "income": "本年收入",
    "spending": "本年支出",
    "basic": "基本支出",
    "project": "项目支出",
    "three_public": "“三公”经费支出",
    "procurement": "政府采购支出",
}
_HEADS = (
    *("单位编码", "单位名称", "年度", "版本", "公开时间", "本年收入（万元）", "本年支出（万元）", "基本支出（万元）"),
    *("项目支出（万元）", "三公经费（万元）", "政府采购（万元）", "自评总分", "等级", "预算执行率", "网址", "封条"),
)
_INDICATOR_HEADS = (
    *(
        "单位名称",
        "年度",
        "对象",
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "实际完成值",
        "分值",
        "得分",
        "算式",
    ),
)
_ADDRESS_HEADS = (
    "序号",
    "单位代码",
    "单位名称",
    "年度",
    "自评报告公开是/否",
    "公开网址",
    "联系部门",
    "联系电话",
    "备注",
)


@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    made = actions.publish(request.user, seen(request, pk), request.POST.get("notice", ""))
    messages.success(request, f"已公开第 {made.number} 版，共 {len(made.files)} 个文件。")
    return redirect("publication", pk=made.package_id)


@require_POST
def publish_all(request: HttpRequest) -> HttpResponse:
    """Everything of a year that finance has accepted."""
    year = number(request.POST.get("year"))
    made, refused = actions.publish_all(request.user, year)
    if made:
        messages.success(request, f"已公开 {len(made)} 家 {year} 年度的资料。")
    for line in refused[:_TOLD]:
        messages.warning(request, f"没有公开：{line}")
    if len(refused) > _TOLD:
        messages.warning(request, f"另有 {len(refused) - _TOLD} 家没有公开。")
    if not made and not refused:
        messages.warning(request, f"{year} 年度没有复核通过、等待公开的。")
    return redirect(f"{reverse('packages')}?year={year}")


def _current() -> Any:
    return Publication.objects.filter(is_current=True).select_related("package__body__successor")


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Everything published, by year and body."""
    found = _current()
    year, text = number(request.GET.get("year")), request.GET.get("text", "").strip()
    found = found.filter(package__year=year) if year else found
    found = found.filter(Q(package__body__name__icontains=text) | Q(package__name__icontains=text)) if text else found
    page = Paginator(found.defer("files", "snapshot"), _A_PAGE).get_page(request.GET.get("page"))
    years = _current().order_by("-package__year").values_list("package__year", flat=True).distinct()
    return render(request, "publishing/public.html", {"page": page, "years": years, "year": year, "text": text})


@login_not_required
@require_safe
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """One body and year: figures, scores, files, versions, and the body's other years."""
    one = get_object_or_404(_current(), package_id=pk)
    facts = one.facts
    rows = [(label, Decimal(facts[name]), f"{Decimal(facts[name]):,.2f} 万元") for name, label in _AMOUNTS.items()]
    budget = [("全年预算数", Decimal(facts["budget"]), "")] if "budget" in facts else []
    body = one.package.body
    line = Q(package__body=body) | Q(package__body__successor=body)
    others = list(_current().filter(line).order_by("-package__year", "package__body__path"))
    spending = [
        (f"{each.package.year}年度", Decimal(each.facts["spending"]), f"{Decimal(each.facts['spending']):,.2f} 万元")
        for each in reversed(others)
        if each.package.body_id == body.pk
    ]
    shown = {
        "one": one,
        "amounts": [*budget, *rows],
        "chart": bars("支出构成", rows[1:]),
        "years": bars("各年度支出", spending) if len(spending) > 1 else "",
        "body": body,
        "others": [each for each in others if each.pk != one.pk],
        "versions": one.package.publication_set.order_by("-number"),
        "forms": facts["forms"],
    }
    return render(request, "publishing/publication.html", shown)


@login_not_required
@require_safe
def file(request: HttpRequest, pk: int, version: int, name: str) -> HttpResponseBase:
    """One published file; a page is shown where it can do nothing, the others are downloaded."""
    one = get_object_or_404(Publication, package_id=pk, number=version)
    if name not in {each["name"] for each in one.files}:
        raise Http404
    path = one.folder / name
    if not path.is_file():
        raise Http404
    is_page, is_pdf = name.endswith(".html"), name.endswith(".pdf")
    response = FileResponse(path.open("rb"), as_attachment=not (is_page or is_pdf), filename=name)
    response.headers["Content-Security-Policy"] = _OF_PDF if is_pdf else _SEALED
    return response


@login_not_required
@require_safe
def data(request: HttpRequest, form: str) -> HttpResponseBase:
    """Open data: a row for each publication, as csv or json."""
    found = _current().iterator(chunk_size=500)
    if form == "json":
        rows = [dict(zip(_HEADS, _line(request, one), strict=True)) | {"自评": one.facts["forms"]} for one in found]
        return JsonResponse({"schema": "gouji.open/1", "publications": rows}, json_dumps_params={"ensure_ascii": False})
    return saved(as_csv(_HEADS, (_line(request, one) for one in found)), "公开数据.csv", "text/csv; charset=utf-8")


@login_not_required
@require_safe
def indicators(request: HttpRequest) -> HttpResponseBase:
    """Open data: a row for each indicator."""
    lines = (
        (one.package.called, one.package.year, form["owner"], *(row[name] for name in _INDICATOR_KEYS))
        for one in _current().iterator(chunk_size=500)
        for form in one.facts["forms"]
        for row in (*_execution(form), *form["rows"])
    )
    return saved(as_csv(_INDICATOR_HEADS, lines), "公开指标.csv", "text/csv; charset=utf-8")


def _execution(form: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The money row of a form as an indicator, so that the rows add up to its score; none in what was published without it."""
    if "execution" in form:
        points, weight = form["execution"]
        blank = dict.fromkeys(_INDICATOR_KEYS, "")
        yield blank | {"level3": "预算执行率", "actual": form["executed"], "weight": weight, "points": points}


_INDICATOR_KEYS = ("level1", "level2", "level3", "target", "actual", "weight", "points", "reason")


@login_not_required
@require_safe
def addresses(request: HttpRequest) -> HttpResponseBase:
    """公开网址统计表: every package of a year, and where it was published."""
    year = number(request.GET.get("year"))
    lines = list(_addresses(request, year))
    return saved(as_csv(_ADDRESS_HEADS, lines), f"{year or '各'}年度公开网址统计表.csv", "text/csv; charset=utf-8")


def _addresses(request: HttpRequest, year: int) -> Iterator[tuple[Any, ...]]:
    packages = Package.objects.select_related("body")
    packages = packages.filter(year=year) if year else packages
    where = {one.package_id: one for one in _current().only("package_id", "at", "number")}
    contacts = {
        row.package_id: row.texts
        for row in Row.objects.filter(sheet="body", package_id__in=list(where)).only("package_id", "texts")
    }
    for at, package in enumerate(packages, 1):
        one, said = where.get(package.pk), contacts.get(package.pk, {})
        address = request.build_absolute_uri(reverse("publication", args=(package.pk,))) if one is not None else ""
        note = f"第{one.number}版（更正）" if one is not None and one.number > 1 else ""
        yield (
            *(at, package.coded, package.called, package.year, "是" if one is not None else "否", address),
            *((said.get("contact", ""), said.get("phone", "")) if one is not None else ("", "")),
            note,
        )


def _line(request: HttpRequest, one: Publication) -> tuple[Any, ...]:
    facts, whole = one.facts, one.facts["forms"][0] if one.facts["forms"] else {}
    return (
        *(one.package.coded, one.package.called, one.package.year, one.number, one.at.date().isoformat()),
        *(facts[name] for name in _AMOUNTS),
        *(whole.get("total", ""), whole.get("grade", ""), whole.get("executed", "")),
        request.build_absolute_uri(reverse("publication", args=(one.package_id,))),
        one.digest,
    )


#: What bodies and years are compared by.
_MEASURES = {
    "total": "自评总分",
    "executed": "预算执行率（%）",
    **{name: f"{label}（万元）" for name, label in _AMOUNTS.items()},
}


@login_not_required
@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Bodies beside each other over the years, by one measure; bodies are chosen by name."""
    measure = request.GET.get("by", "")
    measure = measure if measure in _MEASURES else "spending"
    text = request.GET.get("text", "").strip()
    bodies = Body.objects.filter(package__publication__is_current=True).select_related("successor").distinct()
    bodies = bodies.filter(Q(name__icontains=text) | Q(package__name__icontains=text)) if text else bodies
    page = Paginator(bodies, _COMPARED).get_page(request.GET.get("page"))
    held: dict[tuple[int, int], tuple[Publication, Decimal | None]] = {}
    for one in _current().filter(package__body__in=list(page)).defer("files"):
        held[one.package.body_id, one.package.year] = one, _measured(one.facts, measure)
    years = sorted({year for _, year in held})
    lines = [(body, [held.get((body.pk, year), (None, None)) for year in years]) for body in page]
    latest = [
        (body.name, value, f"{value:,.2f}")
        for body in page
        if years and (value := held.get((body.pk, years[-1]), (None, None))[1]) is not None
    ]
    shown = {"page": page, "years": years, "lines": lines, "measures": _MEASURES, "by": measure, "text": text}
    shown["label"] = _MEASURES[measure]
    shown["chart"] = bars(f"{years[-1]}年度{_MEASURES[measure]}", latest) if len(latest) > 1 else ""
    return render(request, "publishing/compare.html", shown)


def _measured(facts: dict[str, Any], measure: str) -> Decimal | None:
    """The figure that was published; None where there was none."""
    whole = facts["forms"][0] if facts["forms"] else {}
    text = str(facts.get(measure, whole.get(measure, ""))).removesuffix("%")
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
