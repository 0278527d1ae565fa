"""查看: who looks at what is not theirs to fill in is on record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from gouji_web.packages.models import Package
from gouji_web.permissions import Act, may
from gouji_web.trail.actions import named, record
from gouji_web.trail.models import Entry

_ACT = "查看填报"
#: Within this time looking again is the same look.
_AGAIN = timedelta(minutes=30)


def note_reader(user: Any, package: Package) -> None:
    """Records that ``user`` looks at a package, once in a while, on a page as through the API."""
    if may(user, Act.FILL, package.body):
        return
    recent = Entry.objects.filter(target=str(package)[:200], act=_ACT, at__gte=timezone.now() - _AGAIN)
    if not recent.filter(who=named(user)).exists():
        record(user, _ACT, str(package))
