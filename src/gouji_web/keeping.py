"""Looking after the data of a site: verifying the trail, backing up and restoring, deleting what is past its time."""

from __future__ import annotations

import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from gouji_web.intake import expiring
from gouji_web.publishing.actions import verify as changed_files
from gouji_web.publishing.models import Publication
from gouji_web.trail.actions import intact
from gouji_web.trail.actions import verify as verify_trail

Say = Callable[[str], None]
_DATABASE, _FILES, _KEY = "gouji.sqlite3", "files", "secret-key"


def verify(say: Say) -> int:
    """Goes through the whole trail and every published file; 1 where anything has been changed."""
    call_command("migrate", verbosity=0, interactive=False)
    count, broken = verify_trail()
    say(f"操作记录不完整：{broken}" if broken else f"操作记录 {intact(count)}")
    changed = [f"{one}：{name}" for one in Publication.objects.all() for name in changed_files(one)]
    for line in changed:
        say(f"公开的文件被改动或不见了：{line}")
    return 1 if broken or changed else 0


def backup(target: Path | None, say: Say) -> int:
    """The database as it is at one moment, and the files, in one archive; the site may go on meanwhile."""
    if connection.vendor != "sqlite":
        say(f"数据库在 PostgreSQL，请用 pg_dump 备份；{settings.FILES} 和 {settings.DATA / _KEY} 请同时拷走。")
        return 2
    if target is None:
        say("请指明备份文件，如 gouji serve backup 备份.tar.gz。")
        return 2
    with TemporaryDirectory(prefix="gouji-") as folder:
        copy = Path(folder) / _DATABASE
        with closing(sqlite3.connect(settings.DATA / _DATABASE)) as source, closing(sqlite3.connect(copy)) as made:
            source.backup(made)
        unfinished = target.with_name(target.name + ".part")
        unfinished.unlink(missing_ok=True)
        unfinished.touch(0o600)  # it holds the key and every password's digest
        with tarfile.open(unfinished, "w:gz") as archive:
            archive.add(copy, _DATABASE)
            archive.add(settings.DATA / _KEY, _KEY)
            if settings.FILES.exists():
                archive.add(settings.FILES, _FILES)
        unfinished.replace(target)
    say(f"已备份到 {target}（含登录密钥，请妥善保管）。")
    return 0


def restore(source: Path | None, say: Say) -> int:
    """Puts a backup into an empty data folder."""
    if source is None or not source.is_file():
        say("请指明备份文件，如 gouji serve restore 备份.tar.gz --data 新文件夹。")
        return 2
    if (settings.DATA / _DATABASE).exists():
        say(f"{settings.DATA} 里已经有数据，为免覆盖没有恢复；请用 --data 另指一个空文件夹。")
        return 2
    connection.close()
    try:
        with tarfile.open(source) as archive:
            if _DATABASE not in archive.getnames():
                raise tarfile.ReadError
            archive.extractall(settings.DATA, filter="data")
    except tarfile.TarError:
        say(f"{source}：不是 gouji serve backup 写出的备份。")
        return 2
    (settings.DATA / _KEY).chmod(0o600)
    say(f"已恢复到 {settings.DATA}。")
    return 0


def purge(say: Say) -> int:
    """Deletes uploaded files and results that are past the time they are kept."""
    call_command("migrate", verbosity=0, interactive=False)
    gone = expiring.purge()
    say(f"删去了 {gone} 次到期的上传。" if gone else "没有到期的文件。")
    return 0
