"""编制自查: the worker's part. The core makes the whole disclosure from the workbook and checks what it made."""

from __future__ import annotations

import secrets
from collections import Counter
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

import gouji
from gouji_web.intake.checking import keep, remove_files
from gouji_web.intake.models import Audit, Upload
from gouji_web.packages.content import live, typed
from gouji_web.packages.models import Package, SelfCheck
from gouji_web.permissions import Act, require
from gouji_web.queue.actions import ask, finish, tell
from gouji_web.queue.models import Job
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

KIND = "selfcheck"
_KEPT = timedelta(days=3650)
#: Every format holds the same text; one is read for what is shown.
_READ = "docx"
#: Below the folder of an upload: what would be published; what the unit keeps to itself lies beside it.
PUBLISHED = "made"


def ask_for(by: Any, package: Package) -> Job:
    """Queues the making and checking of the package. Raises ``Refused`` while cells are wrong."""
    require(by, Act.SELF_CHECK, package.body)
    wrong = len(live(package).problems)
    if wrong:
        raise Refused(f"还有 {wrong} 处没有填好，改完才能编制；清单在填报页右边。")
    record(by, "编制自查", str(package), revision=package.revision)
    return ask(KIND, package.pk)


def check(job: Job) -> None:
    """Makes the files of the job's package as it is now and keeps what was found in them."""
    package = Package.objects.select_related("body").get(pk=job.subject)
    tell(job, "正在编制", 0, 2)
    upload = Upload.objects.create(
        body=package.body,
        key=secrets.token_urlsafe(32),
        title=f"{package} 编制自查",
        expires=timezone.now() + _KEPT,
    )
    try:
        prepared = make(package, upload.folder / PUBLISHED)
    except gouji.InputError as fault:
        upload.delete()
        finish(job, str(fault), failed=True)
        return
    tell(job, "正在整理", 1, 2)
    audit = prepared.audits[_READ]
    kept = keep(upload, audit, upload.folder / PUBLISHED)
    with transaction.atomic():
        for old in package.selfcheck_set.select_related("upload"):
            if old.upload is not None:
                remove_files(old.upload)
                old.upload.delete()
        Upload.objects.filter(pk=upload.pk).update(
            files=len(prepared.files), errors=kept.errors, warnings=kept.warnings, infos=kept.infos
        )
        SelfCheck.objects.create(
            package=package,
            revision=package.revision,
            upload=upload,
            is_draft=prepared.is_draft,
            remarks=list(prepared.remarks),
        )
        Package.objects.filter(pk=package.pk).update(errors=kept.errors, warnings=kept.warnings, tally=_tally(kept))
    finish(job, "编好了")


class Made(NamedTuple):
    """编制的文件: one that was made at the last self-check, to be read, printed and sealed; ``open`` where it would be published."""

    name: str
    path: Path
    size: int
    open: bool


def made(package: Package) -> list[Made]:
    """The files of the last self-check, those that would be published first."""
    check = package.selfcheck_set.select_related("upload").last()
    if check is None or check.upload is None:
        return []
    folders = [(check.upload.folder / PUBLISHED, True)]
    folders += [(one, False) for one in sorted(check.upload.folder.glob(f"{PUBLISHED}-*")) if one.is_dir()]
    return [
        Made(path.name, path, path.stat().st_size, is_open)
        for folder, is_open in folders
        for path in sorted(folder.glob("*"))
        if path.is_file()
    ]


def _tally(audit: Audit) -> dict[str, int]:
    """How many errors and doubts of each kind there are, under code and title."""
    found = audit.finding_set.exclude(severity="info").values_list("code", "title")
    return dict(Counter(f"{code} {title}" for code, title in found))


def make(package: Package, output: Path, content: gouji.Typed | None = None) -> gouji.Prepared:
    """The disclosure of a package, or of a state of it, made into ``output``. Raises ``InputError``."""
    output.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(prefix="gouji-") as folder:
        workbook = Path(folder) / "workbook.xlsx"
        gouji.write_workbook(content if content is not None else typed(package.row_set.all()), workbook)
        for one in package.evidence_set.all():
            source = package.folder / one.name
            if source.is_file():
                (Path(folder) / one.name).write_bytes(source.read_bytes())
        return gouji.prepare(workbook, output)
