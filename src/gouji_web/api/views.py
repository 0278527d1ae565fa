"""The addresses of the API: each does what its page does, through the same action."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import get_object_or_404
from ninja import File, NinjaAPI, Query, Status
from ninja.files import UploadedFile
from ninja.security import HttpBearer

from gouji.version import __version__
from gouji_web.api import files, managed, managing, overseeing, shapes
from gouji_web.api.answers import A_PAGE, Page, answers
from gouji_web.api.objects import job_told, package_seen, upload_seen
from gouji_web.bodies.models import Body
from gouji_web.intake import judging
from gouji_web.intake.models import Audit, Upload
from gouji_web.intake.receiving import KIND, receive
from gouji_web.packages import collecting, filling, review, selfchecking
from gouji_web.packages.content import live
from gouji_web.packages.models import Package, Row
from gouji_web.people import tokens
from gouji_web.permissions import Act, require
from gouji_web.publishing import actions as publishing
from gouji_web.queue.actions import latest
from gouji_web.refusals import UNFIT, Refused
from gouji_web.trail.actions import record
from gouji_web.trail.models import Entry


class Bearer(HttpBearer):
    """令牌: in the header Authorization: Bearer gouji_…"""

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        user = tokens.owner(token)
        if user is not None:
            request.user = user
        return user


api = NinjaAPI(title="勾稽", version=__version__, auth=Bearer(), docs_url=None, urls_namespace="api")

api.add_router("", managing.router)
api.add_router("", overseeing.router)
api.add_router("", files.router)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, fault: Any) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=409)


@api.exception_handler(PermissionDenied)
def _denied(request: HttpRequest, fault: Any) -> HttpResponse:
    return api.create_response(request, {"detail": str(fault)}, status=403)


@api.exception_handler(MultiPartParserError)
def _garbled(request: HttpRequest, fault: Any) -> HttpResponse:
    return api.create_response(
        request, {"detail": "上传的内容读不懂，请按接口说明用 multipart/form-data 上传。"}, status=400
    )


@api.exception_handler(DataError)
def _unfit(request: HttpRequest, fault: Any) -> HttpResponse:
    return api.create_response(request, {"detail": UNFIT}, status=422)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, fault: Any) -> HttpResponse:
    return api.create_response(request, {"detail": "没有，或者您不能看。"}, status=404)


@api.get("/packages", response=answers(shapes.PackageList))
def packages(request: HttpRequest, year: shapes.Year | None = None, state: str = "", page: Page = 1) -> Any:
    require(request.user, Act.SEE_PACKAGE)
    found = review.seen_by(request.user)
    found = found.filter(year=year) if year else found
    found = found.filter(state=state) if state else found
    chosen = found[(page - 1) * A_PAGE : page * A_PAGE]
    return {"count": found.count(), "items": [_package(one) for one in chosen]}


@api.post("/packages", response=answers(shapes.PackageOut))
def begin(request: HttpRequest, given: shapes.BeginIn) -> Any:
    body = get_object_or_404(Body, pk=given.body)
    return _package(filling.begin(request.user, body, given.year))


@api.post("/years/{year}/packages", response=answers(shapes.BegunOut))
def begin_all(request: HttpRequest, year: shapes.Year) -> Any:
    """Begins the year for every body that has not."""
    return {"begun": collecting.begin_all(request.user, year)}


@api.get("/years/{year}/not-begun", response=answers(list[managed.BodyOut]))
def not_begun(request: HttpRequest, year: shapes.Year) -> Any:
    """The bodies that have no package of the year."""
    return [managing.body_told(one) for one in collecting.not_begun(request.user, year)]


@api.get("/packages/{pk}", response=answers(shapes.PackageDetail))
def package(request: HttpRequest, pk: shapes.Number) -> Any:
    one = package_seen(request, pk)
    found = live(one)
    forms = [
        {
            "owner": form.owner,
            "total": str(form.total),
            "grade": form.grade,
            "executed_rate": form.executed_rate,
            "rows": [
                {
                    "levels": list(row.levels),
                    "target": row.target,
                    "actual": row.actual,
                    "weight": str(row.weight),
                    "points": str(row.points),
                    "reason": row.reason,
                    "fault": row.fault,
                }
                for row in form.rows
            ],
        }
        for form in found.appraisal.forms
    ]
    problems = [
        {"sheet": each.sheet, "cell": each.cell, "message": each.message, "row": each.row, "column": each.column}
        for each in found.problems
    ]
    passages = [name for name, _ in review.open_to(request.user, one)]
    return {**_package(one), "forms": forms, "listed_problems": problems, "passages": passages}


@api.get("/packages/{pk}/rows", response=answers(list[shapes.RowOut]))
def rows(request: HttpRequest, pk: shapes.Number) -> Any:
    return [_row(one) for one in package_seen(request, pk).row_set.all()]


@api.put("/packages/{pk}/cell", response={**answers(shapes.CellOut), 412: shapes.ConflictOut})
def cell(request: HttpRequest, pk: shapes.Number, given: shapes.CellIn) -> Any:
    """Saves one cell; 412 where somebody else changed it meanwhile, with what it holds now."""
    one = package_seen(request, pk)
    try:
        saved = filling.save_cell(request.user, one, given.row, given.column, given.text, given.seen, given.version)
    except filling.Conflict as conflict:
        held = {"held": conflict.text, "by": conflict.who, "version": conflict.row.version}
        return Status(412, {"detail": "别人同时改了这一格，没有保存。", **held})
    return {"row": saved.pk, "version": saved.version, "revision": one.revision}


@api.post("/packages/{pk}/rows", response=answers(shapes.RowOut))
def add_row(request: HttpRequest, pk: shapes.Number, given: shapes.RowIn) -> Any:
    return _row(filling.add_row(request.user, package_seen(request, pk), given.sheet))


@api.delete("/packages/{pk}/rows/{row}", response=answers(shapes.PackageOut))
def remove_row(request: HttpRequest, pk: shapes.Number, row: shapes.Number) -> Any:
    one = package_seen(request, pk)
    filling.remove_row(request.user, one, row)
    return _package(one)


@api.post("/packages/{pk}/steps", response=answers(shapes.PackageOut))
def step(request: HttpRequest, pk: shapes.Number, given: shapes.StepIn) -> Any:
    """One of sign, withdraw, approve, return, accept, send-back, amend."""
    review.pass_on(request.user, package_seen(request, pk), given.name, given.note)
    return _package(package_seen(request, pk))


@api.get("/packages/{pk}/remarks", response=answers(list[shapes.RemarkOut]))
def remarks(request: HttpRequest, pk: shapes.Number) -> Any:
    return [_remark(one) for one in package_seen(request, pk).remark_set.select_related("user")]


@api.post("/packages/{pk}/remarks", response=answers(shapes.RemarkOut))
def remark(request: HttpRequest, pk: shapes.Number, given: shapes.RemarkIn) -> Any:
    one = package_seen(request, pk)
    return _remark(review.remark(request.user, one, given.text, given.row or 0, given.column, given.fingerprint))


@api.post("/packages/{pk}/remarks/{remark_pk}/settle", response=answers(list[shapes.RemarkOut]))
def settle(request: HttpRequest, pk: shapes.Number, remark_pk: shapes.Number, given: shapes.SettleIn) -> Any:
    one = package_seen(request, pk)
    review.settle(request.user, one, remark_pk, given.answer)
    return [_remark(each) for each in one.remark_set.select_related("user")]


@api.post("/packages/{pk}/self-check", response=answers(shapes.JobOut))
def self_check(request: HttpRequest, pk: shapes.Number) -> Any:
    return job_told(selfchecking.ask_for(request.user, package_seen(request, pk)))


@api.post("/packages/{pk}/rescores", response=answers(shapes.PackageOut))
def rescore(request: HttpRequest, pk: shapes.Number, given: shapes.RescoreIn) -> Any:
    one = package_seen(request, pk)
    review.rescore(request.user, one, given.row, given.points, given.reason)
    return _package(one)


@api.post("/packages/{pk}/uses", response=answers(shapes.PackageOut))
def use(request: HttpRequest, pk: shapes.Number, given: shapes.UseIn) -> Any:
    one = package_seen(request, pk)
    review.use_result(request.user, one, given.owner, given.kind, given.amount, given.note)
    return _package(one)


@api.post("/years/{year}/publications", response=answers(shapes.PublishedOut))
def publish_all(request: HttpRequest, year: shapes.Year) -> Any:
    """Publishes everything of the year that finance has accepted; tells what could not be published and why."""
    made, refused = publishing.publish_all(request.user, year)
    return {"packages": [one.package_id for one in made], "refused": refused}


@api.post("/packages/{pk}/publish", response=answers(shapes.PublicationOut))
def publish(request: HttpRequest, pk: shapes.Number, given: shapes.PublishIn) -> Any:
    made = publishing.publish(request.user, package_seen(request, pk), given.notice)
    return {"version": made.number, "digest": made.digest, "files": made.files}


@api.put("/deadlines/{year}", response=answers(shapes.DeadlineOut))
def deadline(request: HttpRequest, year: shapes.Year, given: shapes.DeadlineIn) -> Any:
    made = collecting.set_deadline(request.user, year, **given.dict())
    return {"year": year, **{name: getattr(made, name) for name in given.dict()}}


@api.post("/deadlines/{year}/reminders", response=answers(shapes.RemindedOut))
def remind(request: HttpRequest, year: shapes.Year) -> Any:
    """Marks what is past its date as reminded."""
    return {"reminded": collecting.remind(request.user, year)}


@api.get("/checks", response=answers(shapes.CheckList))
def checks(request: HttpRequest, page: Page = 1) -> Any:
    require(request.user, Act.SEE_CHECK)
    found = judging.seen_by(request.user)
    chosen = found[(page - 1) * A_PAGE : page * A_PAGE]
    return {"count": found.count(), "items": [_check(one) for one in chosen]}


@api.post("/checks", response=answers(shapes.CheckOut))
def check(request: HttpRequest, body: Query[shapes.Number], files: File[list[UploadedFile]]) -> Any:
    """Takes in files of ``body`` to be checked; ask for the check again until its job is done."""
    return _check(receive(request.user, get_object_or_404(Body, pk=body), files))


@api.get("/checks/{pk}", response=answers(shapes.CheckOut))
def one_check(request: HttpRequest, pk: shapes.Number) -> Any:
    return _check(upload_seen(request, pk))


@api.delete("/checks/{pk}", response=answers(shapes.GoneOut))
def remove_check(request: HttpRequest, pk: shapes.Number) -> Any:
    """Deletes its files and results before their time; judgements stay."""
    judging.remove(request.user, upload_seen(request, pk))
    return {"gone": pk}


@api.get("/checks/{pk}/findings", response=answers(list[dict[str, Any]]))
def findings(request: HttpRequest, pk: shapes.Number) -> Any:
    """What was found for each unit, as ``gouji check --format json`` gives it (schema gouji.findings/1)."""
    upload = upload_seen(request, pk)
    record(request.user, "查看核对结果", str(upload))
    return [one.content for one in Audit.objects.filter(upload=upload).defer("listing", "documents")]


@api.post("/checks/{pk}/judgements", response=answers(shapes.JudgementOut))
def judge(request: HttpRequest, pk: shapes.Number, given: shapes.JudgementIn) -> Any:
    upload = upload_seen(request, pk)
    made = judging.judge(request.user, upload, given.fingerprint, given.verdict, given.reason)
    return {"fingerprint": made.fingerprint, "verdict": made.verdict, "reason": made.reason}


@api.delete("/checks/{pk}/judgements/{fingerprint}", response=answers(shapes.WithdrawnOut))
def withdraw(request: HttpRequest, pk: shapes.Number, fingerprint: shapes.Fingerprint) -> Any:
    """Takes a judgement back."""
    upload = upload_seen(request, pk)
    judging.withdraw(request.user, upload, fingerprint)
    return {"fingerprint": fingerprint}


@api.get("/packages/{pk}/steps", response=answers(list[shapes.StepOut]))
def steps(request: HttpRequest, pk: shapes.Number) -> Any:
    """The way that the package has come."""
    same = ("name", "before", "after", "note", "at")
    return [
        {"user": one.user.name, **{name: getattr(one, name) for name in same}}
        for one in package_seen(request, pk).step_set.select_related("user")
    ]


@api.get("/packages/{pk}/changes", response=answers(list[shapes.ChangeOut]))
def changes(request: HttpRequest, pk: shapes.Number) -> Any:
    """Every cell that was changed since the package last came back."""
    _, changed = review.changed_since_return(package_seen(request, pk))
    return [one._asdict() for one in changed]


@api.get("/trail", response=answers(list[shapes.TrailOut]))
def trail(request: HttpRequest, page: Page = 1) -> Any:
    require(request.user, Act.SEE_TRAIL)
    return list(Entry.objects.all()[(page - 1) * A_PAGE : page * A_PAGE])


def _package(one: Package) -> dict[str, Any]:
    same = ("year", "state", "revision", "returned", "grade", "executed", "problems", "errors", "warnings", "since")
    return {
        "id": one.pk,
        "body": one.body_id,
        "body_name": one.body.name,
        "score": None if one.score is None else str(one.score),
        **{name: getattr(one, name) for name in same},
    }


def _row(one: Row) -> dict[str, Any]:
    return {"id": one.pk, "sheet": one.sheet, "key": one.key, "texts": one.texts, "version": one.version}


def _remark(one: Any) -> dict[str, Any]:
    same = ("about", "text", "at", "answer", "settled")
    return {"id": one.pk, "user": one.user.name, **{name: getattr(one, name) for name in same}}


def _check(one: Upload) -> dict[str, Any]:
    same = ("title", "files", "errors", "warnings", "infos", "refused", "created", "expires")
    job = latest(KIND, one.pk)
    told = {name: getattr(one, name) for name in same}
    return {"id": one.pk, "body": one.body_id, "job": None if job is None else job_told(job), **told}
