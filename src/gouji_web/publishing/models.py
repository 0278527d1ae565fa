"""What was published, version by version."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models

from gouji_web.packages.models import Package, Snapshot
from gouji_web.people.models import User


class Publication(models.Model):
    """公开版本: frozen files with their digests; ``digest`` seals the list of them. Later versions are amendments.

    ``facts`` are the figures that pages, open data and comparisons print, as texts.
    """

    package = models.ForeignKey(Package, models.PROTECT)
    number = models.PositiveSmallIntegerField()
    notice = models.CharField(max_length=1000, blank=True)
    snapshot = models.ForeignKey(Snapshot, models.PROTECT)
    files = models.JSONField()
    facts = models.JSONField()
    digest = models.CharField(max_length=64)
    is_current = models.BooleanField(default=True, db_index=True)
    user = models.ForeignKey(User, models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ("-package__year", "package__body__path", "-number")
        constraints: ClassVar = [models.UniqueConstraint(fields=("package", "number"), name="one_version")]

    def __str__(self) -> str:
        return f"{self.package} 第{self.number}版"

    @property
    def folder(self) -> Path:
        return Path(settings.FILES) / "published" / f"{self.package_id}-{self.number}"
