"""Files come in: held to the limits, named by us on the disk, put into the queue."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from gouji_web.bodies.models import Body, Setting
from gouji_web.intake.models import File, Upload
from gouji_web.permissions import Act, require
from gouji_web.queue.actions import ask
from gouji_web.queue.models import Job
from gouji_web.refusals import Refused
from gouji_web.trail.actions import record

KIND = "check"
_LONGEST_NAME = 200
#: What a name may take on the disk, a number before it left out: disks hold 255 bytes, a Chinese sign takes three.
_MOST_BYTES = 225
_LONGEST_SUFFIX = 20
_PACKED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")
_LONGEST_TITLE = 120
#: Files without an account that wait at once: whoever has one does not stand behind a crowd.
_MOST_WAITING = 20
#: Bytes of files without an account that are kept at once, so that a crowd never fills the disk.
_MOST_HELD = 2 * 2**30
_LEAST_FREE = 512 * 2**20


def receive(by: Any, body: Body, files: Sequence[UploadedFile[Any]], names: Sequence[str] = ()) -> Upload:
    """Takes in what ``by`` uploads for ``body``; ``names`` are the paths inside a folder. Raises ``Refused``."""
    require(by, Act.CHECK, body)
    setting = Setting.current()
    return _received(by, body, files, names, timedelta(days=setting.keep_days), setting.most_files)


def receive_anonymous(files: Sequence[UploadedFile[Any]]) -> Upload:
    """Takes in one file without an account, where the administrator allows it."""
    setting = Setting.current()
    if not setting.anonymous_check:
        raise Refused("本站不接受不登录的核对，请先登录。")
    waiting = Job.objects.filter(kind=KIND, state=Job.State.WAITING).values("subject")
    if Upload.objects.filter(body=None, pk__in=waiting).count() >= _MOST_WAITING:
        raise Refused("现在排队核对的人多，请过几分钟再来。")
    held = File.objects.filter(upload__body=None).aggregate(held=Sum("size"))["held"] or 0
    if held >= _MOST_HELD:
        raise Refused("不登录核对的文件已经存满，请过几小时再来，或登录以后核对。")
    return _received(None, None, files, (), timedelta(hours=setting.keep_anonymous_hours), 1)


def _received(
    by: Any, body: Body | None, files: Sequence[UploadedFile[Any]], names: Sequence[str], kept: timedelta, most: int
) -> Upload:
    given = accept(files, names, most)
    with transaction.atomic():
        upload = Upload.objects.create(
            body=body,
            user=by if body is not None else None,
            key=secrets.token_urlsafe(32),
            title=_title(given),
            expires=timezone.now() + kept,
            files=len(given),
        )
    try:
        kept_files = [
            File(upload=upload, name=name, size=one.size or 0, sha256=lay(upload.folder, number, one, name))
            for number, (one, name) in enumerate(zip(files, given, strict=True))
        ]
    except OSError:
        shutil.rmtree(upload.folder, ignore_errors=True)
        upload.delete()
        raise Refused("文件没有存下，请再传一次；还是不行的，请告诉管理员看看服务器的磁盘。") from None
    with transaction.atomic():
        File.objects.bulk_create(kept_files)
        packed = sum(name.lower().endswith(_PACKED) for name in given)
        ask(KIND, upload.pk, len(given) + packed)  # what is packed holds many files, and is no short work
        record(by, "上传核对", str(upload), body=str(body or "不登录"), files=len(given))
    return upload


def _title(names: Sequence[str]) -> str:
    """What an upload is called: its one file, the folder that all lie in, or the first of its files."""
    if len(names) == 1:
        return names[0][-_LONGEST_TITLE:]
    tops = {name.split("/", 1)[0] for name in names if "/" in name}
    of_folder = len(tops) == 1 and all("/" in name for name in names)
    named = f"{next(iter(tops))}（{len(names)} 个文件）" if of_folder else f"{names[0]} 等 {len(names)} 个文件"
    return named[-_LONGEST_TITLE:]


def accept(files: Sequence[UploadedFile[Any]], names: Sequence[str] = (), most: int = 0) -> list[str]:
    """The names under which ``files`` are kept. Raises ``Refused`` where they are too many, too large or the disk is full."""
    setting = Setting.current()
    most = most or setting.most_files
    if not files:
        raise Refused("没有选文件。")
    if len(files) > most:
        raise Refused(f"一次最多上传 {most} 个文件，这次有 {len(files)} 个；请分几次，或压缩成一个 zip。")
    largest = setting.largest_mb * 2**20
    for one in files:
        if (one.size or 0) > largest:
            raise Refused(f"“{one.name}”有 {(one.size or 0) // 2**20} MB，超过 {setting.largest_mb} MB 的上限。")
    if shutil.disk_usage(settings.DATA).free < _LEAST_FREE:
        raise Refused("服务器的磁盘快满了，暂时不能上传，请告诉管理员。")
    return [safe_name(name) for name in (names if len(names) == len(files) else [one.name or "" for one in files])]


def safe_name(name: str) -> str:
    """The name as it is shown and as the core sees it: the path inside the folder without steps upwards."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")]
    shown = "/".join("".join(char for char in part if char.isprintable()).strip(". ") or "_" for part in parts)
    return "/".join(map(_shortened, shown[-_LONGEST_NAME:].lstrip("/").split("/"))) or "文件"


def _shortened(part: str) -> str:
    """A name that a disk can hold: too long a one loses the end of its stem and keeps its suffix."""
    if len(part.encode()) <= _MOST_BYTES:
        return part
    stem, suffix = os.path.splitext(part)
    if len(suffix.encode()) > _LONGEST_SUFFIX:  # a full stop within a sentence
        stem, suffix = part, ""
    return stem.encode()[: _MOST_BYTES - len(suffix.encode())].decode(errors="ignore") + suffix


def lay(folder: Path, number: int, one: UploadedFile[Any], name: str) -> str:
    """The bytes on the disk, in the folder that they came in: files that name no unit belong to their neighbours. Gives
    their digest."""
    place = _free(folder, number, name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with place.open("wb") as stream:
        for chunk in one.chunks():
            digest.update(chunk)
            stream.write(chunk)
    return digest.hexdigest()


def _free(folder: Path, number: int, name: str) -> Path:
    """Where a file may lie: under a number where its name is taken, or names a folder that came in as a file."""
    place = folder / name
    if any(one.is_file() for one in place.parents if one.is_relative_to(folder)):
        return _free(folder, number, f"{number}_{name}")
    while place.exists():
        place = place.with_name(f"{number}_{place.name}")
    return place
