"""Uploading, watching, reading and judging."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gouji_web.bodies.models import Body, Setting
from gouji_web.intake import judging
from gouji_web.intake.models import Audit, Finding, Upload
from gouji_web.intake.receiving import KIND, receive, receive_anonymous
from gouji_web.packages.models import Remark
from gouji_web.packages.review import returns_open_to
from gouji_web.permissions import Act, may, require, within
from gouji_web.queue.actions import latest
from gouji_web.refusals import Refused
from gouji_web.shown.faults import Fault
from gouji_web.shown.tables import as_csv, saved
from gouji_web.trail.actions import record

_A_PAGE = 50
#: Units on a page of an upload.
_UNITS = 200
#: First those with most errors, then those of which nothing was tied, then those with most doubts.
_WORST_FIRST = ("-errors", "tied", "-warnings", "pk")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ZIP = "application/zip"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_http_methods(["GET", "HEAD", "POST"])
def checks(request: HttpRequest) -> HttpResponse:
    """The uploads that this person may see, and the form for another."""
    require(request.user, Act.SEE_CHECK)
    bodies = list(Body.objects.filter(within(request.user, Act.CHECK, ""), is_active=True))
    fault = ""
    if request.method == "POST":
        try:
            body = get_object_or_404(Body, pk=_number(request.POST.get("body", "")))
            files = request.FILES.getlist("files")
            upload = receive(request.user, body, files, request.POST.getlist("paths"))
        except Refused as refused:
            fault = str(refused)
        else:
            return redirect("check", pk=upload.pk)
    listed = judging.seen_by(request.user).exclude(user=None)  # what a package made of itself stands on its own page
    page = Paginator(listed, _A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "page": page,
        "bodies": bodies,
        "faults": [Fault(fault, "files")] if fault else [],
        "limits": Setting.current(),
    }
    return render(request, "intake/checks.html", shown, status=400 if fault else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def without_account(request: HttpRequest) -> HttpResponse:
    """One file checked without an account, where that is allowed."""
    if not Setting.current().anonymous_check:
        raise Http404
    fault = ""
    if request.method == "POST":
        try:
            upload = receive_anonymous(request.FILES.getlist("files"))
        except Refused as refused:
            fault = str(refused)
        else:
            return redirect("check-by-key", key=upload.key)
    return render(
        request,
        "intake/try.html",
        {"faults": [Fault(fault, "files")] if fault else [], "limits": Setting.current()},
        status=400 if fault else 200,
    )


@require_safe
def check(request: HttpRequest, pk: int) -> HttpResponse:
    return _upload_page(request, _seen(request, pk))


@login_not_required
@require_safe
def check_by_key(request: HttpRequest, key: str) -> HttpResponse:
    return _upload_page(request, get_object_or_404(Upload, key=key, body=None))


def _upload_page(request: HttpRequest, upload: Upload) -> HttpResponse:
    """The units of an upload; while it is being checked how far that is, which the page asks for again and again."""
    job = latest(KIND, upload.pk)
    audits = upload.audit_set.defer("listing", "documents", "content")
    if job is not None and job.is_over and upload.files == 1 and audits.count() == 1:
        where = _address(upload, audits[0])
        asked_again = getattr(request, "htmx", False)
        return HttpResponse(headers={"HX-Redirect": where}) if asked_again else redirect(where)
    template = "intake/progress.html" if getattr(request, "htmx", False) else "intake/upload.html"
    order = _WORST_FIRST if request.GET.get("order") == "worst" else ("pk",)
    page = Paginator(audits.order_by(*order), _UNITS).get_page(request.GET.get("page"))
    judging.note_judged(upload, page)
    shown = {
        "upload": upload,
        "job": job,
        "overall": judging.overall(upload),
        "page": page,
        "may_remove": upload.user_id is not None and may(request.user, Act.CHECK, upload.body),
    }
    return render(request, template, shown)


def _address(upload: Upload, audit: Audit) -> str:
    if upload.body_id is None:
        return reverse("audit-by-key", args=(upload.key, audit.pk))
    return reverse("audit", args=(upload.pk, audit.pk))


@require_safe
def audit(request: HttpRequest, pk: int, audit_pk: int) -> HttpResponse:
    """Findings beside the documents."""
    upload = _seen(request, pk)
    one = get_object_or_404(Audit, pk=audit_pk, upload=upload)
    record(request.user, "查看核对结果", f"{upload} {one.label}"[:200])
    return _audit_page(request, upload, one)


@login_not_required
@require_safe
def audit_by_key(request: HttpRequest, key: str, audit_pk: int) -> HttpResponse:
    upload = get_object_or_404(Upload, key=key, body=None)
    return _audit_page(request, upload, get_object_or_404(Audit, pk=audit_pk, upload=upload))


def _audit_page(request: HttpRequest, upload: Upload, one: Audit) -> HttpResponse:
    pks = list(upload.audit_set.values_list("pk", flat=True))
    at = pks.index(one.pk)
    shown = {
        "upload": upload,
        "audit": one,
        "listing": judging.listing(upload, one, request.user, _remarks(request, upload, one)),
        "before": pks[at - 1] if at else None,
        "after": pks[at + 1] if at + 1 < len(pks) else None,
        "check": upload.selfcheck_set.select_related("package__body").first(),
        "counts": [(kind.value, kind.label, getattr(one, f"{kind.value}s")) for kind in Finding.Severity],
    }
    return render(request, "intake/audit.html", shown)


def _remarks(request: HttpRequest, upload: Upload, one: Audit) -> Callable[[str], dict[str, Any]] | None:
    """What is shown below a finding of a package's own files: what was said of it, and the way to say more or return."""
    check = upload.selfcheck_set.select_related("package__body").first()
    if check is None:
        return None
    package = check.package
    said: dict[str, list[Remark]] = {}
    for remark in package.remark_set.exclude(fingerprint="").select_related("user", "settled_by"):
        said.setdefault(remark.fingerprint, []).append(remark)
    shown = {
        "package": package,
        "audit": one,
        "can_comment": may(request.user, Act.COMMENT, package.body),
        "returns": returns_open_to(request.user, package),
        "csrf": get_token(request),
    }
    return lambda fingerprint: {**shown, "fingerprint": fingerprint, "remarks": said.get(fingerprint, ())}


@require_POST
def judge(request: HttpRequest, pk: int, fingerprint: str) -> HttpResponse:
    """Makes or withdraws a judgement; answers with how it stands now."""
    upload = _seen(request, pk)
    given, fault, said = request.POST, "", None
    try:
        if given.get("verdict") == "withdraw":
            judging.withdraw(request.user, upload, fingerprint)
        else:
            said = judging.judge(request.user, upload, fingerprint, given.get("verdict", ""), given.get("reason", ""))
    except Refused as refused:
        fault = str(refused)
        said = judging.judgements(upload, [fingerprint]).get(fingerprint)
    page = judging.rendered(
        upload,
        fingerprint,
        said,
        judging=may(request.user, Act.JUDGE, upload.body),
        fault=fault,
        reason=given.get("reason", ""),
    )
    return HttpResponse(page, status=409 if fault else 200)


@require_safe
def corrections(request: HttpRequest, pk: int, form: str) -> HttpResponseBase:
    """The correction list over all units, as xlsx or csv."""
    upload = _seen(request, pk)
    lines = judging.rows(upload)
    record(request.user, "下载更正清单", str(upload))
    if form == "xlsx":
        return saved(judging.as_xlsx(judging.HEADS, lines, "更正清单"), f"更正清单-{upload.pk}.xlsx", _XLSX)
    return saved(as_csv(judging.HEADS, lines), f"更正清单-{upload.pk}.csv", "text/csv; charset=utf-8")


@require_safe
def word(request: HttpRequest, pk: int, audit_pk: int) -> HttpResponseBase:
    upload = _seen(request, pk)
    one = get_object_or_404(Audit, pk=audit_pk, upload=upload)
    record(request.user, "下载批注", f"{upload} {one.label}"[:200])
    is_one = one.word.endswith(".docx")
    return saved(
        judging.word_with_comments(one), f"批注-{one.label}{'.docx' if is_one else '.zip'}", _DOCX if is_one else _ZIP
    )


@require_safe
def words(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The Word files of all units with comments, in one zip."""
    upload = _seen(request, pk)
    record(request.user, "下载批注", str(upload))
    return saved(judging.words_with_comments(upload), f"批注-{upload.pk}.zip", _ZIP)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Deletes an upload before its time."""
    upload = _seen(request, pk)
    judging.remove(request.user, upload)
    messages.success(request, f"已删去“{upload}”的文件和结果；作过的认定还在。")
    return redirect("checks")


def _seen(request: HttpRequest, pk: int) -> Upload:
    return get_object_or_404(judging.seen_by(request.user), pk=pk)


def _number(given: Any) -> int:
    return int(given) if str(given).isdecimal() and len(str(given)) < 18 else 0
