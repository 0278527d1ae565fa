"""The addresses for files: workbooks, evidence, what was made of a package, and the lists that come of a check."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from gouji_web.api import shapes
from gouji_web.api.answers import answers
from gouji_web.api.objects import job_told, package_seen, upload_seen
from gouji_web.intake import judging
from gouji_web.packages import filling, selfchecking, taking
from gouji_web.packages.content import workbook_of
from gouji_web.shown.tables import as_csv, saved
from gouji_web.trail.actions import record

router = Router()


class EvidenceOut(Schema):
    id: int
    name: str
    size: int
    sha256: str


class MadeOut(Schema):
    name: str
    size: int
    open: bool


_BYTES = {"responses": {200: {"content": {"application/octet-stream": {"schema": {"type": "string"}}}}}}
_CSV = {"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}}


@router.get("/packages/{pk}/workbook", response=answers(str), openapi_extra=_BYTES)
def workbook(request: HttpRequest, pk: shapes.Number) -> HttpResponseBase:
    """The content as the workbook that ``gouji prepare`` takes."""
    one = package_seen(request, pk)
    record(request.user, "下载工作簿", str(one))
    return saved(workbook_of(one), f"{one}.xlsx")


@router.post("/packages/{pk}/workbook", response=answers(list[str]))
def put_workbook(request: HttpRequest, pk: shapes.Number, workbook: File[UploadedFile]) -> Any:
    """Replaces the content by that of a workbook; gives what could not be taken over."""
    one = package_seen(request, pk)
    left_out = filling.import_workbook(request.user, one, workbook)
    filling.refresh(one)
    return left_out


@router.post("/packages/{pk}/takings", response=answers(shapes.JobOut))
def take(request: HttpRequest, pk: shapes.Number, files: File[list[UploadedFile]]) -> Any:
    """Blank cells are filled from exported accounts, budgets, balances and last year's package, in the background."""
    return job_told(taking.ask_for(request.user, package_seen(request, pk), files))


@router.get("/packages/{pk}/evidence", response=answers(list[EvidenceOut]))
def listed_evidence(request: HttpRequest, pk: shapes.Number) -> Any:
    return [_evidence(one) for one in package_seen(request, pk).evidence_set.all()]


@router.post("/packages/{pk}/evidence", response=answers(EvidenceOut))
def evidence(request: HttpRequest, pk: shapes.Number, file: File[UploadedFile]) -> Any:
    """Keeps a file that bears out what was filled in; one of the same name takes the other's place."""
    return _evidence(filling.add_evidence(request.user, package_seen(request, pk), file))


@router.get("/packages/{pk}/evidence/{evidence_pk}", response=answers(str), openapi_extra=_BYTES)
def evidence_file(request: HttpRequest, pk: shapes.Number, evidence_pk: shapes.Number) -> HttpResponseBase:
    one = package_seen(request, pk)
    file = get_object_or_404(one.evidence_set, pk=evidence_pk)
    record(request.user, "下载佐证", str(one), file=file.name)
    return saved((one.folder / file.name).read_bytes(), file.name)


@router.delete("/packages/{pk}/evidence/{evidence_pk}", response=answers(list[EvidenceOut]))
def remove_evidence(request: HttpRequest, pk: shapes.Number, evidence_pk: shapes.Number) -> Any:
    """Takes a file away; gives those that are left."""
    one = package_seen(request, pk)
    filling.remove_evidence(request.user, one, evidence_pk)
    filling.refresh(one)
    return [_evidence(each) for each in one.evidence_set.all()]


@router.get("/packages/{pk}/made", response=answers(list[MadeOut]))
def made(request: HttpRequest, pk: shapes.Number) -> Any:
    """The files of the last self-check; those that are not open stay with the unit when the package is published."""
    return [
        {"name": one.name, "size": one.size, "open": one.open} for one in selfchecking.made(package_seen(request, pk))
    ]


@router.get("/packages/{pk}/made/{name}", response=answers(str), openapi_extra=_BYTES)
def made_file(request: HttpRequest, pk: shapes.Number, name: str) -> HttpResponseBase:
    one = package_seen(request, pk)
    file = next((each for each in selfchecking.made(one) if each.name == name), None)
    if file is None:
        raise Http404
    record(request.user, "下载编制的文件", str(one), file=name)
    return saved(file.path.read_bytes(), name)


@router.get("/checks/{pk}/corrections", response=answers(str), openapi_extra=_CSV)
def corrections(request: HttpRequest, pk: shapes.Number) -> HttpResponseBase:
    """The correction list over all units of a check, a finding a row, as CSV."""
    upload = upload_seen(request, pk)
    record(request.user, "下载更正清单", str(upload))
    return saved(as_csv(judging.HEADS, judging.rows(upload)), f"更正清单-{upload.pk}.csv", "text/csv; charset=utf-8")


@router.get("/checks/{pk}/words", response=answers(str), openapi_extra=_BYTES)
def words(request: HttpRequest, pk: shapes.Number) -> HttpResponseBase:
    """The Word files of all units with a comment for each finding, in one zip."""
    upload = upload_seen(request, pk)
    record(request.user, "下载批注", str(upload))
    return saved(judging.words_with_comments(upload), f"批注-{upload.pk}.zip")


def _evidence(one: Any) -> dict[str, Any]:
    return {"id": one.pk, "name": one.name, "size": one.size, "sha256": one.sha256}
