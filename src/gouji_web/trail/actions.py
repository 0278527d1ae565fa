"""Writing the trail and verifying it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db import connection, transaction

from gouji_web.trail.models import Entry

_FIRST = "0" * 64
_LOCK = 746_582


def record(user: Any, act: str, target: str, **detail: Any) -> Entry:
    """Appends one entry within the transaction of what it tells of; writers take turns, so that the chain has no fork."""
    who = named(user)
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        last = Entry.objects.order_by("-number").values("number", "digest").first()
        entry = Entry(
            number=last["number"] + 1 if last else 1,
            at=datetime.now(UTC),
            who=who,
            act=act,
            target=target[:200],
            detail=detail,
            previous=last["digest"] if last else _FIRST,
        )
        entry.digest = sealed(entry)
        entry.save(force_insert=True)
    return entry


def named(user: Any) -> str:
    """How the trail names somebody."""
    return f"{user.name}（{user.username}）" if user is not None and user.is_authenticated else "未登录"


def sealed(entry: Entry) -> str:
    """The digest over everything that an entry says."""
    said = [
        entry.number,
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        entry.who,
        entry.act,
        entry.target,
        entry.detail,
        entry.previous,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def intact(count: int) -> str:
    """What is said of an unbroken chain. Its end is told: whoever wrote it down notices that entries were cut off behind it."""
    last = Entry.objects.filter(number=count).first()
    end = f"最后一条的封条是 {last.digest}，请抄下来，下次验证时看这一条还在不在。" if last is not None else ""
    return f"{count} 条记录首尾相接，没有被改动。{end}"


def verify() -> tuple[int, str]:
    """How many entries stand in an unbroken chain, and where it breaks in words; empty where it does not."""
    previous, count = _FIRST, 0
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2_000):
        if entry.number != count + 1:
            return count, f"第 {count + 1} 条缺失（下一条是第 {entry.number} 条）。"
        if entry.previous != previous:
            return count, f"第 {entry.number} 条与前一条接不上。"
        if entry.digest != sealed(entry):
            return count, f"第 {entry.number} 条的内容与它的封条不符，被改动过。"
        previous, count = entry.digest, entry.number
    return count, ""
