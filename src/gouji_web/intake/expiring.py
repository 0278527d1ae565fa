"""Files are kept only as long as said."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from gouji_web.intake.checking import remove_files
from gouji_web.intake.models import Upload
from gouji_web.trail.actions import record


def purge() -> int:
    """Deletes every upload that is past its time, files and results; judgements stay. How many there were."""
    gone = 0
    for upload in Upload.objects.filter(expires__lte=timezone.now()):
        with transaction.atomic():
            record(None, "到期删除", str(upload), body=str(upload.body or "不登录"))
            remove_files(upload)
            upload.delete()
        gone += 1
    return gone
