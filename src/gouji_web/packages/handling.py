"""What is done with a package as a whole: its steps, remarks, files, finance's scores and uses, drawings."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gouji_web.packages import filling, review, sampling, selfchecking, taking
from gouji_web.packages.content import workbook_of
from gouji_web.packages.models import Package
from gouji_web.packages.stages import stage as stage_of
from gouji_web.packages.views import number, seen
from gouji_web.permissions import Act, may
from gouji_web.queue.actions import latest
from gouji_web.queue.models import Job
from gouji_web.refusals import Refused
from gouji_web.shown.tables import saved
from gouji_web.trail.actions import record

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def step(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    done = review.pass_on(request.user, seen(request, pk), name, request.POST.get("note", ""))
    messages.success(request, f"已{done.name}。")
    return redirect("package", pk=pk)


@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    one, given = seen(request, pk), request.POST
    if given.get("settle"):
        review.settle(request.user, one, number(given["settle"]), given.get("answer", ""))
        return redirect("package", pk=pk)
    row, fingerprint, step = number(given.get("row")), given.get("fingerprint", ""), given.get("step", "")
    with transaction.atomic():
        review.remark(request.user, one, given.get("text", ""), row, given.get("column", ""), fingerprint)
        if step:
            done = review.pass_on(request.user, one, step)
    if step:
        messages.success(request, f"已{done.name}。")
        return redirect("package", pk=pk)
    if fingerprint and given.get("audit"):
        where = reverse("audit", args=(number(given.get("upload")), number(given["audit"])))
        return redirect(f"{where}#j{quote(fingerprint)}")
    stage = given.get("stage", "")
    return redirect("fill", pk=pk, stage=stage) if stage_of(stage) else redirect("package", pk=pk)


@require_POST
def import_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    one, file = seen(request, pk), request.FILES.get("workbook")
    if file is None:
        raise Refused("没有选工作簿。")
    left_out = filling.import_workbook(request.user, one, file)
    filling.refresh(one)
    messages.success(request, "已导入工作簿；原来的内容留了底。")
    for line in left_out[:10]:
        messages.warning(request, line)
    return redirect("package", pk=pk)


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen(request, pk)
    if request.POST.get("last"):
        taking.ask_for_last(request.user, one)
    else:
        taking.ask_for(request.user, one, request.FILES.getlist("files"))
    return redirect("package", pk=pk)


@require_safe
def take_progress(request: HttpRequest, pk: int) -> HttpResponse:
    took = taking.latest(seen(request, pk))
    return _progress(request, pk, latest(taking.KIND, took.pk) if took is not None else None)


@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponseBase:
    one = seen(request, pk)
    record(request.user, "下载工作簿", str(one))
    return saved(workbook_of(one), f"{one}.xlsx", _XLSX)


@require_POST
def evidence(request: HttpRequest, pk: int) -> HttpResponse:
    one = seen(request, pk)
    if request.POST.get("remove"):
        filling.remove_evidence(request.user, one, number(request.POST["remove"]))
    for file in request.FILES.getlist("files"):
        filling.add_evidence(request.user, one, file)
    filling.refresh(one)
    return redirect("package", pk=pk)


@require_safe
def evidence_file(request: HttpRequest, pk: int, evidence_pk: int) -> HttpResponseBase:
    one = seen(request, pk)
    file = get_object_or_404(one.evidence_set, pk=evidence_pk)
    record(request.user, "下载佐证", str(one), file=file.name)
    return saved((one.folder / file.name).read_bytes(), file.name, "application/octet-stream")


@require_safe
def made_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """One of the files made at the last self-check."""
    one = seen(request, pk)
    file = next((each for each in selfchecking.made(one) if each.name == name), None)
    if file is None:
        raise Http404
    record(request.user, "下载编制的文件", str(one), file=name)
    return saved(file.path.read_bytes(), name, "application/octet-stream")


@require_POST
def self_check(request: HttpRequest, pk: int) -> HttpResponse:
    selfchecking.ask_for(request.user, seen(request, pk))
    return redirect("package", pk=pk)


@require_safe
def self_check_progress(request: HttpRequest, pk: int) -> HttpResponse:
    return _progress(request, pk, latest(selfchecking.KIND, seen(request, pk).pk))


def _progress(request: HttpRequest, pk: int, job: Job | None) -> HttpResponse:
    """How far a piece of work on a package is; the page is loaded anew when it is done."""
    if job is None or job.is_over:
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "packages/making.html", {"job": job, "address": request.path})


@require_POST
def rescore(request: HttpRequest, pk: int) -> HttpResponse:
    given = request.POST
    review.rescore(
        request.user, seen(request, pk), number(given.get("row")), given.get("points", ""), given.get("reason", "")
    )
    return redirect(f"{reverse('package', args=(pk,))}#scores")


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    given = request.POST
    fields = (given.get(name, "") for name in ("owner", "kind", "amount", "note"))
    review.use_result(request.user, seen(request, pk), *fields)
    messages.success(request, "结果应用已登记。")
    return redirect(f"{reverse('package', args=(pk,))}#uses")


@require_http_methods(["GET", "HEAD", "POST"])
def samplings(request: HttpRequest) -> HttpResponse:
    """The drawings so far, and another."""
    drawings = sampling.seen_by(request.user).select_related("user")[:20]
    if request.method == "POST":
        given = request.POST
        floor = given.get("always_from", "").strip()
        if floor and not floor.replace(".", "", 1).isdecimal():
            raise Refused("必抽的分数应是数字。")
        rule = sampling.Rule(number(given.get("percent")), floor, given.get("with_errors") == "on")
        sampling.draw(request.user, number(given.get("year")), rule, given.get("seed", ""))
        return redirect("sampling")
    years = Package.objects.order_by("-year").values_list("year", flat=True).distinct()
    shown = {
        "drawings": [(one, sampling.checked(one)) for one in drawings],
        "years": years,
        "may_draw": may(request.user, Act.SAMPLE),
    }
    return render(request, "packages/sampling.html", shown)
