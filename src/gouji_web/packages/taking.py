"""取数: blank cells filled from exported accounts, budgets, balances and last year's package; the worker reads the files."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

import gouji
from gouji.workbook.content import Standing
from gouji_web.intake.receiving import accept, lay
from gouji_web.packages.content import typed
from gouji_web.packages.filling import refresh, replace, require_fillable
from gouji_web.packages.models import Package, Taking
from gouji_web.queue.actions import ask, finish, tell
from gouji_web.queue.models import Job
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

KIND = "taking"
#: So many times is begun anew where somebody has filled in a cell while the files were read.
_ATTEMPTS = 5
#: Every format of what was published holds the same; one is read.
_READ = ".docx"


def ask_for(by: Any, package: Package, files: Sequence[UploadedFile[Any]]) -> Job:
    """Takes the files in and queues their reading. Raises ``Refused``."""
    require_fillable(by, package)
    names = accept(files)
    taking = Taking(package=package, user=by, key=secrets.token_urlsafe(32), files=names)
    for number, (one, name) in enumerate(zip(files, names, strict=True)):
        lay(taking.folder, number, one, name)
    with transaction.atomic():
        taking.save()
        record(by, "取数", str(package), files=names)
        return ask(KIND, taking.pk)


def last_published(package: Package) -> Any:
    """What the body published on this site of the year before, the version that counts; None where it did not."""
    before = Package.objects.filter(body=package.body, year=package.year - 1).first()
    return None if before is None else before.publication_set.filter(is_current=True).first()


def ask_for_last(by: Any, package: Package) -> Job:
    """Queues the reading of what was published here of the year before. Raises ``Refused``."""
    require_fillable(by, package)
    published = last_published(package)
    if published is None:
        raise Refused(f"本站没有公开过 {package.year - 1} 年度的资料，请上传上年的公开件。")
    names = [one["name"] for one in published.files if one["name"].endswith(_READ)]
    taking = Taking(package=package, user=by, key=secrets.token_urlsafe(32), files=names)
    taking.folder.mkdir(parents=True, mode=0o700)
    for name in names:
        shutil.copyfile(published.folder / name, taking.folder / name)
    with transaction.atomic():
        taking.save()
        record(by, "取数", str(package), files=names)
        return ask(KIND, taking.pk)


def latest(package: Package) -> Taking | None:
    return package.taking_set.select_related("user").last()


def take(job: Job) -> None:
    """Reads the files of the job's taking and fills the blank cells of its package."""
    taking = Taking.objects.select_related("package__body", "user").get(pk=job.subject)
    tell(job, "正在读取文件", 0, 1)
    try:
        _take(taking)
    except (gouji.InputError, Refused) as fault:
        finish(job, str(fault).replace(f"{taking.folder}/", ""), failed=True)
    else:
        finish(job, "取好了")
    shutil.rmtree(taking.folder, ignore_errors=True)


def _take(taking: Taking) -> None:
    """Nothing that was typed meanwhile is lost: then what was taken is put in once more. Raises ``InputError``, ``Refused``."""
    package = taking.package
    for _ in range(_ATTEMPTS):
        package.refresh_from_db()
        took = gouji.take(taking.folder, typed(package.row_set.all()), package.year)
        with transaction.atomic():
            if Package.objects.select_for_update().get(pk=package.pk).revision != package.revision:
                continue
            require_fillable(taking.user, package)
            if took.count(Standing.TAKEN) + took.count(Standing.CARRIED):
                replace(taking.user, package, took.typed, "取数前")
            taking.counts = {one.value: took.count(one) for one in Standing if took.count(one)}
            taking.told = [
                {"sheet": one.sheet, "cell": one.cell, "label": one.label, "origin": one.origin, "remark": one.remark}
                for one in took.told
                if one.standing is Standing.CONFLICT
            ]
            taking.remarks = [said.replace(f"{taking.folder}/", "") for said in took.remarks]
            taking.save()
            record(taking.user, "取数填入", str(package), counts=taking.counts)
        refresh(package)
        return
    raise Refused("取数时一直有人在填，没有取成，请过一会儿再取。")
