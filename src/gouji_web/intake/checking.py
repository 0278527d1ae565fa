"""Checking an upload: the worker's part. The core does it; here its audits become rows."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from django.conf import settings
from django.db import transaction

import gouji
from gouji.checks import registry
from gouji.domain.findings import SHOULD_BE
from gouji.reports import annotate
from gouji.reports import json as json_report
from gouji.reports.causes import causes
from gouji.reports.faults import ReportError
from gouji.reports.html import panes
from gouji.reports.html.markup import Markup
from gouji.reports.text import places
from gouji.reports.verdict import verdict
from gouji_web.intake.models import Audit, Finding, Upload
from gouji_web.queue.actions import finish, tell
from gouji_web.queue.models import Job

#: Stands in a stored listing where the judgement of the finding with this fingerprint goes.
SLOT = "<!--judgement {}-->"


def check(job: Job) -> None:
    """Checks the files of the job's upload and keeps what comes of each unit as soon as it is done."""
    upload = Upload.objects.filter(pk=job.subject).first()
    if upload is None:
        finish(job, "文件已经删去。")
        return
    Audit.objects.filter(upload=upload).delete()  # of an attempt that was broken off
    total = upload.files
    tell(job, "正在读取文件", 0, total)
    refused: list[str] = []
    done = 0
    try:
        for audit in gouji.audits(upload.folder, jobs=settings.CHECK_JOBS if total > 1 else 1):
            refused += [_without_folder(line, upload.folder) for line in audit.refused]
            if audit.inputs:
                kept = keep(upload, audit)
                done += len(kept.files)
                tell(job, f"已核对 {kept.label}", min(done, total), total)
            else:
                done += len(audit.refused)
                tell(job, "有文件未能读取", min(done, total), total)
    except gouji.InputError as fault:
        refused.append(_without_folder(str(fault), upload.folder))
    sums = Counter(
        severity for severity in Finding.objects.filter(audit__upload=upload).values_list("severity", flat=True)
    )
    upload.errors, upload.warnings, upload.infos = (sums[one] for one in Finding.Severity)
    upload.refused = refused
    upload.save(update_fields=("errors", "warnings", "infos", "refused"))
    units = upload.audit_set.count()
    finish(job, f"核对了 {units} 家" if units else "没有能核对的文件", failed=not units)


def keep(upload: Upload, audit: gouji.Audit, folder: Path | None = None) -> Audit:
    """One audit of the core with its findings as rows; ``folder`` is where its files lie, left out of their names."""
    folder = folder or upload.folder
    rules = registry.load()
    shown = panes(audit, rules, slot=_slot)
    own = audit.units[0] if audit.units else None
    inputs = [audit.inputs[number] for number in own.inputs] if own is not None else list(audit.inputs)
    severities = Counter(finding.problem.severity.value for finding in audit.results.findings)
    row = Audit(
        upload=upload,
        name=(own.body if own is not None else None) or "",
        year=own.year if own is not None else None,
        verdict=verdict(audit)[:600],
        errors=severities["error"],
        warnings=severities["warning"],
        infos=severities["info"],
        figures=audit.coverage.figures,
        tied=audit.coverage.tied,
        unread=audit.unread,
        files=[_without_folder(one.document.source.path, folder) for one in inputs],
        listing=_without_folder(shown.listing, folder),
        documents=_without_folder(shown.documents, folder),
        content=json.loads(json_report.findings(audit).replace(json.dumps(f"{folder}{os.sep}")[1:-1], "")),
    )
    with transaction.atomic():
        row.save()
        row.word = _annotated(row, audit)
        row.save(update_fields=("word",))
        Finding.objects.bulk_create(_rows(row, audit))
    return row


def _annotated(row: Audit, audit: gouji.Audit) -> str:
    """The unit's own Word files with a comment for each finding, made here and not when they are asked for: the name of
    the one, or of a zip of several; empty where there is none that can hold comments."""
    rules = registry.load()
    made: dict[str, bytes] = {}
    for number, one in enumerate(audit.inputs):
        path = Path(one.document.source.path)
        if one.document.source.format != "docx" or not path.is_file():
            continue
        try:
            content = annotate.annotated(audit, path.read_bytes(), rules, number)
        except ReportError:
            continue
        made[path.name if path.name not in made else f"{number}_{path.name}"] = content
    if not made:
        return ""
    row.upload.annotated.mkdir(parents=True, exist_ok=True, mode=0o700)
    if len(made) == 1:
        (row.upload.annotated / f"{row.pk}.docx").write_bytes(*made.values())
        return f"{row.pk}.docx"
    with ZipFile(row.upload.annotated / f"{row.pk}.zip", "w") as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return f"{row.pk}.zip"


def _rows(row: Audit, audit: gouji.Audit) -> Iterable[Finding]:
    many = len(audit.inputs) > 1
    for cause in causes(audit.results.findings):
        for finding in cause.findings:
            problem = finding.problem
            left, right = problem.left, problem.right
            yield Finding(
                audit=row,
                number=cause.number,
                code=finding.code,
                title=finding.title[:120],
                severity=problem.severity.value,
                message=problem.message,
                suggestion=problem.suggestion,
                place=places(problem.places[:1], many_inputs=many).strip()[:400] if problem.places else "",
                printed=left.text[:200] if left is not None else "",
                should_be=right.text[:200] if right is not None and right.label == SHOULD_BE else "",
                fingerprint=finding.fingerprint,
            )


def remove_files(upload: Upload) -> None:
    """Deletes what lies on the disk of an upload."""
    shutil.rmtree(upload.folder, ignore_errors=True)
    shutil.rmtree(upload.annotated, ignore_errors=True)


def _without_folder(text: str, folder: Path) -> str:
    """Names as the user knows them: what stands before them on our disk is left out."""
    return text.replace(f"{folder}{os.sep}", "")


def _slot(finding: gouji.Finding) -> Markup:
    """Where the page puts the judgement of a finding."""
    return Markup(SLOT.format(finding.fingerprint))
