"""What an address names, for those who may see it; 404 for all others."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gouji_web.intake import judging
from gouji_web.intake.models import Upload
from gouji_web.packages import review
from gouji_web.packages.models import Package
from gouji_web.packages.reading import note_reader


def package_seen(request: HttpRequest, pk: int) -> Package:
    """The package that is read or changed; that it was looked at is on record as on the pages."""
    one = get_object_or_404(review.seen_by(request.user), pk=pk)
    note_reader(request.user, one)
    return one


def upload_seen(request: HttpRequest, pk: int) -> Upload:
    return get_object_or_404(judging.seen_by(request.user), pk=pk)


def job_told(job: Any) -> dict[str, Any]:
    """How far a piece of work in the background is."""
    return {"state": job.state, "said": job.said, "done": job.done, "total": job.total}
